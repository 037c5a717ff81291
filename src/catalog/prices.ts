/** What a provider charges for tokens, and what one request costs. Pure: the prices were looked up before. */

/** USD per million tokens. Where a request has more than `above` input tokens, all of its tokens cost `usd`. */
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

/** Why there is no price. None of these means that a request is free. */
export type UnknownPrice =
  | { readonly kind: 'not-listed' }
  | { readonly kind: 'moving-alias' }
  | { readonly kind: 'another-model'; readonly matched: string }
  | { readonly kind: 'another-provider'; readonly matched: string }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'no-price' }
  | { readonly kind: 'free-listing' }
  | { readonly kind: 'not-per-token' }
  | { readonly kind: 'fee-per-request' }
  | { readonly kind: 'varies-by-hour' }
  | { readonly kind: 'no-output-price' }
  | { readonly kind: 'impossible-request' };

export interface KnownPrice extends Offer {
  readonly kind: 'known';
  readonly providerName: string;
  readonly input: Rate;
  /** Tokens read from the provider's prompt cache; null where they cost what other input costs. */
  readonly cachedInput: Rate | null;
  /** Null for embeddings, which return no tokens. */
  readonly output: Rate | null;
  /** The day from which the provider has announced another price. */
  readonly changesOn: string | null;
}

export type OfferPrice = KnownPrice | (Offer & { readonly kind: 'unknown'; readonly reason: UnknownPrice });

/** One model call. */
export interface RequestTokens {
  /** All input tokens, cached ones included. */
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
}

export type RequestPrice =
  | { readonly kind: 'known'; readonly usd: number }
  | { readonly kind: 'unknown'; readonly reason: UnknownPrice };

/**
 * USD for one request. Tiers go by the input tokens of this one request, so a month is this price times its requests,
 * never the price of all its tokens at once. Writing to a prompt cache, tools and searches are not included.
 */
export function priceRequest(price: OfferPrice, request: RequestTokens): RequestPrice {
  if (price.kind === 'unknown') return price;
  const { inputTokens, cachedTokens, outputTokens } = request;
  if (!isPossible(request)) return { kind: 'unknown', reason: { kind: 'impossible-request' } };
  if (price.output === null && outputTokens > 0) {
    return { kind: 'unknown', reason: { kind: 'no-output-price' } };
  }
  const input = usdPerMillion(price.input, inputTokens) * (inputTokens - cachedTokens);
  const cached = usdPerMillion(price.cachedInput ?? price.input, inputTokens) * cachedTokens;
  const output = price.output === null ? 0 : usdPerMillion(price.output, inputTokens) * outputTokens;
  return { kind: 'known', usd: (input + cached + output) / 1e6 };
}

/** The offer at which a request costs least, the first one on a tie; null where no offer has a price. */
export function cheapestOffer(
  prices: readonly OfferPrice[],
  request: RequestTokens,
): { readonly offer: KnownPrice; readonly usd: number } | null {
  let best: { readonly offer: KnownPrice; readonly usd: number } | null = null;
  for (const offer of prices) {
    const price = priceRequest(offer, request);
    if (offer.kind === 'known' && price.kind === 'known' && (best === null || price.usd < best.usd)) {
      best = { offer, usd: price.usd };
    }
  }
  return best;
}

function isPossible({ inputTokens, cachedTokens, outputTokens }: RequestTokens): boolean {
  const counts = [inputTokens, cachedTokens, outputTokens];
  return counts.every((count) => Number.isFinite(count) && count >= 0) && cachedTokens <= inputTokens;
}

function usdPerMillion(rate: Rate, inputTokens: number): number {
  return rate.tiers.findLast((tier) => inputTokens > tier.above)?.usd ?? rate.base;
}
