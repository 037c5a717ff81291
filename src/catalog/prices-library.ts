import type { calcPrice, ModelInfo, ModelPrice, TieredPrices } from '@pydantic/genai-prices';
import type { Modality } from './catalog.ts';
import type { Offer, OfferPrice, Rate, UnknownPrice } from './prices.ts';

/** The one function of the price library that is needed; it looks into the data that came with the package. */
export type PriceLibrary = typeof calcPrice;

/** A model whose offers are to be priced. */
export interface PricedModel {
  readonly modalities: readonly Modality[];
  readonly offers: readonly Offer[];
}

/** The prices of all offers of a model on a day. */
export function priceOffers(library: PriceLibrary, model: PricedModel, at: Date): readonly OfferPrice[] {
  return model.offers.map(({ provider, model: name }) => {
    const offer = { provider, model: name };
    // An image is charged by its size, which no count of text tokens tells.
    if (model.modalities.includes('images-out')) return unknown(offer, { kind: 'not-per-token' });
    return lookUpPrice(library, offer, at);
  });
}

/** The library guesses when a name is not listed; a price counts only where what it found is what was asked for. */
function lookUpPrice(library: PriceLibrary, offer: Offer, at: Date): OfferPrice {
  if (isMoving(offer.model)) return unknown(offer, { kind: 'moving-alias' });
  const found = library({ input_tokens: 0 }, offer.model, { providerId: offer.provider, timestamp: at });
  if (found === null) return unknown(offer, { kind: 'not-listed' });
  const { provider, model } = found;
  if (provider.id !== offer.provider)
    return unknown(offer, { kind: 'another-provider', matched: provider.id });
  if (!provider.models.includes(model)) {
    return unknown(offer, { kind: 'another-provider', matched: `a fallback of ${provider.id}` });
  }
  if (model.id !== offer.model) return unknown(offer, { kind: 'another-model', matched: model.id });
  const obstacle = obstacleTo(model, found.model_price);
  if (obstacle !== null) return unknown(offer, obstacle);
  return known(offer, provider.name, found.model_price, nextChange(model, at));
}

/** Names that stand for another model tomorrow, and free trials, which say nothing about a bill. */
function isMoving(name: string): boolean {
  return name.startsWith('~') || /-latest(?![a-z])|:free$/.test(name);
}

function obstacleTo(model: ModelInfo, price: ModelPrice): UnknownPrice | null {
  if (model.deprecated === true) return { kind: 'withdrawn' };
  if (Object.keys(price).length === 0) return { kind: 'no-price' };
  if (price.requests_kcount !== undefined) return { kind: 'fee-per-request' };
  if (price.input_mtok === undefined) return { kind: 'not-per-token' };
  if (baseOf(price.input_mtok) === 0) return { kind: 'free-listing' };
  const conditions = Array.isArray(model.prices) ? model.prices.map((entry) => entry.constraint) : [];
  return conditions.some((condition) => condition?.type === 'time_of_date')
    ? { kind: 'varies-by-hour' }
    : null;
}

function known(offer: Offer, providerName: string, price: ModelPrice, changesOn: string | null): OfferPrice {
  const { input_mtok: input, cache_read_mtok: cachedInput, output_mtok: output } = price;
  if (input === undefined) return unknown(offer, { kind: 'not-per-token' });
  return {
    kind: 'known',
    ...offer,
    providerName,
    input: rateOf(input),
    cachedInput: cachedInput === undefined ? null : rateOf(cachedInput),
    output: output === undefined ? null : rateOf(output),
    changesOn,
  };
}

function rateOf(price: number | TieredPrices): Rate {
  if (typeof price === 'number') return { base: price, tiers: [] };
  const tiers = price.tiers.map(({ start, price: usd }) => ({ above: start, usd }));
  return { base: price.base, tiers: tiers.sort((a, b) => a.above - b.above) };
}

function baseOf(price: number | TieredPrices): number {
  return typeof price === 'number' ? price : price.base;
}

/** The first day after `at` from which another price is announced; null where none is. */
function nextChange(model: ModelInfo, at: Date): string | null {
  if (!Array.isArray(model.prices)) return null;
  const days = model.prices.flatMap(({ constraint }) =>
    constraint?.type === 'start_date' ? [constraint.start_date] : [],
  );
  return days.filter((day) => new Date(day) > at).sort()[0] ?? null;
}

function unknown(offer: Offer, reason: UnknownPrice): OfferPrice {
  return { kind: 'unknown', ...offer, reason };
}
