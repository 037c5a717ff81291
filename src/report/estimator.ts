import type { EstimatorFor } from '../engine/estimator.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

/**
 * What rates the criteria of a rulebook that ask for an estimate. All that advises takes its estimators from here, so that
 * no two of them rate by other prices. There is none yet.
 */
export function estimatorsOf(_rulebook: Rulebook): EstimatorFor {
  return () => null;
}
