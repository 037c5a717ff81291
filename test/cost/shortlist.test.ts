import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODALITIES, type Model, TIERS } from '../../src/catalog/catalog.ts';
import { rolesOf, tiersFor } from '../../src/catalog/roles.ts';
import { type ModelCost, type Needs, shortlist } from '../../src/cost/shortlist.ts';
import { shippedCatalog } from '../catalog/catalog-file.ts';
import { hosting } from './cost-requests.ts';

const catalog = shippedCatalog();
const tooLarge = { kind: 'too-large', neededBytes: 3e12, offeredBytes: 1e12 } as const;
const SUPPLIES = ['open-self-hosted', 'open-managed', 'closed-api'] as const;

const NOTHING = { scope: null, quality: null, labelledData: null };
const costOf = (usd: number | null): ModelCost => {
  const way = { offer: null, hosting: null };
  return usd === null ? { kind: 'unknown', ...way } : { kind: 'known', usd, ...way };
};
const ids = (needs: Needs): readonly string[] =>
  shortlist(catalog, needs).ranked.map(({ model }) => model.id);
const reasonsFor = (id: string, needs: Needs) =>
  shortlist(catalog, needs).excluded.find(({ model }) => model.id === id)?.reasons;
const candidateFor = (id: string, needs: Needs) =>
  shortlist(catalog, needs).ranked.find(({ model }) => model.id === id);

const needs = fc.record(
  {
    supply: fc.constantFrom(...SUPPLIES),
    modalities: fc.subarray([...MODALITIES]),
    contextTokens: fc.integer({ min: 1, max: 3_000_000 }),
    commercial: fc.boolean(),
    tiers: fc.shuffledSubarray([...TIERS]),
  },
  { requiredKeys: [] },
);

describe('a shortlist', () => {
  it('places every model once: ranked, or excluded with a reason', () => {
    fc.assert(
      fc.property(needs, (asked) => {
        const { ranked, excluded } = shortlist(catalog, asked);
        const placed = [...ranked, ...excluded].map(({ model }) => model.id);
        expect(placed.sort()).toStrictEqual(catalog.models.map((model) => model.id).sort());
        for (const { reasons } of excluded) expect(reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: 50 },
    );
  });

  it('never shrinks the exclusions when a need is added', () => {
    fc.assert(
      fc.property(needs, (asked) => {
        const { contextTokens: _, ...fewer } = asked;
        const before = shortlist(catalog, fewer).excluded.map(({ model }) => model.id);
        const after = new Set(shortlist(catalog, asked).excluded.map(({ model }) => model.id));
        expect(before.every((id) => after.has(id))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('gives every reason, not only the first', () => {
    const asked: Needs = {
      supply: 'closed-api',
      modalities: ['text', 'images-in'],
      contextTokens: 200_000,
      commercial: true,
      fits: () => tooLarge,
    };
    expect(reasonsFor('command-r-08-2024', asked)).toStrictEqual([
      { kind: 'supply', supply: 'closed-api' },
      { kind: 'modality', missing: ['images-in'] },
      { kind: 'context', tokens: 131_072, needed: 200_000 },
      { kind: 'licence', obstacles: [{ licence: 'CC-BY-NC-4.0', says: expect.any(String) }] },
      { kind: 'hardware', neededBytes: 3e12, offeredBytes: 1e12 },
    ]);
  });

  it('asks nothing to be written of a model that only sorts', () => {
    const asked: Needs = { modalities: ['text'], outputTokens: 16 };
    expect(reasonsFor('bert-base', asked)).toBeUndefined();
    expect(reasonsFor('bert-base', { ...asked, outputTokens: 17 })).toStrictEqual([
      { kind: 'does-not-write', outputTokens: 17 },
    ]);
    expect(reasonsFor('llama-3.1-8b', { ...asked, outputTokens: 17 })).toBeUndefined();
  });

  it('lets a context of exactly the needed length pass', () => {
    expect(reasonsFor('gpt-4', { contextTokens: 8192 })).toBeUndefined();
    expect(reasonsFor('gpt-4', { contextTokens: 8193 })).toHaveLength(1);
  });

  it('excludes nothing for what is unknown, and says so', () => {
    const asked: Needs = {
      supply: 'open-managed',
      contextTokens: 1_000_000,
      fits: () => ({ kind: 'unknown' }),
      cost: () => costOf(null),
    };
    expect(candidateFor('flux.1-schnell', asked)?.unknowns).toStrictEqual([
      'context',
      'hardware',
      'provider',
      'cost',
    ]);
    const withoutTerms = { models: catalog.models, licences: {} };
    const { ranked } = shortlist(withoutTerms, { supply: 'open-self-hosted', commercial: true });
    expect(ranked).toHaveLength(catalog.models.filter((model) => model.kind === 'open').length);
    expect(ranked.every(({ unknowns }) => unknowns.includes('licence'))).toBe(true);
  });

  it('asks closed models neither for a licence nor for hardware', () => {
    const asked: Needs = {
      supply: 'closed-api',
      commercial: true,
      fits: () => tooLarge,
    };
    expect(candidateFor('gpt-4', asked)).toStrictEqual({
      model: expect.objectContaining({ id: 'gpt-4' }),
      commercial: null,
      fit: null,
      cost: null,
      unknowns: [],
    });
  });
});

describe('the order of a shortlist', () => {
  const cost = (model: Model) => costOf(model.id.startsWith('qwen3') ? model.id.length : null);

  it('goes by tier, then hardware, cost, licence and age, as far as they are asked for', () => {
    expect(shortlist(catalog, {}).rankedBy).toStrictEqual(['newest']);
    const all: Needs = {
      tiers: ['small-general'],
      fits: () => ({ kind: 'fits', sets: [hosting.set] }),
      cost,
      commercial: true,
    };
    expect(shortlist(catalog, all).rankedBy).toStrictEqual(['tier', 'hardware', 'cost', 'licence', 'newest']);
  });

  it('puts the wanted tier first and models of known, low cost before the others of their tier', () => {
    const tiers = tiersFor(NOTHING);
    const ranked = ids({ supply: 'open-self-hosted', modalities: ['text'], tiers, cost });
    expect(ranked.slice(0, 3)).toStrictEqual(['qwen3-32b', 'qwen3.8-27b', 'qwen3.6-27b']);
    const small = ranked.indexOf('qwen3-8b');
    const strong = ranked.indexOf('llama-3.3-70b');
    expect(strong).toBeGreaterThan(2);
    expect(small).toBeGreaterThan(strong);
    expect(ranked.at(-1)).toBe('gpt-2');
  });

  it('estimates no more costs than are wanted, and ranks those models as if it had estimated all', () => {
    const tiers = tiersFor(NOTHING);
    const price = (model: Model) => costOf(1.2 ** catalog.models.indexOf(model));
    const asked: Needs = { supply: 'open-self-hosted', modalities: ['text'], tiers, cost: price };
    const few = shortlist(catalog, { ...asked, costs: 3 }).ranked;
    expect(few.slice(0, 3)).toStrictEqual(shortlist(catalog, asked).ranked.slice(0, 3));
    expect(few.filter(({ cost }) => cost !== null).every(({ model }) => model.tier === tiers[0])).toBe(true);
  });

  it('puts models that are known to fit before those that may', () => {
    const ranked = ids({
      supply: 'open-self-hosted',
      fits: (model) => (model.id === 'gpt-2' ? { kind: 'fits', sets: [hosting.set] } : { kind: 'unknown' }),
    });
    expect(ranked[0]).toBe('gpt-2');
  });

  it('prefers a licence without conditions, and newer models at last', () => {
    const ranked = ids({ supply: 'open-self-hosted', modalities: ['text'], commercial: true });
    expect(ranked.indexOf('mistral-7b-v0.3')).toBeLessThan(ranked.indexOf('llama-4-scout'));
    expect(ranked.indexOf('qwen3-8b')).toBeLessThan(ranked.indexOf('mistral-7b-v0.3'));
  });

  it('does not depend on the order of the catalogue where keys differ', () => {
    const price = (model: Model) => costOf(1.2 ** catalog.models.indexOf(model));
    const reversed = { ...catalog, models: [...catalog.models].reverse() };
    const order = shortlist(reversed, { cost: price }).ranked.map(({ model }) => model.id);
    expect(order).toStrictEqual(catalog.models.map((model) => model.id));
  });
});

describe('roles and tiers', () => {
  it('keeps search vectors, images that are made and speech apart from the rest', () => {
    expect(rolesOf(['text', 'images-in', 'embeddings'])).toStrictEqual([
      ['text', 'images-in'],
      ['embeddings'],
    ]);
    expect(rolesOf(['audio', 'images-out'])).toStrictEqual([['images-out'], ['audio']]);
    expect(rolesOf([])).toStrictEqual([]);
  });

  it('leaves a model for every single modality, open and closed', () => {
    for (const supply of ['open-self-hosted', 'closed-api'] as const) {
      for (const modality of MODALITIES) {
        expect(ids({ supply, modalities: [modality] }).length).toBeGreaterThan(0);
      }
    }
  });

  it('starts with small tuned models only where there is something to tune on', () => {
    expect(tiersFor({ ...NOTHING, scope: 'narrow', labelledData: 'plenty' })[0]).toBe('specialist');
    expect(tiersFor({ ...NOTHING, scope: 'narrow', labelledData: 'none' })[0]).toBe('small-general');
    expect(tiersFor({ ...NOTHING, scope: 'narrow', quality: 'frontier', labelledData: 'plenty' })[0]).toBe(
      'frontier',
    );
    expect(tiersFor(NOTHING)[0]).toBe('strong-general');
    expect(new Set(tiersFor(NOTHING))).toStrictEqual(new Set(TIERS));
  });
});
