import type { Reason } from '../engine/reasons.ts';
import type { Speaks } from '../engine/speaks.ts';

/** A reason for or against the verdict or the runner-up. */
export type SpokenReason = Reason & { readonly speaks: Speaks };

/**
 * The reasons that speak of the verdict or the runner-up, the strongest first. What an estimate makes of the two is one
 * comparison, of which the part is told that decides it: a low amount of the runner-up is nothing against a verdict that
 * costs still less.
 */
export function netReasons(reasons: readonly Reason[]): readonly SpokenReason[] {
  const spoken = reasons.filter((reason): reason is SpokenReason => reason.speaks !== null);
  const net = spoken.flatMap((reason): readonly SpokenReason[] => {
    if (reason.of !== 'outside-rating') return [reason];
    const pair = spoken.filter((each) => each.of === 'outside-rating' && each.criterion === reason.criterion);
    const impact = pair.reduce((sum, each) => sum + each.impact, 0);
    const [decides] = pair.toSorted((a, b) => Math.sign(impact) * (b.impact - a.impact));
    if (impact === 0 || reason !== decides) return [];
    return [{ ...reason, impact, speaks: { ...reason.speaks, points: Math.abs(impact) } }];
  });
  return net.toSorted((a, b) => b.speaks.points - a.speaks.points);
}
