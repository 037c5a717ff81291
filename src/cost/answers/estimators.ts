import type { ModelFacts } from '../../catalog/model-facts.ts';
import { knowsOptions } from '../../catalog/option.ts';
import type { EstimatorFor } from '../../engine/estimator.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { assumed } from '../asked/assumptions/resolve.ts';
import { costEstimator, MONTHLY_COST } from './estimator.ts';

/**
 * What rates the criteria of a rulebook that ask for an estimate. All that advises takes its estimators from here, so that
 * no two of them rate by other prices. The catalogue is asked for only where there is something to price.
 */
export function estimatorsOf(rulebook: Rulebook, facts: () => ModelFacts): EstimatorFor {
  if (!restsOnPrices(rulebook)) return () => null;
  return ({ assumptions }) => costEstimator(assumed(assumptions), facts);
}

/** True where a rulebook rates by what things cost. */
export function restsOnPrices({ criteria, options }: Rulebook): boolean {
  return knowsOptions(options) && criteria.some(({ estimate }) => estimate?.by === MONTHLY_COST);
}
