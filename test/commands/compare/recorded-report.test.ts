import { stripVTControlCharacters } from 'node:util';
import { Chalk } from 'chalk';
import { describe, expect, test } from 'vitest';
import { compareBlocks } from '../../../src/commands/compare/blocks.ts';
import { compareReportOf } from '../../../src/commands/compare/cause.ts';
import { costSentences } from '../../../src/commands/compare/cost-words.ts';
import { looksLikeReport, readReport } from '../../../src/commands/compare/recorded-report.ts';
import { comparedProfile, comparedReport } from '../../../src/commands/compare/side.ts';
import { recommendJson } from '../../../src/commands/recommend/json.ts';
import { jsonText } from '../../../src/layout/json-text.ts';
import { toTerminal } from '../../../src/layout/to-terminal.ts';
import { EVERYTHING, recommendationOf } from '../../../src/report/recommendation.ts';
import { parseSource } from '../../../src/yaml/parse.ts';
import type { Tree } from '../../../src/yaml/tree.ts';
import { situationOf, TERMINAL } from '../../report/situations.ts';

const situation = situationOf({ 'app.stage': 'live', 'load.rows': 1000, 'team.languages': ['script'] });

function treeOf(text: string): Tree {
  const tree = parseSource({ name: 'report.json', text }, 'a report');
  if (!tree.ok) throw new Error(JSON.stringify(tree.problems));
  return tree.value;
}

function recorded(json: string) {
  const report = readReport(treeOf(json));
  if (!report.ok) throw new Error(JSON.stringify(report.problems));
  return comparedReport(report.value, 'shop.yaml');
}

describe('a report that was written as JSON', () => {
  const written = jsonText(recommendJson(recommendationOf(situation, EVERYTHING, null), new Map()));
  const profile = comparedProfile(situation);

  test('says the same as the profile that it is about', () => {
    const { side, ...inputs } = recorded(written);
    expect(looksLikeReport(treeOf(written))).toBe(true);
    expect(inputs).toEqual({ known: profile.known, priorities: profile.priorities, assumptions: new Map() });
    expect(side.nearestFlip).toEqual(profile.side.nearestFlip);
    expect(side.rulebook).toMatchObject({ id: profile.side.rulebook.id, sha256: 'toy' });
    expect(side.verdict.option).toBe(profile.side.verdict.option);
  });

  test('differs in nothing from that profile', () => {
    const { advice, loaded } = situation;
    const compared = compareReportOf(recorded(written), profile, loaded, advice.model, () => null);
    expect(compared).toMatchObject({
      facts: [],
      priorities: [],
      notUnderstood: [],
      cause: { kind: 'same-verdict' },
    });
  });

  test('with text that would act on a terminal is printed without it', async () => {
    const { advice, loaded } = situation;
    const hostile = written.replaceAll('live', 'li\\u001b[2Jve').replace('"shop.yaml"', '"s\\u0007"');
    const compared = compareReportOf(recorded(hostile), profile, loaded, advice.model, () => null);
    const text = await toTerminal(compareBlocks(compared), TERMINAL);
    expect(text).toContain('li\ufffd[2Jve');
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  test('reads the same with colours', async () => {
    const { advice, loaded } = situation;
    const blocks = compareBlocks(
      compareReportOf(recorded(written), profile, loaded, advice.model, () => null),
    );
    const colored = await toTerminal(blocks, { width: 60, style: new Chalk({ level: 1 }) });
    expect(stripVTControlCharacters(colored)).toBe(await toTerminal(blocks, { ...TERMINAL, width: 60 }));
  });

  test('of another schema, or with a part missing or wrong, is refused with the place', () => {
    const refused = (text: string) => {
      const report = readReport(treeOf(text));
      return report.ok ? [] : report.problems.map((problem) => text.slice(problem.at.start, problem.at.end));
    };
    expect(refused(written.replace('report@1', 'report@2'))).toEqual(['"advisor/report@2"']);
    expect(refused(written.replace('"settled": false', '"settled": 0'))).toEqual(['0']);
    expect(refused('{ "verdict": {} }').length).toBeGreaterThan(0);
  });
});

test('a profile does not look like a report', () => {
  expect(looksLikeReport(treeOf('name: shop\napp: { stage: live }'))).toBe(false);
  expect(looksLikeReport(treeOf('- 1'))).toBe(false);
});

test('of a report, costs with and without salaries are read, and those of earlier versions without the latter', () => {
  const written = JSON.parse(
    jsonText(recommendJson(recommendationOf(situation, EVERYTHING, null), new Map())),
  );
  const priced = {
    ...written,
    inputs: { ...written.inputs, prices: { as_of: '2026-07-01', sha256: 'abc' } },
    cost: {
      status: 'estimated',
      usd_a_month: {
        a: { status: 'known', low: 1, likely: 2, high: 3 },
        b: { status: 'known', likely: 20, without_salaries: { low: 4, likely: 5, high: 6 } },
        c: { status: 'none-of-class' },
      },
    },
  };
  const { side } = recorded(JSON.stringify(priced));
  expect(side).toMatchObject({ pricesAsOf: '2026-07-01', pricesSha256: 'abc' });
  expect([...side.costs]).toEqual([
    ['a', { likely: 2, withoutSalaries: null }],
    ['b', { likely: 20, withoutSalaries: 5 }],
  ]);
  const costs = new Map([['b', { likely: 20, withoutSalaries: 7 }]]);
  const later = { ...side, verdict: { ...side.verdict, option: 'b' }, costs };
  const { advice, loaded } = situation;
  const compared = compareReportOf(
    recorded(JSON.stringify(priced)),
    profileSide(),
    loaded,
    advice.model,
    () => null,
  );
  expect(costSentences({ ...compared, after: later })[0]).toBe(
    'B: likely USD 5 → 7 a month without salaries, 20 (unchanged) with them.',
  );
});

function profileSide() {
  return comparedProfile(situation);
}
