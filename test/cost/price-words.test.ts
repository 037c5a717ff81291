import { describe, expect, test } from 'vitest';
import type { ModelFacts } from '../../src/catalog/model-facts.ts';
import type { KnownPrice } from '../../src/catalog/prices.ts';
import { basisText } from '../../src/commands/cost/basis.ts';
import { costBlocks } from '../../src/commands/cost/blocks.ts';
import { modelsBlocks } from '../../src/commands/models/blocks.ts';
import { decisionRecord } from '../../src/commands/recommend/decision-record/decision-record.ts';
import { fullBody } from '../../src/commands/recommend/full-page.ts';
import type { Block } from '../../src/layout/block.ts';
import { table } from '../../src/layout/table.ts';
import { terminalText } from '../../src/layout/terminal-text.ts';
import { modelsFor } from '../../src/report/models.ts';
import { moneyOf } from '../../src/report/money.ts';
import { datesSentence, staleSentence } from '../../src/report/money-sentences.ts';
import { PAGE, recommendationOf } from '../../src/report/recommendation.ts';
import { reportOf } from '../../src/report/report-of.ts';
import { advisor } from '../commands/advisor.ts';
import { root } from '../golden.ts';
import { closed, FACTS, factsOf, MODELS, offer, open, priceOf } from './hand-made.ts';
import { estimated, situation } from './profiles.ts';

/** Prices are named on several pages; what is to be known of one is said on each of them. */

const workload = { requests_per_day: 5000, input_tokens: 1000, output_tokens: 200 };
const base = { task: { modalities: ['text'] }, workload };
type Profile = Readonly<Record<string, object>>;
type Option = 'closed-api' | 'open-managed' | 'open-self-hosted' | 'hybrid';

const plain = (line: string) => line;
const style = { bold: plain, dim: plain, green: plain, yellow: plain, red: plain };

function said(blocks: readonly Block[], width = 400): string {
  const page = terminalText(blocks, { width, style }, table);
  return width === 400 ? page.replace(/\s+/g, ' ') : page;
}

function pagesOf(profile: Profile, facts: ModelFacts, option: Option, today: string | null = null) {
  const seen = situation(profile, facts);
  const report = recommendationOf(seen, PAGE, moneyOf(seen, 'summary'));
  const costs = { ...reportOf(seen), money: estimated(profile, facts) };
  return {
    cost: said(costBlocks(costs, false, today)),
    models: said(modelsBlocks(modelsFor(seen, option), false, today)),
    recommend: said(fullBody(report, today)),
    record: said(decisionRecord(report, today)),
  };
}

/** Of one closed and one open model, so that it is known which of them is named. */
const selling = (api: Partial<KnownPrice>, weights: Partial<KnownPrice> = {}) =>
  factsOf([
    closed('standard', 'strong-general', [offer('vendor', 0.1, 0.5, api)]),
    open('middling', 'strong-general', 30, [offer('cloud', 0.2, 0.6, weights)]),
  ]);

describe('a price that is announced', () => {
  const facts = selling({ next: { on: '2027-01-01', price: priceOf(0.2, 1) } });
  const decision = { chosen: 'closed-api', model: 'standard' };
  const pages = pagesOf({ ...base, decision }, facts, 'closed-api');

  test('is said where the model is listed, costed and advised, and in the record', () => {
    expect(pages.cost).toContain(
      'STANDARD at vendor for USD 0.1 in and 0.5 out per million tokens; its price doubles',
    );
    expect(pages.models).toContain('Remarks STANDARD: its price doubles on 2027-01-01.');
    for (const page of [pages.recommend, pages.record])
      expect(page).toMatch(
        /STANDARD \(Maker, FR\), at vendor for [^;]*, (USD 31 )?its price doubles on 2027-01-01/,
      );
  });

  test('is said of the model that was decided, and of one that is part of a mix', () => {
    const sentence =
      /You chose a closed API with STANDARD: USD [^;]* with them; the price of STANDARD doubles on 2027-01-01\./;
    for (const page of [pages.cost, pages.recommend, pages.record]) expect(page).toMatch(sentence);
    expect(basisText(estimated(base, facts), 'hybrid')).toContain(
      'STANDARD at vendor (its price doubles on 2027-01-01)',
    );
  });

  test('is not spoken of where none is, nor on models that a team hosts itself', () => {
    for (const page of Object.values(pagesOf(base, selling({}), 'closed-api')))
      expect(page).not.toContain('2027-01-01');
    const later = selling({}, { next: { on: '2027-01-01', price: priceOf(0.4, 1.2) } });
    expect(pagesOf(base, later, 'open-self-hosted').models).not.toContain('2027');
    const unloaded = modelsFor(situation({ task: base.task }, later), 'open-self-hosted');
    expect(said(modelsBlocks(unloaded, true))).toMatch(/MIDDLING/);
    expect(said(modelsBlocks(unloaded, true))).not.toContain('2027');
    expect(pagesOf(base, later, 'open-managed').models).toContain(
      'MIDDLING: its price doubles on 2027-01-01.',
    );
  });
});

describe('the price of a cache', () => {
  const rates = { cachedInput: { base: 0.02, tiers: [] } };
  const acting = { ...base, task: { ...base.task, actions: 'changes-things' } };

  test('is named where the model reads from one, on every page', () => {
    const pages = pagesOf(acting, selling(rates), 'closed-api');
    const price = 'for USD 0.1 in, 0.02 from a cache and 0.5 out per million tokens';
    expect(pages.cost).toContain(`STANDARD at vendor ${price}`);
    expect(pages.record).toContain(price);
    expect(pages.recommend).toContain('0.02 from a cache');
    expect(pages.models).toContain('USD per million in/from cache/out');
    expect(pages.models).toContain('0.1/0.02/0.5');
    expect(
      pagesOf(acting, selling({ ...rates, cacheWrite: { base: 0.125, tiers: [] } }), 'closed-api').cost,
    ).toContain('USD 0.1 in, 0.02 from a cache, 0.125 into it and 0.5 out');
  });

  test('is named as the team pays it', () => {
    const named = (assumptions: object) =>
      basisText(estimated({ ...acting, assumptions }, selling(rates)), 'closed-api');
    expect(named({ 'price.closed_input_usd': 1 })).toContain('USD 1 in, 0.2 from a cache and 0.5 out');
    const own = { 'price.closed_input_usd': 1, 'price.closed_cached_input_usd': 0.3 };
    expect(named(own)).toContain('USD 1 in, 0.3 from a cache and 0.5 out per million tokens, as you said');
    expect(named({ 'price.closed_cached_input_usd': 0.3 })).toContain(
      '0.3 from a cache and 0.5 out per million tokens, as you said',
    );
  });

  test('is not named where nothing is read from one', () => {
    const sound = factsOf([
      { ...closed('hearing', 'strong-general', [offer('vendor', 0.1, 0.5, rates)]), modalities: ['audio'] },
    ]);
    const heard = { task: { ...acting.task, modalities: ['audio'] }, workload };
    expect(pagesOf(heard, sound, 'closed-api').models).toMatch(/HEARING .* 0\.1\/0\.5 /);
    for (const page of Object.values(pagesOf(base, selling(rates), 'closed-api'))) {
      expect(page).toContain('0.1');
      expect(page).not.toMatch(/from (a )?cache/);
    }
  });
});

describe('what tuning does to the price of a closed model', () => {
  const tuned = { ...base, task: { ...base.task, customization: 'fine-tuning' } };
  const factor = (profile: Profile, assumptions = {}) =>
    basisText(estimated({ ...profile, assumptions }, selling({})), 'closed-api');

  test('is said on every page, and of no other model', () => {
    const pages = pagesOf(tuned, selling({}), 'closed-api');
    expect(pages.cost).toContain('0.5 out per million tokens; tuned, it costs 1.5 times that');
    expect(pages.models).toContain('Tuned, they cost 1.5 times these prices');
    expect(basisText(estimated(tuned, selling({})), 'open-managed')).not.toContain('tuned');
    for (const page of Object.values(pagesOf(base, selling({}), 'closed-api')))
      expect(page).not.toMatch(/tuned, it costs|Tuned, they/);
  });

  test('is said of a price that the team states only where it states that as well', () => {
    const prices = { 'price.closed_input_usd': 1, 'price.closed_output_usd': 2 };
    expect(factor(tuned, prices)).not.toContain('tuned');
    expect(factor(tuned, { ...prices, 'tuning.closed_price_factor': 1.2 })).toContain(
      'tuned, it costs 1.2 times that',
    );
    expect(factor(tuned, { 'tuning.closed_price_factor': 1 })).not.toContain('tuned');
  });
});

describe('machines', () => {
  const hosted = (profile: Profile, facts = FACTS, option: Option = 'open-self-hosted') =>
    basisText(estimated(profile, facts), option);
  const waiting = { ...workload, latency: 'relaxed', availability: 'business-hours' };

  test('that stop when their work is done could serve more if they ran on', () => {
    const text = hosted({ ...base, workload: waiting });
    expect(text).toMatch(
      /; 1 replica, running [\d.]+ hours a month; around the clock it could serve [\d,]+ requests a day;/,
    );
    expect(text).not.toContain('can serve');
  });

  test('that run for so many hours as the team states can serve what they do in these', () => {
    const served = (hours: number) => {
      const assumptions = { 'gpu.hours_per_month': hours };
      const found = /can serve ([\d,]+) requests a day, running ([\d,]+) hours a month/.exec(
        hosted({ ...base, workload: waiting, assumptions }) ?? '',
      );
      expect(found?.[2]).toBe(String(hours));
      return Number(found?.[1]?.replaceAll(',', ''));
    };
    expect(served(400) / served(100)).toBeCloseTo(4, 1);
    expect(hosted(base)).toMatch(/can serve [\d,]+ requests a day; speed/);
  });

  test('whose price rests on no quote that could be read again are marked, unless that price does not count', () => {
    // Which GPUs hold a model is known once for it, so these are other models.
    const unread = factsOf(structuredClone(MODELS));
    for (const { rent } of unread.gpus.gpus) Object.assign(rent.onDemand ?? {}, { unread: true });
    const mark = 'the one quote of its price is not verified';
    const on = (assumptions: object, facts: ModelFacts = unread) => hosted({ ...base, assumptions }, facts);
    expect(on({ 'gpu.commitment': 'rent' })).toContain(mark);
    expect(on({ 'gpu.commitment': 'rent' }, FACTS)).not.toContain('verified');
    expect(on({ 'gpu.commitment': 'rent', 'gpu.usd_per_hour': 2 })).not.toContain('verified');
    expect(on({ 'gpu.commitment': 'buy' })).not.toContain('verified');
    expect(on({ 'gpu.commitment': 'own', 'gpu.kind': 'L4', 'gpu.count': 500 })).not.toContain('verified');
    expect(on({ 'gpu.commitment': 'own', 'gpu.kind': 'L4', 'gpu.count': 1 })).toContain(mark);
  });

  test('of a provider that serve a team alone are no machines that it rents', () => {
    const tuned = { ...base, task: { ...base.task, customization: 'fine-tuning', modalities: ['text'] } };
    const pages = pagesOf({ ...tuned, data: { boundary: 'contracted-vendor' } }, FACTS, 'open-managed');
    const own = hosted(tuned, FACTS, 'open-managed');
    expect(own).toContain('that a provider runs for you alone');
    expect(own).not.toContain('rented');
    expect(pages.models).toContain('USD, or machines');
  });
});

describe('the table of models', () => {
  const embedding = { modalities: ['embeddings'] as const };
  const images = factsOf([
    {
      ...closed('by-piece', 'strong-general', [offer('vendor', 1, 5, { perImage: 0.04 })]),
      modalities: ['images-out'],
    },
    {
      ...closed('by-token', 'strong-general', [offer('vendor', 5, 5, { output: null })]),
      modalities: ['images-out'],
    },
  ]);
  const page = (modality: string, facts: ModelFacts, width = 400) => {
    const seen = situation({ task: { modalities: [modality] } }, facts);
    return said(modelsBlocks(modelsFor(seen, 'closed-api'), true), width);
  };

  test('has a unit for every price, in the head or in the cell', () => {
    expect(page('images-out', images)).toContain('0.04 an image');
    expect(page('images-out', images)).toContain('5 a million');
    expect(page('images-out', images)).not.toContain('USD per million');
    const vectors = factsOf([
      { ...closed('vectors', 'strong-general', [offer('vendor', 5, 5, { output: null })]), ...embedding },
    ]);
    expect(page('embeddings', vectors)).toMatch(/USD per million VECTORS .* 5 /);
  });

  test.each([40, 46, 60, 80])('keeps words and prices whole in %i columns', (width) => {
    const { stdout } = advisor(root, ['models', 'examples/marketing-copy.yaml', '--today', '2026-11-26'], {
      env: { COLUMNS: String(width) },
    });
    for (const whole of ['small', 'Nova', '0.035/0.14', '0.2/1.25', 'Flash-Lite', 'apac'])
      expect(stdout).toContain(whole);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
  });
});

describe('the dates of prices', () => {
  const money = {
    ...estimated(base, FACTS),
    gpusAsOf: '2026-08-01',
    prices: {
      ...FACTS.catalog.prices,
      lists: [
        { library: '@firm/old-list', version: '1.0.0', published: '2026-09-01' },
        { library: 'new-list', version: '2.0.0', published: '2026-11-10' },
      ],
    },
  };

  test('are said of each list', () =>
    expect(datesSentence(money)).toBe(
      'Token prices: old-list 1.0.0 of 2026-09-01 and new-list 2.0.0 of 2026-11-10; rents and prices of GPUs: quotes up to 2026-08-01.',
    ));

  test.each([
    ['2026-10-30', []],
    ['2026-10-31', ['All quotes of GPUs are more than 90 days old: check them first.']],
    [
      '2026-12-01',
      ['Token prices of old-list 1.0.0 and all quotes of GPUs are more than 90 days old: check them first.'],
    ],
    [
      '2027-03-01',
      [
        'Token prices of old-list 1.0.0 and new-list 2.0.0 and all quotes of GPUs are more than 90 days old: check them first.',
      ],
    ],
  ])('are old by the day %s', (today, expected) => expect(staleSentence(money, today)).toEqual(expected));

  test('are told on every page as of the day of the run, else of the catalogue', () => {
    const old = factsOf(MODELS, '2026-09-01');
    const pages = (today: string | null) => Object.values(pagesOf(base, old, 'closed-api', today));
    for (const page of pages('2026-12-01'))
      expect(page).toContain('Token prices of price-list 1.0.0 and all quotes');
    for (const page of pages(null)) expect(page).not.toContain('days old');
  });

  test.each(['cost', 'recommend', 'models'])(
    'grow old on a page of %s, by the clock or by --today',
    (command) => {
      const run = (...more: readonly string[]) =>
        advisor(root, [command, 'fixtures/cost/help-desk.yaml', ...more]);
      const aged = 'are more than 90 days old';
      const about = (text: string) => text.replace(/\s+/g, ' ').includes(aged);
      expect(
        [run('--today', '2026-11-26'), run('--today', '2099-01-01')].map(({ stdout }) => about(stdout)),
      ).toEqual([false, true]);
      const now = new Date().toISOString().slice(0, 10);
      expect(run().stdout).toBe(run('--today', now).stdout);
      const refused = run('--today', '2026-02-30');
      expect(refused.status).toBe(2);
      expect(refused.stderr).toContain('It must be a date such as 2026-12-31.');
    },
  );
});

test('the ends of what is assumed are those that are computed with', () => {
  const profile = { ...base, task: { ...base.task, quality: 'good-enough' } };
  const seen = { ...reportOf(situation(profile)), money: estimated(profile, FACTS) };
  const page = said(costBlocks(seen, true));
  expect(page).toContain('staff.usd_per_year: about 147,000 to 265,000, likely 180,000 USD per year');
  expect(page).toContain('147,000 to 265,000 USD per year: USD');
});
