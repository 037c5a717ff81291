import { expect, test } from 'vitest';
import { reasonsOf } from '../../src/engine/reasons.ts';
import { netReasons } from '../../src/report/net-reasons.ts';
import { COINS, pricedToy } from '../engine/estimated-toy.ts';
import { situationBy } from './situations.ts';

const { advice } = situationBy(
  pricedToy(),
  {
    'app.stage': 'live',
    'load.rows': 20_000,
    'load.row_bytes': 500,
    'load.index_bytes': 100,
    'team.skill': 'none',
    'hosting.places': ['cloud'],
    'hosting.secrecy': 'public',
  },
  COINS,
);
const reasons = reasonsOf(advice);
const estimated = reasons.filter((each) => each.of === 'outside-rating');

test('what the estimate says of the verdict and the runner-up is one reason, with what both move together', () => {
  expect(estimated).toHaveLength(2);
  const net = netReasons({ reasons, verdict: advice.verdict });
  const [one, ...more] = net.filter((each) => each.of === 'outside-rating');
  expect(more).toEqual([]);
  expect(one).toMatchObject({ option: 'hosted' });
  expect(one?.impact).toBeCloseTo(
    estimated.reduce((sum, { impact }) => sum + impact, 0),
    12,
  );
  expect(net).toHaveLength(reasons.length - 1);
  const impacts = net.map(({ impact }) => Math.abs(impact));
  expect(impacts).toEqual(impacts.toSorted((a, b) => b - a));
});

test('without the estimate reasons stay as they are', () => {
  const rules = reasons.filter((each) => each.of !== 'outside-rating');
  expect(netReasons({ reasons: rules, verdict: advice.verdict })).toEqual(rules);
});
