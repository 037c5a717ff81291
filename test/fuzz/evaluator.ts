import type { Fields } from './case.ts';
import type { Known, PlainRulebook } from './plain-rulebook.ts';
import { type Truth, truthOf } from './truth.ts';

/** What follows from what is known, worked out from the text of a rulebook and what is documented, and nothing else. */
export interface Outcome {
  readonly weights: readonly number[];
  /** For each option, by criterion. */
  readonly ratings: readonly (readonly number[])[];
  readonly sums: readonly number[];
  readonly total: number;
  readonly scores: readonly number[];
  readonly excluded: readonly boolean[];
  /** The number of the first best option that is left; -1: none is. */
  readonly winner: number;
}

/** Null where that is too much to try. */
export type Truths = {
  readonly rules: readonly (Truth | null)[];
  readonly patterns: readonly (readonly (Truth | null)[])[];
};

export function truthsOf(rulebook: PlainRulebook, known: Known): Truths {
  const truth = (condition: Fields = {}) => truthOf(condition, rulebook.facts, known);
  return {
    rules: rulebook.rules.map(({ when }) => truth(when)),
    patterns: Object.values(rulebook.options).map(({ patterns }) =>
      Object.values(patterns).map(({ when }) => truth(when)),
    ),
  };
}

/** An undecided rule adds nothing; an option stays while one of its patterns can hold. */
export function evaluate(rulebook: PlainRulebook, factors: readonly number[], truths: Truths): Outcome {
  const options = Object.keys(rulebook.options);
  const criteria = Object.entries(rulebook.criteria);
  const fired = rulebook.rules
    .filter((_, rule) => truths.rules[rule] === 'yes')
    .map(({ effects }) => effects);
  const weights = criteria.map(([id, { weight }], at) => {
    const raised = fired.reduce((sum, effects) => sum + (effects.weight?.[id] ?? 0), weight);
    return within(raised, 0, 10) * (factors[at] ?? 1);
  });
  const ratings = options.map((option) =>
    criteria.map(([id, criterion]) => {
      const base = criterion.ratings[option]?.rating ?? Number.NaN;
      return within(
        fired.reduce((sum, effects) => sum + (effects.rate?.[option]?.[id] ?? 0), base),
        -5,
        5,
      );
    }),
  );
  const excluded = options.map(
    (option, at) =>
      fired.some((effects) => effects.exclude?.includes(option)) ||
      (truths.patterns[at] ?? []).every((truth) => truth === 'no'),
  );
  return { weights, ratings, excluded, ...summed(weights, ratings, excluded) };
}

function summed(weights: Outcome['weights'], ratings: Outcome['ratings'], excluded: readonly boolean[]) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sums = ratings.map((row) => row.reduce((sum, rating, at) => sum + rating * (weights[at] ?? 0), 0));
  const scores = sums.map((sum) => (total === 0 ? 50 : 50 + (10 * sum) / total));
  const left = [...sums.keys()].filter((option) => !excluded[option]);
  const best = Math.max(...left.map((option) => sums[option] ?? Number.NaN));
  return { total, sums, scores, winner: left.find((option) => sums[option] === best) ?? -1 };
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
