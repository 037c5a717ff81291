import { missing } from '../rulebook/at.ts';
import type { Evaluation } from './evaluation.ts';
import { clamp, MAX_RATING, MAX_WEIGHT } from './score.ts';

/**
 * The most by which the weighted sum of one option can exceed another's, whatever the unknown facts turn out to be.
 * An upper bound: each weight and each rating takes the end of its range that suits it, as if the undecided rules
 * were independent of each other. Exact where none is undecided.
 */
export function greatestLead(evaluation: Evaluation, option: number, over: number): number {
  const { criterionCount } = evaluation.model;
  let lead = 0;
  for (let criterion = 0; criterion < criterionCount; criterion++) {
    const mine = criterionCount * (option + 1) + criterion;
    const other = criterionCount * (over + 1) + criterion;
    const gap = greatestRating(evaluation, mine) - leastRating(evaluation, other);
    lead += gap > 0 ? gap * greatestWeight(evaluation, criterion) : gap * leastWeight(evaluation, criterion);
  }
  return lead;
}

function greatestRating({ raw, rise }: Evaluation, at: number): number {
  return clamp((raw[at] ?? missing()) + (rise[at] ?? missing()), -MAX_RATING, MAX_RATING);
}

function leastRating({ raw, fall }: Evaluation, at: number): number {
  return clamp((raw[at] ?? missing()) + (fall[at] ?? missing()), -MAX_RATING, MAX_RATING);
}

function greatestWeight({ factors, raw, rise }: Evaluation, criterion: number): number {
  const most = (raw[criterion] ?? missing()) + (rise[criterion] ?? missing());
  return clamp(most, 0, MAX_WEIGHT) * (factors[criterion] ?? missing());
}

function leastWeight({ factors, fall, raw }: Evaluation, criterion: number): number {
  const least = (raw[criterion] ?? missing()) + (fall[criterion] ?? missing());
  return clamp(least, 0, MAX_WEIGHT) * (factors[criterion] ?? missing());
}

/** Whether an option may come out before another one: by its sum, or by its place in the rulebook in a tie. */
export function mayBeat(evaluation: Evaluation, option: number, over: number): boolean {
  const lead = greatestLead(evaluation, option, over);
  return lead > 0 || (lead === 0 && option < over);
}
