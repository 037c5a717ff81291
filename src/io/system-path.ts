import { Buffer, isUtf8 } from 'node:buffer';
import { resolve, sep } from 'node:path';
import { systemCode } from './system-error.ts';

/**
 * File names are bytes, and not always text. A name that is not UTF-8 becomes a text in which each byte beyond ASCII
 * is a lone surrogate, which no other text has: so it can be printed, and its file still be opened.
 */
export function pathText(name: Buffer): string {
  if (isUtf8(name)) return name.toString();
  return Array.from(name, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : standIn(byte))).join('');
}

/** What the system is to be asked for: the path, or the bytes that it stands for. */
export function systemPath(path: string): string | Buffer {
  if (!STAND_IN.test(path)) return path;
  const bytesOf = (part: string) =>
    STAND_IN.test(part) ? Buffer.of(part.charCodeAt(0) & 0xff) : Buffer.from(part);
  return Buffer.concat(Array.from(path, bytesOf));
}

/** With the flag u this is no half of a pair. */
const STAND_IN = /[\udc00-\udcff]/u;

/** A name in one line, for what cannot do with others. */
export function withoutLineBreaks(name: string): string {
  return name.replace(/[\n\r\u2028\u2029]/g, (found) => Array.from(Buffer.from(found), standIn).join(''));
}

function standIn(byte: number): string {
  return String.fromCharCode(0xdc00 + byte);
}

/** A path as it is shown and compared: with slashes, without `./` at its start and without stand-ins in vain. */
export function shownPath(path: string): string {
  const bytes = systemPath(path);
  const text = (typeof bytes === 'string' ? bytes : pathText(bytes)).split(sep).join('/');
  if (text === '') return text;
  return text.replace(/^(\.\/+)+/, '').replace(/(?<=.)\/+$/, '') || '.';
}

/** The path from the root on; where the working folder is gone, the path as it is. */
export function absolutePath(path: string): string {
  try {
    return resolve(path);
  } catch (error) {
    systemCode(error);
    return path;
  }
}

/** The path of what is in a folder. */
export function below(folder: string, name: string): string {
  if (folder === '.') return name;
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}
