import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { refusal, systemCode } from './system-error.ts';
import { absolutePath, below, pathText, systemPath } from './system-path.ts';

/** What a search passes over on purpose. */
export interface Skipped {
  readonly kind: 'node_modules' | 'linked-folder';
  readonly path: string;
}

/** What should have been looked at and could not be, and why. */
export interface Unread {
  readonly path: string;
  readonly message: string;
}

export interface Entry {
  readonly name: string;
  readonly kind: 'folder' | 'linked-folder' | 'file';
}

/** What a search has come upon so far. */
export class Survey {
  readonly files: string[] = [];
  readonly listed: string[] = [];
  readonly skipped: Skipped[] = [];
  readonly unread: Unread[] = [];
  private readonly excluded: ReadonlySet<string>;

  /** Excluded is what has one of these absolute paths, and what is below it. */
  constructor(excluded: ReadonlySet<string>) {
    this.excluded = excluded;
  }

  /** What is in a folder and not excluded; nothing, after taking a note, where that cannot be read. */
  list(folder: string): readonly Entry[] {
    if (this.isExcluded(folder)) return [];
    this.listed.push(folder);
    try {
      const entries = readdirSync(systemPath(folder), { withFileTypes: true, encoding: 'buffer' });
      return entries
        .map((entry) => entryOf(entry, folder))
        .filter(({ name }) => !this.excluded.has(absolutePath(below(folder, name))));
    } catch (error) {
      const message = `${folder}: this folder ${refusal('read', systemCode(error))}`;
      this.unread.push({ path: folder, message });
      return [];
    }
  }

  isExcluded(path: string): boolean {
    if (this.excluded.size === 0) return false;
    const absolute = absolutePath(path);
    return (
      this.excluded.has(absolute) || (dirname(absolute) !== absolute && this.isExcluded(dirname(absolute)))
    );
  }

  /** Takes what has the name that is looked for, if it is a file or a link to one. */
  take(path: string): void {
    const stats = examined(path);
    if (typeof stats === 'string') {
      const why = stats === 'ENOENT' ? 'this link leads to nothing.' : refusal('read', stats);
      this.unread.push({ path, message: `${path}: ${why}` });
    } else if (stats.isFile()) this.files.push(path);
    else if (stats.isDirectory()) this.skipped.push({ kind: 'linked-folder', path });
    else this.unread.push({ path, message: `${path}: this is a pipe or a device, and a file is expected.` });
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

/** What the system says of a path, links followed; the code of its refusal where it refuses. */
export function examined(path: string): Stats | string {
  try {
    return statSync(systemPath(path));
  } catch (error) {
    return systemCode(error);
  }
}
