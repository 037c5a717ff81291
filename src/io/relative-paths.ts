import { dirname, relative, resolve, sep } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';

/**
 * For each of the files that patterns stand for (see expandPaths), its path below the folder or the fixed part of the
 * glob that found it; files that are named one by one have theirs below the deepest folder they have in common.
 */
export function relativePaths(
  patterns: readonly string[],
  files: readonly string[],
): ReadonlyMap<string, string> {
  const roots = patterns.filter((pattern) => !pattern.startsWith('!')).flatMap(rootsOf);
  const rootOf = (file: string) => roots.find((root) => isBelow(resolve(file), root)) ?? null;
  const shared = sharedFolder(files.filter((file) => file !== '-' && rootOf(file) === null));
  const paths = files
    .filter((file) => file !== '-')
    .map((file) => [file, portable(relative(rootOf(file) ?? shared, resolve(file)))] as const);
  return new Map(paths);
}

/** The folders below which a pattern may have found files: itself, and what a glob holds fixed. */
function rootsOf(pattern: string): readonly string[] {
  if (!isDynamicPattern(pattern)) return [resolve(pattern)];
  const parts = pattern.split('/');
  const firstOpen = parts.findIndex((part) => isDynamicPattern(part));
  const fixed = parts.slice(0, firstOpen === -1 ? -1 : firstOpen).join('/');
  return [resolve(pattern), resolve(pattern.startsWith('/') ? `/${fixed}` : fixed)];
}

function isBelow(file: string, folder: string): boolean {
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function sharedFolder(files: readonly string[]): string {
  const [first = '.', ...others] = files.map((file) => dirname(resolve(file)));
  let folder = first;
  while (!others.every((other) => other === folder || isBelow(other, folder))) folder = dirname(folder);
  return folder;
}

function portable(path: string): string {
  return path.split(sep).join('/');
}
