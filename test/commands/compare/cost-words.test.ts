import { describe, expect, test } from 'vitest';
import {
  billText,
  budgetSentences,
  costSentences,
  isWithinBudget,
  modelsSentences,
  movedMost,
  pricesSentences,
} from '../../../src/commands/compare/cost-words.ts';
import type { ComparedCost, ComparedSide, CompareReport } from '../../../src/commands/compare/report.ts';
import { comparedWith } from './compared.ts';

type Costs = Readonly<Record<string, ComparedCost>>;

function sideOf(option: string, costs: Costs, more: Partial<ComparedSide> = {}): ComparedSide {
  const { side } = comparedWith(option, new Map(), new Map());
  return { ...side, costs: new Map(Object.entries(costs)), ...more };
}

function between(before: ComparedSide, after: ComparedSide): CompareReport {
  return {
    before,
    after,
    facts: [],
    priorities: [],
    assumptions: [],
    notUnderstood: [],
    cause: { kind: 'same-verdict' },
    nouns: new Map([
      ['api', 'an API'],
      ['own', 'an own model'],
    ]),
    dictionary: new Map(),
    criteria: new Map(),
  };
}

const cost = (withoutSalaries: number | null, likely: number): ComparedCost => ({ likely, withoutSalaries });

const BEFORE = { api: cost(20, 600), own: cost(500, 3000) };
const AFTER = { api: cost(2000, 2600), own: cost(3300, 6200) };

describe('what is said of costs', () => {
  test('is what the verdict costs on both sides, and what moved most', () => {
    const compared = between(sideOf('api', BEFORE), sideOf('api', AFTER));
    expect(movedMost(compared)).toBe('own');
    expect(costSentences(compared)).toEqual([
      'An API: likely USD 20 → 2,000 a month without salaries, 600 → 2,600 with them.',
      'Most moved is an own model: likely USD 500 → 3,300 a month without salaries, 3,000 → 6,200 with them.',
    ]);
    expect(billText(compared)).toBe('its likely cost USD 2,000 a month instead of 20 (without salaries)');
  });

  test('names the old and the new verdict, each once', () => {
    const compared = between(sideOf('own', BEFORE), sideOf('api', AFTER));
    expect(costSentences(compared).map((text) => text.split(':')[0])).toEqual(['An API', 'An own model']);
  });

  test('says that nothing moved, and where there is no figure', () => {
    const same = between(sideOf('api', BEFORE), sideOf('api', BEFORE));
    expect(movedMost(same)).toBeNull();
    expect(billText(same)).toBeNull();
    expect(costSentences(same)).toEqual([
      'An API: likely USD 20 (unchanged) a month without salaries, 600 (unchanged) with them.',
    ]);
    const [first, last] = [sideOf('api', {}), sideOf('api', BEFORE)];
    const figure = 'An API: likely USD 20 a month without salaries, 600 with them';
    expect(costSentences(between(first, last))).toEqual([`${figure} after; no figure for it before.`]);
    expect(costSentences(between(last, first))).toEqual([`${figure} before; no figure for it after.`]);
    expect(costSentences(between(first, first))).toEqual([]);
  });

  test('goes by figures with salaries where a report of an earlier version has no others', () => {
    const compared = between(sideOf('api', { api: cost(null, 600) }), sideOf('api', AFTER));
    expect(costSentences(compared)).toEqual(['An API: likely USD 600 → 2,600 a month with salaries.']);
    expect(billText(compared)).toBe('its likely cost USD 2,600 a month instead of 600 (with salaries)');
  });
});

describe('what is said of the budget', () => {
  const sum = { budget: { kind: 'sum', usd: 2000 } } as const;
  const level = { budget: { kind: 'level', level: 'low', usd: 2000 } } as const;
  const [low, edge, high] = [20, 2000, 2001].map((usd) => ({ api: cost(usd, usd) }));

  test('is whether the verdict keeps it, and whether that is new', () => {
    const said = (before: Costs, after: Costs) =>
      budgetSentences(between(sideOf('api', before, sum), sideOf('api', after, sum)));
    const limit = 'the budget of USD 2,000 a month.';
    expect(said({ ...low }, { ...edge })).toEqual([`An API still keeps ${limit}`]);
    expect(said({ ...low }, { ...high })).toEqual([`An API now exceeds ${limit}`]);
    expect(said({ ...high }, { ...low })).toEqual([`An API now keeps ${limit}`]);
    expect(said({ ...high }, { ...high })).toEqual([`An API still exceeds ${limit}`]);
    expect(said({}, { ...high })).toEqual([`An API exceeds ${limit}`]);
    expect(said({ ...low }, {})).toEqual([]);
  });

  test('a sum may be spent to the last dollar, a level ends before its end', () => {
    expect(isWithinBudget(sideOf('api', { ...edge }, sum))).toBe(true);
    expect(isWithinBudget(sideOf('api', { ...edge }, level))).toBe(false);
    expect(isWithinBudget(sideOf('api', { ...edge }))).toBeNull();
  });
});

test('prices are told by their dates where they differ, and models to look at', () => {
  const july = sideOf('api', BEFORE, { pricesAsOf: '2026-07-01', models: ['Small'] });
  const november = sideOf('api', BEFORE, { pricesAsOf: '2026-11-01', models: ['Small', 'Large'] });
  expect(pricesSentences(between(july, november))).toEqual(['Of 2026-07-01 before, of 2026-11-01 after.']);
  expect(pricesSentences(between(july, july))).toEqual([]);
  expect(modelsSentences(between(july, november))).toEqual(['Look at Small or Large (before: Small).']);
  expect(modelsSentences(between(july, july))).toEqual(['Look at Small, as before.']);
  expect(modelsSentences(between(july, sideOf('api', {})))).toEqual([]);
});
