import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ModelFacts } from '../../src/catalog/model-facts.ts';
import { OPTION_IDS } from '../../src/catalog/option.ts';
import { costBlocks } from '../../src/commands/cost/blocks.ts';
import { costJson } from '../../src/commands/cost/json.ts';
import { advisedSentence } from '../../src/commands/cost/sentences.ts';
import { FORMATS, type Shown, shownAs } from '../../src/commands/formats.ts';
import { modelsBlocks } from '../../src/commands/models/blocks.ts';
import { modelsJson } from '../../src/commands/models/json.ts';
import { decisionRecord } from '../../src/commands/recommend/decision-record.ts';
import { recommendJson } from '../../src/commands/recommend/json.ts';
import { recommendPage } from '../../src/commands/recommend/page.ts';
import { ASSUMPTION_IDS } from '../../src/cost/assumption-id.ts';
import { ASSUMPTION_INPUTS } from '../../src/cost/inputs.ts';
import type { Money } from '../../src/cost/money.ts';
import { optionOf } from '../../src/engine/advice.ts';
import { compile } from '../../src/engine/model.ts';
import { readProfile } from '../../src/profile/read-profile.ts';
import { missingNumbers } from '../../src/report/missing-numbers.ts';
import { modelsFor, moneyOf } from '../../src/report/money.ts';
import { PAGE, recommendationOf } from '../../src/report/recommendation.ts';
import { reportOf } from '../../src/report/report-of.ts';
import { type Situation, situationOf } from '../../src/report/situation.ts';
import { readRulebook } from '../../src/rulebook/link.ts';
import { parseSource } from '../../src/yaml/parse.ts';
import { shippedCatalog } from '../catalog/catalog-file.ts';
import { gpus, throughputFacts } from '../catalog/facts.ts';

const facts: ModelFacts = {
  catalog: shippedCatalog(),
  gpus: { asOf: '2026-08-22', gpus },
  throughput: throughputFacts,
};
const rulebook = rulebookIn('rules/open-vs-closed.yaml');
const compiled = compile(rulebook);

function rulebookIn(path: string) {
  const tree = parseSource({ name: path, text: readFileSync(path, 'utf8') }, 'a rulebook');
  const linked = tree.ok ? readRulebook(tree.value) : tree;
  if (!linked.ok) throw new Error(JSON.stringify(linked.problems));
  return linked.value;
}

/** A profile is YAML, and JSON is YAML. */
function situation(profile: unknown): Situation {
  const text = JSON.stringify(profile);
  const tree = parseSource({ name: 'profile.yaml', text }, 'a profile');
  const read = tree.ok ? readProfile(tree.value, { rulebook, assumptions: ASSUMPTION_INPUTS }) : tree;
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const source = { name: 'profile.yaml', sha256: () => '' };
  const seen = situationOf({ rulebook, sha256: '' }, read.value, source, compiled);
  if (!seen.ok) throw new Error(seen.message);
  return seen.value;
}

function estimated(profile: unknown): Money & { kind: 'estimated' } {
  const seen = situation(profile);
  const money = moneyOf(seen, facts, 'full');
  if (money.kind !== 'estimated') throw new Error(`the cost is ${money.kind}`);
  return money;
}

const page = {
  width: 80,
  style: { bold: same, dim: same, green: same, yellow: same, red: same },
};

function same(text: string): string {
  return text;
}

async function everyFormat(seen: Situation): Promise<readonly string[]> {
  const money = moneyOf(seen, facts, 'full');
  const report = { ...recommendationOf(seen, PAGE, money), money };
  const models = modelsFor(seen, null, facts);
  const reports: readonly Shown[] = [
    shownAs(report, costBlocks, costJson).value,
    shownAs(models, (found) => modelsBlocks(found, true), modelsJson).value,
    {
      page: () => recommendPage(report),
      document: () => decisionRecord(report),
      json: () => recommendJson(report, new Map()),
    },
  ];
  const texts = reports.flatMap((shown) => Object.values(FORMATS).map((format) => format(shown, page)));
  return Promise.all(texts);
}

/** Numbers of every size, the ends of what a profile may state among them. */
const count = (max: number) =>
  fc.oneof(fc.constantFrom(0, 1, max), fc.integer({ min: 0, max }), fc.integer({ min: 1, max: 5000 }));

const assumptions = fc
  .tuple(fc.subarray([...ASSUMPTION_INPUTS], { maxLength: 8 }), fc.constantFrom('min', 'max', 'range'))
  .map(([inputs, end]) =>
    Object.fromEntries(
      inputs.map(({ id, min, max }) => [
        id,
        end === 'range' ? { low: min, likely: (min + max) / 2, high: max } : end === 'min' ? min : max,
      ]),
    ),
  );

const profiles = fc.record({
  name: fc.constant('every-size'),
  task: fc.record(
    {
      modalities: fc.subarray(['text', 'images-in', 'images-out', 'audio', 'embeddings']),
      scope: fc.constantFrom('narrow', 'mixed', 'general'),
      quality: fc.constantFrom('good-enough', 'task-best', 'frontier'),
      labelled_data: fc.constantFrom('none', 'plenty'),
    },
    { requiredKeys: [] },
  ),
  workload: fc.record(
    {
      requests_per_day: count(1_000_000_000),
      input_tokens: count(10_000_000),
      output_tokens: count(1_000_000),
      load: fc.constantFrom('steady', 'bursty'),
      availability: fc.constantFrom('best-effort', 'always-on'),
    },
    { requiredKeys: ['requests_per_day', 'input_tokens', 'output_tokens'] },
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

  test('are unknown, not free, where a number is missing', () => {
    const seen = situation({ workload: { requests_per_day: 5, input_tokens: null } });
    const missing = ['workload.input_tokens', 'workload.output_tokens'];
    expect(missingNumbers(seen)).toStrictEqual(missing);
    const money = moneyOf(seen, facts, 'full');
    expect(money).toStrictEqual({ kind: 'unknown', missing });
  });

  test('are not asked of a rulebook with other options', () => {
    const other = rulebookIn('fixtures/toy-database/rulebook.yaml');
    const seen = situation({});
    expect(missingNumbers({ ...seen, loaded: { rulebook: other, sha256: '' } })).toBeNull();
  });
});

const workload = { requests_per_day: 20_000, input_tokens: 600, output_tokens: 800 };

describe('money beside a verdict', () => {
  test('advises nothing where no option fits', () => {
    const report = reportOf(situation({ workload }));
    expect(advisedSentence(report)).toMatch(/^Advised, on all grounds: \S/);
    expect(advisedSentence({ ...report, verdict: { kind: 'none-fits' } })).toBe(
      'No option fits, whatever it costs.',
    );
  });

  test('names the cheapest option that is not excluded, where it is clearly cheaper', () => {
    const dear = estimated({
      workload,
      vendor: { change_control: true },
      team: { ops_capacity: 'dedicated' },
    });
    expect(dear.cheaper).toMatchObject({ than: 'open-self-hosted', option: 'open-managed' });
    const alone = estimated({ workload, deployment: { offline: true } });
    expect(alone.cheaper).toBeNull();
  });

  test('calls an option cheaper that costs at most nine tenths of the one that is advised', () => {
    const seen = { cheaper: 0, level: 0 };
    for (let requests = 1_000; requests < 3_000_000; requests *= 1.1) {
      const asked = situation({ workload: { ...workload, requests_per_day: Math.round(requests) } });
      const money = moneyOf(asked, facts, 'summary');
      if (money.kind !== 'estimated') throw new Error('the cost is unknown');
      const costs = money.options.flatMap(({ cost }) => (cost.kind === 'known' ? [cost] : []));
      const advised = costs.find(({ option }) => option === optionOf(asked.advice.verdict));
      const share = Math.min(...costs.map(({ likely }) => likely)) / (advised?.likely ?? Number.NaN);
      expect(money.cheaper !== null, `${share} at ${requests}`).toBe(share <= 0.9);
      if (share > 0.8 && share <= 0.9) seen.cheaper++;
      if (share > 0.9 && share < 1) seen.level++;
    }
    expect(seen.cheaper * seen.level).toBeGreaterThan(0);
  });

  test('lists models for each role and for both sides of a mix', () => {
    const task = { modalities: ['text', 'embeddings'] };
    const { lists } = modelsFor(situation({ workload, task }), 'hybrid', facts);
    expect(lists.map(({ role, supply }) => [role.join(), supply])).toStrictEqual([
      ['text', 'open-self-hosted'],
      ['text', 'closed-api'],
      ['embeddings', 'open-self-hosted'],
      ['embeddings', 'closed-api'],
    ]);
    expect(lists[0]?.rankedBy).toContain('cost');
    expect(lists[2]?.rankedBy).not.toContain('cost');
  });

  test('rests on what the team has: its own machines cost no rent, and none can be rented offline', () => {
    const partsOn = (deployment: unknown) => {
      const cost = estimated({ workload, deployment }).options[0]?.cost;
      return cost?.kind === 'known' ? cost.parts.map(({ id }) => id) : [];
    };
    expect(partsOn({})).toContain('gpu-rent');
    expect(partsOn({ offline: true })).toContain('hardware');
    const owned = partsOn({ infrastructure: ['own-gpus'] });
    expect(owned).toContain('power');
    expect(owned).not.toContain('gpu-rent');
    expect(owned).not.toContain('hardware');
  });

  test('prints every assumption that a figure rests on, and marks those that the profile states', () => {
    const money = estimated({ workload, assumptions: { 'staff.usd_per_year': 90_000 } });
    const printed = money.assumptions.map(({ id }) => id);
    for (const { cost } of money.options)
      for (const { id } of cost.kind === 'known' ? cost.assumptions : []) expect(printed).toContain(id);
    expect(money.assumptions.filter(({ isStated }) => isStated).map(({ id }) => id)).toStrictEqual([
      'staff.usd_per_year',
    ]);
    expect(printed).toStrictEqual(ASSUMPTION_IDS.filter((id) => printed.includes(id)));
  });
});
