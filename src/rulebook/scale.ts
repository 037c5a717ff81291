import type { Scale, ScalePoint } from './rulebook.ts';

/** The estimators by which a criterion can be rated. */
export const ESTIMATORS: readonly string[] = ['monthly-cost'];

/** Exact in binary, so that sums of ratings do not depend on their order and a tie is a tie. */
const STEPS_IN_ONE = 64;

/** The rating at a ratio, in steps of a 64th: on a straight line over its logarithm, flat beyond the ends. */
export function ratingAt({ points }: Scale, ratio: number): number {
  let before: ScalePoint | null = null;
  for (const point of points) {
    if (ratio <= point.ratio) return before === null ? point.rating : between(before, point, ratio);
    before = point;
  }
  return before?.rating ?? 0;
}

function between(left: ScalePoint, right: ScalePoint, ratio: number): number {
  const part = Math.log(ratio / left.ratio) / Math.log(right.ratio / left.ratio);
  const rating = left.rating + part * (right.rating - left.rating);
  return Math.round(rating * STEPS_IN_ONE) / STEPS_IN_ONE;
}
