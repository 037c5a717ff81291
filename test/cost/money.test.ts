import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OPTION_IDS } from '../../src/catalog/option.ts';
import { askedFor } from '../../src/commands/command-line.ts';
import { costBlocks } from '../../src/commands/cost/blocks.ts';
import { costJson } from '../../src/commands/cost/json.ts';
import { costWeb } from '../../src/commands/cost/web.ts';
import { FORMATS, type Shown } from '../../src/commands/formats.ts';
import { modelsBlocks } from '../../src/commands/models/blocks.ts';
import { modelsJson } from '../../src/commands/models/json.ts';
import { decisionRecord } from '../../src/commands/recommend/decision-record/decision-record.ts';
import { fullBody } from '../../src/commands/recommend/full-page.ts';
import { recommendJson } from '../../src/commands/recommend/json.ts';
import { recommendWeb } from '../../src/commands/recommend/web.ts';
import { assumptionInputs } from '../../src/cost/asked/assumptions/inputs.ts';
import { optionOf } from '../../src/engine/advice.ts';
import type { Assumed, AssumptionInput } from '../../src/profile/profile.ts';
import { missingNumbers } from '../../src/report/missing-numbers.ts';
import { modelsFor } from '../../src/report/models.ts';
import { moneyOf } from '../../src/report/money.ts';
import { PAGE, recommendationOf } from '../../src/report/recommendation.ts';
import type { Situation } from '../../src/report/situation.ts';
import { FACTS } from './hand-made.ts';
import { estimated, rulebookIn, situation } from './profiles.ts';

const page = {
  width: 80,
  style: { bold: same, dim: same, green: same, yellow: same, red: same },
};

function same(text: string): string {
  return text;
}

async function everyFormat(seen: Situation): Promise<readonly string[]> {
  const money = moneyOf(seen, 'full');
  const report = { ...recommendationOf(seen, PAGE, money), money };
  const models = modelsFor(seen, null);
  const reports: readonly Shown[] = [
    {
      page: () => costBlocks(report, false),
      document: () => costBlocks(report, true),
      web: () => costWeb(report, seen, '2026-11-26'),
      json: () => costJson(report),
    },
    {
      page: () => modelsBlocks(models, false),
      document: () => modelsBlocks(models, true),
      json: () => modelsJson(models),
    },
    {
      page: () => fullBody(report, null),
      document: () => decisionRecord(report),
      web: () => recommendWeb(report, seen, askedFor('advisor.yaml', {})),
      json: () => recommendJson(report, new Map()),
    },
  ];
  const texts = reports.flatMap((shown) => Object.values(FORMATS).map((format) => format(shown, page)));
  return Promise.all(texts);
}

/** Numbers of every size, the ends of what a profile may state among them. */
const count = (max: number) =>
  fc.oneof(fc.constantFrom(0, 1, max), fc.integer({ min: 0, max }), fc.integer({ min: 1, max: 5000 }));

/** An end of what may be assumed, or all of it; of names the first or the last. */
function valueAt(end: 'min' | 'max' | 'range', input: AssumptionInput): Assumed | undefined {
  if (input.kind === 'choice') return input.values().at(end === 'min' ? 0 : -1);
  const { max, min } = input;
  return end === 'range' ? { low: min, likely: (min + max) / 2, high: max } : { min, max }[end];
}

const assumptions = fc
  .tuple(
    fc.subarray([...assumptionInputs(() => FACTS)], { maxLength: 8 }),
    fc.constantFrom('min', 'max', 'range'),
  )
  .map(([inputs, end]) => Object.fromEntries(inputs.map((input) => [input.id, valueAt(end, input)])));

const profiles = fc.record({
  name: fc.constant('every-size'),
  task: fc.record(
    {
      modalities: fc.subarray(['text', 'images-in', 'images-out', 'audio', 'embeddings']),
      scope: fc.constantFrom('narrow', 'mixed', 'general'),
      quality: fc.constantFrom('good-enough', 'task-best', 'frontier'),
      labelled_data: fc.constantFrom('none', 'plenty'),
      customization: fc.constantFrom('none', 'fine-tuning'),
    },
    { requiredKeys: [] },
  ),
  data: fc.record(
    { region: fc.constant('own-region'), boundary: fc.constant('own-premises') },
    { requiredKeys: [] },
  ),
  budget: fc.record(
    { monthly_usd: count(100_000), level: fc.constantFrom('low', 'medium', 'high') },
    { requiredKeys: [] },
  ),
  workload: fc.record(
    {
      requests_per_day: count(1_000_000_000),
      input_tokens: count(10_000_000),
      output_tokens: count(1_000_000),
      volume: fc.constantFrom('low', 'medium', 'high'),
      load: fc.constantFrom('steady', 'bursty'),
      latency: fc.constantFrom('relaxed', 'strict'),
      availability: fc.constantFrom('best-effort', 'always-on'),
    },
    { requiredKeys: [] },
  ),
  deployment: fc.record(
    { infrastructure: fc.constantFrom(['own-gpus'], ['none'], []), offline: fc.boolean() },
    { requiredKeys: [] },
  ),
  current: fc.record({ option: fc.constantFrom(...OPTION_IDS, 'none') }, { requiredKeys: [] }),
  assumptions,
});

describe('costs and models of any profile', () => {
  test('hold no number that is none, in any format', async () => {
    await fc.assert(
      fc.asyncProperty(profiles, async (profile) => {
        for (const text of await everyFormat(situation(profile))) {
          expect(text).not.toMatch(/\bNaN\b|Infinity|undefined|\[object/);
          // What is not finite becomes null in JSON, where a figure may not.
          expect(text).not.toMatch(/"(low|likely|high)": null/);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('are unknown, not free, where nothing tells how much work there is', () => {
    const seen = situation({ workload: { input_tokens: 500, output_tokens: null } });
    const missing = ['workload.volume', 'workload.requests_per_day'];
    expect(missingNumbers(seen)).toStrictEqual(missing);
    expect(moneyOf(seen, 'full')).toStrictEqual({ kind: 'unknown', missing });
  });

  test('are not asked of a rulebook with other options', () => {
    const other = rulebookIn('fixtures/toy-database/rulebook.yaml');
    const seen = situation({});
    expect(missingNumbers({ ...seen, loaded: { rulebook: other, sha256: '' } })).toBeNull();
  });
});

const workload = { requests_per_day: 20_000, input_tokens: 600, output_tokens: 800 };

/** For whom an open model of their own is advised, dear or not. */
const OWN_HANDS = {
  team: { ops_capacity: 'dedicated', ml_expertise: 'expert' },
  vendor: { lock_in_tolerance: 'low', change_control: true },
};

describe('money beside a verdict', () => {
  test('calls an option cheaper that costs at most nine tenths of the one that is advised', () => {
    const seen = { cheaper: 0, level: 0 };
    for (const team of [OWN_HANDS, {}])
      for (let requests = 1_000; requests < 30_000_000; requests *= 1.3) {
        const profile = {
          ...team,
          workload: { ...workload, requests_per_day: Math.round(requests) },
        };
        const { cheaper, options } = estimated(profile, FACTS);
        const costs = options.flatMap(({ cost }) => (cost.kind === 'known' ? [cost] : []));
        const advised = costs.find(({ option }) => option === optionOf(situation(profile).advice.verdict));
        const share = Math.min(...costs.map(({ likely }) => likely)) / (advised?.likely ?? Number.NaN);
        expect(cheaper !== null, `${share} at ${requests}`).toBe(share <= 0.9);
        if (share <= 0.9) seen.cheaper++;
        else seen.level++;
      }
    expect(seen.cheaper * seen.level).toBeGreaterThan(0);
  });

  test('lists models for each role, and for both sides of a mix as it is costed, or as it may be made', () => {
    const listed = (modalities: readonly string[]) =>
      modelsFor(situation({ workload, task: { modalities } }), 'hybrid').lists.map(
        ({ role, supply }) => `${role.join()} ${supply}`,
      );
    expect(listed(['text'])).toStrictEqual(['text open-managed', 'text closed-api']);
    const ways = ['open-self-hosted', 'open-managed', 'closed-api'];
    expect(listed(['text', 'embeddings'])).toStrictEqual(
      ['text', 'embeddings'].flatMap((role) => ways.map((way) => `${role} ${way}`)),
    );
  });
});
