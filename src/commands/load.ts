import { builtInRulebook } from '../io/built-in.ts';
import { describeFault, readText } from '../io/read-text.ts';
import { applyOnTop, type OnTop } from '../profile/on-top.ts';
import type { Profile } from '../profile/profile.ts';
import { readProfile } from '../profile/read-profile.ts';
import type { LoadedRulebook } from '../rulebook/loaded-rulebook.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { formatGiven, formatProblems } from '../yaml/excerpt.ts';
import { readSource } from '../yaml/parse.ts';
import { quote } from '../yaml/phrases.ts';
import { printable } from '../yaml/printable.ts';
import type { Outcome, Problem } from '../yaml/problem.ts';
import type { SourceFile, Tree } from '../yaml/tree.ts';
import { profileForm } from './profile-form.ts';
import type { ProfileSource } from './profile-source.ts';

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

/** A profile, checked against a rulebook, with what the command line says on top. */
export function loadProfile(
  from: string | ProfileSource,
  rulebook: Rulebook,
  onTop: OnTop = {},
): Loaded<LoadedProfile> {
  const form = profileForm(rulebook);
  const loaded = loadSource(from, 'a profile', (tree, file) => {
    const read = readProfile(tree, form);
    return read.ok ? { ok: true, value: { profile: read.value, file } } : read;
  });
  const before = loaded.ok ? loaded.value.profile : NOTHING_STATED;
  const { faults, ...after } = applyOnTop(before, onTop, form);
  const given = faults.map(({ file, problems }) => givenText(`${file.name} ${quote(file.text)}`, problems));
  if (given.length > 0) {
    const message = given.join('\n');
    return { ok: false, message: loaded.ok ? message : `${loaded.message}\n\n${message}` };
  }
  if (!loaded.ok) return loaded;
  return { ok: true, value: { ...loaded.value, profile: { ...loaded.value.profile, ...after } } };
}

const NOTHING_STATED = { stated: new Map(), assumptions: new Map(), priorities: new Map() };

/**
 * Reads a file and makes a value of its tree, or says what is wrong with it.
 * @param within what to read in place of its whole text.
 */
export function loadSource<T>(
  from: string | ProfileSource,
  what: string,
  read: (tree: Tree, file: SourceFile) => Outcome<T>,
  within: (text: string) => string = (text) => text,
): Loaded<T> {
  const found = typeof from === 'string' ? readText(from) : from.read();
  if (!found.ok) return { ok: false, message: printable(describeFault(found.fault)) };
  const file = { ...found.file, text: within(found.file.text) };
  const outcome = readSource(file, what, (tree) => read(tree, file));
  return outcome.ok ? outcome : { ok: false, message: problemsText(file, outcome.problems) };
}

/** Problems for standard error. */
export function problemsText(file: SourceFile, problems: readonly Problem[]): string {
  return formatProblems(file, problems, MESSAGE_WIDTH);
}

/** Problems with what was given on the command line, under the name that it has there. */
export function givenText(given: string, problems: readonly Problem[]): string {
  return formatGiven(given, problems, MESSAGE_WIDTH);
}

/** The SHA-256 of a text in hexadecimal digits. The module is loaded only where a hash is wanted: it takes time. */
export function sha256(text: string): string {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('hex');
}
