import { optionOf } from '../engine/advice.ts';
import type { Reason } from '../engine/reasons.ts';
import type { Speaks } from '../engine/speaks.ts';
import type { CriterionId } from '../rulebook/rulebook.ts';
import type { Recommendation } from './report.ts';

type Reasoned = Pick<Recommendation, 'reasons' | 'verdict'>;

/** A reason for or against the verdict or the runner-up. */
export type SpokenReason = Reason & { readonly speaks: Speaks };

/**
 * The reasons that speak of the verdict or the runner-up, the strongest first. What an estimate makes of the two is one
 * comparison, of which the part is told that decides it: a low amount of the runner-up is nothing against a verdict that
 * costs still less. Likewise a rating of the runner-up is told only where that of the verdict is lower, or higher.
 */
export function netReasons({ reasons, verdict }: Reasoned): readonly SpokenReason[] {
  const spoken = reasons.filter((reason): reason is SpokenReason => reason.speaks !== null);
  const net = spoken.flatMap((reason): readonly SpokenReason[] => {
    if (reason.of === 'outside-rating') return netOfEstimate(reason, spoken);
    if (reason.of === 'rule' || reason.option === optionOf(verdict)) return [reason];
    return isBorneOut(reason, ratingOn(reason.criterion)) ? [reason] : [];
  });
  return net.toSorted((a, b) => b.speaks.points - a.speaks.points);

  function ratingOn(criterion: CriterionId): number {
    const own = reasons.find(
      (each) => each.of === 'rating' && each.criterion === criterion && each.option === optionOf(verdict),
    );
    return own?.of === 'rating' ? own.rating.rating : 0;
  }
}

function netOfEstimate(reason: SpokenReason, spoken: readonly SpokenReason[]): readonly SpokenReason[] {
  const pair = spoken.filter((each) => each.of === 'outside-rating' && each.criterion === reason.criterion);
  const impact = pair.reduce((sum, each) => sum + each.impact, 0);
  const [decides] = pair.toSorted((a, b) => Math.sign(impact) * (b.impact - a.impact));
  if (impact === 0 || reason !== decides) return [];
  return [{ ...reason, impact, speaks: { ...reason.speaks, points: Math.abs(impact) } }];
}

/** Whether a rating of the runner-up is better than that of the verdict, or worse, as it is said to be. */
function isBorneOut({ rating, speaks }: SpokenReason & { readonly of: 'rating' }, own: number): boolean {
  return speaks.how === 'for' ? rating.rating > own : rating.rating < own;
}
