import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Advice, adviseWith, optionOf } from '../../src/engine/advice.ts';
import { confidenceOf, UNCALIBRATED } from '../../src/engine/confidence.ts';
import { compile } from '../../src/engine/model.ts';
import type { PriorityFactors } from '../../src/engine/priorities.ts';
import { standsIn } from '../../src/engine/robustness.ts';
import { MAX_WEIGHT, weightedSums, winnerOf } from '../../src/engine/score.ts';
import { weightFlipsOf } from '../../src/engine/weight-flips.ts';
import { at, missing } from '../../src/rulebook/at.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { exactly, pricedPair, saying } from './estimated-toy.ts';
import { diceOf, inventFactors, inventFacts, inventModel, inventRulebook } from './invent.ts';

const SIZE = { facts: 12, rules: 30, options: 4, criteria: 5 };

/** The id of the option that is first with another weight. */
function winnerWith({ evaluation, model }: Advice, criterion: number, weight: number): string {
  const weights = evaluation.weights.with(criterion, weight);
  const sums = weightedSums(weights, evaluation.ratings, Array(model.optionCount));
  return model.rulebook.options[winnerOf(sums, evaluation.excluded)]?.id ?? 'none fits';
}

function invent(seed: number): { readonly advice: Advice | null; readonly factors: PriorityFactors } {
  const model = inventModel(seed, SIZE);
  const dice = diceOf(seed + 1);
  const factors = inventFactors(model, dice);
  return { factors, advice: adviseWith(model, inventFacts(model.rulebook, dice, 7), factors) };
}

/** Options that are rated so, and excluded or not, on criteria of these weights. */
function rated(
  weights: readonly number[],
  rows: readonly { readonly ratings: readonly number[]; readonly excluded?: true }[],
): Advice {
  const invented = inventRulebook(1, {
    facts: 1,
    rules: 0,
    options: rows.length,
    criteria: weights.length,
  });
  const rulebook: Rulebook = {
    ...invented,
    criteria: invented.criteria.map((each, at) => ({
      ...each,
      weight: weights[at] ?? missing(),
      ratings: each.ratings.map((base, option) => ({
        ...base,
        rating: rows[option]?.ratings[at] ?? missing(),
      })),
    })),
    options: invented.options.map((option, at) => ({
      ...option,
      patterns: [{ id: 'one', title: 'One', when: { kind: rows[at]?.excluded ? 'any' : 'all', of: [] } }],
    })),
  };
  return (
    adviseWith(
      compile(rulebook),
      new Map(),
      weights.map(() => 1),
    ) ?? missing()
  );
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
  const seen = { flips: 0, alone: 0 };
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { advice, factors } = invent(seed);
      if (advice === null || advice.winner !== advice.evaluation.winner()) return;
      const { evaluation, model } = advice;
      const flips = weightFlipsOf(advice);
      seen.flips += flips.length;
      model.rulebook.criteria.forEach(({ id }, criterion) => {
        const from = evaluation.weights[criterion] ?? missing();
        const most = MAX_WEIGHT * (factors[criterion] ?? missing());
        const isAlone = from === evaluation.totalWeight();
        const least = isAlone ? GRID : 0;
        seen.alone += Number(isAlone);
        const winnerAt = (weight: number) => winnerWith(advice, criterion, weight);
        const beyond = (weight: number, way: Way) => {
          const next = nextOnGrid(weight, way);
          return next < 0 || next > most ? weight : next;
        };
        const changed = new Map<Way, number>();
        for (const flip of flips.filter((each) => each.criterion === id)) {
          expect(flip.from).toBe(from);
          const ways = WAYS.filter((way) => (flip.to - from) * way >= 0);
          const way = ways.find((each) => winnerAt(beyond(flip.to, each)) === flip.option);
          expect(way, `${flip.option} is first beyond ${flip.to}`).toBeDefined();
          if (way !== undefined) changed.set(way, flip.to);
        }
        for (const way of WAYS) {
          const end = changed.get(way);
          const before = end === undefined ? (way === 1 ? most : least) : nextOnGrid(end, way === 1 ? -1 : 1);
          if (end !== from) expect(winnerAt(before)).toBe(winnerAt(from));
        }
      });
      const changes = flips.map((flip) => Math.abs(flip.to - flip.from));
      expect(changes).toEqual(changes.toSorted((a, b) => a - b));
    }),
    { numRuns: 150, examples: RARE.map((seed) => [seed]) },
  );
  expect(seen.flips).toBeGreaterThan(100);
  expect(seen.alone).toBeGreaterThan(0);
});

test('no weight flips to where nothing is left to decide by', () => {
  const { model, ...advice } = rated([4, 0], [{ ratings: [-1, 3] }, { ratings: [2, 0] }]);
  expect(optionOf(advice.verdict)).toBe('option-1');
  const [alone, other] = model.rulebook.criteria.map(({ id }) =>
    weightFlipsOf({ model, ...advice }).filter((flip) => flip.criterion === id),
  );
  expect(alone).toEqual([]);
  expect(other).toEqual([{ criterion: 'criterion-1', from: 0, to: 4, option: 'option-0' }]);
});

test('of several options that draw level at the end of the range the first in the rulebook is named', () => {
  const advice = rated([2, 1], [{ ratings: [0, 1] }, { ratings: [0, 1] }, { ratings: [3, 1] }]);
  expect(optionOf(advice.verdict)).toBe('option-2');
  expect(weightFlipsOf(advice)).toEqual([{ criterion: 'criterion-0', from: 2, to: 0, option: 'option-0' }]);
});

test('an option that leads on every criterion stands in every weighting, one behind on all in none', () => {
  const [best, worst] = [{ ratings: [3, 2, 4] }, { ratings: [1, 1, 1] }];
  const advice = rated([1, 2, 3], [best, worst]);
  expect(standsIn(advice.evaluation, 0)).toBe(1);
  expect(standsIn(advice.evaluation, 1)).toBe(0);
  const margin = expect.closeTo((13 / 6) * 10);
  expect(advice.verdict).toEqual({
    kind: 'fits',
    option: 'option-0',
    runnerUp: { option: 'option-1', margin },
    tied: [],
  });
  const alone = rated([1, 2, 3], [{ ...best, excluded: true }, worst]);
  expect(standsIn(alone.evaluation, 1)).toBe(1);
  expect(alone.verdict).toMatchObject({ option: 'option-1', runnerUp: null });
});

test('the share of weightings in which one of two opposed criteria prevails is the one computed by area', () => {
  const { evaluation } = rated([1, 1], [{ ratings: [3, 0] }, { ratings: [0, 2] }]);
  // 3a > 2b fails where a < 2b/3, with both uniform on [0.5, 1.5]: the triangle with sides 0.5 and 0.75.
  expect(standsIn(evaluation, 0, null, 100_000)).toBeCloseTo(1 - (0.5 * 0.75) / 2, 2);
  expect(standsIn(evaluation, 0)).toBeCloseTo(1 - (0.5 * 0.75) / 2, 1);
  expect(standsIn(evaluation, 0)).toBe(standsIn(evaluation, 0));
  expect(standsIn(evaluation, 0)).toBe(standsIn(evaluation, 0, null, 1000));
});

test('of two that are rated alike the first stands in every weighting, and the other in none', () => {
  const { evaluation } = rated([1, 2], [{ ratings: [1, 3] }, { ratings: [1, 3] }]);
  expect([standsIn(evaluation, 0), standsIn(evaluation, 1)]).toEqual([1, 0]);
});

/** For each of the first weightings whether an option stands in it. */
function standing(share: (count: number) => number): readonly boolean[] {
  const sums = Array.from({ length: 61 }, (_, count) => (count === 0 ? 0 : share(count) * count));
  return sums.slice(1).map((sum, place) => sum - at(sums, place) > 0.5);
}

test('each weighting and each amount is drawn anew', () => {
  const { evaluation } = rated([1, 1], [{ ratings: [3, 0] }, { ratings: [0, 3] }]);
  const model = pricedPair();
  const range = { low: 500, likely: 1500, high: 2000, exceedsLimit: 'no' } as const;
  const amounts = [exactly(1000), range];
  const priced = adviseWith(model, new Map(), [1, 1], saying(model, amounts)) ?? missing();
  const estimated = { criteria: priced.rater.criteria, amounts };
  for (const outcomes of [
    standing((count) => standsIn(evaluation, 0, null, count)),
    standing((count) => standsIn(priced.evaluation, 0, estimated, count)),
  ]) {
    const pairs = outcomes.filter((each, place) => place % 2 === 0 && each !== outcomes[place + 1]);
    expect(pairs.length).toBeGreaterThan(5);
  }
});

test('shares of stands in of all options add up to one', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { advice } = invent(seed);
      if (advice === null || advice.winner < 0) return;
      const { evaluation } = advice;
      const shares = [...evaluation.excluded.keys()].map((option) => standsIn(evaluation, option, null, 200));
      expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
    }),
    { numRuns: 50 },
  );
});

test('confidence needs everything to be clear, one weakness to be a close call, and too little known to be leaning', () => {
  const strong = {
    margin: 6,
    standsIn: 0.95,
    holdsIn: 0.8,
    mayBeExcluded: false,
    holdsInVariants: () => true,
  };
  expect(confidenceOf(strong, UNCALIBRATED)).toBe('clear');
  expect(confidenceOf({ ...strong, mayBeExcluded: true }, UNCALIBRATED)).toBe('likely');
  expect(confidenceOf({ ...strong, holdsInVariants: () => false }, UNCALIBRATED)).toBe('likely');
  expect(confidenceOf({ ...strong, margin: null }, UNCALIBRATED)).toBe('clear');
  for (const weaker of [{ margin: 5.9 }, { standsIn: 0.94 }, { holdsIn: 0.79 }])
    expect(confidenceOf({ ...strong, ...weaker }, UNCALIBRATED)).toBe('likely');
  for (const weak of [{ margin: 1.9 }, { standsIn: 0.69 }]) {
    expect(confidenceOf({ ...strong, ...weak }, UNCALIBRATED)).toBe('close-call');
    expect(confidenceOf({ ...strong, ...weak, holdsIn: 0.49 }, UNCALIBRATED)).toBe('leaning');
  }
});

test('a verdict at a threshold is on the better side of it, and just below it on the other', () => {
  const sure = { margin: 50, standsIn: 1, holdsIn: 1, mayBeExcluded: false, holdsInVariants: () => true };
  const word = (evidence: Partial<typeof sure>) => confidenceOf({ ...sure, ...evidence }, UNCALIBRATED);
  expect([word({ margin: 6 }), word({ standsIn: 0.95 }), word({ holdsIn: 0.8 })]).toEqual(
    Array(3).fill('clear'),
  );
  expect([word({ margin: 5.99 }), word({ standsIn: 0.94 }), word({ holdsIn: 0.79 })]).toEqual(
    Array(3).fill('likely'),
  );
  expect([word({ margin: 2 }), word({ standsIn: 0.7 }), word({ holdsIn: 0.5 })]).toEqual(
    Array(3).fill('likely'),
  );
  expect([word({ margin: 1.99 }), word({ standsIn: 0.69 })]).toEqual(Array(2).fill('close-call'));
  expect(word({ holdsIn: 0.49 })).toBe('leaning');
});
