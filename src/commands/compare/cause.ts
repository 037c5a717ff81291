import { Budget } from '../../engine/budget.ts';
import type { Model } from '../../engine/model.ts';
import { smallestSubsets } from '../../engine/smallest-subsets.ts';
import type { LoadedRulebook } from '../../io/built-in.ts';
import type { FactId, FactValue } from '../../rulebook/fact.ts';
import { canHold } from '../../rulebook/fact-value.ts';
import { knowledgeOf } from '../../rulebook/normal-form.ts';
import { type OptionId, vocabularyOf } from '../../rulebook/rulebook.ts';
import { unitsOf } from '../../rulebook/units.ts';
import { factDifferences, priorityDifferences, withDifferences } from './differences.ts';
import { replay, understood } from './replay.ts';
import type { Cause, CompareReport, Difference } from './report.ts';
import type { Compared } from './side.ts';

/** Sets of differences that are tried in search of the smallest: all sets of three of forty differences. */
const LIMIT = 12_000;

/** What may be spent on trying them. */
const WORK = 300_000_000;

/** What differs between two verdicts on a project, and which of it moved the verdict. */
export function compareReportOf(
  before: Compared,
  after: Compared,
  loaded: LoadedRulebook,
  model: Model,
): CompareReport {
  const { rulebook } = loaded;
  return {
    before: before.side,
    after: after.side,
    facts: factDifferences(before, after, rulebook),
    priorities: priorityDifferences(before, after, rulebook),
    notUnderstood: [...new Set([before, after].flatMap((side) => notUnderstood(side, model)))],
    cause: causeOf(before, after, model),
    nouns: new Map(rulebook.options.map((option) => [option.id, option.noun])),
    units: unitsOf(rulebook),
  };
}

/** Facts of a report that the present rulebook does not know, or not with that value. */
function notUnderstood({ known }: Compared, { rulebook }: Model): readonly FactId[] {
  const facts = vocabularyOf(rulebook);
  return [...known].flatMap(([id, { value }]) => {
    const fact = facts.get(id);
    return fact !== undefined && canHold(fact, value) ? [] : [id];
  });
}

/**
 * What moved the verdict. The differences are tried out on A under the present rulebook, so they are a cause only where
 * that leads to the verdict of B; what it makes of A itself tells what the rulebook did before.
 */
export function causeOf(before: Compared, after: Compared, model: Model): Cause {
  const [recorded, reached] = [before.side.verdict.option, after.side.verdict.option];
  if (recorded === reached) return { kind: 'same-verdict' };
  const old = { ...before, known: understood(before.known, model) };
  const now = { ...after, known: understood(after.known, model) };
  const differences = relevantDifferences(old, now, model);
  const budget = new Budget(WORK);
  const leadsTo = (subset: readonly Difference[]) => replay(model, withDifferences(old, subset), budget);
  const replayed = leadsTo([]);
  const ends = leadsTo(differences);
  if (replayed === reached) return causeOutside(before, after, [replayed, reached]);
  if (ends !== reached || replayed === undefined)
    return { kind: 'unclear', replayed: [replayed ?? null, ends ?? null] };
  const found = smallestSubsets(differences, (subset) => leadsTo(subset) === reached, LIMIT, budget);
  return replayed === recorded
    ? { kind: 'inputs', ...found }
    : { kind: 'rulebook-and-inputs', replayed, ...found };
}

/** The differences that a rule can tell: numbers from which another fact follows count as that fact. */
function relevantDifferences(
  before: Compared,
  after: Compared,
  { rulebook, form }: Model,
): readonly Difference[] {
  const cells = (fact: FactId, value: FactValue | null) => {
    const knowledge = knowledgeOf(form, new Map(value === null ? [] : [[fact, value]]));
    return (form.variablesOfFact.get(fact) ?? []).map((variable) => knowledge[variable]).join();
  };
  const facts = factDifferences(before, after, rulebook);
  return [
    ...facts.filter(({ fact, from, to }) => cells(fact, from) !== cells(fact, to)),
    ...priorityDifferences(before, after, rulebook),
  ];
}

/** Where what is known makes no difference: the rulebook, or else a new version of advisor. */
function causeOutside(
  { side: before }: Compared,
  { side: after }: Compared,
  replayed: readonly [OptionId | null, OptionId | null],
): Cause {
  if (before.rulebook.sha256 !== after.rulebook.sha256) return { kind: 'rulebook' };
  return before.advisor === after.advisor ? { kind: 'unclear', replayed } : { kind: 'advisor' };
}
