import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeOf, systemCode } from './system-error.ts';

/** Something that comes with advisor is not there, or not whole. */
class Incomplete extends Error {}

/** The path of what comes with advisor: beside the folder of the bundle; from the sources, beside src/. */
export function shipped(...names: readonly string[]): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return join(here, here.endsWith('dist') ? '..' : '../..', ...names);
}

/** The names of what is in a folder that comes with advisor. */
export function shippedNames(folder: string): readonly string[] {
  return present(shipped(folder), (path) => readdirSync(path));
}

/** The text of a file that comes with advisor. */
export function shippedText(...names: readonly string[]): string {
  return present(shipped(...names), (path) => readFileSync(path, 'utf8'));
}

/** Likewise, of JSON what it stands for. */
export function shippedJson<T>(...names: readonly string[]): T {
  const text = shippedText(...names);
  try {
    return JSON.parse(text);
  } catch {
    throw new Incomplete(`${shipped(...names)} is only a part of itself`);
  }
}

function present<T>(path: string, read: (path: string) => T): T {
  try {
    return read(path);
  } catch (error) {
    throw new Incomplete(`${path} cannot be read (${systemCode(error)})`);
  }
}

/** What is not whole of advisor, where that is why something failed, as it may be while it is built anew; else null. */
export function missingPart(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof Incomplete) return error.message;
  const [first = ''] = (error.stack ?? '').split('\n');
  if (codeOf(error) === 'MODULE_NOT_FOUND') return first.replace(/^Error: /, '');
  // Of a module that is no code the stack begins with the place in it.
  if (error instanceof SyntaxError && !first.startsWith(error.name)) return `${first} is no code`;
  const isOurs = 'path' in error && String(error.path).startsWith(shipped('dist'));
  return isOurs ? `${error.path} cannot be read (${codeOf(error)})` : null;
}
