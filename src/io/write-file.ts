import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  realpathSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { printable } from '../yaml/printable.ts';
import { type Content, wholeOf } from './content.ts';
import { examined } from './disk.ts';
import { codeOf, refusal, systemCode } from './system-error.ts';
import { type Target, targetOf } from './target.ts';
import { putFile, sync } from './whole-file.ts';
import { writeAll, writeParts } from './write-all.ts';

/**
 * Under a name that nothing has, not even a link; under one that leads to nothing, or to an empty file; in place of what
 * is there; or after it.
 */
export type How = 'free' | 'new' | 'replace' | 'append';

export type Written =
  /** No file has come of it where the path leads to a device, a pipe or what was open already. */
  | { readonly kind: 'written'; readonly isFile: boolean }
  /** A new file was wanted, and there is one: it stays as it is. */
  | { readonly kind: 'exists' }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Writes a text to what a path leads to. A file is written whole or stays as it was; only where none can be put in its
 * place it is written over where it stands.
 */
export function writeFile(path: string, content: Content, how: How): Written {
  try {
    const target = how === 'free' ? nameOf(path) : targetOf(path);
    return writeTo(target, content, how);
  } catch (error) {
    return { kind: 'failed', message: cannotBeWritten(path, systemCode(error)) };
  }
}

function nameOf(path: string): Target {
  return { kind: 'new', path: `${realpathSync.native(dirname(path))}/${basename(path)}` };
}

/** "out.txt: cannot be written: the disk is full (ENOSPC)." */
export function cannotBeWritten(path: string, code: string): string {
  if (path === '') return 'An empty name names no file.';
  const folder = dirname(path);
  const reason =
    code === 'ENOENT' && examined(folder) === 'ENOENT'
      ? `cannot be written: the folder "${folder}" does not exist.`
      : refusal('written', code);
  return printable(`${path}: ${reason}`);
}

function writeTo(target: Target, content: Content, how: How): Written {
  switch (target.kind) {
    case 'descriptor':
      writeStream(target.descriptor, content);
      return { kind: 'written', isFile: false };
    case 'stream':
      withFile(target.path, constants.O_WRONLY, (descriptor) => writeStream(descriptor, content));
      return { kind: 'written', isFile: false };
    case 'new':
      if (putFile(target.path, content, null)) return { kind: 'written', isFile: true };
      if (how !== 'append') return { kind: 'exists' };
      append(target.path, content);
      return { kind: 'written', isFile: true };
    case 'file':
      if (how === 'new' && target.stats.size > 0) return { kind: 'exists' };
      accessSync(target.path, constants.W_OK);
      if (how === 'append') append(target.path, content);
      else replace(target, content);
      return { kind: 'written', isFile: true };
  }
}

/** A reader that went away is no error. */
function writeStream(descriptor: number, content: Content): void {
  try {
    writeParts(descriptor, content);
  } catch (error) {
    if (codeOf(error) !== 'EPIPE') throw error;
  }
}

/** Adds all of it or nothing. */
function append(path: string, content: Content): void {
  withFile(path, constants.O_WRONLY | constants.O_APPEND, (descriptor) => {
    const { size } = fstatSync(descriptor);
    try {
      writeParts(descriptor, content);
    } catch (error) {
      ftruncateSync(descriptor, size);
      throw error;
    }
    sync(descriptor);
  });
}

function replace({ path, stats }: Extract<Target, { kind: 'file' }>, content: Content): void {
  try {
    putFile(path, content, stats);
  } catch (error) {
    if (!IRREPLACEABLE.includes(systemCode(error))) throw error;
    overwrite(path, Buffer.from(wholeOf(content)));
  }
}

/** A mounted file, one in a folder that may not be written, or one whose owner cannot be kept. */
const IRREPLACEABLE = ['EBUSY', 'EACCES', 'EPERM', 'EROFS', 'EXDEV', 'EINVAL'];

/** Where that fails, the old text is put back; one that may not be read is still there if all that lacked was room. */
function overwrite(path: string, bytes: Buffer): void {
  const old = textOf(path);
  withFile(path, constants.O_WRONLY, (descriptor) => {
    const { size } = fstatSync(descriptor);
    try {
      writeLongerFirst(descriptor, bytes, size);
    } catch (error) {
      if (old !== null) writeAll(descriptor, old, 0);
      ftruncateSync(descriptor, size);
      throw error;
    }
    ftruncateSync(descriptor, bytes.length);
    sync(descriptor);
  });
}

/** Only what makes a file longer can lack room. */
function writeLongerFirst(descriptor: number, bytes: Buffer, size: number): void {
  writeAll(descriptor, bytes.subarray(size), size);
  writeAll(descriptor, bytes.subarray(0, size), 0);
}

function textOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    systemCode(error);
    return null;
  }
}

function withFile(path: string, flags: number, use: (descriptor: number) => void): void {
  const descriptor = openSync(path, flags);
  try {
    use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
