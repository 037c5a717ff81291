import { dirname } from 'node:path';
import { examined } from './survey.ts';
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

/** The working folder and those above it, up to the one that holds `.git`. */
function foldersOfRepository(): readonly string[] {
  const folders = ['.'];
  for (let at = absolutePath('.'); typeof examined(below(at, '.git')) === 'string'; at = dirname(at)) {
    if (dirname(at) === at) return ['.'];
    folders.push(Array(folders.length).fill('..').join('/'));
  }
  return folders;
}

function isFile(path: string): boolean {
  const stats = examined(path);
  return typeof stats !== 'string' && !stats.isDirectory();
}
