import type { RegionId } from './regions.ts';

/** What a provider charges, and what one call costs. Pure: the prices were looked up before. */

/** USD per million tokens. Where a call has more than `above` input tokens, all of its tokens cost `usd`. */
export interface Rate {
  readonly base: number;
  /** Ascending. */
  readonly tiers: readonly { readonly above: number; readonly usd: number }[];
}

/** A model at a provider, under the provider's own name for it. */
export interface Offer {
  readonly provider: string;
  readonly model: string;
}

/** What a price list says of one model; null where it says nothing. */
export interface Price {
  /** Text tokens. */
  readonly input: Rate | null;
  /** Tokens read from the provider's prompt cache; null where they cost what other input costs. */
  readonly cachedInput: Rate | null;
  /** Tokens written to that cache; null where they cost what other input costs. */
  readonly cacheWrite: Rate | null;
  /** Visible and thinking tokens together; null for embeddings, which return none. */
  readonly output: Rate | null;
  readonly audioInput: Rate | null;
  readonly audioOutput: Rate | null;
  /** USD per hour of sound that goes in, listed so or worked out from the tokens of a second. */
  readonly audioHour: number | null;
  /** Per million tokens of images that come out. */
  readonly imageOutput: Rate | null;
  /** USD for one image of about a megapixel, listed so or worked out from its tokens. */
  readonly perImage: number | null;
}

/** Of which nothing is said. */
export const UNPRICED: Price = {
  input: null,
  cachedInput: null,
  cacheWrite: null,
  output: null,
  audioInput: null,
  audioOutput: null,
  audioHour: null,
  imageOutput: null,
  perImage: null,
};

/** Another price that the provider has announced, and the day from which it holds. */
export interface AnnouncedPrice {
  readonly on: string;
  readonly price: Price;
}

export interface KnownPrice extends Offer, Price {
  readonly kind: 'known';
  readonly providerName: string;
  /** Tokens of input and output together that this provider allows. */
  readonly contextTokens: number | null;
  /** What a batch call costs against a normal one. */
  readonly batchShare: number | null;
  /** What processing in a chosen region costs against the normal price. */
  readonly regionalShare: number | null;
  /** Regions to which processing can be bound; null where that is not known. */
  readonly regions: readonly RegionId[] | null;
  readonly next: AnnouncedPrice | null;
  /** The price list that it comes from, by its name among the sources. */
  readonly source: string;
}

/** Why there is no price. None of these means that a call is free. */
export type UnknownPrice =
  | { readonly kind: 'not-listed' }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'no-price' }
  | { readonly kind: 'free-listing' }
  | { readonly kind: 'not-per-token' }
  | { readonly kind: 'fee-per-request' }
  | { readonly kind: 'varies-by-hour' }
  | { readonly kind: 'missing-price'; readonly item: keyof CallItems }
  | { readonly kind: 'impossible-call' };

export type OfferPrice = KnownPrice | (Offer & { readonly kind: 'unknown'; readonly reason: UnknownPrice });

/** One model call. */
export interface Call {
  /** All input tokens of text and images, those read from and written to a cache included. */
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly cacheWriteTokens: number;
  /** Visible and thinking tokens together. */
  readonly outputTokens: number;
  /** Seconds of sound that go in. */
  readonly audioSeconds: number;
  readonly imagesOut: number;
}

/** A call that holds nothing: the base for calls of which only some amounts matter. */
export const NO_CALL: Call = {
  inputTokens: 0,
  cachedTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 0,
  audioSeconds: 0,
  imagesOut: 0,
};

/** USD for the parts of one call. */
export interface CallItems {
  readonly input: number;
  readonly cached: number;
  readonly cacheWrite: number;
  readonly output: number;
  readonly audio: number;
  readonly images: number;
}

export type PricedCall =
  | { readonly kind: 'known'; readonly usd: number; readonly items: CallItems }
  | { readonly kind: 'unknown'; readonly reason: UnknownPrice };

/**
 * USD for one call, in parts. Tiers go by the input tokens of this one call, so a month is this price times its calls,
 * never the price of all its tokens at once. Unknown where a price that the call needs is missing; tools and searches
 * are not included.
 */
export function priceCall(price: OfferPrice, call: Call): PricedCall {
  if (price.kind === 'unknown') return price;
  if (!isPossible(call)) return { kind: 'unknown', reason: { kind: 'impossible-call' } };
  const items = itemsOf(price, call);
  let usd = 0;
  for (const item of ITEMS) {
    const part = items[item];
    if (!Number.isFinite(part)) return { kind: 'unknown', reason: { kind: 'missing-price', item } };
    usd += part;
  }
  return { kind: 'known', usd, items };
}

const ITEMS: readonly (keyof CallItems)[] = ['input', 'cached', 'cacheWrite', 'output', 'audio', 'images'];

/** Infinite where something is asked for that has no price. */
function itemsOf(price: Price, call: Call): CallItems {
  const { inputTokens, cachedTokens, cacheWriteTokens, outputTokens, audioSeconds, imagesOut } = call;
  const tokens = (rate: Rate | null, count: number) =>
    times(rate === null ? null : usdPerMillion(rate, inputTokens) / 1e6, count);
  return {
    input: tokens(price.input, inputTokens - cachedTokens - cacheWriteTokens),
    cached: tokens(price.cachedInput ?? price.input, cachedTokens),
    cacheWrite: tokens(price.cacheWrite ?? price.input, cacheWriteTokens),
    output: tokens(price.output, outputTokens),
    audio: times(price.audioHour === null ? null : price.audioHour / 3600, audioSeconds),
    images: times(price.perImage, imagesOut),
  };
}

function times(usd: number | null, count: number): number {
  if (count === 0) return 0;
  return usd === null ? Number.POSITIVE_INFINITY : usd * count;
}

function isPossible(call: Call): boolean {
  const counts = Object.values(call);
  const { inputTokens, cachedTokens, cacheWriteTokens } = call;
  return (
    counts.every((count) => Number.isFinite(count) && count >= 0) &&
    cachedTokens + cacheWriteTokens <= inputTokens
  );
}

function usdPerMillion(rate: Rate, inputTokens: number): number {
  return rate.tiers.findLast((tier) => inputTokens > tier.above)?.usd ?? rate.base;
}
