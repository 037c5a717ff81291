import type { Model } from '../../src/engine/model.ts';
import { scoreOf } from '../../src/engine/score.ts';
import { FALSE, type Knowledge, TRUE, truthOf } from '../../src/rulebook/normal-form.ts';

/** What follows from what is known, worked out in the plainest way from the rulebook itself. */
export interface Worked {
  readonly truths: readonly number[];
  readonly weights: readonly number[];
  /** For each option, its ratings. */
  readonly ratings: readonly (readonly number[])[];
  readonly sums: readonly number[];
  readonly excluded: readonly boolean[];
  /** The number of the best option; -1: none fits. */
  readonly winner: number;
}

export function workOut({ form, rulebook }: Model, factors: ArrayLike<number>, knowledge: Knowledge): Worked {
  const truths = form.conditions.map((boxes) => truthOf(boxes, knowledge));
  const fired = rulebook.rules.filter((_, rule) => truths[rule] === TRUE);
  const weights = rulebook.criteria.map(({ id, weight }, at) => {
    const effects = fired.flatMap((rule) => rule.weight.filter((effect) => effect.criterion === id));
    return clamped(total(weight, effects), 0, 10) * (factors[at] ?? Number.NaN);
  });
  const ratings = rulebook.options.map((option, at) =>
    rulebook.criteria.map((criterion) => {
      const effects = fired.flatMap((rule) =>
        rule.rate.filter((effect) => effect.option === option.id && effect.criterion === criterion.id),
      );
      return clamped(total(criterion.ratings[at]?.rating ?? Number.NaN, effects), -5, 5);
    }),
  );
  const sums = ratings.map((row) => row.reduce((sum, rating, at) => sum + rating * (weights[at] ?? 0), 0));
  let next = rulebook.rules.length;
  const excluded = rulebook.options.map(({ id, patterns }) => {
    const possible = patterns.filter(() => truths[next++] !== FALSE);
    return possible.length === 0 || fired.some((rule) => rule.exclude.includes(id));
  });
  const left = [...sums.keys()].filter((option) => !excluded[option]);
  const best = Math.max(...left.map((option) => sums[option] ?? Number.NaN));
  return { truths, weights, ratings, sums, excluded, winner: left.find((each) => sums[each] === best) ?? -1 };
}

function total(base: number, effects: readonly { readonly points: number }[]): number {
  return effects.reduce((sum, effect) => sum + effect.points, base);
}

function clamped(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

export function totalWeight({ weights }: Worked): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

/** For each option, 0 to 100. */
export function scoresOf(worked: Worked): readonly number[] {
  return worked.sums.map((sum) => scoreOf(sum, totalWeight(worked)));
}
