import { dirname, isAbsolute, relative, sep } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import { absolutePath } from './system-path.ts';

/**
 * For each of the files that patterns stand for (see expandPaths), its path below the folder or the fixed part of the
 * glob that found it; files that are named one by one have theirs below the deepest folder they have in common. Where
 * the working folder is gone, a path that counts from it leads nowhere.
 */
export function relativePaths(
  patterns: readonly string[],
  files: readonly string[],
): ReadonlyMap<string, string> {
  const roots = new Set(patterns.flatMap(rootsOf));
  const named = files
    .filter((file) => file !== '-' && isAbsolute(absolutePath(file)))
    .map((file) => ({ file, root: rootOf(file, roots) }));
  const shared = sharedFolder(named.filter(({ root }) => root === null).map(({ file }) => file));
  return new Map(
    named.map(({ file, root }) => [file, portable(relative(root ?? shared, absolutePath(file)))]),
  );
}

/** The nearest of some folders above a file. */
function rootOf(file: string, roots: ReadonlySet<string>): string | null {
  let folder = dirname(absolutePath(file));
  while (!roots.has(folder)) {
    if (folder === dirname(folder)) return null;
    folder = dirname(folder);
  }
  return folder;
}

/** The folders below which a pattern may have found files: itself, and what a glob holds fixed. */
function rootsOf(pattern: string): readonly string[] {
  if (!isDynamicPattern(pattern)) return [absolutePath(pattern)];
  const parts = pattern.split('/');
  const firstOpen = parts.findIndex((part) => isDynamicPattern(part));
  const fixed = parts.slice(0, firstOpen === -1 ? -1 : firstOpen).join('/');
  return [absolutePath(pattern), absolutePath(pattern.startsWith('/') ? `/${fixed}` : fixed)];
}

function isBelow(file: string, folder: string): boolean {
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function sharedFolder(files: readonly string[]): string {
  const [first = '.', ...others] = files.map((file) => dirname(absolutePath(file)));
  let folder = first;
  while (!others.every((other) => other === folder || isBelow(other, folder))) folder = dirname(folder);
  return folder;
}

function portable(path: string): string {
  return path.split(sep).join('/');
}
