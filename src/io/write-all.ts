import { writeSync } from 'node:fs';
import { type Content, partsOf } from './content.ts';
import { codeOf } from './system-error.ts';

/**
 * Writes all bytes, however few of them the system takes at a time: from a position in the file on, or (null) from
 * where it stands. A pipe or terminal that is full answers EAGAIN: then ask again a little later.
 */
export function writeAll(descriptor: number, bytes: Uint8Array, position: number | null = null): void {
  let from = 0;
  while (from < bytes.length) {
    const at = position === null ? null : position + from;
    try {
      from += writeSync(descriptor, bytes, from, bytes.length - from, at);
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Writes a content from where a file or a stream stands, without ever having all of it in memory. */
export function writeParts(descriptor: number, content: Content): void {
  for (const part of partsOf(content)) writeAll(descriptor, Buffer.from(part));
}
