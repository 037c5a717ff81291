import type { ModelFacts } from '../catalog/model-facts.ts';
import { OPTION_IDS, type OptionId } from '../catalog/option.ts';
import type { Amount, Estimate, Estimator } from '../engine/estimator.ts';
import type { Facts } from '../rulebook/facts.ts';
import type { Assumed } from './assumptions/resolve.ts';
import type { KnownCost } from './cost.ts';
import { invoiceUsd } from './line-items.ts';
import { loadOf } from './load.ts';
import { needsOf, READ_FACTS } from './needs.ts';
import { possibleNeeds } from './possible-needs.ts';
import { type Quote, quote } from './quote.ts';

/** The name under which a rulebook asks for the estimate of costs. */
export const MONTHLY_COST = 'monthly-cost';

/** The estimator of costs: fees and machines of every option in USD a month. */
export function costEstimator(assumed: Assumed, facts: () => ModelFacts): Estimator {
  const known = new Map<string, Estimate>();
  return {
    id: MONTHLY_COST,
    reads: new Set(READ_FACTS),
    limit: 'budget.monthly_usd',
    estimate(of) {
      const key = JSON.stringify(READ_FACTS.map((id) => of.get(id)?.value ?? null));
      const before = known.get(key);
      if (before !== undefined) return before;
      const estimate = estimateOf(of, assumed, facts);
      known.set(key, estimate);
      return estimate;
    },
  };
}

function estimateOf(of: Facts, assumed: Assumed, facts: () => ModelFacts): Estimate {
  const needs = needsOf(of);
  const mayBeLimited = needs.budget !== null || !of.has('budget.level');
  const loaded = loadOf(needs, assumed.values);
  if (loaded.kind === 'unknown') return { kind: 'none', mayCome: true, mayExceed: mayBeLimited };
  const likely = loaded.kind === 'known' ? quote({ assumed, needs }, facts()) : loaded;
  if (likely.kind !== 'quoted') return { kind: 'none', mayCome: false, mayExceed: false };
  const possible = possibleNeeds(of, needs);
  const others = possible.needs.map((each) => quote({ assumed, needs: each }, facts()));
  const quotes = [likely, ...others].flatMap((each) => (each.kind === 'quoted' ? [each] : []));
  const amounts = new Map<OptionId, Amount>();
  let isSure = possible.areAll && quotes.length === 1 + others.length;
  for (const option of OPTION_IDS) {
    const costs = quotes.flatMap((each) => knownCost(each, option));
    const own = knownCost(likely, option)[0];
    if (costs.length < quotes.length && costs.length > 0) isSure = false;
    if (own !== undefined) amounts.set(option, amountOf(own, costs, needs.budget, mayBeLimited));
  }
  return { kind: 'known', amounts, isSure, variants: () => variantsOf(likely) };
}

function knownCost({ costs }: Quote, option: OptionId): readonly KnownCost[] {
  const cost = costs.get(option);
  return cost?.kind === 'known' ? [cost] : [];
}

/** What an option costs over all that may turn out, and whether even its low figure is then above the budget. */
function amountOf(
  own: KnownCost,
  costs: readonly KnownCost[],
  budget: number | null,
  mayBeLimited: boolean,
): Amount {
  const lows = costs.map(({ invoices }) => invoices.low);
  const range = {
    low: Math.min(...lows),
    likely: own.invoices.likely,
    high: Math.max(...costs.map(({ invoices }) => invoices.high)),
  };
  if (budget === null) return { ...range, exceedsLimit: mayBeLimited ? 'maybe' : 'no' };
  const over = lows.filter((low) => low > budget).length;
  const isOver = own.invoices.low > budget;
  if (isOver && over === lows.length) return { ...range, exceedsLimit: 'surely' };
  return { ...range, exceedsLimit: over > 0 ? 'maybe' : 'no' };
}

/** The likely figures of all options with each input at one of its ends; an option that does not read it stays. */
function variantsOf(likely: Quote): readonly ReadonlyMap<OptionId, number>[] {
  const costs = OPTION_IDS.flatMap((option) => knownCost(likely, option));
  const ids = new Set(costs.flatMap(({ swings }) => swings.map(({ id }) => id)));
  return [...ids].flatMap((id) =>
    (['atLow', 'atHigh'] as const).map(
      (end) =>
        new Map(
          costs.map(({ option, invoices, swings }) => {
            const swing = swings.find((each) => each.id === id);
            return [option, swing === undefined ? invoices.likely : invoiceUsd(swing[end])] as const;
          }),
        ),
    ),
  );
}
