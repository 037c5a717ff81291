import { fstatSync, lstatSync, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, isAbsolute } from 'node:path';
import { refuseOwnEnds } from './own-ends.ts';
import { systemCode } from './system-error.ts';

/** What it means to write to a path, links followed as the system follows them. */
export type Target =
  /** Nothing is there yet. */
  | { readonly kind: 'new'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string; readonly stats: Stats }
  /** A device, a pipe or a socket. */
  | { readonly kind: 'stream'; readonly path: string }
  /** What is open already, such as /dev/stdout: opened once more, a file would be written from its start. */
  | { readonly kind: 'descriptor'; readonly descriptor: number };

/** Finds out what is behind a path. Throws what the system refuses, and where it is a folder. */
export function targetOf(path: string): Target {
  const end = endOfLinks(path);
  const descriptor = descriptorOf(end);
  if (descriptor !== null) {
    refuseOwnEnds(fstatSync(descriptor), path);
    return { kind: 'descriptor', descriptor };
  }
  const stats = statSync(path, { throwIfNoEntry: false });
  if (path === '' || end.endsWith('/') || stats?.isDirectory())
    throw Object.assign(new Error(path), { code: 'EISDIR' });
  if (stats === undefined)
    return { kind: 'new', path: `${realpathSync.native(dirname(end))}/${basename(end)}` };
  refuseOwnEnds(stats, path);
  return stats.isFile() ? { kind: 'file', path: realpathSync.native(path), stats } : { kind: 'stream', path };
}

const MOST_LINKS = 40;

/**
 * Where the links end to which a path leads; there may be nothing. The parts are not joined but left to the system,
 * for which `link/..` is where the link leads and then one up. It also refuses a loop.
 */
function endOfLinks(path: string): string {
  let end = path;
  for (let followed = 0; followed < MOST_LINKS; followed++) {
    const isLink = lstatSync(end, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
    if (descriptorOf(end) !== null || !isLink) break;
    const next = readlinkSync(end);
    end = isAbsolute(next) ? next : `${dirname(end)}/${next}`;
  }
  return end;
}

function descriptorOf(path: string): number | null {
  const standard = ['/dev/stdin', '/dev/stdout', '/dev/stderr'].indexOf(path);
  if (standard !== -1) return standard;
  const number = /^\/(?:dev|proc\/self)\/fd\/(\d{1,9})$/.exec(path)?.[1];
  return number === undefined ? null : Number(number);
}

/** The same text for paths that lead to one file; null for what is no file, or cannot be found out. `-` as input. */
export function identityOf(path: string): string | null {
  try {
    const target: Target = path === '-' ? { kind: 'descriptor', descriptor: 0 } : targetOf(path);
    if (target.kind === 'stream') return null;
    if (target.kind === 'new') return target.path;
    const stats =
      target.kind === 'file'
        ? statSync(target.path, { bigint: true })
        : fstatSync(target.descriptor, { bigint: true });
    return stats.isFile() ? `${stats.dev}:${stats.ino}` : null;
  } catch (error) {
    systemCode(error);
    return null;
  }
}
