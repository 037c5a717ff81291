import type { KnownPrice, Rate } from '../catalog/prices.ts';
import { priceCall } from '../catalog/prices.ts';
import type { AssumptionId } from './assumptions/id.ts';
import { callIn, callsPerMonth } from './call.ts';
import type { LineItems } from './line-items.ts';
import type { CostPlan, Scenario, Share, TokenService } from './plan.ts';

/** USD a month for what is paid by the call; nothing where a price that a call needs is not known. */
export function tokenItems(plan: CostPlan, service: TokenService, scenario: Scenario): LineItems | null {
  const { work } = plan;
  const { model, price, share } = service;
  const asked = callIn(work, scenario, model);
  // What a provider charges by the hour of sound includes the text that is written down.
  const isByTheHour = work.media === 'audio' && price.audioHour !== null && price.output === null;
  const call = isByTheHour ? { ...asked, outputTokens: 0, thinkingTokens: 0 } : asked;
  const stated = withStatedPrices(service, plan, scenario);
  const priced = priceCall(stated, call);
  if (priced.kind === 'unknown') return null;
  const factor =
    callsPerMonth(scenario) *
    shareOf(share, scenario) *
    discountOf(plan, price, scenario) *
    (isTunedClosed(plan, service) ? scenario('tuning.closed_price_factor') : 1);
  const { items } = priced;
  const thinkingPart = call.outputTokens === 0 ? 0 : call.thinkingTokens / call.outputTokens;
  return onlySpent({
    input: items.input * factor,
    'cached-input': items.cached * factor,
    'cache-writes': items.cacheWrite * factor,
    output: items.output * (1 - thinkingPart) * factor,
    thinking: items.output * thinkingPart * factor,
    audio: items.audio * factor,
    images: items.images * factor,
  });
}

/** Items of nothing are left out, but for input and output, which every reader looks for. */
function onlySpent(items: LineItems): LineItems {
  return Object.fromEntries(Object.entries(items).filter(([id, usd]) => usd > 0 || id === 'input'));
}

function isTunedClosed({ work }: CostPlan, { supply }: TokenService): boolean {
  return work.isTuned && supply === 'closed-api';
}

/** What a call costs against the list price: less in a batch, more in a chosen region. */
function discountOf({ work }: CostPlan, price: KnownPrice, scenario: Scenario): number {
  const batched = work.latency === 'relaxed' && price.batchShare !== null ? scenario('batch.share') : 0;
  const batch = 1 - batched * (1 - (price.batchShare ?? 1));
  return batch * (work.isRegionBound ? (price.regionalShare ?? 1) : 1);
}

/** The share of all requests that a service answers. */
export function shareOf(share: Share, scenario: Scenario): number {
  switch (share) {
    case 'all':
      return 1;
    case 'closed-part':
      return scenario('mix.closed_share');
    case 'open-part':
      return 1 - scenario('mix.closed_share');
  }
}

const STATED_PRICES = {
  'closed-api': ['price.closed_input_usd', 'price.closed_cached_input_usd', 'price.closed_output_usd'],
  'open-managed': ['price.managed_input_usd', 'price.managed_cached_input_usd', 'price.managed_output_usd'],
} as const satisfies Record<TokenService['supply'], readonly AssumptionId[]>;

/** A price that the team states takes the place of the listed one, and of nothing else. */
function withStatedPrices(
  { supply, price }: TokenService,
  { inputs }: CostPlan,
  scenario: Scenario,
): KnownPrice {
  const [input, cached, output] = STATED_PRICES[supply];
  const rate = (id: AssumptionId, listed: Rate | null): Rate | null =>
    inputs.has(id) ? { base: scenario(id), tiers: [] } : listed;
  return {
    ...price,
    input: rate(input, price.input),
    cachedInput: rate(cached, inputs.has(input) ? null : price.cachedInput),
    cacheWrite: inputs.has(input) ? null : price.cacheWrite,
    output: rate(output, price.output),
  };
}
