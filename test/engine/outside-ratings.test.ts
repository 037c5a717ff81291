import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advise, adviseWith } from '../../src/engine/advice.ts';
import { scoreBounds } from '../../src/engine/bounds.ts';
import {
  type OutsideRating,
  type OutsideRatings,
  withOutsideRatings,
} from '../../src/engine/outside-ratings.ts';
import type { PriorityFactors } from '../../src/engine/priorities.ts';
import { reasonsOf } from '../../src/engine/reasons.ts';
import { scoreOf, winnerOf } from '../../src/engine/score.ts';
import { missing } from '../../src/rulebook/at.ts';
import type { Knowledge } from '../../src/rulebook/normal-form.ts';
import type { OptionId } from '../../src/rulebook/rulebook.ts';
import { allCompletions, diceOf, inventFactors, inventFacts, inventModel } from './invent.ts';
import { totalWeight, workOut } from './oracle.ts';

const SIZE = { facts: 6, rules: 14, options: 3, criteria: 3 };
const CRITERION = 'criterion-1';

/** Everything that the unknown facts and the ranges of the ratings allow at their ends, worked out anew. */
function* possibleSums(seed: number, completions: readonly Knowledge[], factors: PriorityFactors) {
  const { model, ratings } = invent(seed);
  const ends = [...ratings.values()].map(({ low, high }) => [low, high]);
  const corners = ends.reduce<number[][]>(
    (all, pair) => all.flatMap((corner) => pair.map((end) => [...corner, end])),
    [[]],
  );
  for (const completion of completions) {
    const worked = workOut(model, factors, completion);
    const [, weight = 0] = worked.weights;
    for (const corner of corners) {
      const sums = worked.sums.map((sum, option) => {
        const own = worked.ratings[option]?.[1] ?? missing();
        return sum + weight * ((corner[option] ?? own) - own);
      });
      const excluded = worked.excluded.map(Number);
      yield { sums, winner: winnerOf(sums, excluded), total: totalWeight(worked) };
    }
  }
}

/** Ratings from outside for the first two of three options. */
function invent(seed: number) {
  const model = inventModel(seed, SIZE);
  const dice = diceOf(seed + 7);
  const ratings = new Map<OptionId, OutsideRating>(
    ['option-0', 'option-1'].map((option) => {
      const low = dice(8) - 5;
      const likely = low + dice(3);
      return [option, { low, likely, high: likely + dice(2) }];
    }),
  );
  return { model, ratings };
}

test('settled with ranges means that no completion and no rating within its range has another winner', () => {
  const seen = { settled: 0, open: 0, 'open by its range alone': 0 };
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 4, max: 10 }), (seed, share) => {
      const { model, ratings } = invent(seed);
      const dice = diceOf(seed + 1);
      const factors = inventFactors(model, dice);
      const facts = inventFacts(model.rulebook, dice, share);
      const advice = adviseWith(withOutsideRatings(model, new Map([[CRITERION, ratings]])), facts, factors);
      if (advice === null) return;
      const completions = allCompletions(model, advice.evaluation.knowledge, 500);
      if (completions === null) return;
      const possible = [...possibleSums(seed, completions, factors)];
      const winners = new Set(possible.map(({ winner }) => winner));
      expect(advice.proved).toBe(true);
      expect(advice.settled).toBe(winners.size === 1);
      if (advice.settled) expect(winners).toEqual(new Set([advice.winner]));
      for (const [option, { low, high }] of [...scoreBounds(advice).values()].entries()) {
        const scores = possible.map(({ sums, total }) => scoreOf(sums[option] ?? missing(), total));
        expect(low).toBeLessThanOrEqual(Math.min(...scores) + 1e-9);
        expect(high).toBeGreaterThanOrEqual(Math.max(...scores) - 1e-9);
      }
      seen[advice.settled ? 'settled' : 'open']++;
      if (!advice.settled && completions.length === 1) seen['open by its range alone']++;
    }),
    { numRuns: 200 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

test('a rating from outside stands in the place of the base rating and of what rules add to it', () => {
  let silenced = 0;
  for (let seed = 0; seed < 60; seed++) {
    const { model } = invent(seed);
    const facts = inventFacts(model.rulebook, diceOf(seed + 1), 8);
    const ratings: OutsideRatings = new Map([
      [CRITERION, new Map([['option-0', { low: 2, likely: 3, high: 3.5 }]])],
    ]);
    const without = advise(model, facts, new Map());
    const advice = advise(model, facts, new Map(), ratings);
    if (advice === null || without === null) continue;
    const others = (values: readonly number[]) => values.filter((_, cell) => cell !== 1);
    expect(advice.evaluation.ratings[1]).toBe(3);
    expect(others(advice.evaluation.ratings)).toEqual(others(without.evaluation.ratings));
    expect(advice.evaluation.weights).toEqual(without.evaluation.weights);
    for (const reason of reasonsOf(advice))
      if (reason.of === 'rating' && reason.criterion === CRITERION)
        expect(reason.option).not.toBe('option-0');
    const base = model.rulebook.criteria[1]?.ratings[0]?.rating;
    if (without.evaluation.ratings[1] !== base) silenced++;
  }
  expect(silenced).toBeGreaterThan(5);
});

test('ratings that are given one after the other count as those given together', () => {
  for (let seed = 0; seed < 60; seed++) {
    const { model, ratings } = invent(seed);
    const facts = inventFacts(model.rulebook, diceOf(seed + 1), 8);
    const factors = model.rulebook.criteria.map(() => 1);
    const first: OutsideRatings = new Map([[CRITERION, ratings]]);
    const second: OutsideRatings = new Map([['criterion-0', ratings]]);
    const one = adviseWith(withOutsideRatings(withOutsideRatings(model, first), second), facts, factors);
    const together = adviseWith(withOutsideRatings(model, new Map([...first, ...second])), facts, factors);
    expect(one?.evaluation.ratings).toEqual(together?.evaluation.ratings);
    expect(one && reasonsOf(one)).toEqual(together && reasonsOf(together));
  }
});

test('a rating for a criterion or an option that does not exist is a bug of whoever gives it', () => {
  const { model } = invent(1);
  const rating = { low: 0, likely: 0, high: 0 };
  const give = (criterion: string, option: string) =>
    advise(model, new Map(), new Map(), new Map([[criterion, new Map([[option, rating]])]]));
  expect(() => give('price', 'option-0')).toThrow('There is no criterion "price".');
  expect(() => give(CRITERION, 'option-9')).toThrow('There is no option "option-9".');
});
