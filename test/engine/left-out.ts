import type { Advice } from '../../src/engine/advice.ts';
import { compile } from '../../src/engine/model.ts';
import type { Reason } from '../../src/engine/reasons.ts';
import { type Worked, workOut } from './oracle.ts';

/** What follows from a rulebook in which the rules and ratings behind some reasons have no effect. */
export function leftOut(
  { evaluation, factors, model: { rulebook } }: Advice,
  reasons: readonly Reason[],
): Worked {
  const rules = rulebook.rules.map((rule) =>
    reasons.some((reason) => reason.of === 'rule' && reason.rule === rule)
      ? { ...rule, weight: [], rate: [], exclude: [] }
      : rule,
  );
  const criteria = rulebook.criteria.map((criterion) => ({
    ...criterion,
    ratings: criterion.ratings.map((rating) =>
      reasons.some((reason) => reason.of === 'rating' && reason.rating === rating)
        ? { ...rating, rating: 0 }
        : rating,
    ),
  }));
  return workOut(compile({ ...rulebook, rules, criteria }), factors, evaluation.knowledge);
}
