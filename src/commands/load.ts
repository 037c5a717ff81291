import { builtInRulebook } from '../io/built-in.ts';
import { describeFault, readText } from '../io/read-text.ts';
import type { Profile } from '../profile/profile.ts';
import { readProfile } from '../profile/read-profile.ts';
import { applyAssumptions, applySettings, clashingAssumptions } from '../profile/settings.ts';
import type { LoadedRulebook } from '../rulebook/loaded-rulebook.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { formatProblems } from '../yaml/excerpt.ts';
import { readSource } from '../yaml/parse.ts';
import { printable } from '../yaml/printable.ts';
import type { Outcome, Problem } from '../yaml/problem.ts';
import type { SourceFile, Tree } from '../yaml/tree.ts';
import { profileForm } from './profile-form.ts';

/** What was asked for, or everything that is wrong with it, ready to print. */
export type Loaded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

/** A checked profile and the text it was read from. */
export interface LoadedProfile {
  readonly profile: Profile;
  readonly file: SourceFile;
}

const MESSAGE_WIDTH = 80;

/** The built-in rulebook, or another one from a file. */
export async function loadRulebook(path: string | undefined): Promise<Loaded<LoadedRulebook>> {
  if (path === undefined) return { ok: true, value: builtInRulebook() };
  const { readRulebook } = await import('../rulebook/link.ts');
  return loadSource(path, 'a rulebook', (tree, file) => {
    const linked = readRulebook(tree);
    return linked.ok ? { ok: true, value: { rulebook: linked.value, sha256: sha256(file.text) } } : linked;
  });
}

/** What a command line says on top of a profile: `fact=value` and `assumption=value`. */
export interface OnTop {
  readonly set?: readonly string[] | undefined;
  readonly assume?: readonly string[] | undefined;
}

/** A profile file, checked against a rulebook, with what the command line says on top. */
export function loadProfile(path: string, rulebook: Rulebook, onTop: OnTop = {}): Loaded<LoadedProfile> {
  const form = profileForm(rulebook);
  const loaded = loadSource(path, 'a profile', (tree, file) => {
    const read = readProfile(tree, form);
    return read.ok ? { ok: true, value: { profile: read.value, file } } : read;
  });
  const applied = applySettings(onTop.set ?? [], form);
  const assuming = applyAssumptions(onTop.assume ?? [], form);
  const faults = [...applied, ...assuming].flatMap((each) =>
    each.ok ? [] : [problemsText(each.file, each.problems)],
  );
  const assumptions = new Map(loaded.ok ? loaded.value.profile.assumptions : []);
  for (const each of assuming) if (each.ok) assumptions.set(each.id, each.value);
  const clashes = clashingAssumptions(assumptions, assuming, form).map((each) =>
    problemsText(each.file, each.problems),
  );
  if (faults.length + clashes.length > 0)
    return {
      ok: false,
      message: [...(loaded.ok ? [] : [loaded.message]), ...faults, ...clashes].join('\n\n'),
    };
  if (!loaded.ok) return loaded;
  const stated = new Map(loaded.value.profile.stated);
  for (const each of applied) if (each.ok) stated.set(each.fact, each.stated);
  return { ok: true, value: { ...loaded.value, profile: { ...loaded.value.profile, stated, assumptions } } };
}

/**
 * Reads a file and makes a value of its tree, or says what is wrong with it.
 * @param within what to read in place of its whole text.
 */
export function loadSource<T>(
  path: string,
  what: string,
  read: (tree: Tree, file: SourceFile) => Outcome<T>,
  within: (text: string) => string = (text) => text,
): Loaded<T> {
  const found = readText(path);
  if (!found.ok) return { ok: false, message: printable(describeFault(found.fault)) };
  const file = { ...found.file, text: within(found.file.text) };
  const outcome = readSource(file, what, (tree) => read(tree, file));
  return outcome.ok ? outcome : { ok: false, message: problemsText(file, outcome.problems) };
}

/** Problems for standard error. */
export function problemsText(file: SourceFile, problems: readonly Problem[]): string {
  return formatProblems(file, problems, MESSAGE_WIDTH);
}

/** The SHA-256 of a text in hexadecimal digits. The module is loaded only where a hash is wanted: it takes time. */
export function sha256(text: string): string {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('hex');
}
