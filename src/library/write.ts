import { stringify } from 'yaml';
import type { Priority } from '../profile/profile.ts';
import { editProfile as writeInto } from '../profile/write-into.ts';
import { type Contents, type Detail, profileText } from '../profile/write-new.ts';
import type { FactId, FactValue } from '../rulebook/fact.ts';
import { partsOfId } from '../rulebook/fact-id.ts';
import type { CriterionId } from '../rulebook/rulebook.ts';
import { describe } from '../yaml/wording.ts';
import { type Profile, readProfile } from './profile.ts';
import type { Reading } from './result.ts';
import type { ReadyRulebook } from './rulebook.ts';

/** What somebody answered. */
export interface Answers {
  /** Values by the ids of facts, such as `{ 'task.scope': 'narrow', 'budget.monthly_usd': 2000 }`. */
  readonly facts?: Readonly<Record<FactId, FactValue>>;
  readonly priorities?: Readonly<Record<CriterionId, Priority>>;
  /** The facts that were asked for and nobody knows. */
  readonly unknown?: readonly FactId[];
}

/**
 * Writes a profile of its own: what was answered, each with its question, and what was not as comments. Where an answer
 * is none that the rulebook knows, the result says so.
 * @param detail "full" also explains each value of what was not answered.
 */
export function writeProfile(
  rulebook: ReadyRulebook,
  answers: Answers = {},
  detail: Detail = 'brief',
): Reading<string> {
  const read = readAnswers(rulebook, answers);
  return read.ok ? { ok: true, value: profileText(rulebook.rulebook, contentsOf(read.value), detail) } : read;
}

/**
 * Writes answers into the text of a profile and leaves all else as it is: comments, order and layout. Where the text is no
 * profile, or an answer none that the rulebook knows, the result says so.
 * @param name what messages call the text.
 */
export function editProfile(
  text: string,
  rulebook: ReadyRulebook,
  answers: Answers,
  name = 'profile',
): Reading<string> {
  const before = readProfile(text, rulebook, name);
  if (!before.ok) return before;
  const read = readAnswers(rulebook, answers);
  if (!read.ok) return read;
  const added = contentsOf(read.value);
  const unknown = [...new Set([...before.value.unknown, ...added.unknown])];
  const open = unknown.filter((fact) => !added.stated.has(fact));
  return {
    ok: true,
    value: writeInto(before.value.inside.file.text, rulebook.rulebook, { ...added, unknown: open }),
  };
}

function contentsOf({ inside: { profile }, priorities, unknown }: Profile): Contents {
  return { stated: profile.stated, priorities, unknown };
}

/** Answers are read as the profile that states them, so that they are checked, and spoken of, as any profile is. */
function readAnswers(rulebook: ReadyRulebook, { facts = {}, priorities = {}, unknown = [] }: Answers) {
  const strange = strangeIds(rulebook, [...Object.keys(facts), ...unknown]);
  if (strange !== null) return strange;
  const groups = new Map<string, Record<string, FactValue>>();
  for (const [id, value] of Object.entries(facts)) {
    const { group, name } = partsOfId(id);
    groups.set(group, { ...groups.get(group), [name]: value });
  }
  const profile = { ...Object.fromEntries(groups), priorities, 'x-interview': { unknown } };
  return readProfile(stringify(profile, { lineWidth: 0 }), rulebook, 'answers');
}

/** What is wrong with ids that no fact of the rulebook has; null where there are none. */
function strangeIds({ rulebook }: ReadyRulebook, ids: readonly FactId[]) {
  const allowed = rulebook.facts.map((fact) => fact.id);
  const strange = [...new Set(ids)].filter((id) => !allowed.includes(id));
  const problems = strange.map((name) => ({
    line: 1,
    column: 1,
    ...describe({ kind: 'unknown-name', role: 'fact', name, allowed, at: { start: 0, end: 0 } }),
  }));
  const message = problems.map((each) => `answers: ${each.message} ${each.help ?? ''}`.trim()).join('\n');
  return problems.length === 0 ? null : ({ ok: false, message, problems } as const);
}
