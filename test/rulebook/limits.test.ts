import { expect, test } from 'vitest';
import { rulebookSchema } from '../../src/rulebook/schema.ts';
import { type Limit, long, wrongLimits } from '../limits.ts';

const fact = { question: 'How?', help: 'Look.', ask: 'product', changeable: false };
const tally = { cases: 10, chosen: 8, matched: 9, second: 1 };
const record = { with_estimates: tally, by_rules: tally };

const RULEBOOK = {
  rulebook: 'rivers',
  version: '1.0.0',
  title: 'Rivers',
  former: { 'river.old': 'Write river.new.' },
  terms: { otter: 'An animal.' },
  sources: {
    otter: { title: 'O', publisher: 'O', date: '2026', kind: 'article', read: '2026-01-02' },
  },
  claims: { wet: { source: 'otter', section: 'Water', text: 'Wet.' } },
  facts: {
    'river.size': {
      ...{ type: 'enum', ordered: true, ...fact, title: 'Size', opening: 1, values: { low: 'L', high: 'H' } },
      ...{ shares: { low: 1, high: 2 }, derive: { product: [['river.width']], cuts: [5] } },
      examples: [{ label: 'Nile', numbers: { 'river.width': 9 } }],
    },
    'river.width': { type: 'number', ...fact, unit: 'metres', min: 0, max: 10, step: 1 },
  },
  options: {
    boat: {
      ...{ title: 'Boat', short: 'Boat', noun: 'a boat', advice: 'Row', family: 'open', summary: 'A boat.' },
      patterns: { oars: { title: 'Oars' } },
    },
  },
  criteria: {
    cost: {
      ...{ title: 'Cost', weight: 1, estimated_by: 'price' },
      ratings: { boat: { rating: 1, because: 'Wood.', claims: ['wet'] } },
      scale: {
        ...{ floor: 1, because: 'Money.', basis: 'judgement' },
        points: [
          { ratio: 1, rating: 5 },
          { ratio: 2, rating: 0 },
        ],
      },
    },
  },
  rules: [
    {
      ...{ id: 'wild', when: {}, because: 'Water.', basis: 'judgement', reasons: { cost: 'Oars.' } },
      effects: { weight: { cost: 1 }, rate: { boat: { cost: -1 } }, exclude: ['boat'] },
    },
  ],
  words: {
    clear: { lead: 6, ...record },
    likely: { lead: 2, ...record },
    'close-call': record,
    leaning: record,
  },
};

const point = { ratio: 1, rating: 5 };
const size = 'facts/river.size';

const LIMITS: readonly Limit[] = [
  ['rulebook', [long(100)], [long(101), '', 'true']],
  ['title', ['R', long(5000)], ['', ' ', long(5001)]],
  ['former/KEY', [`a.${long(98)}`], [`a.${long(99)}`, 'a']],
  ['terms/KEY', [long(50)], [long(51), '']],
  ['facts/KEY', [`b.${long(98)}`], [`b.${long(99)}`]],
  [`${size}/title`, ['S', long(40)], ['', ' ', long(41)]],
  [`${size}/opening`, [1, 99], [0, 1.5]],
  [`${size}/shares`, [{ low: 1e-6, high: 1e6 }], [{ low: 9e-7 }, { high: 1_000_001 }]],
  [`${size}/derive/product`, [[['river.width']]], [[], [[]]]],
  [`${size}/examples`, [[{ label: 'E', numbers: {} }]], [[]]],
  ['facts/river.width/step', [0.01], [0, -1]],
  ['criteria/cost/weight', [0, 0.25, 10], [-0.25, 10.25, 0.1]],
  ['criteria/cost/ratings/boat/rating', [-5, 0.25, 5], [-5.25, 5.25, 0.1]],
  ['criteria/cost/ratings/boat/claims', [['wet']], [[]]],
  ['criteria/cost/scale/floor', [0.001], [0, -1]],
  ['criteria/cost/scale/points', [[point, point]], [[], [point]]],
  ['criteria/cost/scale/points/0/ratio', [1], [0.99]],
  ['criteria/cost/scale/points/0/rating', [-5, 5], [-5.25, 5.25]],
  ['rules/0/effects/weight/cost', [-10, 10], [-10.25, 10.25]],
  ['rules/0/effects/rate/boat/cost', [-10, 10], [-10.25, 10.25, 0.1]],
  ['rules/0/effects/exclude', [['boat']], [[]]],
  ['words/clear/lead', [0, 100], [-1, 101]],
  ['words/leaning/by_rules/cases', [0, 1e6], [-1, 1_000_001, 0.5]],
];

test('a rulebook may go as far as its limits, and no further', () => {
  const accepts = (rulebook: unknown) => rulebookSchema.safeParse(rulebook).success;
  expect(rulebookSchema.safeParse(RULEBOOK).error).toBeUndefined();
  expect(wrongLimits(RULEBOOK, LIMITS, accepts)).toEqual([]);
});
