import { calcPrice } from '@pydantic/genai-prices';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cheapestOffer, type OfferPrice, priceRequest } from '../../src/catalog/prices.ts';
import { type PriceLibrary, priceOffers } from '../../src/catalog/prices-library.ts';
import { withLivePrices } from '../../src/catalog/prices-live.ts';
import { shippedCatalog } from './catalog-file.ts';

const catalog = shippedCatalog();
const pricedAt = new Date(`${catalog.prices.askedFor}T00:00:00Z`);
const offers = catalog.models.flatMap((model) => model.offers);
const known = offers.filter((offer) => offer.kind === 'known');

const INPUTS = [0, 1, 999, 128_000, 199_999, 200_000, 200_001, 271_999, 272_000, 272_001, 2_000_000];
const CACHED_SHARES = [0, 0.5, 1];
const OUTPUTS = [0, 1, 350, 100_000];

const tiered: OfferPrice = {
  kind: 'known',
  provider: 'acorn',
  providerName: 'Acorn Labs',
  model: 'acorn-1',
  input: { base: 1, tiers: [{ above: 1000, usd: 3 }] },
  cachedInput: { base: 0.1, tiers: [] },
  output: { base: 10, tiers: [{ above: 1000, usd: 20 }] },
  changesOn: null,
};

describe('the price of a request', () => {
  it.each(known.map((offer) => [offer.provider, offer.model, offer] as const))(
    'is what the price library says: %s %s',
    (provider, model, offer) => {
      for (const inputTokens of INPUTS) {
        for (const share of CACHED_SHARES) {
          for (const outputTokens of offer.output === null ? [0] : OUTPUTS) {
            const cachedTokens = Math.floor(inputTokens * share);
            const usage = {
              input_tokens: inputTokens,
              cache_read_tokens: cachedTokens,
              output_tokens: outputTokens,
            };
            const expected = calcPrice(usage, model, { providerId: provider, timestamp: pricedAt });
            const actual = priceRequest(offer, { inputTokens, cachedTokens, outputTokens });
            if (expected === null || actual.kind === 'unknown') throw new Error('a known price is unknown');
            expect(actual.usd).toBeCloseTo(expected.total_price, 9);
          }
        }
      }
    },
  );

  it('takes the tier of the one request for all of its tokens', () => {
    const below = priceRequest(tiered, { inputTokens: 1000, cachedTokens: 0, outputTokens: 100 });
    const above = priceRequest(tiered, { inputTokens: 1001, cachedTokens: 1, outputTokens: 100 });
    expect(below).toStrictEqual({ kind: 'known', usd: expect.closeTo((1000 + 1000) / 1e6, 12) });
    expect(above).toStrictEqual({ kind: 'known', usd: expect.closeTo((3000 + 0.1 + 2000) / 1e6, 12) });
  });

  it('charges cached tokens as other input where there is no price for them', () => {
    const uncached = { ...tiered, cachedInput: null };
    const request = { inputTokens: 100, cachedTokens: 100, outputTokens: 0 };
    expect(priceRequest(uncached, request)).toStrictEqual({ kind: 'known', usd: 0.0001 });
  });

  it('of an embedding model is unknown once tokens come out', () => {
    const embedding = { ...tiered, output: null };
    const request = { inputTokens: 100, cachedTokens: 0, outputTokens: 1 };
    expect(priceRequest(embedding, request)).toStrictEqual({
      kind: 'unknown',
      reason: { kind: 'no-output-price' },
    });
  });

  it.each([
    [-1, 0, 0],
    [Number.NaN, 0, 0],
    [1, 0, Number.POSITIVE_INFINITY],
    [10, 11, 0],
    [10, -1, 0],
  ])('is unknown for an impossible request: %d %d %d', (inputTokens, cachedTokens, outputTokens) => {
    expect(priceRequest(tiered, { inputTokens, cachedTokens, outputTokens })).toStrictEqual({
      kind: 'unknown',
      reason: { kind: 'impossible-request' },
    });
  });
});

describe('stored prices', () => {
  it('are never 0: what is free or unpriced is unknown', () => {
    for (const offer of known) expect(offer.input.base).toBeGreaterThan(0);
    const reasons = offers.flatMap((offer) =>
      offer.kind === 'unknown' ? [`${offer.provider} ${offer.model}: ${offer.reason.kind}`] : [],
    );
    expect(reasons).toStrictEqual([
      'groq whisper-large-v3: not-per-token',
      'google gemma-4-26b-a4b-it: no-price',
      'deepseek deepseek-v4-flash: varies-by-hour',
      'openai gpt-image-1: not-per-token',
      'openai whisper-1: not-per-token',
      'perplexity sonar-pro: fee-per-request',
    ]);
  });

  it('take a model that is listed at no charge for one without a price', () => {
    const provider = {
      id: 'acorn',
      name: 'Acorn Labs',
      api_pattern: '.*',
      models: [{ id: 'acorn-1', match: { equals: 'acorn-1' }, prices: { input_mtok: 0, output_mtok: 0 } }],
    };
    const library: PriceLibrary = (usage, name, options) => calcPrice(usage, name, { ...options, provider });
    const model = { modalities: ['text' as const], offers: [{ provider: 'acorn', model: 'acorn-1' }] };
    expect(priceOffers(library, model, pricedAt)).toMatchObject([{ reason: { kind: 'free-listing' } }]);
  });

  it('keep tiers and say when another price is announced', () => {
    const offerOf = (id: string) => catalog.models.find((model) => model.id === id)?.offers[0];
    expect(offerOf('gemini-2.5-pro')).toMatchObject({ input: { tiers: [{ above: 200_000 }] } });
    expect(offerOf('gemini-3.8-flash')).toMatchObject({ changesOn: '2027-01-01' });
    expect(offerOf('gpt-4')).toMatchObject({ changesOn: null });
  });
});

describe('live prices', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('are those of the installed library on the day, without a network call', async () => {
    const fetch = vi.fn();
    vi.stubGlobal('fetch', fetch);
    const live = await withLivePrices(catalog, catalog.prices.askedFor);
    expect(live.models).toStrictEqual(catalog.models);
    expect(live.prices).toMatchObject({ kind: 'live', askedFor: catalog.prices.askedFor });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('follow the calendar of announced prices', async () => {
    const priceOn = async (day: string) =>
      (await withLivePrices(catalog, day)).models.find(({ id }) => id === 'gemini-3.8-flash')?.offers[0];
    const before = await priceOn('2026-12-31');
    const after = await priceOn('2027-01-01');
    expect(before).toMatchObject({ kind: 'known', changesOn: '2027-01-01' });
    expect(after).toMatchObject({ changesOn: null });
    expect(after).not.toMatchObject({ input: { base: before?.kind === 'known' ? before.input.base : 0 } });
  });
});

describe('the cheapest offer', () => {
  const request = { inputTokens: 1000, cachedTokens: 0, outputTokens: 100 };

  it('is found per request and skips unknown prices', () => {
    const unpriced: OfferPrice = {
      kind: 'unknown',
      provider: 'oak',
      model: 'acorn-1',
      reason: { kind: 'no-price' },
    };
    const dear = { ...tiered, provider: 'oak', input: { base: 2, tiers: [] } };
    expect(cheapestOffer([unpriced, dear, tiered], request)?.offer).toBe(tiered);
    expect(cheapestOffer([unpriced, dear, tiered], { ...request, inputTokens: 5000 })?.offer).toBe(dear);
    expect(cheapestOffer([unpriced], request)).toBeNull();
  });
});
