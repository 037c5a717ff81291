import { missing } from '../rulebook/at.ts';
import type { Amount } from './estimator.ts';
import type { Evaluation } from './evaluation.ts';
import { ratingIndex } from './model.ts';
import { type ByOption, ratingsBy, ratingsOfPoints } from './outside-ratings.ts';
import { draw, STREAMS } from './random.ts';
import type { EstimatedCriterion } from './rater.ts';

/** How many weightings are drawn for stands_in: the share is then within three points of that of all weightings. */
export const WEIGHTINGS = 1000;

/** Each effective weight is multiplied by a number drawn uniformly from this one to two minus it. */
const LEAST = 0.5;

/** Criteria that an estimate rates, and the amounts from which their ratings come. */
export interface Estimated {
  readonly criteria: readonly EstimatedCriterion[];
  readonly amounts: ByOption<Amount>;
}

/**
 * The share of seeded weightings in which an option is still first among those that are not excluded: each effective
 * weight on its own, up to half more or less, and each estimated amount anywhere between its low and its high.
 */
export function standsIn(
  evaluation: Evaluation,
  option: number,
  estimated: Estimated | null = null,
  count = WEIGHTINGS,
): number {
  if (option < 0 || evaluation.excluded[option] !== 0) return 0;
  const fixed = new Set(evaluation.weights.keys());
  for (const { criterion } of estimated?.criteria ?? []) fixed.delete(criterion);
  const rivals = rivalsOf(evaluation, option)
    .map((rival): Rival => {
      const leads = leadsOver(evaluation, option, rival).map((lead, at) => (fixed.has(at) ? lead : 0));
      return { rival, leads, winsTie: option < rival };
    })
    .filter((rival) => mayCatchUp(rival, mostLost(evaluation, option, rival.rival, estimated)));
  if (rivals.length === 0) return 1;
  const factors = evaluation.weights.map(() => 1);
  let standing = 0;
  for (let weighting = 0; weighting < count; weighting++) {
    drawInto(factors, weighting);
    const moving = estimated === null ? [] : drawnRatings(estimated, weighting);
    const lead = (rival: number) => leadOnEstimates(evaluation, moving, factors, option, rival);
    if (rivals.every((each) => isAhead(each, factors, lead(each.rival)))) standing++;
  }
  return standing / count;
}

/** A rival: the weighted lead over it on each criterion that no estimate rates, and whether a tie with it is won. */
interface Rival {
  readonly rival: number;
  readonly leads: readonly number[];
  readonly winsTie: boolean;
}

function leadsOver(evaluation: Evaluation, option: number, rival: number): readonly number[] {
  return Array.from(evaluation.weights, (weight, at) => weight * gapOn(evaluation, option, rival, at));
}

/** False for a rival that is behind even where each weight and each amount takes the end of its range that suits it. */
function mayCatchUp({ leads }: Rival, atLeast: number): boolean {
  return leads.reduce((sum, lead) => sum + worstOf(lead), atLeast) <= 0;
}

function worstOf(lead: number): number {
  return Math.min(lead * LEAST, lead * (2 - LEAST));
}

/** The least lead over a rival that the ranges of the amounts leave. */
function mostLost(
  { weights, model, ratings }: Evaluation,
  option: number,
  rival: number,
  estimated: Estimated | null,
): number {
  let least = 0;
  for (const { criterion, scale } of estimated?.criteria ?? []) {
    const ranges = ratingsBy(scale, estimated?.amounts ?? []);
    const fixed = (each: number) => ratings[ratingIndex(model, each, criterion)] ?? missing();
    const gap = (ranges[option]?.low ?? fixed(option)) - (ranges[rival]?.high ?? fixed(rival));
    least += worstOf((weights[criterion] ?? missing()) * gap);
  }
  return least;
}

/** A criterion and the ratings on it by amounts that were drawn. */
interface Drawn {
  readonly criterion: number;
  readonly ratings: ByOption<number>;
}

function drawnRatings({ amounts, criteria }: Estimated, weighting: number): readonly Drawn[] {
  const drawn = amounts.map(
    (amount, option) =>
      amount && amountIn(amount, draw(STREAMS.amounts, weighting * amounts.length + option)),
  );
  return criteria.map(({ criterion, scale }) => ({ criterion, ratings: ratingsOfPoints(scale, drawn) }));
}

/** Between low and high, each doubling alike; where it may cost nothing, each step alike. */
function amountIn({ high, low }: Amount, part: number): number {
  return low > 0 ? low * (high / low) ** part : low + part * (high - low);
}

function leadOnEstimates(
  { weights, model, ratings }: Evaluation,
  moving: readonly Drawn[],
  factors: readonly number[],
  option: number,
  rival: number,
): number {
  let lead = 0;
  for (const { criterion, ratings: drawn } of moving) {
    const rating = (each: number) => drawn[each] ?? ratings[ratingIndex(model, each, criterion)] ?? missing();
    const weight = (weights[criterion] ?? missing()) * (factors[criterion] ?? missing());
    lead += weight * (rating(option) - rating(rival));
  }
  return lead;
}

/** A plain loop, as in isAhead: a process that has just started would spend longer on making lists than on all draws. */
function drawInto(factors: number[], weighting: number): void {
  for (let at = 0; at < factors.length; at++)
    factors[at] = LEAST + draw(STREAMS.weightings, weighting * factors.length + at) * (2 - 2 * LEAST);
}

function isAhead({ leads, winsTie }: Rival, factors: readonly number[], besides: number): boolean {
  let lead = besides;
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
