import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actsOf, isActing } from '../../src/engine/acts.ts';
import { type Advice, adviseWith, optionOf } from '../../src/engine/advice.ts';
import { explainRules } from '../../src/engine/explain.ts';
import { lowRatingsOf } from '../../src/engine/low-ratings.ts';
import { compile } from '../../src/engine/model.ts';
import { reasonsOf } from '../../src/engine/reasons.ts';
import { at, missing } from '../../src/rulebook/at.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { diceOf, inventFactors, inventFacts, inventModel } from './invent.ts';
import { totalWeight, type Worked, workOut } from './oracle.ts';

const SIZE = { facts: 8, rules: 24, options: 3, criteria: 4 };

/** Here verdicts are often rated low on something. */
const SWAYED = { facts: 5, rules: 70, options: 2, criteria: 5 };

function invent(seed: number, size = SIZE): Advice | null {
  const model = inventModel(seed, size);
  const dice = diceOf(seed + 1);
  const factors = inventFactors(model, dice);
  return adviseWith(model, inventFacts(model.rulebook, dice, 7), factors);
}

function workedWith({ factors, evaluation }: Advice, rulebook: Rulebook): Worked {
  return workOut(compile(rulebook), factors, evaluation.knowledge);
}

/** By how many points of score each option stands better with something than without, by criterion; mere rounding left out. */
function movesBetween(rulebook: Rulebook, withIt: Worked, without: Worked): ReadonlyMap<string, number> {
  const moves = rulebook.criteria.flatMap(({ id: criterion }, place) => {
    const weight = (worked: Worked) => at(worked.weights, place);
    const rating = (worked: Worked, option: number) => at(at(worked.ratings, option), place);
    const all = rulebook.options.map((_, option) => rating(without, option));
    const mean = all.reduce((a, b) => a + b) / all.length;
    return rulebook.options.map(({ id }, option) => {
      const byRating = weight(withIt) * (rating(withIt, option) - rating(without, option));
      const byWeight = (weight(withIt) - weight(without)) * (rating(without, option) - mean);
      return [`${id} on ${criterion}`, (10 * (byRating + byWeight)) / totalWeight(withIt)] as const;
    });
  });
  return new Map(moves.filter(([, points]) => Math.abs(points) > 1e-9));
}

test('what is at work moves each score by what would be lost without it', () => {
  const seen = { rules: 0, ratings: 0, idle: 0, excluding: 0, asking: 0 };
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const advice = invent(seed);
      if (advice === null) return;
      const { rulebook } = advice.model;
      const worked = workedWith(advice, rulebook);
      const acts = actsOf(advice);
      const ratings = rulebook.criteria.flatMap((criterion) =>
        criterion.ratings.map((rating) => ({
          ...rulebook,
          criteria: rulebook.criteria.map((each) =>
            each === criterion
              ? {
                  ...each,
                  ratings: each.ratings.map((one) => (one === rating ? { ...one, rating: 0 } : one)),
                }
              : each,
          ),
        })),
      );
      const fired = explainRules(advice, (_, state) => state === 'fired').map(({ rule }) => rule);
      const rules = fired.map((rule) => ({
        ...rulebook,
        rules: rulebook.rules.map((each) =>
          each === rule ? { ...each, weight: [], rate: [], exclude: [] } : each,
        ),
      }));
      expect(acts).toHaveLength(ratings.length + rules.length);
      for (const [place, without] of [...ratings, ...rules].entries()) {
        const { by, moves, excludes, asks } = at(acts, place);
        const expected = movesBetween(rulebook, worked, workedWith(advice, without));
        const found = new Map(
          moves.map(({ option, criterion, points }) => [`${option} on ${criterion}`, points]),
        );
        expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
        for (const [move, points] of found) expect(points).toBeCloseTo(expected.get(move) ?? Number.NaN, 9);
        const rule = place < ratings.length ? null : at(fired, place - ratings.length);
        expect(by).toEqual(rule === null ? { kind: 'rating' } : { kind: 'rule', rule: rule.id });
        expect(excludes).toEqual(rule?.exclude ?? []);
        expect(asks).toEqual(rule?.actions.map(({ option }) => option) ?? []);
        const does = moves.length + excludes.length + asks.length;
        expect(isActing(at(acts, place))).toBe(does > 0);
        seen[rule === null ? 'ratings' : 'rules'] += moves.length;
        seen.idle += Number(does === 0);
        seen.excluding += excludes.length;
        seen.asking += asks.length;
      }
    }),
    { numRuns: 10 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(2);
});

test('the low ratings of a verdict are those from minus four on that cost it a point, and any that is lowest', () => {
  const seen = { lowest: 0, low: 0, passed: 0 };
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const advice = invent(seed, SWAYED);
      if (advice === null) return;
      const { rulebook } = advice.model;
      const worked = workedWith(advice, rulebook);
      const found = lowRatingsOf(advice, reasonsOf(advice));
      const verdict = optionOf(advice.verdict);
      if (verdict === null) {
        expect(found).toEqual([]);
        return;
      }
      const option = rulebook.options.findIndex(({ id }) => id === verdict);
      const costs = rulebook.criteria.map(({ id }, place) => {
        const rating = at(at(worked.ratings, option), place);
        return { id, rating, cost: (-10 * rating * at(worked.weights, place)) / totalWeight(worked) };
      });
      const expected = costs
        .filter(({ rating, cost }) => rating <= -4 && cost > 0 && (rating === -5 || cost >= 1))
        .sort((a, b) => b.cost - a.cost);
      expect(found.map(({ criterion, rating, isLowest }) => [criterion, rating, isLowest])).toEqual(
        expected.map(({ id, rating }) => [id, rating, rating === -5]),
      );
      for (const { criterion, isLowest, reasons } of found) {
        const points = reasons.map((reason) => {
          expect(reason).toMatchObject({ criterion, speaks: null });
          if (reason.of !== 'rule') return reason.of === 'rating' ? reason.rating.rating : missing();
          const effects = reason.rule.rate.filter(
            (each) => each.option === verdict && each.criterion === criterion,
          );
          return effects.reduce((sum, each) => sum + each.points, 0);
        });
        expect(points.every((each) => each < 0)).toBe(true);
        expect(points).toEqual(points.toSorted((a, b) => a - b));
        if (!isLowest) expect(points.length).toBeLessThan(2);
        else expect(points.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(-5);
        seen[isLowest ? 'lowest' : 'low']++;
      }
      seen.passed += costs.filter(({ rating }) => rating <= -3).length - found.length;
    }),
    { numRuns: 60 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});
