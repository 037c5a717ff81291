import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at } from '../../src/rulebook/at.ts';
import type { Interval } from '../../src/rulebook/cell.ts';
import { bitOf, maskOf, type Variable, variablesOf } from '../../src/rulebook/cells.ts';
import type { Atom, Test } from '../../src/rulebook/condition.ts';
import { type Fact, type NumberFact, settableAt, stepsOf } from '../../src/rulebook/fact.ts';
import { numberFact, testOf } from './arbitrary.ts';

/** The variable of a fact that is no set, which has one. */
function variableOf(fact: Fact, tests: readonly Test[]): Variable {
  const atoms = tests.map((test): Atom => ({ kind: 'atom', fact: fact.id, test }));
  return at(variablesOf(fact, atoms), 0);
}

function rangesOf(fact: NumberFact, tests: readonly Test[]): readonly Interval[] {
  return variableOf(fact, tests).cells.flatMap((cell) => (cell.kind === 'ranges' ? cell.ranges : []));
}

const WIDTH: NumberFact = {
  id: 'river.width',
  question: 'How wide?',
  help: 'Swim across.',
  ask: 'engineering',
  changeable: false,
  type: 'number',
  unit: 'metres',
  min: 0,
  max: 10,
  step: 1,
};

const asked = numberFact('river.width').chain((fact) =>
  fc.record({ fact: fc.constant(fact), tests: fc.array(testOf(fact), { maxLength: 5 }) }),
);

describe('the cells of a number', () => {
  test('hold every settable number exactly once, and begin and end with one', () => {
    fc.assert(
      fc.property(asked, ({ fact, tests }) => {
        const ranges = rangesOf(fact, tests);
        const settable = Array.from({ length: stepsOf(fact) + 1 }, (_, step) => settableAt(fact, step));
        for (const number of settable)
          expect(ranges.filter(({ from, to }) => from <= number && number <= to)).toHaveLength(1);
        for (const { from, to } of ranges) {
          expect(settable).toContain(from);
          expect(settable).toContain(to);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('hold no number that lies between two settable ones at a cut', () => {
    const fact: NumberFact = { ...WIDTH, max: 10, step: 1 };
    const variable = variableOf(fact, [{ operator: 'above', value: 4 }]);
    expect([4, 4.5, 5].map((value) => bitOf(variable, value))).toEqual([1, 0, 2]);
  });

  test('are cut at the right step where a quotient is not exact', () => {
    const fact: NumberFact = { ...WIDTH, max: 9e6, step: 0.01 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9e8 - 1 }), (step) => {
        const bound = settableAt(fact, step);
        const isAtLeast: Test = { operator: 'at_least', value: bound };
        const variable = variableOf(fact, [isAtLeast]);
        const mask = maskOf(variable, isAtLeast);
        const inside = [step - 1, step, step + 1].map(
          (each) => bitOf(variable, settableAt(fact, each)) === mask,
        );
        expect(inside).toEqual([false, true, true]);
      }),
      { numRuns: 400 },
    );
  });
});

test('a number, recorded before a fact became a choice, lies in none of its cells', () => {
  const values = ['low', 'high'].map((id) => ({ id, label: id }));
  const choice: Fact = { ...WIDTH, type: 'enum', ordered: true, derivation: null, values };
  expect(bitOf(variableOf(choice, [{ operator: 'in', values: ['low'] }]), 5)).toBe(0);
});
