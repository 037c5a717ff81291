import type { ModelFacts } from '../catalog/model-facts.ts';
import { isOptionId, knowsOptions } from '../catalog/option.ts';
import { assumed } from '../cost/assumptions/resolve.ts';
import { isWithinBudget, priceDecision } from '../cost/decision.ts';
import { costEstimator, MONTHLY_COST } from '../cost/estimator.ts';
import { needsOf } from '../cost/needs.ts';
import type { EstimatorFor } from '../engine/estimator.ts';
import type { Pricing } from '../policy/advice.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

/**
 * What rates the criteria of a rulebook that ask for an estimate. All that advises takes its estimators from here, so that
 * no two of them rate by other prices. The catalogue is asked for only where there is something to price.
 */
export function estimatorsOf({ criteria, options }: Rulebook, facts: () => ModelFacts): EstimatorFor {
  const isAskedFor = criteria.some(({ estimate }) => estimate?.by === MONTHLY_COST);
  if (!isAskedFor || !knowsOptions(options)) return () => null;
  return ({ assumptions }) => costEstimator(assumed(assumptions), facts);
}

/** What a check asks about money: the estimator of a profile, and whether what was decided stays within its budget. */
export function pricingOf(rulebook: Rulebook, facts: () => ModelFacts): Pricing {
  return {
    estimatorFor: estimatorsOf(rulebook, facts),
    withinBudget: (known, assumptions, { chosen, model }) => {
      const needs = needsOf(known);
      const option = chosen?.value;
      if (needs.budget === null || option === undefined || !isOptionId(option)) return null;
      const asked = { needs, assumed: assumed(assumptions) };
      const priced = priceDecision({ option, model: model?.value ?? null }, asked, facts());
      return isWithinBudget(priced, needs.budget);
    },
  };
}
