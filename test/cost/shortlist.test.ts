import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODALITIES, type Model, TIERS } from '../../src/catalog/catalog.ts';
import { SUPPLIES } from '../../src/catalog/option.ts';
import { RESIDENCIES } from '../../src/catalog/regions.ts';
import { rolesOf, tiersFor } from '../../src/catalog/roles.ts';
import type { Wanted, WayToRun } from '../../src/cost/choosing/candidate.ts';
import { groupsOf } from '../../src/cost/choosing/rank.ts';
import { shortlist } from '../../src/cost/choosing/shortlist.ts';
import { shippedCatalog } from '../catalog/catalog-file.ts';
import { catalogOf, closed, offer, open } from './hand-made.ts';

const catalog = shippedCatalog();
const tooLarge = { kind: 'too-large', neededBytes: 3e12, offeredBytes: 1e12 } as const;

const UNSAID = { scope: null, quality: null, labelledData: null };
const NOTHING: Wanted = {
  supply: null,
  role: [],
  contextTokens: null,
  outputTokens: null,
  tiers: [],
  acts: false,
  residency: null,
  fits: null,
  run: null,
};
const wayFor = (usd: number | null): WayToRun => ({ offer: null, hosting: null, usd });
const ids = (wanted: Wanted, models = catalog.models): readonly string[] =>
  shortlist({ ...catalog, models }, wanted).ranked.map(({ model }) => model.id);
const reasonsFor = (id: string, wanted: Wanted) =>
  shortlist(catalog, wanted).excluded.find(({ model }) => model.id === id)?.reasons;
const candidateFor = (id: string, wanted: Wanted) =>
  shortlist(catalog, wanted).ranked.find(({ model }) => model.id === id);

const asks: fc.Arbitrary<Wanted> = fc.record({
  supply: fc.constantFrom(null, ...SUPPLIES),
  role: fc.subarray([...MODALITIES]),
  contextTokens: fc.option(fc.integer({ min: 1, max: 3_000_000 })),
  outputTokens: fc.option(fc.integer({ min: 0, max: 100_000 })),
  tiers: fc.shuffledSubarray([...TIERS]),
  acts: fc.boolean(),
  residency: fc.constantFrom(null, ...RESIDENCIES),
  fits: fc.constantFrom(null, () => tooLarge),
  run: fc.constant(null),
});

describe('a shortlist', () => {
  it('places every model once: ranked, or excluded with a reason', () => {
    fc.assert(
      fc.property(asks, (asked) => {
        const { ranked, excluded } = shortlist(catalog, asked);
        const placed = [...ranked, ...excluded].map(({ model }) => model.id);
        expect(placed.sort()).toStrictEqual(catalog.models.map((model) => model.id).sort());
        for (const { reasons } of excluded) expect(reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, Partial<Wanted>]>([
    ['a length', { contextTokens: null }],
    ['an answer', { outputTokens: null }],
    ['tools', { acts: false }],
    ['hardware', { fits: null }],
    ['a way of supply', { supply: null }],
  ])('never shrinks the exclusions when %s is asked for', (_, withoutIt) => {
    fc.assert(
      fc.property(asks, (asked) => {
        const fewer = shortlist(catalog, { ...asked, ...withoutIt }).excluded;
        const after = new Set(shortlist(catalog, asked).excluded.map(({ model }) => model.id));
        expect(fewer.every(({ model }) => after.has(model.id))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('gives every reason that is known without sizing, not only the first', () => {
    const asked: Wanted = {
      ...NOTHING,
      supply: 'closed-api',
      role: ['text', 'images-in'],
      contextTokens: 200_000,
      fits: () => tooLarge,
    };
    expect(reasonsFor('command-r-08-2024', asked)).toStrictEqual([
      { kind: 'supply', supply: 'closed-api' },
      { kind: 'modality', missing: ['images-in'] },
      { kind: 'context', tokens: 131_072, needed: 200_000 },
      { kind: 'licence', obstacles: [{ licence: 'CC-BY-NC-4.0', says: expect.any(String) }] },
    ]);
  });

  it('says how much memory is missing where nothing holds a model that would serve', () => {
    const asked: Wanted = { ...NOTHING, supply: 'open-self-hosted', role: ['text'], fits: () => tooLarge };
    expect(reasonsFor('llama-3.1-8b', asked)).toStrictEqual([
      { kind: 'hardware', neededBytes: 3e12, offeredBytes: 1e12 },
    ]);
  });

  it('asks nothing to be written of a model that only sorts', () => {
    const asked: Wanted = { ...NOTHING, role: ['text'], outputTokens: 16 };
    expect(reasonsFor('bert-base', asked)).toBeUndefined();
    expect(reasonsFor('bert-base', { ...asked, outputTokens: 17 })).toStrictEqual([
      { kind: 'does-not-write', outputTokens: 17 },
    ]);
    expect(reasonsFor('llama-3.1-8b', { ...asked, outputTokens: 17 })).toBeUndefined();
  });

  it('lets a context of exactly the needed length pass', () => {
    expect(reasonsFor('gpt-4o-mini', { ...NOTHING, contextTokens: 128_000 })).toBeUndefined();
    expect(reasonsFor('gpt-4o-mini', { ...NOTHING, contextTokens: 128_001 })).toHaveLength(1);
  });

  it('does not hold the length of a decoder against sound', () => {
    const asked: Wanted = { ...NOTHING, role: ['audio'], contextTokens: 100_000 };
    expect(candidateFor('whisper-large-v3', asked)).toBeDefined();
  });

  it('asks for tools only where a text model acts, and doubts where it is not known', () => {
    const acting: Wanted = { ...NOTHING, role: ['audio'], acts: true };
    expect(reasonsFor('whisper-large-v3', acting)).toBeUndefined();
    const handless = { ...open('handless', 'small-general', 8, []), tools: false };
    const doubtful = { ...open('doubtful', 'small-general', 8, []), tools: null };
    const { excluded, ranked } = shortlist(
      { ...catalog, ...catalogOf([handless, doubtful]) },
      { ...acting, role: ['text'] },
    );
    expect(excluded).toMatchObject([{ model: { id: 'handless' }, reasons: [{ kind: 'no-tools' }] }]);
    expect(ranked).toMatchObject([{ model: { id: 'doubtful' }, unknowns: ['tools'] }]);
  });

  it('leaves out what is retired on the day of the catalogue, and says what ends soon', () => {
    const ending = (id: string, retires: string) =>
      closed(id, 'small-general', [offer('vendor', 1, 1)], { retires });
    const models = [
      ending('gone', '2026-11-20'),
      ending('tomorrow', '2026-11-21'),
      ending('in-spring', '2027-05-21'),
      ending('later', '2027-05-22'),
    ];
    const { excluded, ranked } = shortlist(catalogOf(models), NOTHING);
    expect(excluded).toMatchObject([
      { model: { id: 'gone' }, reasons: [{ kind: 'retired', on: '2026-11-20' }] },
    ]);
    expect(ranked.map(({ endsSoon, model }) => [model.id, endsSoon])).toStrictEqual([
      ['later', false],
      ['tomorrow', true],
      ['in-spring', true],
    ]);
  });

  it('excludes nothing for what is unknown, and says so', () => {
    const asked: Wanted = {
      ...NOTHING,
      supply: 'open-managed',
      contextTokens: 1_000_000,
      residency: 'own-region',
      fits: () => ({ kind: 'unknown' }),
      run: () => wayFor(null),
    };
    expect(candidateFor('flux.1-schnell', asked)?.unknowns).toStrictEqual([
      'context',
      'hardware',
      'provider',
      'region',
      'cost',
    ]);
    const withoutTerms = { ...catalog, licences: {} };
    const { ranked } = shortlist(withoutTerms, { ...NOTHING, supply: 'open-self-hosted' });
    expect(ranked).toHaveLength(catalog.models.filter((model) => model.kind === 'open').length);
    expect(ranked.every(({ unknowns }) => unknowns.includes('licence'))).toBe(true);
  });

  it('asks closed models neither for a licence nor for hardware', () => {
    const asked: Wanted = { ...NOTHING, supply: 'closed-api', fits: () => tooLarge };
    expect(candidateFor('nova-pro', asked)).toStrictEqual({
      model: expect.objectContaining({ id: 'nova-pro' }),
      commercial: null,
      fit: null,
      way: null,
      unknowns: [],
      endsSoon: false,
      residency: null,
    });
  });
});

describe('the order of a shortlist', () => {
  it('goes by what is asked for, and says by what', () => {
    expect(shortlist(catalog, NOTHING).rankedBy).toStrictEqual(['lasting', 'verified', 'newest']);
    const all: Wanted = {
      ...NOTHING,
      supply: 'open-managed',
      tiers: ['small-general'],
      acts: true,
      residency: 'own-region',
      run: () => wayFor(1),
    };
    expect(shortlist(catalog, all).rankedBy).toStrictEqual([
      'class',
      'tools',
      'region',
      'provider',
      'lasting',
      'verified',
      'cost',
      'newest',
    ]);
    expect(shortlist(catalog, { ...all, supply: 'open-self-hosted' }).rankedBy).not.toContain('region');
  });

  it('takes a model of unknown day for as new as its year or month allows', () => {
    const sold = closed('sold', 'frontier', [offer('vendor', 1, 1)]);
    const dated = (released: string): Model => ({ ...sold, id: released, released });
    const days = ['2026-11-17', '2026', '2025-12-31', '2026-04', '2026-04-30', '2026-05-01', '2025'];
    expect(ids(NOTHING, days.map(dated))).toStrictEqual([
      '2026',
      '2026-11-17',
      '2026-05-01',
      '2026-04',
      '2026-04-30',
      '2025-12-31',
      '2025',
    ]);
  });

  const plain = open('plain', 'strong-general', 8, [offer('vendor', 1, 1, { regions: ['eu'] })]);
  const worse: readonly Model[] = [
    { ...plain, id: 'older', released: '2026-04' },
    { ...plain, id: 'dearer' },
    { ...plain, id: 'unverified', unverified: true },
    { ...plain, id: 'ending', retires: '2027-01-01' },
    { ...plain, id: 'not-sold', offers: [] },
    { ...plain, id: 'anywhere', offers: [offer('vendor', 1, 1)] },
    { ...plain, id: 'handless', tools: null },
    { ...plain, id: 'weaker', tier: 'small-general' },
  ];
  const asked: Wanted = {
    ...NOTHING,
    supply: 'open-managed',
    role: ['text'],
    tiers: ['strong-general', 'small-general'],
    acts: true,
    residency: 'own-region',
    run: ({ id }) => wayFor(id === 'dearer' ? 2 : 1),
  };

  it('is the same whatever the order of the catalogue, each key outweighing all that follow', () => {
    // What cannot be bought can be bound to no region either.
    const order = [
      'plain',
      'older',
      'dearer',
      'unverified',
      'ending',
      'anywhere',
      'not-sold',
      'handless',
      'weaker',
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([plain, ...worse], { minLength: 9 }), (models) => {
        expect(ids(asked, models)).toStrictEqual(order);
      }),
    );
  });

  it('puts what is kept for teaching last, whether or not classes are asked for', () => {
    const old: Model = { ...plain, id: 'old', tier: 'teaching' };
    const models = [old, ...worse];
    for (const wanted of [NOTHING, asked, { ...asked, tiers: ['specialist'] } as const])
      expect(ids(wanted, models).at(-1)).toBe('old');
    const list = shortlist({ ...catalog, models }, asked);
    expect(
      groupsOf(list, asked.tiers)
        .at(-1)
        ?.map(({ model }) => model.id),
    ).toStrictEqual(['old']);
  });

  it('puts a model without a figure after every model with one', () => {
    const priceless: Wanted = { ...asked, run: ({ id }) => wayFor(id === 'plain' ? null : 1e9) };
    expect(ids(priceless, [plain, { ...plain, id: 'dearer' }])).toStrictEqual(['dearer', 'plain']);
  });

  it('falls into groups that only cost and age tell apart', () => {
    const list = shortlist({ ...catalog, models: [plain, ...worse] }, asked);
    const groups = groupsOf(list, asked.tiers).map((group) => group.map(({ model }) => model.id));
    expect(groups).toStrictEqual([
      ['plain', 'older', 'dearer'],
      ['unverified'],
      ['ending'],
      ['anywhere'],
      ['not-sold'],
      ['handless'],
      ['weaker'],
    ]);
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
        expect(ids({ ...NOTHING, supply, role: [modality] }).length).toBeGreaterThan(0);
      }
    }
  });

  it('starts with small tuned models only where there is something to tune on', () => {
    expect(tiersFor({ ...UNSAID, scope: 'narrow', labelledData: 'plenty' })[0]).toBe('specialist');
    expect(tiersFor({ ...UNSAID, scope: 'narrow', labelledData: 'none' })[0]).toBe('small-general');
    expect(tiersFor({ ...UNSAID, scope: 'narrow', quality: 'frontier', labelledData: 'plenty' })[0]).toBe(
      'frontier',
    );
    expect(tiersFor(UNSAID)[0]).toBe('strong-general');
    expect(new Set(tiersFor(UNSAID))).toStrictEqual(new Set(TIERS));
  });
});
