import { dirname } from 'node:path';
import { readBom } from '../../bom/read-bom.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { describeFault, readText } from '../../io/read-text.ts';
import { absolutePath } from '../../io/system-path.ts';
import { identityOf } from '../../io/target.ts';
import type { Boms, GivenBom } from '../../policy/boms.ts';
import { printable } from '../../yaml/printable.ts';
import { type Loaded, problemsText } from '../load.ts';

/** Bills of materials of large applications have some megabytes. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The bills of materials that --bom names, each once; null where it is not given.
 * @param profiles the files of the profiles of the run.
 */
export function loadBoms(
  paths: readonly string[] | undefined,
  profiles: readonly string[],
  catalogOf: () => Catalog,
): Loaded<Boms | null> {
  if (paths === undefined) return { ok: true, value: null };
  if (paths.includes('-') && profiles.includes('-'))
    return { ok: false, message: '--bom -: a profile is read from standard input already.' };
  const once = new Map(paths.map((path) => [identityOf(path) ?? absolutePath(path), path]));
  const read = [...once.values()].map((path) => loadBom(path, profiles));
  const faults = read.flatMap((loaded) => (loaded.ok ? [] : [loaded.message]));
  if (faults.length > 0) return { ok: false, message: faults.join('\n\n') };
  const each = read.flatMap((loaded) => (loaded.ok ? [loaded.value] : []));
  return { ok: true, value: { each, catalog: catalogOf() } };
}

function loadBom(path: string, profiles: readonly string[]): Loaded<GivenBom> {
  const found = readText(path, MOST_BYTES);
  if (!found.ok) return { ok: false, message: printable(`--bom ${describeFault(found.fault)}`) };
  const bom = readBom(found.file);
  if (!bom.ok) return { ok: false, message: problemsText(found.file, bom.problems) };
  return { ok: true, value: { bom: bom.value, covers: path === '-' ? null : nearest(path, profiles) } };
}

/** The profiles in the nearest folder at or above a file that has some; null where none has. */
function nearest(path: string, profiles: readonly string[]): ReadonlySet<string> | null {
  let folder = dirname(absolutePath(path));
  for (;;) {
    const beside = profiles.filter((each) => each !== '-' && dirname(absolutePath(each)) === folder);
    if (beside.length > 0) return new Set(beside);
    if (folder === dirname(folder)) return null;
    folder = dirname(folder);
  }
}
