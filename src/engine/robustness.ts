import { missing } from '../rulebook/at.ts';
import type { Evaluation } from './evaluation.ts';
import { ratingIndex } from './model.ts';
import { draw, STREAMS } from './random.ts';

/** How many weightings are drawn for stands_in: the share is then within three points of that of all weightings. */
export const WEIGHTINGS = 1000;

/** Each effective weight is multiplied by a number drawn uniformly from this one to two minus it. */
const LEAST = 0.5;

/**
 * The share of seeded weightings in which an option is still first among those that are not excluded: each effective
 * weight on its own, up to half more or less.
 */
export function standsIn(evaluation: Evaluation, option: number, count = WEIGHTINGS): number {
  if (option < 0 || evaluation.excluded[option] !== 0) return 0;
  const rivals = rivalsOf(evaluation, option)
    .map((rival) => ({ leads: leadsOver(evaluation, option, rival), winsTie: option < rival }))
    .filter(mayCatchUp);
  if (rivals.length === 0) return 1;
  const factors = evaluation.weights.map(() => 1);
  let standing = 0;
  for (let weighting = 0; weighting < count; weighting++) {
    drawInto(factors, weighting);
    if (rivals.every((rival) => isAhead(rival, factors))) standing++;
  }
  return standing / count;
}

/** A rival: the weighted lead over it on each criterion, and whether a tie with it is won. */
interface Rival {
  readonly leads: readonly number[];
  readonly winsTie: boolean;
}

function leadsOver(evaluation: Evaluation, option: number, rival: number): readonly number[] {
  return Array.from(evaluation.weights, (weight, at) => weight * gapOn(evaluation, option, rival, at));
}

/** False for a rival that is behind even where each weight takes the end of its range that suits the rival. */
function mayCatchUp({ leads }: Rival): boolean {
  const worst = leads.map((lead) => Math.min(lead * LEAST, lead * (2 - LEAST)));
  return worst.reduce((sum, lead) => sum + lead, 0) <= 0;
}

/** A plain loop, as in isAhead: a process that has just started would spend longer on making lists than on all draws. */
function drawInto(factors: number[], weighting: number): void {
  for (let at = 0; at < factors.length; at++)
    factors[at] = LEAST + draw(STREAMS.weightings, weighting * factors.length + at) * (2 - 2 * LEAST);
}

function isAhead({ leads, winsTie }: Rival, factors: readonly number[]): boolean {
  let lead = 0;
  for (let at = 0; at < leads.length; at++) lead += (leads[at] ?? missing()) * (factors[at] ?? missing());
  return lead > 0 || (lead === 0 && winsTie);
}

/** By how much an option is rated above a rival on a criterion. */
export function gapOn(
  { model, ratings }: Evaluation,
  option: number,
  rival: number,
  criterion: number,
): number {
  const rating = (each: number) => ratings[ratingIndex(model, each, criterion)] ?? missing();
  return rating(option) - rating(rival);
}

/** The other options that are not excluded. */
export function rivalsOf({ excluded }: Evaluation, option: number): readonly number[] {
  return [...excluded.keys()].filter((each) => each !== option && excluded[each] === 0);
}
