import { clamp, MAX_RATING, MAX_WEIGHT } from './evaluate.ts';
import type { Tally } from './tally.ts';

/**
 * The most by which the weighted sum of one option can exceed another's, whatever the unknown facts turn out to be.
 * An upper bound: each weight and each rating takes the end of its range that suits it, as if the undecided rules
 * were independent of each other. Exact where none is undecided.
 */
export function greatestLead(tally: Tally, option: number, over: number): number {
  const { raw, rise, fall, factors, ratings, weights } = tally;
  const { criterionCount } = tally.model;
  let lead = 0;
  for (let criterion = 0; criterion < criterionCount; criterion++) {
    const mine = criterionCount * (option + 1) + criterion;
    const other = criterionCount * (over + 1) + criterion;
    let gap = ratings[mine - criterionCount] - ratings[other - criterionCount];
    if (rise[mine] !== 0 || fall[other] !== 0) {
      gap =
        clamp(raw[mine] + rise[mine], -MAX_RATING, MAX_RATING) -
        clamp(raw[other] + fall[other], -MAX_RATING, MAX_RATING);
    }
    const change = gap > 0 ? rise[criterion] : fall[criterion];
    const weight =
      change === 0 ? weights[criterion] : clamp(raw[criterion] + change, 0, MAX_WEIGHT) * factors[criterion];
    lead += weight * gap;
  }
  return lead;
}

/** Whether an option may come out before another one: by its sum, or by its place in the rulebook in a tie. */
export function mayBeat(tally: Tally, option: number, over: number): boolean {
  const lead = greatestLead(tally, option, over);
  return lead > 0 || (lead === 0 && option < over);
}
