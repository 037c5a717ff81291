import {
  type Evaluation,
  MAX_WEIGHT,
  type PriorityFactors,
  scoreOf,
  totalWeight,
  winnerOf,
} from './evaluate.ts';
import { draw, STREAMS } from './random.ts';

/** How many weightings are drawn for stands_in. */
export const WEIGHTINGS = 10_000;

/** Each effective weight is multiplied by a number drawn uniformly from this one to two minus it. */
const LEAST = 0.5;

/**
 * The share of seeded weightings in which an option is still first among those that are not excluded: each effective
 * weight on its own, up to half more or less.
 */
export function standsIn(evaluation: Evaluation, option: number, count = WEIGHTINGS): number {
  if (option < 0 || evaluation.excluded[option]) return 0;
  const rivals = rivalsOf(evaluation, option).filter((rival) => mayCatchUp(evaluation, option, rival));
  if (rivals.length === 0) return 1;
  const leads = Float64Array.from(rivals.flatMap((rival) => leadsOver(evaluation, option, rival)));
  const winsTie = Uint8Array.from(rivals, (rival) => Number(option < rival));
  return countStanding(leads, winsTie, evaluation.weights.length, count) / count;
}

/** The weighted lead over a rival on each criterion. */
function leadsOver(evaluation: Evaluation, option: number, rival: number): readonly number[] {
  return Array.from(evaluation.weights, (weight, at) => weight * gapOn(evaluation, option, rival, at));
}

/** False for a rival that is behind even where each weight takes the end of its range that suits the rival. */
function mayCatchUp(evaluation: Evaluation, option: number, rival: number): boolean {
  const worst = leadsOver(evaluation, option, rival).map((lead) =>
    Math.min(lead * LEAST, lead * (2 - LEAST)),
  );
  return worst.reduce((sum, lead) => sum + lead, 0) <= 0;
}

/** In how many weightings no rival is ahead; leads stand rival by rival. One plain loop: it runs 100,000 times. */
function countStanding(leads: Float64Array, winsTie: Uint8Array, criteria: number, count: number): number {
  const factors = new Float64Array(criteria);
  let standing = 0;
  for (let weighting = 0; weighting < count; weighting++) {
    for (let at = 0; at < criteria; at++) {
      factors[at] = LEAST + draw(STREAMS.weightings, weighting * criteria + at) * (2 - 2 * LEAST);
    }
    let stands = 1;
    for (let rival = 0; rival < winsTie.length && stands === 1; rival++) {
      let lead = 0;
      for (let at = 0; at < criteria; at++) lead += leads[rival * criteria + at] * factors[at];
      if (lead < 0 || (lead === 0 && winsTie[rival] === 0)) stands = 0;
    }
    standing += stands;
  }
  return standing;
}

function gapOn({ ratings, weights }: Evaluation, option: number, rival: number, criterion: number): number {
  return ratings[option * weights.length + criterion] - ratings[rival * weights.length + criterion];
}

/** The other options that are not excluded. */
export function rivalsOf({ excluded }: Evaluation, option: number): readonly number[] {
  return excluded.flatMap((out, index) => (out || index === option ? [] : [index]));
}

/** A weight at which another option comes out first; `from` is the effective weight now. */
export interface WeightFlip {
  readonly criterion: number;
  readonly from: number;
  /** The exact weight of the tie: from there on, or just beyond it, the other option is first. */
  readonly to: number;
  readonly option: number;
}

/**
 * For each criterion the nearest weight below and above the present one at which the first place changes, the other
 * weights as they are, within 0…10 times the priority. Smallest change first.
 */
export function weightFlips(evaluation: Evaluation, factors: PriorityFactors): readonly WeightFlip[] {
  const { weights, winner } = evaluation;
  if (winner < 0) return [];
  const flips = [...weights.keys()].flatMap((criterion) => {
    const most = MAX_WEIGHT * factors[criterion];
    const crossings = rivalsOf(evaluation, winner).flatMap((rival) =>
      crossingOf(evaluation, criterion, rival, most),
    );
    const gap = (flip: WeightFlip) => gapOn(evaluation, winner, flip.option, criterion);
    const below = crossings.filter((flip) => gap(flip) > 0);
    const above = crossings.filter((flip) => gap(flip) < 0);
    return [nearest(below, 0, gap), nearest(above, most, gap)].flatMap((flip) => flip ?? []);
  });
  return flips.sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from) || a.criterion - b.criterion);
}

/** Where a rival draws level: below the present weight where the winner gains from the criterion, else above it. */
function crossingOf(
  evaluation: Evaluation,
  criterion: number,
  rival: number,
  most: number,
): readonly WeightFlip[] {
  const { sums, weights, winner } = evaluation;
  const gap = gapOn(evaluation, winner, rival, criterion);
  const from = weights[criterion];
  if (gap === 0) return [];
  const to = from - (sums[winner] - sums[rival]) / gap;
  const winsTie = rival < winner;
  const beyond = gap > 0 ? to > 0 : to < most;
  const within = to >= 0 && to <= most;
  return within && (winsTie || beyond) ? [{ criterion, from, to, option: rival }] : [];
}

/**
 * The crossing with the smallest change. Of several the option that leads just beyond it; at the end of the range,
 * where nothing lies beyond, the one that wins the tie.
 */
function nearest(
  crossings: readonly WeightFlip[],
  end: number,
  gap: (flip: WeightFlip) => number,
): WeightFlip | null {
  const least = Math.min(...crossings.map((flip) => Math.abs(flip.to - flip.from)));
  const closest = crossings.filter((flip) => Math.abs(flip.to - flip.from) === least);
  const lead = (flip: WeightFlip) => (flip.to === end ? -flip.option : Math.abs(gap(flip)));
  return closest.reduce<WeightFlip | null>(
    (best, flip) => (best === null || lead(flip) > lead(best) ? flip : best),
    null,
  );
}

/** How far an option is ahead of the best other one that is not excluded, in points of score; null without one. */
export function marginOf(evaluation: Evaluation, option: number): number | null {
  const runnerUp = runnerUpOf(evaluation, option);
  if (option < 0 || runnerUp < 0) return null;
  const { sums } = evaluation;
  const total = totalWeight(evaluation);
  return scoreOf(sums[option], total) - scoreOf(sums[runnerUp], total);
}

/** The best option besides this one that is not excluded; -1 where there is none. */
export function runnerUpOf({ sums, excluded }: Evaluation, option: number): number {
  return winnerOf(
    sums,
    excluded.map((out, index) => out || index === option),
  );
}
