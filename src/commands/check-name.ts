import { givenText, type Loaded } from './load.ts';

/** A name given on the command line, which must be one of those that are known; null where none is given. */
export function checkName(
  flag: string,
  role: string,
  name: string | undefined,
  allowed: readonly string[],
): Loaded<string | null> {
  if (name === undefined || allowed.includes(name)) return { ok: true, value: name ?? null };
  const at = { start: 0, end: name.length };
  const problem = { kind: 'unknown-name', role, name, allowed, at } as const;
  return { ok: false, message: givenText(flag, [problem]) };
}
