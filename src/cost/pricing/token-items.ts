import type { KnownPrice, Rate } from '../../catalog/prices.ts';
import { priceCall } from '../../catalog/prices.ts';
import type { AssumptionId } from '../asked/assumptions/id.ts';
import { callIn, callsPerMonth, type ThinkingCall } from './call.ts';
import type { LineItems } from './line-items.ts';
import type { CostPlan, Scenario, Share, TokenService } from './plan.ts';

/** USD a month for what is paid by the call; nothing where a price that a call needs is not known. */
export function tokenItems(plan: CostPlan, service: TokenService, scenario: Scenario): LineItems | null {
  const call = paidIn(plan, service, scenario);
  const isByPiece = call.inputTokens + call.outputTokens === 0;
  const price = isByPiece ? service.price : withStatedPrices(service, plan, scenario);
  const priced = priceCall(price, call);
  if (priced.kind === 'unknown') return null;
  const { input, output, pieces } = factorsOf(plan, service, scenario);
  const { items } = priced;
  const thinkingPart = call.outputTokens === 0 ? 0 : call.thinkingTokens / call.outputTokens;
  return onlySpent({
    input: items.input * input.plain,
    'cached-input': items.cached * input.cached,
    'cache-writes': items.cacheWrite * input.plain,
    output: items.output * (1 - thinkingPart) * output,
    thinking: items.output * thinkingPart * output,
    audio: items.audio * pieces,
    images: items.images * pieces,
  });
}

/** What of a call is paid: a price for an hour of sound or for an image includes the text that is written with it. */
function paidIn({ work }: CostPlan, { model, price }: TokenService, scenario: Scenario): ThinkingCall {
  const call = callIn(work, scenario, model);
  const perPiece = { audio: price.audioHour, images: price.perImage, text: null, embeddings: null };
  const isWhole = perPiece[work.media] !== null && price.output === null;
  return isWhole ? { ...call, outputTokens: 0, thinkingTokens: 0 } : call;
}

/** Items of nothing are left out, but for input and output, which every reader looks for. */
function onlySpent(items: LineItems): LineItems {
  return Object.fromEntries(Object.entries(items).filter(([id, usd]) => usd > 0 || id === 'input'));
}

/**
 * By what the price of one call is multiplied. A price that the team states is what it pays: it holds what tuning and a
 * region add, unless the team says by what tuning raises it. Calls in a batch cost less in either case.
 */
function factorsOf(plan: CostPlan, service: TokenService, scenario: Scenario) {
  const { inputs, work } = plan;
  const { price, share, supply } = service;
  const [inputId, cachedId, outputId] = STATED_PRICES[supply];
  const paid = callsPerMonth(work, scenario) * shareOf(share, scenario) * batchFactor(plan, price, scenario);
  const isTuned = work.isTuned && supply === 'closed-api';
  const tuning = () => (isTuned ? scenario('tuning.closed_price_factor') : 1);
  const pieces = paid * (work.isRegionBound ? (price.regionalShare ?? 1) : 1);
  const listed = () => pieces * tuning();
  const stated = () => paid * (work.stated.has('tuning.closed_price_factor') ? tuning() : 1);
  const plain = inputs.has(inputId) ? stated() : listed();
  return {
    input: { plain, cached: inputs.has(cachedId) ? stated() : plain },
    output: inputs.has(outputId) ? stated() : listed(),
    pieces,
  };
}

/** What a call costs where some are made in a batch, against the normal price. */
function batchFactor({ work }: CostPlan, { batchShare }: KnownPrice, scenario: Scenario): number {
  if (work.latency !== 'relaxed' || batchShare === null) return 1;
  return 1 - scenario('batch.share') * (1 - batchShare);
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

/**
 * A price that the team states takes the place of the listed one. One for input keeps what the list says of the cache:
 * what is read from it and written to it costs the same share of other input.
 */
export function withStatedPrices(
  { supply, price }: Pick<TokenService, 'supply' | 'price'>,
  { inputs, work }: Pick<CostPlan, 'inputs' | 'work'>,
  scenario: Scenario,
): KnownPrice {
  const [input, cached, output] = STATED_PRICES[supply];
  const rate = (id: AssumptionId, listed: Rate | null): Rate | null =>
    inputs.has(id) ? { base: scenario(id), tiers: [] } : listed;
  const inCache = (listed: Rate | null): Rate | null =>
    inputs.has(input) ? scaled(listed, price.input, scenario(input)) : listed;
  return {
    ...price,
    input: rate(input, price.input),
    cachedInput: rate(cached, inCache(price.cachedInput)),
    cacheWrite: inCache(price.cacheWrite),
    output: work.media === 'embeddings' ? price.output : rate(output, price.output),
  };
}

/** A listed price in proportion to a stated price of plain input; null where the list gives no proportion. */
function scaled(listed: Rate | null, plain: Rate | null, usd: number): Rate | null {
  if (listed === null || plain === null || plain.base === 0) return null;
  return { base: (usd * listed.base) / plain.base, tiers: [] };
}
