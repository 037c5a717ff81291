import { advise, optionOf } from '../../engine/advice.ts';
import { Budget, slownessOf } from '../../engine/budget.ts';
import type { Estimator, EstimatorFor } from '../../engine/estimator.ts';
import type { Model } from '../../engine/model.ts';
import { smallestSubsets } from '../../engine/smallest-subsets.ts';
import type { FactId, FactValue } from '../../rulebook/fact.ts';
import { canHold } from '../../rulebook/fact-value.ts';
import { statedFacts } from '../../rulebook/facts.ts';
import type { LoadedRulebook } from '../../rulebook/loaded-rulebook.ts';
import { knowledgeOf } from '../../rulebook/normal-form.ts';
import { type OptionId, vocabularyOf } from '../../rulebook/rulebook.ts';
import {
  assumptionDifferences,
  factDifferences,
  type Inputs,
  priorityDifferences,
  withDifferences,
} from './differences.ts';
import { pricesChanged } from './prices.ts';
import type { Cause, CompareReport, Difference } from './report.ts';
import type { Compared } from './side.ts';
import { understood } from './understood.ts';

/** Sets of differences that are tried in search of the smallest: all sets of three of forty differences. */
const LIMIT = 12_000;

/** What may be spent on trying them. */
const WORK = 100_000_000;

/** To put known facts together takes as long as to look at so many tests of each. */
const PER_FACT = 50;

/** To estimate by other assumptions takes as long as to look at so many tests. */
const PER_ESTIMATE = 500_000;

/** What differs between two verdicts on a project, and which of it moved the verdict. */
export function compareReportOf(
  before: Compared,
  after: Compared,
  loaded: LoadedRulebook,
  model: Model,
  estimatorFor: EstimatorFor,
): CompareReport {
  const { rulebook } = loaded;
  return {
    before: before.side,
    after: after.side,
    facts: factDifferences(before, after, rulebook),
    priorities: priorityDifferences(before, after, rulebook),
    assumptions: assumptionDifferences(before, after),
    notUnderstood: [...new Set([before, after].flatMap((side) => notUnderstood(side, model)))],
    cause: causeOf(before, after, model, estimatorFor),
    nouns: new Map(rulebook.options.map((option) => [option.id, option.noun])),
    dictionary: new Map(rulebook.facts.map((fact) => [fact.id, fact])),
    criteria: new Map(rulebook.criteria.map(({ id, title }) => [id, title])),
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
export function causeOf(before: Compared, after: Compared, model: Model, estimatorFor: EstimatorFor): Cause {
  const [recorded, reached] = [before.side.verdict.option, after.side.verdict.option];
  if (recorded === reached) return { kind: 'same-verdict' };
  const assumptions = before.assumptions ?? after.assumptions ?? new Map();
  const old = { ...before, known: understood(before.known, model.rulebook), assumptions };
  const now = { ...after, known: understood(after.known, model.rulebook) };
  const estimators = remembered(estimatorFor);
  const differences = relevantDifferences(old, now, model, estimators(old));
  const budget = new Budget(WORK);
  const leadsTo = (subset: readonly Difference[]) => {
    const inputs = withDifferences(old, subset);
    if (subset.some(({ kind }) => kind === 'assumption')) budget.spend(PER_ESTIMATE);
    return verdictOn(inputs, model, estimators(inputs), budget);
  };
  const replayed = leadsTo([]);
  const ends = leadsTo(differences);
  if (replayed === reached) return causeOutside(before, after, [replayed, reached]);
  if (ends !== reached || replayed === NOTHING_WEIGHS)
    return { kind: 'unclear', replayed: [optionIn(replayed), optionIn(ends)] };
  const found = smallestSubsets(differences, (subset) => leadsTo(subset) === reached, {
    limit: LIMIT,
    budget,
  });
  return replayed === recorded
    ? { kind: 'inputs', ...found }
    : { kind: 'rulebook-and-inputs', replayed, ...found };
}

/** One estimator for the same assumptions, since each remembers what it worked out. */
function remembered(estimatorFor: EstimatorFor): EstimatorFor {
  const known = new Map<string, Estimator | null>();
  return ({ assumptions }) => {
    const key = JSON.stringify([...assumptions].toSorted());
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = estimatorFor({ assumptions });
    known.set(key, made);
    return made;
  };
}

/** In the place of a verdict where no criterion has any weight. */
const NOTHING_WEIGHS = Symbol();

/** What the rulebook advises on some inputs, paid for; null: none fits. */
function verdictOn(
  { facts, priorities }: Omit<Inputs, 'assumptions'>,
  model: Model,
  estimator: Estimator | null,
  budget: Budget,
): OptionId | null | typeof NOTHING_WEIGHS {
  const advice = advise(model, facts, priorities, estimator);
  budget.spend(((advice?.work ?? 0) + model.size) * slownessOf(model) + PER_FACT * facts.size);
  return advice === null ? NOTHING_WEIGHS : optionOf(advice.verdict);
}

function optionIn(verdict: OptionId | null | typeof NOTHING_WEIGHS): OptionId | null {
  return verdict === NOTHING_WEIGHS ? null : verdict;
}

/** The differences that a rule or the estimate can tell: numbers from which another fact follows count as that fact. */
function relevantDifferences(
  before: Compared,
  after: Compared,
  { rulebook, form }: Model,
  estimator: Estimator | null,
): readonly Difference[] {
  const cells = (fact: FactId, value: FactValue | null) => {
    const knowledge = knowledgeOf(form, statedFacts(value === null ? [] : [[fact, value]]));
    return (form.variablesOfFact.get(fact) ?? []).map((variable) => knowledge[variable]).join();
  };
  const facts = factDifferences(before, after, rulebook);
  return [
    ...facts.filter(
      ({ fact, from, to }) => estimator?.reads.has(fact) || cells(fact, from) !== cells(fact, to),
    ),
    ...priorityDifferences(before, after, rulebook),
    ...(estimator === null ? [] : (assumptionDifferences(before, after) ?? [])),
  ];
}

/** Where what is known makes no difference: the rulebook, else the prices, else a new version of advisor. */
function causeOutside(
  { side: before }: Compared,
  { side: after }: Compared,
  replayed: readonly [OptionId | null, OptionId | null],
): Cause {
  if (before.rulebook.sha256 !== after.rulebook.sha256) return { kind: 'rulebook' };
  if (pricesChanged(before, after)) return { kind: 'prices' };
  return before.advisor === after.advisor ? { kind: 'unclear', replayed } : { kind: 'advisor' };
}
