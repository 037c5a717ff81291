import { missing } from '../rulebook/at.ts';
import type { CriterionId, OptionId } from '../rulebook/rulebook.ts';
import { type Advice, optionId } from './advice.ts';
import { gapOn, rivalsOf } from './robustness.ts';
import { MAX_WEIGHT } from './score.ts';

/** A weight at which another option comes out first. */
export interface WeightFlip {
  readonly criterion: CriterionId;
  /** The effective weight now. */
  readonly from: number;
  /** The exact weight of the tie: from there on, or just beyond it, the other option is first. */
  readonly to: number;
  readonly option: OptionId;
}

/** A weight at which a rival draws level, and by how much the winner is rated above it there. */
interface Crossing {
  readonly to: number;
  readonly rival: number;
  readonly gap: number;
}

/**
 * For each criterion the nearest weight below and above the present one at which the first place changes, the other
 * weights as they are, within 0…10 times the priority. Smallest change first. None where only the unknown facts settle
 * the verdict, and none on a criterion that alone has weight: without it nothing would be left to decide by.
 */
export function weightFlipsOf(advice: Advice): readonly WeightFlip[] {
  const { evaluation, factors, model, winner } = advice;
  if (winner < 0 || winner !== evaluation.winner()) return [];
  const flips = model.rulebook.criteria.flatMap(({ id }, criterion): readonly WeightFlip[] => {
    const from = evaluation.weights[criterion] ?? missing();
    if (from === evaluation.totalWeight()) return [];
    const most = MAX_WEIGHT * (factors[criterion] ?? missing());
    const crossings = crossingsOn(advice, criterion, from, most);
    const below = nearest(
      crossings.filter(({ gap }) => gap > 0),
      from,
      0,
    );
    const above = nearest(
      crossings.filter(({ gap }) => gap < 0),
      from,
      most,
    );
    return [below, above].flatMap((crossing) =>
      crossing === null
        ? []
        : [{ criterion: id, from, to: crossing.to, option: optionId(model, crossing.rival) }],
    );
  });
  return flips.sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
}

/** Where rivals draw level: below the present weight where the winner gains from the criterion, else above it. */
function crossingsOn(
  { evaluation, winner }: Advice,
  criterion: number,
  from: number,
  most: number,
): readonly Crossing[] {
  const sum = (option: number) => evaluation.sums[option] ?? missing();
  return rivalsOf(evaluation, winner).flatMap((rival): readonly Crossing[] => {
    const gap = gapOn(evaluation, winner, rival, criterion);
    if (gap === 0) return [];
    const to = from - (sum(winner) - sum(rival)) / gap;
    const winsTie = rival < winner;
    const beyond = gap > 0 ? to > 0 : to < most;
    return to >= 0 && to <= most && (winsTie || beyond) ? [{ to, rival, gap }] : [];
  });
}

/**
 * The crossing with the smallest change. Of several the option that leads just beyond it; at the end of the range,
 * where nothing lies beyond, the one that wins the tie.
 */
function nearest(crossings: readonly Crossing[], from: number, end: number): Crossing | null {
  const least = Math.min(...crossings.map(({ to }) => Math.abs(to - from)));
  const closest = crossings.filter(({ to }) => Math.abs(to - from) === least);
  const lead = ({ to, rival, gap }: Crossing) => (to === end ? -rival : Math.abs(gap));
  return closest.reduce<Crossing | null>(
    (best, each) => (best === null || lead(each) > lead(best) ? each : best),
    null,
  );
}
