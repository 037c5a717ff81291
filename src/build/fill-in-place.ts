import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** Folders in which a build is under way begin so. */
const UNDER_WAY = '.new-';

/** No build takes so long, so what is older was left by one that was killed. */
const LONG = 60 * 60 * 1000;

/**
 * Has a folder filled so that whoever reads it meanwhile finds the old files or the new ones, each whole: they are made
 * in a folder of their own, and each then takes its place at once. Last come those that lead to the others, and then what
 * is not made any more goes.
 * @param entries the names of the files that lead to the others.
 */
export async function fillInPlace(
  folder: string,
  entries: readonly string[],
  make: (into: string) => Promise<void>,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const made = mkdtempSync(join(folder, UNDER_WAY));
  try {
    await make(made);
    const files = filesIn(made);
    for (const file of [...files.filter((each) => !entries.includes(each)), ...entries]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      renameSync(join(made, file), join(folder, file));
    }
    for (const file of filesIn(folder))
      if (!files.includes(file) && !isUnderWay(folder, file)) rmSync(join(folder, file), { force: true });
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

/** Whether a file belongs to another build. */
function isUnderWay(folder: string, file: string): boolean {
  const [top = ''] = file.split(sep);
  const begun = statSync(join(folder, top), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return top.startsWith(UNDER_WAY) && Date.now() - begun < LONG;
}

/** The paths of all files in a folder and below, from there. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    if (!each.isDirectory()) return [each.name];
    return filesIn(join(folder, each.name)).map((file) => join(each.name, file));
  });
}
