import type { Estimate, Estimator } from '../../src/engine/estimator.ts';

/** An estimator whose likely answers are its full ones without their ranges. */
export function withLikely(estimator: Omit<Estimator, 'likely'>): Estimator {
  return { ...estimator, likely: (facts) => withoutRanges(estimator.estimate(facts)) };
}

function withoutRanges(estimate: Estimate): Estimate {
  if (estimate.kind === 'none') return estimate;
  const amounts = [...estimate.amounts].map(
    ([id, amount]) => [id, { ...amount, low: amount.likely, high: amount.likely }] as const,
  );
  return { ...estimate, amounts: new Map(amounts), isSure: true };
}
