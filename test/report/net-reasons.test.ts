import { expect, test } from 'vitest';
import { type Reason, reasonsOf } from '../../src/engine/reasons.ts';
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
  const strengths = net.map(({ speaks }) => speaks.points);
  expect(strengths).toEqual(strengths.toSorted((a, b) => b - a));
});

test('of what the estimate says of the two, the part is told that decides the comparison', () => {
  const runnerUp = advice.verdict.kind === 'fits' ? advice.verdict.runnerUp?.option : undefined;
  const told = (own: number, other: number) => {
    const some = estimated.map((each): Reason => {
      const isOwn = each.option === 'hosted';
      const points = isOwn ? own : -other;
      const how = (isOwn ? own : other) > 0 ? 'for' : 'against';
      const speaks = { how, option: each.option, alsoVerdict: false, points: Math.abs(points) } as const;
      return { ...each, impact: points, speaks };
    });
    const net = netReasons({ reasons: some, verdict: advice.verdict });
    return net.map(({ speaks }) => `${speaks.how} ${speaks.option} ${speaks.points}`);
  };
  expect(told(3, 1)).toEqual(['for hosted 2']);
  expect(told(1, 3)).toEqual([`for ${runnerUp} 2`]);
  expect(told(-1, -3)).toEqual([`against ${runnerUp} 2`]);
  expect(told(-3, -1)).toEqual(['against hosted 2']);
  expect(told(2, 2)).toEqual([]);
});

test('a rating of the runner-up is told where that of the verdict is worse, or better, and all else as it is', () => {
  const rules = reasons.filter((each) => each.of !== 'outside-rating' && each.speaks !== null);
  const base = (option: string, criterion: string | null) =>
    reasons.flatMap((each) =>
      each.of === 'rating' && each.option === option && each.criterion === criterion
        ? [each.rating.rating]
        : [],
    )[0] ?? 0;
  const expected = rules.filter((each) => {
    if (each.of !== 'rating' || each.option === 'hosted') return true;
    const gap = base(each.option, each.criterion) - base('hosted', each.criterion);
    return each.speaks?.how === 'for' ? gap > 0 : gap < 0;
  });
  expect(expected.length).toBeLessThan(rules.length);
  const net = netReasons({ reasons, verdict: advice.verdict });
  expect(new Set(net.filter((each) => each.of !== 'outside-rating'))).toEqual(new Set(expected));
});
