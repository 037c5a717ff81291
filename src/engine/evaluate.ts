import type { Priority } from '../profile/profile.ts';
import { FALSE, type Knowledge, TRUE, type Truth, truthOf } from '../rulebook/normal-form.ts';
import type { CriterionId } from '../rulebook/rulebook.ts';
import type { Layout } from './layout.ts';
import { type Model, ratingIndex } from './model.ts';

const FACTOR: Readonly<Record<Priority, number>> = { ignore: 0, low: 0.5, normal: 1, high: 2 };

export const MAX_RATING = 5;
export const MAX_WEIGHT = 10;

/** A factor for each criterion, in rulebook order: how much the team cares beyond what the rules infer. */
export type PriorityFactors = Float64Array;

/** The factors for a profile's priorities; criteria that it does not name count as they are. */
export function priorityFactors(
  model: Model,
  priorities: ReadonlyMap<CriterionId, Priority>,
): PriorityFactors {
  return Float64Array.from(
    model.rulebook.criteria,
    (criterion) => FACTOR[priorities.get(criterion.id) ?? 'normal'],
  );
}

/**
 * What follows from what is known. A rule whose condition is unknown adds nothing. Plain arrays of numbers: to allocate
 * typed ones of this size takes longer than everything else in an evaluation.
 */
export interface Evaluation {
  /** For each rule. */
  readonly truths: readonly Truth[];
  /** Before clamping: the weight of each criterion, then the ratings. */
  readonly points: readonly number[];
  /** For each criterion, after clamping to 0…10 and times the priority. */
  readonly weights: readonly number[];
  /** For each option and criterion (see ratingIndex), after clamping to -5…+5. */
  readonly ratings: readonly number[];
  /** For each option, the weighted sum of its ratings: exact, so that ties are ties. */
  readonly sums: Float64Array;
  /** For each option, whether it is surely excluded. */
  readonly excluded: readonly boolean[];
  /** The best option that is not excluded, the first one in rulebook order of several; -1 where none is left. */
  readonly winner: number;
}

/** Evaluates everything at once. */
export function evaluate(model: Model, factors: PriorityFactors, knowledge: Knowledge): Evaluation {
  const { basePoints, criterionCount, form, layout } = model;
  const conditions = form.conditions.map((condition) => truthOf(condition, knowledge));
  const truths = conditions.slice(0, model.rules.length);
  const points = basePoints.slice();
  const excluded = withoutPattern(model, conditions);
  for (let rule = 0; rule < truths.length; rule++)
    if (truths[rule] === TRUE) addEffects(layout, rule, points, excluded);
  const weights = points.slice(0, criterionCount);
  for (let at = 0; at < weights.length; at++) weights[at] = clamp(weights[at], 0, MAX_WEIGHT) * factors[at];
  const ratings = points.slice(criterionCount);
  for (let at = 0; at < ratings.length; at++) ratings[at] = clamp(ratings[at], -MAX_RATING, MAX_RATING);
  const sums = weightedSums(model, weights, ratings);
  return { truths, points, weights, ratings, sums, excluded, winner: winnerOf(sums, excluded) };
}

function addEffects(layout: Layout, rule: number, points: number[], excluded: boolean[]): void {
  const { effectAt, effectPoints, effectStart, excludeStart, excludes } = layout;
  const end = effectStart[rule + 1];
  for (let effect = effectStart[rule]; effect < end; effect++)
    points[effectAt[effect]] += effectPoints[effect];
  for (let at = excludeStart[rule]; at < excludeStart[rule + 1]; at++) excluded[excludes[at]] = true;
}

/** For each option, whether none of its patterns can hold. */
function withoutPattern({ layout, optionCount, rules }: Model, conditions: readonly Truth[]): boolean[] {
  const excluded: boolean[] = [];
  for (let option = 0; option < optionCount; option++) excluded.push(true);
  for (let pattern = rules.length; pattern < conditions.length; pattern++)
    if (conditions[pattern] !== FALSE) excluded[layout.patternOption[pattern]] = false;
  return excluded;
}

export function clamp(value: number, low: number, high: number): number {
  if (value < low) return low;
  if (value > high) return high;
  return value;
}

/** For each option, the sum of weight × rating over the criteria. */
export function weightedSums(
  model: Model,
  weights: ArrayLike<number>,
  ratings: ArrayLike<number>,
): Float64Array {
  const { criterionCount, optionCount } = model;
  const sums = new Float64Array(optionCount);
  for (let option = 0; option < optionCount; option++) {
    const row = ratingIndex(model, option, 0);
    let sum = 0;
    for (let criterion = 0; criterion < criterionCount; criterion++)
      sum += weights[criterion] * ratings[row + criterion];
    sums[option] = sum;
  }
  return sums;
}

/** The first of the greatest sums among the options that are not excluded; -1 where all are. */
export function winnerOf(sums: Float64Array, excluded: ArrayLike<boolean | number>): number {
  let winner = -1;
  for (let option = 0; option < sums.length; option++) {
    if (!excluded[option] && (winner === -1 || sums[option] > sums[winner])) winner = option;
  }
  return winner;
}

/** The total of all weights. Zero where the priorities or rules leave nothing to decide by. */
export function totalWeight({ weights }: Evaluation): number {
  let total = 0;
  for (let at = 0; at < weights.length; at++) total += weights[at];
  return total;
}

/** A weighted sum as points of score, 0 to 100; 50 where nothing has any weight. */
export function scoreOf(sum: number, total: number): number {
  return total === 0 ? 50 : (sum / total + MAX_RATING) * (100 / (2 * MAX_RATING));
}
