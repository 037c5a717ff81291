import { optionOf } from '../engine/advice.ts';
import type { Reason } from '../engine/reasons.ts';
import type { Recommendation } from './report.ts';

/**
 * The reasons for and against a verdict, the strongest first. What an estimate makes of the verdict and of the runner-up is
 * one comparison: a low amount of the runner-up is nothing against a verdict that costs still less.
 */
export function netReasons({
  reasons,
  verdict,
}: Pick<Recommendation, 'reasons' | 'verdict'>): readonly Reason[] {
  const net = reasons.flatMap((reason): readonly Reason[] => {
    if (reason.of !== 'outside-rating') return [reason];
    const pair = reasons.filter(
      (each) => each.of === 'outside-rating' && each.criterion === reason.criterion,
    );
    const own = pair.find((each) => each.of === 'outside-rating' && each.option === optionOf(verdict));
    if (reason !== (own ?? pair[0])) return [];
    return [{ ...reason, impact: pair.reduce((sum, { impact }) => sum + impact, 0) }];
  });
  return net.toSorted((a, b) => Math.abs(b.impact) - Math.abs(a.impact));
}
