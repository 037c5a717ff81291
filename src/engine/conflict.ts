import { missing } from '../rulebook/at.ts';
import type { FactId } from '../rulebook/fact.ts';
import { FALSE, isKnown, TRUE } from '../rulebook/normal-form.ts';
import type { Advice } from './advice.ts';
import { Budget, Meter, SEARCH_WORK } from './budget.ts';
import { Evaluation } from './evaluation.ts';
import { smallestSubsets } from './smallest-subsets.ts';

/** Sets of facts that are tried before the search settles for a set that merely has no part to spare. */
const MOST_TRIED = 20_000;

/** Known facts that exclude all options by themselves, in rulebook order; none where some option is left. */
export interface Conflict {
  readonly facts: readonly FactId[];
  /** False where the search gave up: no fact of it can be left out, but a smaller set may exist. */
  readonly isSmallest: boolean;
}

/**
 * A smallest conflict, where it is found within some 20,000 sets of facts. The fact that states a limit stands for all that
 * the limit excludes with everything that is known.
 */
export function conflictOf(advice: Advice): Conflict {
  const { evaluation, factors, rater } = advice;
  const model = rater.rules;
  const overLimit = advice.model.base.exclusions;
  if (evaluation.excluded.includes(0)) return { facts: [], isSmallest: true };
  const { anything, variablesOfFact } = model.form;
  const trial = new Evaluation(model, factors, anything);
  const budget = new Budget(SEARCH_WORK);
  const meter = new Meter(trial, budget);
  const learn = (facts: readonly FactId[], from: ArrayLike<number>) => {
    for (const fact of facts)
      for (const variable of variablesOfFact.get(fact) ?? [])
        trial.set(variable, from[variable] ?? missing());
  };
  const excludesAll = (facts: readonly FactId[]) => {
    learn(facts, evaluation.knowledge);
    const hasLimit = facts.some((fact) => fact === rater.estimator?.limit);
    const isConflict = trial.excluded.every(
      (out, option) => out !== 0 || (hasLimit && overLimit[option] !== 0),
    );
    learn(facts, anything);
    meter.read(model.optionCount);
    return isConflict;
  };
  const found = smallestSubsets(excludingFacts(advice), excludesAll, { limit: MOST_TRIED, most: 1, budget });
  return { facts: found.sets[0] ?? missing(), isSmallest: found.isSmallest };
}

/** The known facts of which rules speak that exclude something, or patterns that are impossible; and a limit that does. */
function excludingFacts({ evaluation, model, rater }: Advice): readonly FactId[] {
  const { knowledge, truths } = evaluation;
  const variables = model.conditions.flatMap(({ boxes, excludes, patternOf }, index) => {
    const isExcluding = excludes.length > 0 && truths[index] === TRUE;
    const isImpossible = patternOf !== null && truths[index] === FALSE;
    return isExcluding || isImpossible ? boxes.flatMap((box) => box.variables) : [];
  });
  const known = variables.filter((variable) => isKnown(knowledge[variable] ?? missing()));
  const facts = new Set(known.map((variable) => (model.form.variables[variable] ?? missing()).fact.id));
  if (rater.estimator !== null && model.base.exclusions.includes(1)) facts.add(rater.estimator.limit);
  return model.rulebook.facts.map((fact) => fact.id).filter((fact) => facts.has(fact));
}
