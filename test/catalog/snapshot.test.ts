import { calcPrice } from '@pydantic/genai-prices';
import { describe, expect, it } from 'vitest';
import { readIfWhole, readSnapshot, writeSnapshot } from '../../src/build/catalog-snapshot.ts';
import { NO_CALL, priceCall } from '../../src/catalog/prices.ts';
import { shippedCatalog, shippedSnapshot, textOf, yamlOf } from './catalog-file.ts';

const catalog = shippedCatalog();
const snapshot = shippedSnapshot();
const file = yamlOf('rules/catalog.yaml');
const offers = catalog.models.flatMap((model) => model.offers);
const known = offers.filter((offer) => offer.kind === 'known');
const offerOf = (id: string) => catalog.models.find((model) => model.id === id)?.offers[0];

const INPUTS = [0, 1, 999, 128_000, 199_999, 200_000, 200_001, 271_999, 272_000, 272_001, 2_000_000];

describe('the stored prices', () => {
  it('are of the day, the lists and the versions that the catalogue names', () => {
    const { asked_for: askedFor, lists } = file.prices;
    expect(snapshot.askedFor).toBe(askedFor);
    for (const [list, { package: name, version }] of Object.entries(snapshot.lists))
      expect(lists[list]).toMatchObject({ package: name, version });
    const installed = JSON.parse(textOf('node_modules/@pydantic/genai-prices/package.json'));
    expect(snapshot.lists['genai-prices'].version).toBe(installed.version);
    expect(catalog.prices).toMatchObject({ askedFor, sha256: snapshot.sha256 });
    expect(catalog.prices.lists).toHaveLength(3);
    expect(catalog.prices.dated <= askedFor).toBe(true);
  });

  it('cover the offers of the catalogue and no others', () => {
    const keys = offers.map(({ provider, model }) => `${provider} ${model}`);
    expect([...new Set(keys)].sort()).toStrictEqual(Object.keys(snapshot.offers).sort());
  });

  it('are what the catalogue has', () => {
    for (const offer of known) {
      const stored = snapshot.offers[`${offer.provider} ${offer.model}`] ?? {};
      const price = Object.assign({}, ...Object.values(stored).map((values) => values.price));
      const { imageOutput, output, audioHour, ...rest } = price;
      expect(offer).toMatchObject(rest);
      if (offer.imageOutput === null) expect(offer.output).toStrictEqual(output ?? null);
      if (audioHour !== undefined) expect(offer.audioHour).toBe(audioHour);
      expect(Object.keys(stored)).toContain(offer.source);
    }
  });

  it('cannot be changed by hand', () => {
    const text = textOf('rules/prices.json');
    expect(writeSnapshot(readSnapshot(text))).toBe(text);
    const changed = text.replace('"base":3', '"base":2');
    expect(changed).not.toBe(text);
    expect(() => readSnapshot(changed)).toThrow(/written by "npm run catalogue", not by hand/);
  });

  it('are written anew where the stored ones are damaged', () => {
    const text = textOf('rules/prices.json');
    expect(readIfWhole(text)).toStrictEqual({ snapshot });
    for (const damaged of ['', text.slice(0, 500), '{}', text.replace('"base":3', '"base":2')])
      expect(readIfWhole(damaged)).toStrictEqual({ unreadable: expect.stringMatching(/./) });
  });

  it('keep what the lists disagree on, and which of them won', () => {
    expect(snapshot.disagreements.length).toBeGreaterThan(10);
    for (const line of snapshot.disagreements)
      expect(line).toMatch(/^\S+ \S+: \w+: .+; (genai-prices|pi-ai|llmdb) wins$/);
    expect(snapshot.disagreements).toContain(
      'zai GLM-5.3-Flash: input: pi-ai says 0.15; genai-prices says 0.075; pi-ai wins',
    );
  });

  it('are never free: of what has no price a reason is known', () => {
    const reasons = offers.flatMap((offer) =>
      offer.kind === 'unknown' ? [`${offer.provider} ${offer.model}: ${offer.reason.kind}`] : [],
    );
    expect(reasons).toStrictEqual([
      'google gemma-4-26b-a4b-it: no-price',
      'deepseek deepseek-v4-flash: varies-by-hour',
      'deepseek deepseek-v4-pro: varies-by-hour',
      'openai gpt-4: withdrawn',
      'perplexity sonar-pro: withdrawn',
    ]);
  });

  it('keep tiers, announced prices, and those of sound, images and embeddings', () => {
    expect(offerOf('gemini-3.1-pro')).toMatchObject({ input: { tiers: [{ above: 200_000 }] } });
    expect(offerOf('claude-haiku-5.5')).toMatchObject({ input: { tiers: [{ above: 100_000 }] } });
    expect(offerOf('whisper-1')).toMatchObject({ audioHour: 0.36, input: null, batchShare: null });
    expect(offerOf('gpt-4o-transcribe')).toMatchObject({ audioInput: { base: 6 } });
    expect(offerOf('gemini-3-pro-image')).toMatchObject({ imageOutput: { base: 120 }, perImage: 0.1344 });
    expect(offerOf('gpt-image-2')).toMatchObject({ imageOutput: { base: 30 }, output: null, perImage: null });
    expect(offerOf('text-embedding-3-small')).toMatchObject({ input: { base: 0.02 }, output: null });
    expect(offerOf('gpt-6-sol')).toMatchObject({ batchShare: 0.5, regionalShare: 1.1, next: null });
    expect(offerOf('gpt-4o')).toMatchObject({
      batchShare: 0.5,
      regionalShare: 1,
      regions: expect.any(Array),
    });
  });

  it('say which price follows on which day', () => {
    const offer = offerOf('gemini-3.8-flash');
    if (offer?.kind !== 'known' || offer.next === null) throw new Error('no price is announced');
    expect(offer.next.on).toBe('2027-01-01');
    const on = (day: string) =>
      calcPrice({ input_tokens: 1e6 }, offer.model, { providerId: 'google', timestamp: new Date(day) })
        ?.total_price;
    expect(offer.input?.base).toBeCloseTo(on('2026-12-31') ?? 0, 9);
    expect(offer.next.price.input?.base).toBeCloseTo(on('2027-01-01') ?? 0, 9);
    expect(offer.next.price.input?.base).not.toBe(offer.input?.base);
  });

  const listed = known.filter(
    ({ source, output, imageOutput }) => source === 'genai-prices' && output && !imageOutput,
  );
  it.each(listed.map((offer) => [`${offer.provider} ${offer.model}`, offer] as const))(
    'make a call cost what the list itself makes of it: %s',
    (key, offer) => {
      const row = [...file.open, ...file.closed].flatMap((each) => each.offers);
      const { also } = row.find(({ provider, model }) => `${provider} ${model}` === key);
      const timestamp = new Date(`${snapshot.askedFor}T00:00:00Z`);
      for (const inputTokens of INPUTS) {
        const usage = { input_tokens: inputTokens, output_tokens: 350 };
        const model = also?.['genai-prices'] ?? offer.model;
        const expected = calcPrice(usage, model, { providerId: offer.provider, timestamp });
        const actual = priceCall(offer, { ...NO_CALL, inputTokens, outputTokens: 350 });
        if (expected === null || actual.kind === 'unknown') throw new Error('a known price is unknown');
        expect(actual.usd).toBeCloseTo(expected.total_price, 9);
      }
    },
  );
});
