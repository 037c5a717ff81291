import { dirname } from 'node:path';
import { examined } from './disk.ts';
import { absolutePath, below } from './system-path.ts';

/**
 * The nearest file of this name, from the working folder up to the root of the repository, as a relative path; null
 * where there is none. Outside a repository only the working folder counts: what lies above it is not this project's.
 */
export function findUpwards(name: string): string | null {
  return (
    foldersOfRepository()
      .map((folder) => below(folder, name))
      .find(isFile) ?? null
  );
}

/** The folder that holds `.git`, at a folder or above it, as an absolute path; null outside a repository. */
export function repositoryRoot(from = '.'): string | null {
  for (let at = absolutePath(from); ; at = dirname(at)) {
    if (typeof examined(below(at, '.git')) !== 'string') return at;
    if (dirname(at) === at) return null;
  }
}

/** The root of the repository that holds all of some paths or globs; null where none does, or there are none. */
export function sharedRepository(paths: readonly string[]): string | null {
  const [first = null, ...others] = new Set(paths.map((path) => repositoryRoot(path)));
  return others.length === 0 ? first : null;
}

/** The working folder and those above it, up to the root of the repository. */
function foldersOfRepository(): readonly string[] {
  const root = repositoryRoot();
  const folders = ['.'];
  for (let at = absolutePath('.'); root !== null && at !== root; at = dirname(at))
    folders.push(Array(folders.length).fill('..').join('/'));
  return folders;
}

function isFile(path: string): boolean {
  const stats = examined(path);
  return typeof stats !== 'string' && !stats.isDirectory();
}
