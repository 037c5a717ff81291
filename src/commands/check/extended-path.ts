import { dirname, isAbsolute, join } from 'node:path';
import { readText } from '../../io/read-text.ts';
import { shownPath } from '../../io/system-path.ts';
import { identityOf } from '../../io/target.ts';
import { parseSource } from '../../yaml/parse.ts';
import { child, type Tree } from '../../yaml/tree.ts';

/** The path under which a policy names the one that it extends; null where it names none. */
export function extendedBy(tree: Tree): string | null {
  const named = child(tree, 'extends');
  return named?.kind === 'scalar' && typeof named.value === 'string' && named.value.trim() !== ''
    ? named.value.trim()
    : null;
}

/** A path that counts from the folder of the file which names it. */
export function besides(file: string, path: string): string {
  return shownPath(isAbsolute(path) ? path : join(dirname(file), path));
}

/** The files that policies extend, as far as they can be read, each once. */
export function extendedFiles(policies: readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  for (let next = [...policies]; next.length > 0; ) {
    next = next.flatMap(extendedFile).filter((path) => !seen.has(identityOf(path) ?? path));
    for (const path of next) seen.set(identityOf(path) ?? path, path);
  }
  return [...seen.values()];
}

function extendedFile(path: string): readonly string[] {
  const text = path === '-' ? null : readText(path);
  const tree = text?.ok ? parseSource(text.file, 'a policy') : null;
  const named = tree?.ok ? extendedBy(tree.value) : null;
  return named === null ? [] : [besides(path, named)];
}
