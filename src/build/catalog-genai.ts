import { findProvider, type ModelInfo, type ModelPrice, type TieredPrices } from '@pydantic/genai-prices';
import {
  type AnnouncedPrice,
  type Offer,
  type Price,
  type Rate,
  UNPRICED,
  type UnknownPrice,
} from '../catalog/prices.ts';
import { type Listing, type PriceFinder, SILENT } from './catalog-listing.ts';

/** What @pydantic/genai-prices says on a day; only of the very name that is asked for, never of one that resembles it. */
export function genaiPrices(at: Date): PriceFinder {
  return ({ provider, model }: Offer): Listing | null => {
    const found = findProvider({ providerId: provider });
    const info = found?.id === provider ? found.models.find(({ id }) => id === model) : undefined;
    if (info === undefined) return null;
    return {
      ...SILENT,
      contextTokens: info.context_window ?? null,
      price: obstacleTo(info) ?? priceOf(pricesAt(info, at)),
      next: nextPrice(info, at),
    };
  };
}

function obstacleTo(info: ModelInfo): UnknownPrice | null {
  if (info.deprecated === true) return { kind: 'withdrawn' };
  const conditions = Array.isArray(info.prices) ? info.prices.map(({ constraint }) => constraint?.type) : [];
  return conditions.includes('time_of_date') ? { kind: 'varies-by-hour' } : null;
}

/** Of several prices that have begun, the one that began last; one without a day has always held. */
function pricesAt(info: ModelInfo, at: Date): ModelPrice {
  if (!Array.isArray(info.prices)) return info.prices;
  const begun = info.prices.filter((entry) => new Date(startOf(entry)) <= at);
  return begun.sort((a, b) => startOf(a).localeCompare(startOf(b))).at(-1)?.prices ?? {};
}

function nextPrice(info: ModelInfo, at: Date): AnnouncedPrice | null {
  if (!Array.isArray(info.prices)) return null;
  const ahead = info.prices.filter((entry) => new Date(startOf(entry)) > at);
  const [first] = ahead.sort((a, b) => startOf(a).localeCompare(startOf(b)));
  const price = first === undefined ? null : priceOf(first.prices);
  return first === undefined || price === null || 'kind' in price ? null : { on: startOf(first), price };
}

const ALWAYS = '1970-01-01';

function startOf({ constraint }: Exclude<ModelInfo['prices'], ModelPrice>[number]): string {
  return constraint?.type === 'start_date' ? constraint.start_date : ALWAYS;
}

function priceOf(price: ModelPrice): Price | UnknownPrice {
  if (Object.keys(price).length === 0) return { kind: 'no-price' };
  if (price.requests_kcount !== undefined) return { kind: 'fee-per-request' };
  const input = rateOf(price.input_mtok);
  const audioHour = baseOf(price.audio_hours);
  if (input === null && audioHour === null) return { kind: 'not-per-token' };
  if (input?.base === 0) return { kind: 'free-listing' };
  return {
    ...UNPRICED,
    input,
    cachedInput: rateOf(price.cache_read_mtok),
    cacheWrite: rateOf(price.cache_write_mtok),
    output: rateOf(price.output_mtok),
    audioInput: rateOf(price.input_audio_mtok),
    audioOutput: rateOf(price.output_audio_mtok),
    audioHour,
    imageOutput: rateOf(price.output_image_mtok),
  };
}

function rateOf(price: number | TieredPrices | undefined): Rate | null {
  if (price === undefined) return null;
  if (typeof price === 'number') return { base: price, tiers: [] };
  const tiers = price.tiers.map(({ start, price: usd }) => ({ above: start, usd }));
  return { base: price.base, tiers: tiers.sort((a, b) => a.above - b.above) };
}

function baseOf(price: number | TieredPrices | undefined): number | null {
  return rateOf(price)?.base ?? null;
}
