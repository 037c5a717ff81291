import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { genaiPrices } from '../../src/build/catalog-genai.ts';
import { type Listing, SILENT } from '../../src/build/catalog-listing.ts';
import { llmdb } from '../../src/build/catalog-llmdb.ts';
import { mergeOffer } from '../../src/build/catalog-merge.ts';
import { piAi, piAiDate } from '../../src/build/catalog-pi-ai.ts';
import { readSought } from '../../src/build/catalog-sought.ts';
import { type Price, UNPRICED } from '../../src/catalog/prices.ts';
import { textOf } from './catalog-file.ts';

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'list-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const rate = (base: number, ...tiers: { above: number; usd: number }[]) => ({ base, tiers });

describe('genai-prices', () => {
  const find = genaiPrices(new Date('2026-11-26T00:00:00Z'));

  it.each([
    ['anthropic', 'claude-sonnet-5-5'],
    ['groq', 'openai/gpt-oss-safeguard-20b'],
    ['openai', 'gpt-5-chat-latest'],
    ['openrouter', 'openai/gpt-oss-20b:free'],
    ['bedrock', 'amazon.nova-pro-v1:0'],
    ['openai', 'acorn-1'],
    ['nobody', 'acorn-1'],
  ])('does not answer for %s %s with the price of another', (provider, model) => {
    const listing = find({ provider, model });
    if (listing !== null) expect(listing.price).toHaveProperty('kind');
  });

  it('says why there is no price', () => {
    expect(find({ provider: 'cerebras', model: 'llama3.1-8b' })?.price).toStrictEqual({ kind: 'withdrawn' });
    expect(find({ provider: 'perplexity', model: 'sonar-pro' })?.price).toStrictEqual({
      kind: 'fee-per-request',
    });
    expect(find({ provider: 'deepseek', model: 'deepseek-v4-flash' })?.price).toStrictEqual({
      kind: 'varies-by-hour',
    });
  });

  it('follows the calendar of announced prices', () => {
    const gemini = { provider: 'google', model: 'gemini-3.8-flash' };
    const after = genaiPrices(new Date('2027-01-01T00:00:00Z'))(gemini);
    expect(find(gemini)?.next).toStrictEqual({ on: '2027-01-01', price: after?.price });
    expect(after?.next).toBeNull();
  });
});

describe('pi-ai', () => {
  const model = {
    id: 'acorn-1',
    type: 'chat',
    reasoning: true,
    input: ['text'],
    cost: {
      input: 1,
      output: 4,
      cacheRead: 0.1,
      cacheWrite: 0,
      tiers: [{ inputTokensAbove: 1000, input: 2, output: 8, cacheRead: 0.2, cacheWrite: 0 }],
    },
    contextWindow: 5000,
    maxTokens: 500,
    thinkingLevelMap: { off: null },
  };
  const free = { ...model, id: 'acorn-free', cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 } };
  const image = { ...model, id: 'acorn-image', type: 'image' };
  const data = 'dist/providers/data';
  const folder = folderWith({
    [`${data}/acorn.json`]: JSON.stringify({ api: { a: model, b: free, c: image } }),
    [`${data}/.manifest.json`]: JSON.stringify({ generatedAt: '2026-11-10T08:00:00Z' }),
  });

  it('gives prices with tiers, and what a model can do', () => {
    expect(piAiDate(folder)).toBe('2026-11-10');
    expect(piAi(folder)({ provider: 'acorn', model: 'acorn-1' })).toStrictEqual({
      ...SILENT,
      contextTokens: 5000,
      outputLimit: 500,
      thinks: 'always',
      tools: true,
      modalitiesIn: ['text'],
      next: null,
      price: {
        ...UNPRICED,
        input: rate(1, { above: 1000, usd: 2 }),
        output: rate(4, { above: 1000, usd: 8 }),
        cachedInput: rate(0.1, { above: 1000, usd: 0.2 }),
      },
    });
  });

  it('takes a price of 0 for none, and leaves image models out', () => {
    const find = piAi(folder);
    expect(find({ provider: 'acorn', model: 'acorn-free' })?.price).toStrictEqual({ kind: 'free-listing' });
    expect(find({ provider: 'acorn', model: 'acorn-image' })).toBeNull();
    expect(find({ provider: 'oak', model: 'acorn-1' })).toBeNull();
  });
});

describe('llmdb', () => {
  const models = {
    'acorn-1': {
      cost: { input: 1, output: 4 },
      release_date: '2026-01-02',
      limits: { context: 4096, output: 512 },
    },
    'acorn-1-2026-01-02': { lifecycle: { retires_at: '2026-12-01T00:00:00Z', replacement: 'acorn-2' } },
    'acorn-1-2026-05-05': { lifecycle: { retires_at: '2027-03-01' } },
    'acorn-free': { cost: { input: 0, output: 0 } },
    'acorn-embed': { limits: { context: 512, output: 768 }, modalities: { output: ['embedding'] } },
  };
  const snapshot = { generated_at: '2026-09-22T00:00:00Z', providers: { acorn: { models } } };
  const folder = folderWith({
    'package.json': '{ "type": "module" }',
    'dist/snapshot.js': `export const snapshot = ${JSON.stringify(snapshot)};`,
  });
  const listing = async (model: string) => (await llmdb(folder)).find({ provider: 'acorn', model });

  it('gives dates and limits; a name without a date ends with the last of its versions', async () => {
    expect((await llmdb(folder)).date).toBe('2026-09-22');
    expect(await listing('acorn-1')).toMatchObject({
      released: '2026-01-02',
      retires: '2027-03-01',
      contextTokens: 4096,
      outputLimit: 512,
      thinks: null,
      price: { input: rate(1), output: rate(4) },
    });
    expect(await listing('acorn-1-2026-01-02')).toMatchObject({
      retires: '2026-12-01',
      replacement: 'acorn-2',
    });
  });

  it('takes a price of 0 for none and the length of a vector for no limit', async () => {
    expect(await listing('acorn-free')).toMatchObject({ price: { kind: 'free-listing' } });
    expect(await listing('acorn-embed')).toMatchObject({ outputLimit: null, price: { kind: 'no-price' } });
    expect(await listing('acorn-2')).toBeNull();
  });
});

describe('asking several lists about an offer', () => {
  const named = { provider: 'acorn', model: 'acorn-1' };
  const sought = {
    ...named,
    names: { 'genai-prices': named, 'pi-ai': named, llmdb: named },
    prefer: null,
    regionalPrefixes: { 'regional.': ['us', 'eu'], 'us.': ['us'] },
  } as const;
  const listing = (price: Partial<Price>, facts: Partial<Listing> = {}): Listing => ({
    ...SILENT,
    next: null,
    ...facts,
    price: { ...UNPRICED, ...price },
  });
  const finders = (genai: Listing | null, pi: Listing | null, db: Listing | null) => ({
    'genai-prices': () => genai,
    'pi-ai': () => pi,
    llmdb: () => db,
  });
  const cheap = listing({ input: rate(1), output: rate(4) });
  const dear = listing({ input: rate(2), output: rate(4), cachedInput: rate(0.1) });

  it('takes the price of the first list whole and reports what another says', () => {
    const { stored, disagreements } = mergeOffer(sought, finders(cheap, dear, null));
    expect(stored).toStrictEqual({
      'genai-prices': { price: { input: rate(1), output: rate(4) }, regionalShare: 1, regions: ['us', 'eu'] },
    });
    expect(disagreements).toStrictEqual([
      'acorn acorn-1: input: genai-prices says 1; pi-ai says 2; genai-prices wins',
    ]);
  });

  it('lets a row prefer another list', () => {
    const { stored, disagreements } = mergeOffer({ ...sought, prefer: 'pi-ai' }, finders(cheap, dear, null));
    expect(Object.keys(stored)).toStrictEqual(['pi-ai']);
    expect(disagreements).toStrictEqual([
      'acorn acorn-1: input: pi-ai says 2; genai-prices says 1; pi-ai wins',
    ]);
  });

  it('fills gaps from a list that agrees on the price, and keeps values under their list', () => {
    const fuller = listing(
      { input: rate(1), output: rate(4), cachedInput: rate(0.1) },
      { contextTokens: 4000 },
    );
    const facts = listing({}, { contextTokens: 4096, thinks: 'no' });
    const { stored, disagreements } = mergeOffer(sought, finders(cheap, fuller, facts));
    expect(stored['pi-ai']).toStrictEqual({ price: { cachedInput: rate(0.1) } });
    expect(stored.llmdb).toStrictEqual({ contextTokens: 4096, thinks: 'no' });
    expect(disagreements).toStrictEqual([]);
  });

  const priceOnly = (models: Record<string, Listing>) => ({
    ...finders(null, null, null),
    'genai-prices': ({ model }: { model: string }) => models[model] ?? null,
  });

  it('works out the share for a chosen region from the dearest twin that is bound to one', () => {
    const find = priceOnly({
      'acorn-1': cheap,
      'regional.acorn-1': listing({ input: rate(1.1) }),
      'us.acorn-1': listing({ input: rate(1.2) }),
    });
    expect(mergeOffer(sought, find).stored['genai-prices']).toMatchObject({
      regionalShare: 1.2,
      regions: ['us', 'eu'],
    });
  });

  it('says only those regions for which there is a twin, and none without', () => {
    const twin = priceOnly({ 'acorn-1': cheap, 'us.acorn-1': listing({ input: rate(1.1) }) });
    expect(mergeOffer(sought, twin).stored['genai-prices']).toMatchObject({ regions: ['us'] });
    const { stored } = mergeOffer(sought, priceOnly({ 'acorn-1': cheap }));
    expect(stored['genai-prices']).toStrictEqual({ price: { input: rate(1), output: rate(4) } });
  });

  it('asks the next list for a twin where the list of the price has none', () => {
    const twins = ({ model }: { model: string }) => (model === 'acorn-1' ? cheap : dear);
    const find = { ...priceOnly({ 'acorn-1': cheap }), 'pi-ai': twins };
    expect(mergeOffer(sought, find).stored['genai-prices']).toMatchObject({ regionalShare: 2 });
  });

  it.each([271_999, 272_000, 272_001])(
    'takes a context of %i for the length where a price ends at 272000',
    (at) => {
      const tiered = (contextTokens: number) =>
        listing({ input: rate(1, { above: 272_000, usd: 2 }), output: rate(4) }, { contextTokens });
      expect(mergeOffer(sought, finders(null, tiered(at), null)).stored['pi-ai']).not.toHaveProperty(
        'contextTokens',
      );
      expect(mergeOffer(sought, finders(null, tiered(1_050_000), null)).stored['pi-ai']).toHaveProperty(
        'contextTokens',
        1_050_000,
      );
      const plain = listing({ input: rate(1) }, { contextTokens: at });
      expect(mergeOffer(sought, finders(null, plain, null)).stored['pi-ai']).toHaveProperty(
        'contextTokens',
        at,
      );
    },
  );

  it('says so where no list has the offer, or none has a price', () => {
    expect(mergeOffer(sought, finders(null, null, null)).stored).toStrictEqual({
      'genai-prices': { noPrice: 'not-listed' },
    });
    const unpriced: Listing = { ...cheap, price: { kind: 'free-listing' } };
    expect(mergeOffer(sought, finders(null, unpriced, null)).stored).toStrictEqual({
      'pi-ai': { noPrice: 'free-listing' },
    });
  });

  it.each(['fee-per-request', 'varies-by-hour'] as const)('takes no plain price for what is %s', (kind) => {
    const unusual: Listing = { ...cheap, price: { kind } };
    expect(mergeOffer(sought, finders(unusual, dear, null)).stored).toStrictEqual({
      'genai-prices': { noPrice: kind },
    });
  });

  it('uses the names that the catalogue gives for a list', () => {
    const text = textOf('fixtures/catalog/small.yaml')
      .replace('kind: service', 'kind: service, listed_as: { llmdb: groq_inc }')
      .replace('model: acorn-1', 'model: acorn-1, also: { pi-ai: acorn-one }');
    expect(readSought(text).offers[0]?.names).toStrictEqual({
      'genai-prices': { provider: 'groq', model: 'acorn-1' },
      'pi-ai': { provider: 'groq', model: 'acorn-one' },
      llmdb: { provider: 'groq_inc', model: 'acorn-1' },
    });
  });
});
