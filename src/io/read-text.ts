import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { SourceFile } from '../yaml/tree.ts';
import { nearFile } from './near-file.ts';
import { refuseOwnEnds } from './own-ends.ts';
import { codeOf, refusal, systemCode } from './system-error.ts';
import { systemPath } from './system-path.ts';

export const MAX_BYTES = 1024 * 1024;

/** Why a file could not be taken as text. */
export type Fault =
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'too-large'; readonly path: string; readonly limit: number }
  | { readonly kind: 'binary'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly code: string };

export type Read =
  | { readonly ok: true; readonly file: SourceFile }
  | { readonly ok: false; readonly fault: Fault };

/** Reads a text file of at most 1 MiB, or of so many bytes; `-` is standard input. */
export function readText(path: string, limit: number = MAX_BYTES): Read {
  try {
    return path === '-' ? readFrom(0, '<standard input>', limit) : readNamed(path, limit);
  } catch (error) {
    return { ok: false, fault: faultOf(path === '-' ? '<standard input>' : path, error) };
  }
}

/** A pipe that nobody writes to yet is waited for. */
function readNamed(path: string, limit: number): Read {
  const descriptor = openSync(systemPath(path), 'r');
  try {
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) return { ok: false, fault: { kind: 'directory', path } };
    refuseOwnEnds(stats, path);
    return readFrom(descriptor, path, limit);
  } finally {
    closeSync(descriptor);
  }
}

function readFrom(descriptor: number, name: string, limit: number): Read {
  const bytes = readAtMost(descriptor, limit + 1);
  if (bytes.length > limit) return { ok: false, fault: { kind: 'too-large', path: name, limit } };
  const text = textIn(bytes);
  return text === null
    ? { ok: false, fault: { kind: 'binary', path: name } }
    : { ok: true, file: { name, text } };
}

function readAtMost(descriptor: number, limit: number): Buffer {
  const buffer = Buffer.allocUnsafe(limit);
  let length = 0;
  while (length < limit) {
    const count = readChunk(descriptor, buffer, length);
    if (count === 0) break;
    length += count;
  }
  return buffer.subarray(0, length);
}

/** A terminal or pipe that has nothing to give yet answers EAGAIN: then ask again a little later. */
function readChunk(descriptor: number, buffer: Buffer, from: number): number {
  for (;;) {
    try {
      return readSync(descriptor, buffer, from, buffer.length - from, null);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/**
 * The text that bytes are, without byte order marks at its start; null where they are none. A carriage return alone ends
 * a line, too, as YAML has it.
 */
export function textIn(bytes: Buffer): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true })
      .decode(bytes)
      .replace(/^\ufeff+/, '')
      .replace(/\r(?!\n)/g, '\n');
  } catch {
    return null;
  }
}

function faultOf(path: string, error: unknown): Fault {
  const code = systemCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing', path };
  if (code === 'EISDIR') return { kind: 'directory', path };
  return { kind: 'unreadable', path, code };
}

/** The fault in a sentence with the path, as it is to be told, and, where there is one, the way out. */
export function describeFault(fault: Fault, path: string = fault.path): string {
  return `${fault.path === '' ? 'An empty file name' : path}: ${reasonOf(fault)}`;
}

/** Without the path. */
export function reasonOf(fault: Fault): string {
  switch (fault.kind) {
    case 'missing':
      return missing(nearFile(fault.path));
    case 'directory':
      return 'this is a folder, and a file is expected.';
    case 'too-large':
      return `larger than ${fault.limit / 1024 ** 2} MiB, the most that is read.`;
    case 'binary':
      return 'this is not text in UTF-8.';
    case 'unreadable':
      return fault.code === 'EACCES' ? 'you may not read this file.' : `it ${refusal('read', fault.code)}`;
  }
}

function missing(near: string | null): string {
  return `there is no such file.${near === null ? '' : ` Did you mean "${near}"?`}`;
}
