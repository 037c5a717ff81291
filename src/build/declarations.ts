import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isolatedDeclarationSync } from 'rolldown/experimental';

/** Imports of other files of ours. */
const IMPORT = /((?:from |import\()['"])(\.[^'"]+)\.ts(?=['"])/g;

/**
 * Writes the type declarations of source files, and of all that these speak of, into a folder. What is marked as internal
 * is left out, and with it all that only the machinery needs. A file says itself what it exports: nothing is inferred.
 */
export function declareTypes(entries: readonly string[], source: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of declarationsOf(entries)) {
    const path = join(folder, relative(source, file).replace(/\.ts$/, '.d.ts'));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text.replace(IMPORT, '$1$2.js'));
  }
}

/** The declarations of files and of all that these import, by the paths of the files. */
function declarationsOf(entries: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const open = [...entries];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue;
    const text = declarationOf(file);
    found.set(file, text);
    for (const [, , path] of text.matchAll(IMPORT)) open.push(join(dirname(file), `${path}.ts`));
  }
  return found;
}

function declarationOf(file: string): string {
  const { code, errors } = isolatedDeclarationSync(file, readFileSync(file, 'utf8'), { stripInternal: true });
  if (errors.length > 0) throw new Error(`${file}: ${errors.map((error) => error.message).join('\n')}`);
  return code;
}
