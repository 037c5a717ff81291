import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import type { Entry, FileSystem, Look } from './file-system.ts';
import { refusal, systemCode } from './system-error.ts';
import { absolutePath, below, pathText, systemPath } from './system-path.ts';

/** The files of this machine. */
export const disk: FileSystem = { look, entries, realPath };

/** What the system says of a path, links followed; the code of its refusal where it refuses. */
export function examined(path: string): Stats | string {
  try {
    return statSync(systemPath(path));
  } catch (error) {
    return systemCode(error);
  }
}

function look(path: string): Look {
  const stats = examined(path);
  if (stats === 'ENOENT') return { kind: 'refused', reason: 'this link leads to nothing.' };
  if (typeof stats === 'string') return { kind: 'refused', reason: refusal('read', stats) };
  if (stats.isFile()) return { kind: 'file' };
  return { kind: stats.isDirectory() ? 'folder' : 'stream' };
}

function entries(folder: string): readonly Entry[] | string {
  try {
    const found = readdirSync(systemPath(folder), { withFileTypes: true, encoding: 'buffer' });
    return found.map((entry) => entryOf(entry, folder));
  } catch (error) {
    return refusal('read', systemCode(error));
  }
}

function entryOf(entry: Dirent<Buffer>, folder: string): Entry {
  const name = pathText(entry.name);
  if (entry.isDirectory()) return { name, kind: 'folder' };
  const isLinked = entry.isSymbolicLink() && leadsToFolder(below(folder, name));
  return { name, kind: isLinked ? 'linked-folder' : 'file' };
}

/** What a link leads to may be out of reach: then it is taken for a folder, which is at least mentioned. */
function leadsToFolder(path: string): boolean {
  const stats = examined(path);
  return typeof stats === 'string' ? !BROKEN.includes(stats) : stats.isDirectory();
}

const BROKEN = ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'];

function realPath(path: string): string {
  if (path === '-') return path;
  try {
    return pathText(realpathSync.native(systemPath(path), 'buffer'));
  } catch (error) {
    systemCode(error);
    return absolutePath(path);
  }
}
