import { missing } from '../rulebook/at.ts';

export const MAX_RATING = 5;
export const MAX_WEIGHT = 10;

/** Below this a score or a standing is unchanged: means over the options need not be exact. */
export const TINY = 1e-9;

/** For each option, the weighted sum of its ratings. */
export type Sums = readonly number[];

export function clamp(value: number, low: number, high: number): number {
  if (value < low) return low;
  if (value > high) return high;
  return value;
}

/** For each option, the sum of weight × rating over the criteria, into `sums`; ratings stand option by option. */
export function weightedSums(weights: readonly number[], ratings: readonly number[], sums: number[]): Sums {
  let at = 0;
  for (let option = 0; option < sums.length; option++) {
    let sum = 0;
    for (let criterion = 0; criterion < weights.length; criterion++)
      sum += (weights[criterion] ?? missing()) * (ratings[at++] ?? missing());
    sums[option] = sum;
  }
  return sums;
}

/** The first of the greatest sums among the options that are not excluded; -1 where all are. */
export function winnerOf(sums: Sums, excluded: readonly number[]): number {
  let winner = -1;
  let best = Number.NEGATIVE_INFINITY;
  for (let option = 0; option < sums.length; option++) {
    const sum = sums[option] ?? missing();
    if (excluded[option] !== 0 || (winner !== -1 && sum <= best)) continue;
    winner = option;
    best = sum;
  }
  return winner;
}

/** A weighted sum as points of score, 0 to 100; 50 where nothing has any weight. */
export function scoreOf(sum: number, total: number): number {
  return total === 0 ? 50 : (sum / total + MAX_RATING) * (100 / (2 * MAX_RATING));
}
