import type { Advice } from './advice.ts';
import { optionOf } from './advice.ts';
import type { Estimate } from './estimator.ts';
import { factsAfter } from './fact-changes.ts';
import type { Flip } from './flips.ts';

/**
 * The flips after which it is still known what the option costs that they lead to, if it is known now: what only takes a
 * figure away, such as a load beyond any price list, is no way to anything.
 */
export function estimatedFlips(advice: Advice, flips: readonly Flip[]): readonly Flip[] {
  const { estimate, facts, model, rater } = advice;
  if (estimate?.kind !== 'known') return flips;
  return flips.filter(({ changes, to }) => {
    const option = optionOf(to);
    if (option === null || !estimate.amounts.has(option)) return true;
    return hasAmount(rater.likely(factsAfter(facts, changes, model.rulebook)), option);
  });
}

function hasAmount(estimate: Estimate | null, option: string): boolean {
  return estimate?.kind === 'known' && estimate.amounts.has(option);
}
