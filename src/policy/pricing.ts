import type { ModelFacts } from '../catalog/model-facts.ts';
import { isOptionId } from '../catalog/option.ts';
import { assumed } from '../cost/assumptions/resolve.ts';
import { isWithinBudget, priceDecision } from '../cost/decision.ts';
import { estimatorsOf } from '../cost/estimators.ts';
import { needsOf } from '../cost/needs.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Pricing } from './advice.ts';

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
