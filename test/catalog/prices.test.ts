import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Call, type KnownPrice, NO_CALL, type OfferPrice, priceCall } from '../../src/catalog/prices.ts';
import { shippedCatalog } from './catalog-file.ts';

const catalog = shippedCatalog();
const known = catalog.models.flatMap((model) => model.offers).filter((offer) => offer.kind === 'known');

const tiered: KnownPrice = {
  kind: 'known',
  provider: 'acorn',
  providerName: 'Acorn Labs',
  model: 'acorn-1',
  input: { base: 1, tiers: [{ above: 1000, usd: 3 }] },
  cachedInput: { base: 0.1, tiers: [] },
  cacheWrite: { base: 1.25, tiers: [] },
  output: { base: 10, tiers: [{ above: 1000, usd: 20 }] },
  audioInput: null,
  audioOutput: null,
  audioHour: 0.36,
  imageOutput: null,
  perImage: 0.04,
  contextTokens: null,
  batchShare: null,
  regionalShare: null,
  regions: null,
  next: null,
  source: 'list',
};

function usdOf(offer: OfferPrice, call: Partial<Call>): number {
  const price = priceCall(offer, { ...NO_CALL, ...call });
  if (price.kind === 'unknown') throw new Error(`no price: ${JSON.stringify(price.reason)}`);
  return price.usd;
}

describe('the price of a call', () => {
  it('takes the tier of the one call for all of its tokens', () => {
    expect(usdOf(tiered, { inputTokens: 1000, outputTokens: 100 })).toBeCloseTo((1000 + 1000) / 1e6, 12);
    expect(usdOf(tiered, { inputTokens: 1001, cachedTokens: 1, outputTokens: 100 })).toBeCloseTo(
      (3000 + 0.1 + 2000) / 1e6,
      12,
    );
  });

  it('has parts that add up to it', () => {
    const call = {
      inputTokens: 900,
      cachedTokens: 300,
      cacheWriteTokens: 100,
      outputTokens: 50,
      audioSeconds: 60,
      imagesOut: 2,
    };
    const price = priceCall(tiered, call);
    if (price.kind === 'unknown') throw new Error('no price');
    const near = (usd: number) => expect.closeTo(usd, 12);
    expect(price.items).toStrictEqual({
      input: near(0.0005),
      cached: near(0.00003),
      cacheWrite: near(0.000125),
      output: near(0.0005),
      audio: near(0.006),
      images: near(0.08),
    });
    expect(price.usd).toBeCloseTo(
      Object.values(price.items).reduce((sum, usd) => sum + usd, 0),
      12,
    );
  });

  it('charges cached and stored tokens as other input where they have no price of their own', () => {
    const plain = { ...tiered, cachedInput: null, cacheWrite: null };
    expect(usdOf(plain, { inputTokens: 100, cachedTokens: 50, cacheWriteTokens: 50 })).toBeCloseTo(
      0.0001,
      12,
    );
  });

  it.each([
    ['output', { outputTokens: 1 }],
    ['audio', { audioSeconds: 1 }],
    ['images', { imagesOut: 1 }],
  ] as const)('is unknown where %s is needed and has no price', (item, amounts) => {
    const bare = { ...tiered, output: null, audioHour: null, perImage: null };
    expect(priceCall(bare, { ...NO_CALL, inputTokens: 100, ...amounts })).toStrictEqual({
      kind: 'unknown',
      reason: { kind: 'missing-price', item },
    });
    expect(usdOf(bare, { inputTokens: 100 })).toBeCloseTo(0.0001, 12);
  });

  it.each([
    { inputTokens: -1 },
    { inputTokens: Number.NaN },
    { inputTokens: 1, outputTokens: Number.POSITIVE_INFINITY },
    { inputTokens: 10, cachedTokens: 11 },
    { inputTokens: 10, cachedTokens: 6, cacheWriteTokens: 5 },
    { inputTokens: 10, cachedTokens: -1 },
    { audioSeconds: -1 },
  ])('is unknown for an impossible call: %j', (amounts) => {
    expect(priceCall(tiered, { ...NO_CALL, ...amounts })).toStrictEqual({
      kind: 'unknown',
      reason: { kind: 'impossible-call' },
    });
  });
});

const offer = fc.constantFrom(...known.filter(({ input, output }) => input !== null && output !== null));
const tokens = fc.nat({ max: 2_000_000 });

describe('the price of a call, for every offer of the catalogue', () => {
  it('never falls when input or output grows', () => {
    fc.assert(
      fc.property(offer, tokens, tokens, tokens, (price, inputTokens, outputTokens, more) => {
        const usd = usdOf(price, { inputTokens, outputTokens });
        expect(usdOf(price, { inputTokens: inputTokens + more, outputTokens })).toBeGreaterThanOrEqual(usd);
        expect(usdOf(price, { inputTokens, outputTokens: outputTokens + more })).toBeGreaterThanOrEqual(usd);
      }),
    );
  });

  it('is never higher from the cache', () => {
    fc.assert(
      fc.property(offer, tokens, fc.double({ min: 0, max: 1, noNaN: true }), (price, inputTokens, share) => {
        const cachedTokens = Math.floor(inputTokens * share);
        expect(usdOf(price, { inputTokens, cachedTokens })).toBeLessThanOrEqual(
          usdOf(price, { inputTokens }) + 1e-12,
        );
      }),
    );
  });

  it('is that of two halves where a call has no tiers, and never less than that where it has', () => {
    fc.assert(
      fc.property(offer, tokens, tokens, (price, half, outputTokens) => {
        const whole = usdOf(price, { inputTokens: 2 * half, outputTokens: 2 * outputTokens });
        const halves = 2 * usdOf(price, { inputTokens: half, outputTokens });
        expect(whole).toBeGreaterThanOrEqual(halves - 1e-9);
        if (price.input?.tiers.length === 0) expect(whole).toBeCloseTo(halves, 9);
      }),
    );
  });

  it('is never 0 for a call that holds something', () => {
    for (const price of known) {
      const amounts = price.input ? { inputTokens: 1 } : { audioSeconds: 1 };
      expect(usdOf(price, amounts)).toBeGreaterThan(0);
    }
  });
});
