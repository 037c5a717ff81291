import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adviseWith } from '../../src/engine/advice.ts';
import { ANALYSIS_WORK, Budget, Meter } from '../../src/engine/budget.ts';
import { candidatesOf } from '../../src/engine/changes.ts';
import { VerdictProbe } from '../../src/engine/verdict-probe.ts';
import { diceOf, inventFactors, inventFacts, inventModel } from './invent.ts';

const SIZE = { facts: 9, rules: 24, options: 3, criteria: 4 };

test('a probe with little to spend answers as one with much, or says that it did not find out', () => {
  const seen = { same: 0, 'not found out': 0, another: 0 };
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 0, max: 6000 }),
      (seed, share, work) => {
        const model = inventModel(seed, SIZE);
        const dice = diceOf(seed + 1);
        const factors = inventFactors(model, dice);
        const known = inventFacts(model.rulebook, dice, share);
        const advice = adviseWith(model, known, factors);
        if (advice === null) return;
        const { winner, evaluation } = advice;
        const before = { model, factors, knowledge: evaluation.knowledge, winner };
        const much = new VerdictProbe(before, new Budget(ANALYSIS_WORK));
        const budget = new Budget(work);
        const little = new VerdictProbe(before, budget);
        for (const candidate of candidatesOf(model, known, new Budget(ANALYSIS_WORK), null)) {
          const [wanted, found] = [much.verdictAfter([candidate]), little.verdictAfter([candidate])];
          expect(much.proved).toBe(true);
          if (found === wanted) seen.same++;
          else {
            expect([found, little.proved, budget.isSpent]).toEqual([null, false, true]);
            seen['not found out']++;
          }
          if (wanted !== winner) seen.another++;
        }
      },
    ),
    { numRuns: 100 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
});

test('a budget is spent once more was done than it allows, and half spent beyond half of it', () => {
  const budget = new Budget(10);
  expect([budget.spend(5), budget.isHalfSpent, budget.isSpent, budget.spent]).toEqual([
    true,
    false,
    false,
    5,
  ]);
  expect([budget.spend(1), budget.isHalfSpent, budget.isSpent, budget.spent]).toEqual([true, true, false, 6]);
  expect([budget.spend(4), budget.isSpent, budget.spent]).toEqual([true, false, 10]);
  expect([budget.spend(1), budget.isSpent, budget.spent]).toEqual([false, true, 11]);
});

test('a meter pays once for what was done since it was read last', () => {
  const evaluation = { work: 7, model: { size: 10 } };
  const budget = new Budget(10);
  const meter = new Meter(evaluation, budget);
  expect([meter.read(0), budget.spent]).toEqual([true, 0]);
  evaluation.work = 9;
  expect([meter.read(1), budget.spent]).toEqual([true, 3]);
  expect([meter.read(0), budget.spent]).toEqual([true, 3]);
  evaluation.work = 17;
  expect([meter.read(0), budget.spent]).toEqual([false, 11]);
});

test('in a rulebook of three times the size at which all is at hand, each step costs three', () => {
  const budget = new Budget(10);
  const meter = new Meter({ work: 0, model: { size: 3000 } }, budget);
  expect([meter.read(3), budget.spent]).toEqual([true, 9]);
});
