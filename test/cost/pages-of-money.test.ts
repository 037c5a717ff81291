import { describe, expect, test } from 'vitest';
import type { ModelFacts } from '../../src/catalog/model-facts.ts';
import { costBlocks } from '../../src/commands/cost/blocks.ts';
import { modelsBlocks } from '../../src/commands/models/blocks.ts';
import { decisionRecord } from '../../src/commands/recommend/decision-record/decision-record.ts';
import { fullBody } from '../../src/commands/recommend/full-page.ts';
import { recommendJson } from '../../src/commands/recommend/json.ts';
import { assumed } from '../../src/cost/asked/assumptions/resolve.ts';
import type { Hosting } from '../../src/cost/pricing/plan.ts';
import type { Block } from '../../src/layout/block.ts';
import { table } from '../../src/layout/table.ts';
import { terminalText } from '../../src/layout/terminal-text.ts';
import { toMarkdown } from '../../src/layout/to-markdown.ts';
import { machinesText } from '../../src/report/machines-text.ts';
import { modelsFor } from '../../src/report/models.ts';
import { moneyOf } from '../../src/report/money.ts';
import { PAGE, recommendationOf } from '../../src/report/recommendation.ts';
import { reportOf } from '../../src/report/report-of.ts';
import { closed, FACTS, factsOf, MODELS, offer } from './hand-made.ts';
import { estimated, situation } from './profiles.ts';

const workload = { requests_per_day: 5000, input_tokens: 1000, output_tokens: 200 };
const text = { modalities: ['text'] };
type Profile = Readonly<Record<string, object>>;

const plain = (line: string) => line;
const style = { bold: plain, dim: plain, green: plain, yellow: plain, red: plain };

/** On one line, so that folding does not matter. */
function said(blocks: readonly Block[]): string {
  return terminalText(blocks, { width: 400, style }, table).replace(/\s+/g, ' ');
}

function recommended(profile: Profile, facts: ModelFacts = FACTS) {
  const seen = situation(profile, facts);
  return recommendationOf(seen, PAGE, moneyOf(seen, 'summary'));
}

function models(profile: Profile, option: 'closed-api' | 'hybrid' | 'open-self-hosted') {
  return modelsFor(situation(profile), option);
}

describe('what was decided', () => {
  const decided = (model: string, more: Profile = {}) =>
    recommended({ task: text, workload, decision: { chosen: 'closed-api', model }, ...more });

  test('is priced beside a verdict, on the page, in the record and in JSON', () => {
    const report = decided('great', { budget: { monthly_usd: 1_000_000 } });
    const sentence =
      /You chose a closed API with GREAT: USD [\d,.]+ a month without salaries \(within the budget of 1,000,000\) and [\d,.]+ with them\./;
    expect(said(fullBody(report, null))).toMatch(sentence);
    expect(said(decisionRecord(report))).toMatch(sentence);
    const { cost } = { cost: null, ...recommendJson(report, new Map()) };
    expect(cost).toMatchObject({
      decisions: [{ option: 'closed-api', model: 'great', within_budget: true }],
    });
  });

  test('costs what stands for the option where the catalogue does not know the model', () => {
    expect(said(fullBody(decided('of our own'), null))).toContain(
      'The catalogue does not know the model "of our own": that figure is for the model that stands for a closed API.',
    );
  });

  test('has no price where it is forbidden, and says why on the page of costs', () => {
    const profile = {
      task: text,
      workload,
      decision: { chosen: 'closed-api', model: 'great' },
      data: { boundary: 'own-premises' },
    };
    const report = { ...reportOf(situation(profile)), money: estimated(profile, FACTS) };
    expect(said(costBlocks(report, false))).toContain(
      'You chose a closed API with GREAT: no figure, since the data may not leave machines that you administer.',
    );
    expect(said(fullBody(recommended(profile), null))).not.toContain('You chose a closed API with');
  });

  test('is not spoken of where nothing was', () =>
    expect(said(fullBody(recommended({ task: text, workload }), null))).not.toContain('You chose'));
});

test("machines are taken to be the team's only where it states neither a kind, a number nor that it owns them", () => {
  const [gpu] = FACTS.gpus.gpus;
  const { picks } = estimated({ task: text, workload }, FACTS);
  const pick = picks['open-self-hosted'];
  if (gpu === undefined || pick.kind !== 'hosted') throw new Error('no machines');
  const hosting: Hosting = {
    ...pick.hosting,
    set: { ...pick.hosting.set, gpu, count: 2 },
    acquisition: 'owned',
  };
  const on = (stated: object) => machinesText(hosting, assumed(new Map(Object.entries(stated))));
  expect(on({})).toMatch(/^on GPUs like 2 × .*, taken to be yours$/);
  expect(on({ 'staff.usd_per_year': 1 })).toMatch(/, taken to be yours$/);
  expect(on({ 'gpu.count': 4 })).toMatch(/^on GPUs like 2 × .*, for the ones that you have$/);
  expect(on({ 'gpu.commitment': 'own' })).toMatch(/, for the ones that you have$/);
  expect(on({ 'gpu.kind': gpu.id })).toBe(`on your 2 × ${gpu.name} (${weightsIn(on({}))} weights)`);
  expect(machinesText({ ...hosting, acquisition: 'rented' }, assumed(new Map()))).toMatch(/, rented$/);
});

function weightsIn(said: string): string {
  return /\((\S+) weights\)/.exec(said)?.[1] ?? '';
}

describe('services that are ruled out', () => {
  const at = (facts: Profile) => ({ task: text, workload, ...facts });
  const reasons = [
    [
      at({ data: { boundary: 'own-premises' } }),
      'Services are left out, since the data may not leave machines that you administer (data.boundary).',
    ],
    [
      at({ deployment: { offline: true } }),
      'Services are left out, since it must work without a connection (deployment.offline).',
    ],
    [
      { task: text, data: { boundary: 'own-premises' } },
      'Services are left out, since the data may not leave machines that you administer (data.boundary).',
    ],
  ] as const;

  test.each(reasons)('are not listed beside models that a team hosts itself: %j', (profile, reason) => {
    const report = models(profile, 'hybrid');
    expect(report.lists.map(({ supply }) => supply)).toEqual(['open-self-hosted']);
    expect(said(modelsBlocks(report, false))).toContain(reason);
    expect(models(profile, 'closed-api').lists).toEqual([]);
    expect(models(profile, 'open-self-hosted').servicesOutBy).toBeNull();
  });

  test('are listed where nothing rules them out', () => {
    const report = models(at({ data: { boundary: 'contracted-vendor' } }), 'hybrid');
    expect(report.lists.map(({ supply }) => supply)).toEqual(['open-managed', 'closed-api']);
    expect(said(modelsBlocks(report, false))).not.toContain('Services are left out');
  });

  test('are not named with a model that a team would host itself and of which no machines are known', () => {
    const page = said(fullBody(recommended(at({ data: { boundary: 'own-premises' } })), null));
    expect(page).toMatch(/Models .*Cost /);
    expect(page.slice(page.indexOf('Models '), page.indexOf('Cost '))).not.toMatch(/ at [a-z]+ for USD/);
  });
});

describe('figures of the team', () => {
  const assumptions = {
    'staff.usd_per_year': 95_000,
    'cache.read_share': 0.4,
    'traffic.retry_share': { low: 0.01, likely: 0.02, high: 0.1 },
    'gpu.commitment': 'rent',
  };
  const stated = { task: text, workload, assumptions };
  const figures = [
    'hare of calls that are made again after a timeout or an unusable answer: 1 % to 10 % (likely 2 %)',
    "hare of input that the provider's prompt cache answers for: 40 %",
    'ne full-time person, fully loaded: 95,000 USD per year',
    'ow GPUs are paid for: rent',
  ];
  const pages = (profile: Profile) => [
    said(fullBody(recommended(profile), null)),
    toMarkdown(decisionRecord(recommended(profile))).replace(/\s+/g, ' '),
    said(modelsBlocks(models(profile, 'closed-api'), false)),
  ];

  test('are said on every page that rests on them, and in JSON', () => {
    for (const page of pages(stated)) {
      expect(page).toMatch(/Your (own )?figures:? (\* )?[Ss]hare of calls/);
      for (const figure of figures) expect(page).toContain(figure);
    }
    expect(recommendJson(recommended(stated), new Map()).inputs.assumptions).toEqual(assumptions);
  });

  test('are not spoken of where none is stated', () => {
    for (const page of pages({ task: text, workload })) expect(page).not.toContain('Your figures');
  });
});

test('what is noted of a model is said where it is advised, costed and listed', () => {
  const noted = {
    ...closed('noted', 'frontier', [offer('vendor', 0.001, 0.001)]),
    note: 'DeepSeek made it.',
  };
  const facts = factsOf([...MODELS, noted]);
  const profile = {
    task: { ...text, quality: 'frontier' },
    workload,
    assumptions: { 'model.closed_api': 'noted' },
  };
  const seen = situation(profile, facts);
  const report = { ...reportOf(seen), money: estimated(profile, facts) };
  expect(said(costBlocks(report, false))).toContain('you named it; DeepSeek made it.');
  expect(said(modelsBlocks(modelsFor(seen, 'closed-api'), false))).toContain('NOTED: DeepSeek made it.');
});

test('that the rules rate Cost is read from the advice', () => {
  const report = recommended({ task: text, workload });
  const without = (rated: typeof report.rated) => said(fullBody({ ...report, rated }, null));
  expect(without('estimate-for-some')).toContain('is rated by the rules here');
  for (const rated of ['rules', 'estimate', 'rules-without-estimate'] as const)
    expect(without(rated)).not.toContain('is rated by the rules here');
});
