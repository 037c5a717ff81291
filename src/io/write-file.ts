import writeFileAtomic from 'write-file-atomic';

export type Written = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** Writes a whole file or leaves the old one as it was. */
export function writeFile(path: string, text: string): Written {
  try {
    writeFileAtomic.sync(path, text);
    return { ok: true };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (code === null) throw error;
    return { ok: false, message: `${path}: cannot be written (${code}).` };
  }
}
