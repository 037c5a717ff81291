import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/catalog/catalog.ts';
import type { Supply } from '../../src/catalog/option.ts';
import type { KnownPrice } from '../../src/catalog/prices.ts';
import {
  canBeKept,
  REGION_IDS,
  RESIDENCIES,
  type RegionId,
  type Residency,
  sharedPlaces,
} from '../../src/catalog/regions.ts';
import type { Quote } from '../../src/cost/answers/quote.ts';
import { modelList } from '../../src/cost/choosing/model-list.ts';
import type { FactValue } from '../../src/rulebook/fact.ts';
import { projects } from './arbitrary.ts';
import { quoted } from './facts-of.ts';
import { closed, factsOf, offer, open } from './hand-made.ts';

const WORK = {
  'task.modalities': ['text'],
  'task.scope': 'mixed',
  'task.quality': 'task-best',
  'workload.requests_per_day': 5000,
  'workload.input_tokens': 1000,
  'workload.output_tokens': 200,
};
type Stated = Readonly<Record<string, FactValue>>;

const at = (name: string, usd: number, regions: readonly RegionId[] | null, more: Partial<KnownPrice> = {}) =>
  offer(name, usd, usd, { regions, ...more });
const closedAt = (id: string, ...offers: Model['offers']) => closed(id, 'strong-general', offers);
const openAt = (id: string, ...offers: Model['offers']) => open(id, 'strong-general', 30, offers);

function quotedFor(residency: string, models: readonly Model[], more: Stated = {}, assumed = {}): Quote {
  return quoted({ ...WORK, 'data.region': residency, ...more }, assumed, factsOf(models));
}

/** "vendor" where the pick is bought there; the kind of the pick where it is not. */
function seller({ picks }: Quote, supply: Supply): string {
  const pick = picks[supply];
  return pick.kind === 'bought' ? `${pick.model.id} at ${pick.offer.provider}` : pick.kind;
}

/** Where the two models of a mix run. */
function mixed({ costs, plans }: Quote): readonly string[] | string {
  const services = plans.get('hybrid')?.[0].services;
  return services === undefined
    ? String(costs.get('hybrid')?.kind)
    : services.map((service) => (service.kind === 'tokens' ? service.price.provider : 'machines'));
}

describe('a place', () => {
  test.each<[readonly RegionId[] | null, Residency | null, boolean]>([
    [null, null, true],
    [null, 'own-region', false],
    [[], 'own-region', false],
    [['eu'], 'own-region', true],
    [['eu', 'apac'], 'own-country', false],
    [['eu', 'us'], 'own-country', true],
    [['jp'], 'own-country', true],
  ])('of %j is kept to as %s asks: %s', (regions, residency, isKept) => {
    expect(canBeKept(regions, residency)).toBe(isKept);
  });

  test.each<[readonly RegionId[] | null, readonly RegionId[] | null, Residency, readonly RegionId[]]>([
    [['eu'], ['us'], 'own-region', []],
    [['eu'], null, 'own-region', []],
    [['eu', 'us'], ['us', 'eu', 'apac'], 'own-region', ['us', 'eu']],
    [['jp'], ['apac'], 'own-region', ['apac']],
    [['jp'], ['au'], 'own-region', ['apac']],
    [['jp'], ['apac'], 'own-country', []],
    [['eu'], ['eu'], 'own-country', []],
    [['jp', 'in'], ['in'], 'own-country', ['in']],
  ])('%j and %j share, where %s is asked for, %j', (one, other, residency, shared) => {
    expect(sharedPlaces([one, other], residency)).toStrictEqual(shared);
    expect(sharedPlaces([other, one], residency)).toStrictEqual(shared);
  });
});

describe('an offer', () => {
  const models = [
    closedAt('one', at('anywhere', 1, null), at('europe', 2, ['eu']), at('america', 3, ['us'])),
    openAt('two', at('anywhere', 1, null), at('europe', 2, ['eu']), at('japan', 3, ['jp'])),
  ];

  test.each([
    ['any', 'anywhere', 'anywhere'],
    ['own-region', 'europe', 'europe'],
    ['own-country', 'america', 'japan'],
  ])(
    'for data that may go to %s is of a provider that keeps to it, if a dearer one',
    (residency, api, managed) => {
      const quote = quotedFor(residency, models);
      expect([seller(quote, 'closed-api'), seller(quote, 'open-managed')]).toStrictEqual([
        `one at ${api}`,
        `two at ${managed}`,
      ]);
    },
  );

  test('that a call does not fit keeps no model in the region', () => {
    const short = closedAt(
      'short',
      at('europe', 0.1, ['eu'], { contextTokens: 500 }),
      at('anywhere', 0.2, null),
    );
    const long = closedAt('long', at('europe', 5, ['eu']));
    const quote = quotedFor('own-region', [short, long]);
    expect(seller(quote, 'closed-api')).toBe('long at europe');
    const list = modelList('closed-api', quote.project, factsOf([short, long]));
    expect(list.ranked.map(({ model, unknowns }) => [model.id, unknowns])).toStrictEqual([
      ['long', []],
      ['short', ['region']],
    ]);
  });

  test('of a region of several countries leaves the country unknown', () => {
    const quote = quotedFor('own-country', [closedAt('one', at('europe', 1, ['eu']))]);
    const { ranked } = modelList(
      'closed-api',
      quote.project,
      factsOf([closedAt('one', at('europe', 1, ['eu']))]),
    );
    expect(ranked.map(({ unknowns }) => unknowns)).toStrictEqual([['region']]);
  });

  test('that the team states is of no known region', () => {
    const models = [closedAt('one')];
    const stated = {
      'model.closed_api': 'one',
      'price.closed_input_usd': { low: 1, likely: 1, high: 1 },
      'price.closed_output_usd': { low: 1, likely: 1, high: 1 },
    };
    const quote = quotedFor('own-region', models, {}, stated);
    expect(seller(quote, 'closed-api')).toBe('one at stated');
    const { ranked } = modelList('closed-api', quote.project, factsOf(models));
    expect(ranked.map(({ unknowns }) => unknowns)).toStrictEqual([['region']]);
  });

  test('does not stand for the machines that a provider rents out, whose region is not known', () => {
    const models = [openAt('two', at('europe', 1, ['eu']))];
    const quote = quotedFor('own-region', models, { 'task.customization': 'fine-tuning' });
    const { ranked, rankedBy } = modelList('open-managed', quote.project, factsOf(models));
    expect(ranked.map(({ unknowns, way }) => [way?.hosting?.model.id, unknowns])).toStrictEqual([
      ['two', ['region']],
    ]);
    expect(rankedBy).not.toContain('region');
  });
});

describe('the providers of a mix', () => {
  const american = closedAt('american', at('america', 0.01, ['us']));
  const european = closedAt('european', at('europe', 0.09, ['eu']));
  const ours = openAt('ours', at('berlin', 0.01, ['eu']));
  const theirs = openAt('theirs', at('boston', 0.02, ['us']));

  test('are those of the options where these can be kept in one region, or need not be', () => {
    expect(mixed(quotedFor('own-region', [european, ours]))).toStrictEqual(['berlin', 'europe']);
    expect(mixed(quotedFor('any', [american, ours, european]))).toStrictEqual(['berlin', 'america']);
  });

  test('are others than those of the options where these share no region', () => {
    expect(mixed(quotedFor('own-region', [american, ours, european]))).toStrictEqual(['berlin', 'europe']);
    expect(seller(quotedFor('own-region', [american, ours, european]), 'closed-api')).toBe(
      'american at america',
    );
  });

  test('are the pair of one region that costs least where those of the options share none', () => {
    expect(mixed(quotedFor('own-region', [american, european, ours, theirs]))).toStrictEqual([
      'boston',
      'america',
    ]);
  });

  test('need not share one with machines', () => {
    expect(mixed(quotedFor('own-region', [american, ours]))).toStrictEqual(['machines', 'america']);
  });

  test('have no figure where there is no such pair, nor machines', () => {
    const unhosted = open('ours', 'strong-general', null, [at('berlin', 0.01, ['eu'])]);
    for (const residency of RESIDENCIES)
      expect(quotedFor(residency, [american, unhosted]).costs.get('hybrid')).toStrictEqual({
        kind: 'no-shared-region',
        residency,
        providers: ['berlin', 'america'],
      });
  });

  test('may be in one country where both are in one region, as far as is known', () => {
    expect(mixed(quotedFor('own-country', [european, ours]))).toStrictEqual(['berlin', 'europe']);
  });

  test('are not changed for others where the team names a model', () => {
    const quote = quotedFor('own-region', [american, european, ours], {}, { 'model.closed_api': 'american' });
    expect(mixed(quote)).toStrictEqual(['machines', 'america']);
  });

  const regions = fc.option(fc.uniqueArray(fc.constantFrom(...REGION_IDS), { minLength: 1, maxLength: 2 }));
  const sold = fc.record({ usd: fc.integer({ min: 1, max: 50 }), regions });
  const offers = fc
    .array(sold, { minLength: 1, maxLength: 3 })
    .map((all) => all.map((each, index) => at(`provider-${index}`, each.usd / 100, each.regions)));
  const catalogues = fc.record({
    apis: fc.array(offers, { minLength: 1, maxLength: 3 }),
    weights: fc.array(offers, { minLength: 1, maxLength: 3 }),
  });

  test('can always be kept together, unless one keeps nowhere that is known; and are found where there are any', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(catalogues, fc.constantFrom(...RESIDENCIES), ({ apis, weights }, residency) => {
        const models = [
          ...apis.map((each, index) => closedAt(`api-${index}`, ...each)),
          ...weights.map((each, index) => open(`weights-${index}`, 'strong-general', null, each)),
        ];
        const quote = quotedFor(residency, models);
        const some = (ofAll: typeof apis) => ofAll.flat().map((each) => each.regions);
        const mayBeKept = some(apis).some((api) =>
          some(weights).some((weight) => sharedPlaces([api, weight], residency).length > 0),
        );
        const services = quote.plans.get('hybrid')?.[0].services ?? [];
        const [one, other] = services.map((each) => (each.kind === 'tokens' ? each.price.regions : null));
        const isKept = sharedPlaces([one ?? null, other ?? null], residency).length > 0;
        expect(isKept).toBe(mayBeKept);
        if (services.length > 0 && one && other && !isKept)
          expect([residency, sharedPlaces([one, other], 'own-region').length > 0]).toStrictEqual([
            'own-country',
            true,
          ]);
        seen.add(services.length === 0 ? 'none' : String(isKept));
      }),
      { numRuns: 300 },
    );
    expect(seen).toStrictEqual(new Set(['none', 'true', 'false']));
  });

  test('of the catalogue that ships can be kept together too', () => {
    fc.assert(
      fc.property(projects, fc.constantFrom(...RESIDENCIES), (project, residency) => {
        const services =
          quoted({ ...project, 'data.region': residency }).plans.get('hybrid')?.[0].services ?? [];
        const [one, other] = services.map((each) => (each.kind === 'tokens' ? each.price.regions : null));
        if (one && other) expect(sharedPlaces([one, other], 'own-region')).not.toStrictEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
