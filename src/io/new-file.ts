import { closeSync, openSync, rmSync } from 'node:fs';
import { writeFile } from './write-file.ts';

export type Created =
  | { readonly kind: 'created' }
  | { readonly kind: 'exists' }
  | { readonly kind: 'failed'; readonly message: string };

/** Writes a whole file under a name that was free until now; whatever has that name already stays as it is. */
export function createFile(path: string, text: string): Created {
  try {
    closeSync(openSync(path, 'wx'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (code === null) throw error;
    if (code === 'EEXIST') return { kind: 'exists' };
    return { kind: 'failed', message: `${path}: cannot be written (${code}).` };
  }
  const written = writeFile(path, text);
  if (written.ok) return { kind: 'created' };
  rmSync(path, { force: true });
  return { kind: 'failed', message: written.message };
}
