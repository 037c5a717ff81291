import { Budget } from '../engine/budget.ts';
import { at } from '../rulebook/at.ts';
import { factsOf } from '../rulebook/condition.ts';
import { sameValue } from '../rulebook/fact-value.ts';
import { type Facts, statedFacts } from '../rulebook/facts.ts';
import { FALSE, knowledgeOf, normalise, truthOf } from '../rulebook/normal-form.ts';
import type { Rule, Rulebook } from '../rulebook/rulebook.ts';
import { onceForEach } from '../yaml/once-for-each.ts';
import { type ProfileParts, verdictWord } from './advice.ts';
import type { Present } from './baseline.ts';
import type { BaselineRecord } from './baseline-schema.ts';
import type { Cause } from './findings/common.ts';
import type {
  DriftReason,
  FactDrift,
  NotRecorded,
  RecordVanished,
  VerdictChanged,
} from './findings/of-baseline.ts';
import type { StoredBaseline } from './read-baseline.ts';
import { continuedBy, vanishedFrom } from './records.ts';
import { type CheckContext, nameOf, type Subject } from './subject.ts';
import { type Someone, someoneOf } from './waivers.ts';

/** The recorded verdicts, and what they are compared with. */
export interface Recorded {
  readonly baseline: StoredBaseline;
  readonly present: Present;
}

/** Whether a profile's verdict is still the recorded one; if not, what changed it. */
export function checkDrift(
  subject: Subject,
  recorded: Recorded,
  context: CheckContext,
): readonly (VerdictChanged | NotRecorded)[] {
  const base = { rule: 'verdict-changed', place: nameOf(subject), requiredBy: null } as const;
  const records = continuedBy(someoneOf(subject), recorded.baseline.records);
  if (records.length === 0) return [{ ...base, kind: 'not-recorded', severity: 'warning', cause: 'profile' }];
  const to = verdictWord(subject.advice);
  const changed = new Map(
    records.filter(({ record }) => record.verdict !== to).map(({ record }) => [record.verdict, record]),
  );
  return Array.from(changed, ([from, record]) => {
    const reason = reasonOf(subject, record, recorded, context);
    return {
      ...base,
      kind: 'verdict-changed',
      severity: 'error',
      cause: CAUSES[reason.kind],
      from,
      to,
      reason,
    };
  });
}

/** Whose doing a changed verdict is. */
const CAUSES: Readonly<Record<DriftReason['kind'], Cause>> = {
  facts: 'profile',
  priorities: 'profile',
  assumptions: 'profile',
  rulebook: 'rulebook',
  prices: 'rulebook',
  advisor: 'rulebook',
};

/** A verdict that nobody gives any more: its profile is gone, or has another name and another place. */
export function checkVanishedRecords(
  { baseline }: Recorded,
  profiles: readonly Someone[],
  complete: boolean,
): readonly RecordVanished[] {
  return vanishedFrom(baseline.records, profiles).map(({ name, place }) => ({
    kind: 'record-vanished',
    rule: 'verdict-changed',
    severity: complete ? 'error' : 'warning',
    cause: 'profile',
    place,
    requiredBy: null,
    profile: name,
  }));
}

/** What of the profile changed the verdict, where that explains it; else the rulebook, prices or advisor itself. */
function reasonOf(
  subject: Subject,
  record: BaselineRecord,
  recorded: Recorded,
  context: CheckContext,
): DriftReason {
  const facts = statedFacts(Object.entries(record.facts));
  const isOfRulebook = new Set(context.rulebook.facts.map(({ id }) => id));
  const changes = factDrifts(subject.known, facts).filter(({ fact }) => isOfRulebook.has(fact));
  const explaining = explainingFacts(subject, changes, record.verdict, context);
  if (explaining.changes.length > 0) return { kind: 'facts', ...explaining };
  const wasSo = (parts: ProfileParts) => {
    const advice = context.adviser(facts, parts);
    return advice !== null && verdictWord(advice) === record.verdict;
  };
  const priorities = new Map(Object.entries(record.priorities));
  if (wasSo({ ...subject.profile, priorities })) return { kind: 'priorities' };
  if (record.assumptions !== undefined) {
    const assumptions = new Map(Object.entries(record.assumptions));
    if (wasSo({ assumptions, priorities })) return { kind: 'assumptions' };
  }
  return outsideReason(subject, recorded, context);
}

/** What changed beside the profile: of the rulebook first what may concern it. */
function outsideReason(
  subject: Subject,
  { baseline: { head }, present }: Recorded,
  context: CheckContext,
): DriftReason {
  const changed = changedParts(head.rulebook.parts, present.parts);
  const relevant = changed.filter((part) => mayConcern(part, subject.known, context.rulebook));
  const byRulebook = (parts: readonly string[]): DriftReason => ({
    kind: 'rulebook',
    from: head.rulebook.version,
    to: present.rulebook.version,
    changed: parts,
  });
  if (relevant.length > 0) return byRulebook(relevant);
  const { prices } = present;
  if (prices !== null && head.prices !== undefined && prices.sha256 !== head.prices.sha256)
    return { kind: 'prices', from: head.prices.dated, to: prices.dated };
  if (changed.length > 0) return byRulebook(changed);
  return { kind: 'advisor', from: head.advisor, to: present.advisor };
}

function factDrifts(known: Facts, recorded: Facts): readonly FactDrift[] {
  return [...new Set([...known.keys(), ...recorded.keys()])]
    .sort()
    .map((fact) => ({ fact, from: recorded.get(fact)?.value ?? null, to: known.get(fact)?.value ?? null }))
    .filter(({ from, to }) => !sameValue(from, to));
}

/** What may be spent on telling the changes that matter from the others. */
const WORK = 50_000_000;

/** Changes without any of which the verdict would still be the recorded one; none where taking all back does not help. */
function explainingFacts(
  subject: Subject,
  changes: readonly FactDrift[],
  verdict: string,
  { adviser }: CheckContext,
): { readonly changes: readonly FactDrift[]; readonly proved: boolean } {
  const budget = new Budget(WORK);
  const restores = (undone: readonly FactDrift[]) => {
    const known = new Map(subject.known);
    for (const { fact, from } of undone) {
      if (from === null) known.delete(fact);
      else known.set(fact, { value: from, origin: 'stated' });
    }
    const advice = adviser(known, subject.profile);
    budget.spend(advice?.work ?? 0);
    return advice !== null && verdictWord(advice) === verdict;
  };
  if (!restores(changes)) return { changes: [], proved: true };
  const needed = changes.reduce((needed, change) => {
    if (budget.isSpent) return needed;
    const without = needed.filter((each) => each !== change);
    return restores(without) ? without : needed;
  }, changes);
  return { changes: needed, proved: !budget.isSpent };
}

function changedParts(
  old: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): readonly string[] {
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((part) => old[part] !== now[part])
    .sort();
}

/** A changed rule that surely does not fire here changed nothing; every other part may have. */
function mayConcern(part: string, known: Facts, rulebook: Rulebook): boolean {
  const rule = rulesByPart(rulebook).get(part);
  if (rule === undefined) return true;
  const concerned = new Set(factsOf(rule.when));
  const form = normalise(
    rulebook.facts.filter((fact) => concerned.has(fact.id)),
    [rule.when],
  );
  return truthOf(at(form.conditions, 0), knowledgeOf(form, known)) !== FALSE;
}

const rulesByPart = onceForEach(
  ({ rules }: Rulebook): ReadonlyMap<string, Rule> => new Map(rules.map((rule) => [`rule ${rule.id}`, rule])),
);
