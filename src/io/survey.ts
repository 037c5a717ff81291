import { dirname } from 'node:path';
import type { Entry, FileSystem } from './file-system.ts';
import { absolutePath, below } from './system-path.ts';

/** What a search passes over on purpose. */
export type Skipped =
  | { readonly kind: 'node_modules' | 'linked-folder'; readonly path: string }
  /** Another name of a file that was found under its own. */
  | { readonly kind: 'linked-file'; readonly path: string; readonly leadsTo: string };

/** What should have been looked at and could not be, and why. */
export interface Unread {
  readonly kind: 'file' | 'folder';
  readonly path: string;
  readonly reason: string;
}

/** What a search has come upon so far. */
export class Survey {
  readonly files: string[] = [];
  readonly listed: string[] = [];
  readonly skipped: Skipped[] = [];
  readonly unread: Unread[] = [];
  readonly where: FileSystem;
  private readonly excluded: ReadonlySet<string>;

  /** Excluded is what has one of these absolute paths, and what is below it. */
  constructor(where: FileSystem, excluded: ReadonlySet<string>) {
    this.where = where;
    this.excluded = excluded;
  }

  /** What is in a folder and not excluded; nothing, after taking a note, where that cannot be read. */
  list(folder: string): readonly Entry[] {
    if (this.isExcluded(folder)) return [];
    this.listed.push(folder);
    const entries = this.where.entries(folder);
    if (typeof entries !== 'string')
      return entries.filter(({ name }) => !this.excluded.has(absolutePath(below(folder, name))));
    this.unread.push({ kind: 'folder', path: folder, reason: `this folder ${entries}` });
    return [];
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
    const found = this.where.look(path);
    switch (found.kind) {
      case 'file':
        this.files.push(path);
        break;
      case 'folder':
        this.skipped.push({ kind: 'linked-folder', path });
        break;
      case 'stream':
        this.unread.push({
          kind: 'file',
          path,
          reason: 'this is a pipe or a device, and a file is expected.',
        });
        break;
      case 'refused':
        this.unread.push({ kind: 'file', path, reason: found.reason });
    }
  }
}
