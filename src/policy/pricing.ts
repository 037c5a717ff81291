import type { ModelFacts } from '../catalog/model-facts.ts';
import { isOptionId, knowsOptions } from '../catalog/option.ts';
import { isWithinSum } from '../cost/answers/budget.ts';
import { modelNamed, priceDecision } from '../cost/answers/decision.ts';
import { estimatorsOf, restsOnPrices } from '../cost/answers/estimators.ts';
import { assumed } from '../cost/asked/assumptions/resolve.ts';
import { loadOf } from '../cost/asked/load.ts';
import { needsOf, READ_FACTS } from '../cost/asked/needs.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { ChoiceCost, Pricing } from './advice.ts';
import type { BaselinePrices } from './baseline-schema.ts';

const NO_FIGURE: ChoiceCost = { kind: 'unknown', missing: [] };

/** What a check asks about money: the estimator of a profile, and what was decided costs. */
export function pricingOf(rulebook: Rulebook, facts: () => ModelFacts): Pricing {
  const vocabulary = new Set(rulebook.facts.map(({ id }) => id));
  return {
    estimatorFor: estimatorsOf(rulebook, facts),
    reads: knowsOptions(rulebook.options) ? READ_FACTS : [],
    costOf: (known, assumptions, { model, option }) => {
      if (!isOptionId(option) || (model !== null && modelNamed(model, facts()) === null)) return NO_FIGURE;
      const needs = needsOf(known);
      const asked = { needs, assumed: assumed(assumptions) };
      const load = loadOf(needs, asked.assumed.values);
      if (load.kind === 'unknown') {
        const [missing] = load.missing;
        const isAsked = missing !== undefined && vocabulary.has(missing);
        return { kind: 'unknown', missing: isAsked ? [missing] : [] };
      }
      const cost = priceDecision({ option, model }, asked, facts())?.cost;
      if (cost?.kind !== 'known') return NO_FIGURE;
      const { budget: usd } = needs;
      const isWithin = isWithinSum(usd, cost);
      const budget = usd === null || isWithin === null ? null : { usd, isWithin };
      return { kind: 'known', likely: cost.invoices.likely, budget };
    },
  };
}

/** The day and the hash of the prices on which verdicts of a rulebook rest; null where none do. */
export function pricesOf(rulebook: Rulebook, facts: () => ModelFacts): BaselinePrices | null {
  if (!restsOnPrices(rulebook)) return null;
  const { dated, sha256 } = facts().catalog.prices;
  return { dated, sha256 };
}
