import type { Basis, ClaimId } from './rulebook.ts';

/** The estimators by which a criterion can be rated. */
export const ESTIMATORS: readonly string[] = ['monthly-cost'];

/** How an estimated amount becomes a rating: by its ratio to the least of all options. */
export interface Scale {
  /** Added to every amount before they are compared, so that small ones are alike. */
  readonly floor: number;
  /** Ratios rising from 1, ratings falling. */
  readonly points: readonly ScalePoint[];
  readonly because: string;
  readonly claims: readonly ClaimId[];
  readonly basis: Basis;
}

/** The rating of what costs so many times the least. */
export interface ScalePoint {
  readonly ratio: number;
  readonly rating: number;
}

/** By which estimator a criterion is rated, and how. */
export interface EstimatedBy {
  readonly by: string;
  readonly scale: Scale;
}

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
