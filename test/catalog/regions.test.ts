import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/build/catalog-snapshot.ts';
import { lastDayOf } from '../../src/catalog/released.ts';
import { compiled, shippedCatalog, smallSnapshot, textOf } from './catalog-file.ts';

const small = textOf('fixtures/catalog/small.yaml');
const PRICE = { input: { base: 1, tiers: [] }, output: { base: 4, tiers: [] } };

interface Said {
  readonly released?: string;
  readonly provider?: string;
  readonly model?: string;
  readonly stored?: Snapshot['offers'][string];
}

/** Where the one offer of the small catalogue can be bound, and for how much. */
function boundary({ released = '2026-01', provider = '', model = 'acorn-1', stored = {} }: Said) {
  const text = small
    .replace('released: "2026-01"', `released: "${released}"`)
    .replace('kind: service', `kind: service${provider && `, ${provider}`}`)
    .replace('model: acorn-1', `model: ${model}`);
  const whole = smallSnapshot();
  const offers = { [`groq ${model}`]: { 'genai-prices': { price: PRICE, ...stored['genai-prices'] } } };
  const offer = compiled(text, { ...whole, offers }).models[0]?.offers[0];
  if (offer?.kind !== 'known') throw new Error('the offer has no price');
  return { share: offer.regionalShare, regions: offer.regions };
}

describe('what a chosen region costs', () => {
  const provider = 'regional: { share: 1.1, since: "2026-03-05", source: card }';

  it.each([
    ['2026-03-05', 1.1],
    ['2026-03-04', 1],
    ['2026-03', 1.1],
    ['2026-02', 1],
    ['2026', 1.1],
    ['2025', 1],
  ])('for a model of %s, where newer ones than 2026-03-05 pay more: %f', (released, share) => {
    expect(boundary({ released, provider }).share).toBe(share);
  });

  it('counts a year and a month as their last day', () => {
    expect(['2026', '2026-03', '2026-03-05'].map(lastDayOf)).toStrictEqual([
      '2026-12-31',
      '2026-03-31',
      '2026-03-05',
    ]);
  });
});

describe('where a model can be bound', () => {
  const named = (more: string) => `regions: { ids: [us, eu]${more}, source: card }`;

  it.each<[string, Said, readonly string[] | null]>([
    ['to what the provider says', { provider: named('') }, ['us', 'eu']],
    ['nowhere that is known, without that', {}, null],
    ['to none where it is too old', { provider: named(', since: "2026-02-01"') }, null],
    ['to some where it is not', { provider: named(', since: "2026-01-31"') }, ['us', 'eu']],
    ['to none where others are named', { provider: named(', models: [acorn-2]') }, null],
    ['to some where it is named', { provider: named(', models: [acorn-1]') }, ['us', 'eu']],
    ['to none under a name for the world', { provider: named(''), model: 'global.acorn-1' }, null],
    [
      'to those of its twins under such a name',
      {
        provider: named(''),
        model: 'global.acorn-1',
        stored: { 'genai-prices': { regions: ['us'], regionalShare: 1.1 } },
      },
      ['us'],
    ],
  ])('%s', (_, said, regions) => {
    expect(boundary(said).regions).toStrictEqual(regions);
  });
});

describe('a region', () => {
  it('has a word that is known, so that places can be compared', () => {
    expect(() => boundary({ provider: 'regions: { ids: [mars], source: card }' })).toThrow(/mars|us/);
  });
});

describe('the shipped catalogue', () => {
  const { models } = shippedCatalog();
  const offerAt = (id: string, provider: string) =>
    models.find((model) => model.id === id)?.offers.find((offer) => offer.provider === provider);

  it.each([
    ['gpt-6-luna', 'openai', { regionalShare: 1.1 }],
    ['gpt-6-sol', 'aws', { regionalShare: 1.1, regions: ['us'] }],
    ['gpt-6-astra', 'aws', { regionalShare: 1.1, regions: ['us'] }],
    ['claude-haiku-4.5', 'anthropic', { regions: null }],
    ['claude-haiku-4.5', 'aws', { regionalShare: 1.1, regions: ['us', 'eu', 'apac'] }],
    ['claude-sonnet-5.5', 'anthropic', { regionalShare: 1.1, regions: ['us'] }],
    ['grok-4.6', 'x-ai', { regionalShare: 1.1, regions: ['us'] }],
    ['grok-4.7', 'x-ai', { regions: null }],
    ['mistral-large-4', 'mistral', { regionalShare: 1.1, regions: ['eu'] }],
  ])('binds %s at %s', (id, provider, said) => {
    expect(offerAt(id, provider)).toMatchObject(said);
  });

  it('says of no offer that it can be bound at a price that nobody knows, where its name is for the world', () => {
    const known = models.flatMap((model) => model.offers).filter((offer) => offer.kind === 'known');
    const worldwide = known.filter(({ model }) => model.startsWith('global.'));
    expect(worldwide.length).toBeGreaterThan(10);
    for (const { regions, regionalShare } of worldwide) expect(regions === null).toBe(regionalShare === null);
  });

  it('has no closed model that a list dates to the day and the file only to the year', () => {
    const released = (id: string) => models.find((model) => model.id === id)?.released;
    expect(released('gpt-6-luna')).toBe('2026-09-22');
    expect(released('grok-4.7')).toBe('2026-09-21');
    expect(released('claude-haiku-5.5')).toBe('2026-10-07');
  });

  it('takes no price tier of GPT-6.1 for its context', () => {
    for (const id of ['gpt-6.1-sol', 'gpt-6.1-terra'])
      expect(models.find((model) => model.id === id)?.context).toMatchObject({ value: 1_050_000 });
  });
});
