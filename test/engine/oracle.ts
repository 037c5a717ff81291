import type { Amount, Estimator } from '../../src/engine/estimator.ts';
import type { Model } from '../../src/engine/model.ts';
import type { RatedBy } from '../../src/engine/rater.ts';
import { scoreOf } from '../../src/engine/score.ts';
import type { Facts } from '../../src/rulebook/facts.ts';
import { FALSE, type Knowledge, knowledgeOf, TRUE, truthOf } from '../../src/rulebook/normal-form.ts';
import type { Scale } from '../../src/rulebook/rulebook.ts';

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
  let next = rulebook.rules.length;
  const excluded = rulebook.options.map(({ id, patterns }) => {
    const possible = patterns.filter(() => truths[next++] !== FALSE);
    return possible.length === 0 || fired.some((rule) => rule.exclude.includes(id));
  });
  return summedUp({ truths, weights, ratings, excluded });
}

function summedUp(worked: Pick<Worked, 'truths' | 'weights' | 'ratings' | 'excluded'>): Worked {
  const { excluded, ratings, weights } = worked;
  const sums = ratings.map((row) => row.reduce((sum, rating, at) => sum + rating * (weights[at] ?? 0), 0));
  const left = [...sums.keys()].filter((option) => !excluded[option]);
  const best = Math.max(...left.map((option) => sums[option] ?? Number.NaN));
  return { ...worked, sums, winner: left.find((each) => sums[each] === best) ?? -1 };
}

/**
 * The same with the ratings of an estimate, where it rates.
 * @param pick the amount that counts, of those that an option may have.
 */
export function workOutEstimated(
  model: Model,
  factors: ArrayLike<number>,
  facts: Facts,
  estimator: Estimator,
  pick: (amount: Amount) => number,
): Worked & { readonly rated: RatedBy } {
  const { criteria, options } = model.rulebook;
  const worked = workOut(model, factors, knowledgeOf(model.form, facts));
  const estimate = estimator.estimate(facts);
  if (estimate.kind === 'none') return { ...worked, rated: 'rules-without-estimate' };
  const amounts = options.map(({ id }) => estimate.amounts.get(id) ?? null);
  const isComplete = amounts.every((amount, option) => amount !== null || worked.excluded[option]);
  const isCompared = amounts.filter((amount) => amount !== null).length > 1;
  const rated = isComplete ? 'estimate' : isCompared ? 'estimate-for-some' : 'rules-without-estimate';
  const picked = amounts.map((amount) => amount && pick(amount));
  const ratings = worked.ratings.map((row, option) =>
    row.map((rating, criterion) => {
      const scale = criteria[criterion]?.estimate?.scale;
      const amount = picked[option] ?? null;
      return scale === undefined || amount === null || rated === 'rules-without-estimate'
        ? rating
        : plainRating(scale, amount, picked);
    }),
  );
  const excluded = worked.excluded.map((out, option) => out || isOver(amounts[option]));
  return { ...summedUp({ ...worked, ratings, excluded }), rated };
}

/** Whether a limit excludes with what is taken while something is unknown. */
export function isOver(amount: Amount | null | undefined): boolean {
  return amount?.exceedsLimit === 'surely' || amount?.exceedsLimit === 'for-now';
}

/** The rating of an amount among others, in steps of a 64th. */
export function plainRating({ floor, points }: Scale, mine: number, all: readonly (number | null)[]): number {
  const least = Math.min(...all.flatMap((each) => each ?? []));
  const place = Math.log((mine + floor) / (least + floor));
  const logs = points.map(({ ratio }) => Math.log(ratio));
  const right = logs.findIndex((log) => log >= place);
  const rating = (at: number) => points.at(at)?.rating ?? Number.NaN;
  if (right === 0) return rating(0);
  if (right === -1) return rating(-1);
  const [from = 0, to = 0] = [logs[right - 1], logs[right]];
  const exact = rating(right - 1) + ((place - from) / (to - from)) * (rating(right) - rating(right - 1));
  return Math.round(exact * 64) / 64;
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
