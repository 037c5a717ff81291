import type { FactId, FactValue } from '../rulebook/fact.ts';
import { type Advice, adviseWith, type Verdict } from './advice.ts';
import { type Budget, SEARCH_WORK } from './budget.ts';
import { factsAfter } from './fact-changes.ts';
import type { Model } from './model.ts';

/** An answer to a question that is open, and the verdict once it is given. */
export interface Trial {
  readonly fact: FactId;
  readonly value: FactValue;
  readonly verdict: Verdict;
}

/** Where the verdict itself took more work than this, no answer is tried: each takes as long again. */
const MOST_WORK = SEARCH_WORK / 5;

/** As many answers as anybody could be told of. */
const MOST_ANSWERS = 12;

/**
 * The first answer that leads to another verdict, else the first one; null where no rule tells any from the others, or
 * trying would take too long.
 * @param budget what may be spent on the trials of all facts.
 */
export function trialOf(advice: Advice, fact: FactId, budget: Budget): Trial | null {
  const { factors, facts, model, rater, winner } = advice;
  if (advice.work > MOST_WORK) return null;
  let first: Trial | null = null;
  for (const value of answersTo(model, fact).slice(0, MOST_ANSWERS)) {
    if (!budget.spend(model.size)) return null;
    const after = factsAfter(facts, [{ fact, from: value, to: value }], model.rulebook);
    const then = adviseWith(rater.rules, after, factors, rater.estimator);
    if (then === null) continue;
    budget.spend(then.work);
    const trial = { fact, value, verdict: then.verdict };
    if (then.winner !== winner) return trial;
    first ??= trial;
  }
  return first;
}

/** An answer of each kind that the rules tell apart; of a set, one member at a time. */
function answersTo({ form }: Model, fact: FactId): readonly FactValue[] {
  const variables = (form.variablesOfFact.get(fact) ?? []).flatMap((index) => form.variables[index] ?? []);
  return variables.flatMap(({ cells, member }): readonly FactValue[] => {
    if (member !== null) return [[member]];
    return cells.flatMap((cell): readonly FactValue[] =>
      cell.kind === 'ranges' ? cell.ranges.slice(0, 1).map(({ from }) => from) : cell.values,
    );
  });
}
