import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Content } from './content.ts';
import { codeOf, systemCode } from './system-error.ts';
import { writeParts } from './write-all.ts';

/**
 * Puts a file under a name, whole or not at all: it is finished under another name beside it first. With `old` it
 * takes the place of that file and has its owner and mode. Without, the name must be free: false where it is not.
 */
export function putFile(path: string, content: Content, old: Stats | null): boolean {
  const folder = dirname(path);
  const finished = join(folder, `.advisor-${process.pid}-${Math.random().toString(36).slice(2, 10)}.tmp`);
  try {
    writeTemporary(finished, content, old);
    if (old !== null) renameSync(finished, path);
    else if (!linkNew(finished, path)) return false;
  } finally {
    rmSync(finished, { force: true });
  }
  syncFolder(folder);
  removeLeftovers(folder);
  return true;
}

/** As `.advisor-1234-k3j2h1g0.tmp`. */
const TEMPORARY = /^\.advisor-\d+-[a-z0-9]{1,8}\.tmp$/;

/** Nothing is written for so long, so what is older was left by a process that was killed. */
const DAY = 24 * 60 * 60 * 1000;

/** What cannot be removed is for somebody else to remove. */
function removeLeftovers(folder: string): void {
  try {
    for (const name of readdirSync(folder).filter((each) => TEMPORARY.test(each))) {
      const path = join(folder, name);
      if (Date.now() - lstatSync(path).mtimeMs > DAY) rmSync(path);
    }
  } catch (error) {
    systemCode(error);
  }
}

function writeTemporary(path: string, content: Content, old: Stats | null): void {
  const descriptor = openSync(path, 'wx', old === null ? 0o666 : 0o600);
  try {
    writeParts(descriptor, content);
    if (old !== null) {
      const { uid, gid } = lstatSync(path);
      if (uid !== old.uid || gid !== old.gid) fchownSync(descriptor, old.uid, old.gid);
      fchmodSync(descriptor, old.mode & 0o7777);
    }
    sync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Gives a finished file its name. Some file systems have no second names: there it is renamed. */
function linkNew(finished: string, path: string): boolean {
  try {
    linkSync(finished, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!WITHOUT_LINKS.includes(systemCode(error))) throw error;
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return false;
    renameSync(finished, path);
    return true;
  }
}

const WITHOUT_LINKS = ['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/** Waits until the disk has it; not every file system can tell. */
export function sync(descriptor: number): void {
  try {
    fsyncSync(descriptor);
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(systemCode(error))) throw error;
  }
}

/** The name is only safe once its folder is on the disk. Not every system opens folders; the file is there anyway. */
function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    systemCode(error);
  }
}
