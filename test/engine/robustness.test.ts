import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confidenceOf } from '../../src/engine/confidence.ts';
import { type Evaluation, evaluate, MAX_WEIGHT, weightedSums, winnerOf } from '../../src/engine/evaluate.ts';
import type { Model } from '../../src/engine/model.ts';
import { marginOf, runnerUpOf, standsIn, weightFlips } from '../../src/engine/robustness.ts';
import { diceOf, inventFactors, inventKnowledge, inventModel } from './invent.ts';

const SIZE = { facts: 12, rules: 30, options: 4, criteria: 5 };

function winnerWith(model: Model, evaluation: Evaluation, criterion: number, weight: number): number {
  const weights = evaluation.weights.with(criterion, weight);
  return winnerOf(weightedSums(model, weights, evaluation.ratings), evaluation.excluded);
}

function invent(seed: number) {
  const model = inventModel(seed, SIZE);
  const dice = diceOf(seed + 1);
  const factors = inventFactors(model, dice);
  return { model, factors, evaluation: evaluate(model, factors, inventKnowledge(model, dice, 7)) };
}

/** Weights and ratings are multiples of a quarter; with a weight on this grid every sum is exact, so that ties are ties. */
const GRID = 2 ** -20;

const WAYS = [-1, 1] as const;
type Way = (typeof WAYS)[number];

/** The nearest weight on the grid below or above this one. Crossings lie further apart than two of them. */
function nextOnGrid(weight: number, way: Way): number {
  return (way === 1 ? Math.floor(weight / GRID) + 1 : Math.ceil(weight / GRID) - 1) * GRID;
}

/** Two rivals level at every weight; a tie at the end of the range; several rivals that draw level at one weight. */
const RARE = [1193803561, 1402488781, 1774267444, 509199414];

test('the winner changes exactly at the weights named, and at no nearer one', () => {
  let found = 0;
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { model, factors, evaluation } = invent(seed);
      const flips = weightFlips(evaluation, factors);
      found += flips.length;
      model.rulebook.criteria.forEach((_, criterion) => {
        const from = evaluation.weights[criterion];
        const most = MAX_WEIGHT * factors[criterion];
        const winnerAt = (weight: number) => winnerWith(model, evaluation, criterion, weight);
        const beyond = (weight: number, way: Way) => {
          const next = nextOnGrid(weight, way);
          return next < 0 || next > most ? weight : next;
        };
        const changed = new Map<Way, number>();
        for (const flip of flips.filter((each) => each.criterion === criterion)) {
          expect(flip.from).toBe(from);
          const ways = WAYS.filter((way) => (flip.to - from) * way >= 0);
          const way = ways.find((each) => winnerAt(beyond(flip.to, each)) === flip.option);
          expect(way, `${flip.option} is first beyond ${flip.to}`).toBeDefined();
          if (way !== undefined) changed.set(way, flip.to);
        }
        for (const way of WAYS) {
          const end = changed.get(way);
          const before = end === undefined ? (way === 1 ? most : 0) : nextOnGrid(end, way === 1 ? -1 : 1);
          if (end !== from) expect(winnerAt(before)).toBe(evaluation.winner);
        }
      });
      const changes = flips.map((flip) => Math.abs(flip.to - flip.from));
      expect(changes).toEqual(changes.toSorted((a, b) => a - b));
    }),
    { numRuns: 150, examples: RARE.map((seed) => [seed]) },
  );
  expect(found).toBeGreaterThan(100);
});

test('an option that leads on every criterion stands in every weighting, one behind on all in none', () => {
  const rows = [
    [3, 2, 4],
    [1, 1, 1],
  ];
  const evaluation: Evaluation = {
    truths: [],
    points: [],
    weights: [1, 2, 3],
    ratings: rows.flat(),
    sums: Float64Array.of(19, 6),
    excluded: [false, false],
    winner: 0,
  };
  expect(standsIn(evaluation, 0)).toBe(1);
  expect(standsIn(evaluation, 1)).toBe(0);
  expect(runnerUpOf(evaluation, 0)).toBe(1);
  expect(marginOf(evaluation, 0)).toBeCloseTo((13 / 6) * 10);
  expect(standsIn({ ...evaluation, excluded: [true, false] }, 1)).toBe(1);
  expect(marginOf({ ...evaluation, excluded: [true, false] }, 1)).toBeNull();
});

test('the share of weightings in which one of two opposed criteria prevails is the one computed by area', () => {
  const evaluation: Evaluation = {
    truths: [],
    points: [],
    weights: [1, 1],
    ratings: [3, 0, 0, 2],
    sums: Float64Array.of(3, 2),
    excluded: [false, false],
    winner: 0,
  };
  // 3a > 2b fails where a < 2b/3, with both uniform on [0.5, 1.5]: the triangle with sides 0.5 and 0.75.
  expect(standsIn(evaluation, 0)).toBeCloseTo(1 - (0.5 * 0.75) / 2, 2);
  expect(standsIn(evaluation, 0)).toBe(standsIn(evaluation, 0));
});

test('shares of stands in of all options add up to one', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { evaluation } = invent(seed);
      if (evaluation.winner < 0) return;
      const shares = evaluation.excluded.map((_, option) => standsIn(evaluation, option, 200));
      expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
    }),
    { numRuns: 50 },
  );
});

test('confidence needs everything to be clear, and one weakness to be a close call', () => {
  const strong = { margin: 6, standsIn: 0.95, holdsIn: 0.8, mayBeExcluded: false };
  expect(confidenceOf(0, strong)).toBe('clear');
  expect(confidenceOf(0, { ...strong, mayBeExcluded: true })).toBe('likely');
  expect(confidenceOf(0, { ...strong, margin: null })).toBe('clear');
  expect(confidenceOf(-1, strong)).toBe('none-fits');
  for (const weaker of [{ margin: 5.9 }, { standsIn: 0.94 }, { holdsIn: 0.79 }])
    expect(confidenceOf(0, { ...strong, ...weaker })).toBe('likely');
  for (const weak of [{ margin: 1.9 }, { standsIn: 0.69 }, { holdsIn: 0.39 }])
    expect(confidenceOf(0, { ...strong, ...weak })).toBe('close-call');
});

test('a verdict at a threshold is on the better side of it, and just below it on the other', () => {
  const sure = { margin: 50, standsIn: 1, holdsIn: 1, mayBeExcluded: false };
  const word = (evidence: Partial<typeof sure>) => confidenceOf(0, { ...sure, ...evidence });
  expect([word({ margin: 6 }), word({ standsIn: 0.95 }), word({ holdsIn: 0.8 })]).toEqual(
    Array(3).fill('clear'),
  );
  expect([word({ margin: 5.99 }), word({ standsIn: 0.94 }), word({ holdsIn: 0.79 })]).toEqual(
    Array(3).fill('likely'),
  );
  expect([word({ margin: 2 }), word({ standsIn: 0.7 }), word({ holdsIn: 0.4 })]).toEqual(
    Array(3).fill('likely'),
  );
  expect([word({ margin: 1.99 }), word({ standsIn: 0.69 }), word({ holdsIn: 0.39 })]).toEqual(
    Array(3).fill('close-call'),
  );
});
