/** The code of what the system refused, such as ENOENT; null for any other error. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** Likewise, for a place where nothing but the system can fail: any other error is thrown again. */
export function systemCode(error: unknown): string {
  const code = codeOf(error);
  if (code === null) throw error;
  return code;
}

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'you are not allowed to',
  EPERM: 'you are not allowed to',
  EROFS: 'the disk is read-only',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'what should be a folder is a file',
  EISDIR: 'this is a folder',
  ELOOP: 'the link leads back to itself',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EFBIG: 'files may not grow so large here',
  EBADF: 'it is not open',
};

/** "cannot be written: the disk is full (ENOSPC)." */
export function refusal(what: 'read' | 'written', code: string): string {
  const words = WORDS[code];
  return `cannot be ${what}${words === undefined ? '' : `: ${words}`} (${code}).`;
}
