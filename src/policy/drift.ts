import { Budget } from '../engine/budget.ts';
import { at } from '../rulebook/at.ts';
import { factsOf } from '../rulebook/condition.ts';
import { sameValue } from '../rulebook/fact-value.ts';
import { type Facts, statedFacts } from '../rulebook/facts.ts';
import { FALSE, knowledgeOf, normalise, truthOf } from '../rulebook/normal-form.ts';
import type { Rule, Rulebook } from '../rulebook/rulebook.ts';
import { folded } from '../yaml/fold.ts';
import { onceForEach } from '../yaml/once-for-each.ts';
import { verdictWord } from './advice.ts';
import type { Baseline, BaselineRecord } from './baseline-schema.ts';
import type { DriftReason, FactDrift, NotRecorded, VerdictChanged } from './finding.ts';
import { type CheckContext, nameOf, type Subject } from './subject.ts';

/** The state of advisor and of the rulebook that a baseline is compared with. */
export interface Present {
  readonly advisor: string;
  /** Hashes of the rulebook's parts, see partHashes. */
  readonly parts: Readonly<Record<string, string>>;
}

/** The recorded verdicts, and what they are compared with. */
export interface Recorded {
  readonly baseline: Baseline;
  /** By what the names of profiles are compared by. */
  readonly records: ReadonlyMap<string, BaselineRecord>;
  readonly present: Present;
}

export function recordedIn(baseline: Baseline, present: Present): Recorded {
  const records = Object.entries(baseline.profiles).map(([name, record]) => [folded(name), record] as const);
  return { baseline, records: new Map(records), present };
}

/** Whether a profile's verdict is still the recorded one; if not, what changed it. */
export function checkDrift(
  subject: Subject,
  recorded: Recorded,
  context: CheckContext,
): readonly (VerdictChanged | NotRecorded)[] {
  const record = recorded.records.get(subject.key);
  const base = {
    rule: 'verdict-changed',
    place: nameOf(subject),
    requiredBy: null,
  } as const;
  if (record === undefined) return [{ ...base, kind: 'not-recorded', severity: 'warning', cause: 'profile' }];
  const to = verdictWord(subject.advice);
  if (record.verdict === to) return [];
  const reason = reasonOf(subject, record, recorded, context);
  const cause = reason.kind === 'facts' || reason.kind === 'priorities' ? 'profile' : 'rulebook';
  return [{ ...base, kind: 'verdict-changed', severity: 'error', cause, from: record.verdict, to, reason }];
}

/** The facts that changed the verdict where they explain it; else the priorities, the rulebook or advisor itself. */
function reasonOf(
  subject: Subject,
  record: BaselineRecord,
  { baseline, present }: Recorded,
  context: CheckContext,
): DriftReason {
  const facts = statedFacts(Object.entries(record.facts));
  const isOfRulebook = new Set(context.rulebook.facts.map(({ id }) => id));
  const changes = factDrifts(subject.known, facts).filter(({ fact }) => isOfRulebook.has(fact));
  const explaining = explainingFacts(subject, changes, record.verdict, context);
  if (explaining.changes.length > 0) return { kind: 'facts', ...explaining };
  const priorities = new Map(Object.entries(record.priorities));
  const advice = context.adviser(facts, { ...subject.profile, priorities });
  if (advice !== null && verdictWord(advice) === record.verdict) return { kind: 'priorities' };
  const changed = changedParts(baseline.rulebook.parts, present.parts);
  if (changed.length === 0) return { kind: 'advisor', from: baseline.advisor, to: present.advisor };
  const relevant = changed.filter((part) => mayConcern(part, subject.known, context.rulebook));
  return {
    kind: 'rulebook',
    from: baseline.rulebook.version,
    to: context.rulebook.version,
    changed: relevant.length > 0 ? relevant : changed,
  };
}

function factDrifts(known: Facts, recorded: Facts): readonly FactDrift[] {
  return [...new Set([...known.keys(), ...recorded.keys()])]
    .sort()
    .map((fact) => ({ fact, from: recorded.get(fact)?.value ?? null, to: known.get(fact)?.value ?? null }))
    .filter(({ from, to }) => !sameValue(from, to));
}

/** What may be spent on telling the changes that matter from the others. */
const WORK = 500_000_000;

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
