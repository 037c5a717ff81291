import { assess, type Situation } from '../report/situation.ts';
import { type Loaded, loadProfile, loadRulebook, problemsText, sha256 } from './load.ts';

/** Reads the rulebook and a profile, and decides on it. */
export async function loadSituation(
  path: string,
  options: { readonly rules?: string; readonly set?: readonly string[] },
): Promise<Loaded<Situation>> {
  const rulebook = await loadRulebook(options.rules);
  if (!rulebook.ok) return rulebook;
  const loaded = loadProfile(path, rulebook.value.rulebook, options.set);
  if (!loaded.ok) return loaded;
  const { profile, file } = loaded.value;
  const assessed = assess(rulebook.value, profile, { name: file.name, sha256: () => sha256(file.text) });
  return assessed.ok ? { ok: true, value: assessed.situation } : assessed;
}

/** A name given on the command line, which must be one of those that are known; null where none is given. */
export function checkName(
  flag: string,
  role: string,
  name: string | undefined,
  allowed: readonly string[],
): Loaded<string | null> {
  if (name === undefined || allowed.includes(name)) return { ok: true, value: name ?? null };
  const at = { start: 0, end: Math.max(1, name.length) };
  const problem = { kind: 'unknown-name', role, name, allowed, at } as const;
  return { ok: false, message: problemsText({ name: flag, text: name }, [problem]) };
}
