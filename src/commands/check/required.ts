import { basename, dirname, isAbsolute, join } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import { disk } from '../../io/disk.ts';
import { excludedPaths } from '../../io/expand-paths.ts';
import { glob } from '../../io/glob.ts';
import { Survey } from '../../io/survey.ts';
import { absolutePath } from '../../io/system-path.ts';
import { printable } from '../../yaml/printable.ts';
import type { Search } from './search.ts';

/** The folders that must hold a profile of a run and hold none, and patterns that name no folder. */
export interface Required {
  readonly missing: readonly string[];
  readonly faults: readonly string[];
}

/** Looks for the folders that --require names; paths and globs count from the folder from which paths are told. */
export function requiredFolders(patterns: readonly string[], search: Search): Required {
  const each = patterns.map((pattern) => ({ pattern, folders: foldersOf(pattern, search) }));
  const held = patterns.length === 0 ? new Set<string>() : foldersWithProfiles(search);
  const isHeld = (folder: string) => held.has(folder) || held.has(disk.realPath(folder));
  const wanted = new Survey(disk, excludedPaths(search.exclusions));
  const missing = new Set(
    each.flatMap(({ folders }) => folders).filter((folder) => !isHeld(folder) && !wanted.isExcluded(folder)),
  );
  return {
    missing: [...missing].sort().map(search.shown),
    faults: each
      .filter(({ folders }) => folders.length === 0)
      .map(
        ({ pattern }) =>
          `--require ${printable(pattern)}: no folder is found here; paths count from ${printable(absolutePath(search.root))}.`,
      ),
  };
}

/** As absolute paths, without what installed packages bring along. */
function foldersOf(pattern: string, { root }: Search): readonly string[] {
  if (pattern === '') return [];
  const from = absolutePath(root);
  const path = absolutePath(isAbsolute(pattern) ? pattern : join(from, pattern));
  if (disk.look(path).kind === 'folder') return [path];
  if (!isDynamicPattern(pattern)) return [];
  const found = glob(pattern.replace(/\/+$/, ''), new Survey(disk, new Set()), 'folders', from);
  return found.map(absolutePath).filter((folder) => basename(folder) !== 'node_modules');
}

/** Every folder that has a profile of the run in it or below; a link to one that is checked elsewhere is none. */
function foldersWithProfiles({ found, stdinName }: Search): ReadonlySet<string> {
  const paths = [
    ...found.files,
    ...found.unread.filter(({ kind }) => kind === 'file').map(({ path }) => path),
  ];
  const folders = new Set<string>();
  for (const path of paths) {
    if (path === '-' && stdinName === null) continue;
    let folder = dirname(absolutePath(path === '-' ? (stdinName ?? path) : path));
    while (!folders.has(folder)) {
      folders.add(folder);
      folder = dirname(folder);
    }
  }
  return folders;
}
