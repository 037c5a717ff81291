import type { FactId, FactValue } from '../rulebook/fact.ts';
import { type Advice, adviseWith, type Verdict } from './advice.ts';
import { factsAfter } from './fact-changes.ts';
import type { Model } from './model.ts';

/** An answer to a question that is open, and the verdict once it is given. */
export interface Trial {
  readonly fact: FactId;
  readonly value: FactValue;
  readonly verdict: Verdict;
}

/** The first answer that leads to another verdict, else the first one; null where no rule tells any from the others. */
export function trialOf(advice: Advice, fact: FactId): Trial | null {
  const { factors, facts, model, rater, winner } = advice;
  let first: Trial | null = null;
  for (const value of answersTo(model, fact)) {
    const after = factsAfter(facts, [{ fact, from: value, to: value }], model.rulebook);
    const then = adviseWith(rater.rules, after, factors, rater.estimator);
    if (then === null) continue;
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
