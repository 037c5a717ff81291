import { expect, test } from 'vitest';
import { type NumberFact, settableAt, stepsOf } from '../../src/rulebook/fact.ts';
import { numberRange, typedNumber } from '../../src/rulebook/number-fact.ts';

const calls: NumberFact = {
  id: 'workload.requests_per_day',
  question: 'How many?',
  help: '',
  ask: 'engineering',
  changeable: false,
  type: 'number',
  unit: 'calls a day',
  min: 0,
  max: 1_000_000,
  step: 1,
};
const half: NumberFact = { ...calls, min: -10, max: 10, step: 0.5 };

test.each([
  ['50000', 50_000],
  [' 50,000 ', 50_000],
  ['50_000', 50_000],
  ['1 000 000', 1_000_000],
  ['0', 0],
])('%s is a number', (text, value) => {
  expect(typedNumber(calls, text)).toBe(value);
});

test.each(['', '-1', '1000001', '0.5', '1e3', '0x10', '5,00', '5,0000', 'ten', '12a', 'Infinity', '١'])(
  '"%s" is none',
  (text) => {
    expect(typedNumber(calls, text)).toBeNull();
  },
);

test('steps and negative numbers count', () => {
  expect(typedNumber(half, '-2.5')).toBe(-2.5);
  expect(typedNumber(half, '0.25')).toBeNull();
  expect(numberRange(calls)).toBe('a whole number from 0 to 1,000,000');
  expect(numberRange(half)).toBe('a number from -10 to 10 in steps of 0.5');
});

test('numbers on the grid are exact to twelve digits', () => {
  const large: NumberFact = { ...calls, max: 999_999_999_999 };
  expect(settableAt(large, stepsOf(large))).toBe(999_999_999_999);
  expect(settableAt({ ...calls, step: 0.1 }, 3)).toBe(0.3);
  expect(settableAt({ ...calls, min: -1000, step: 0.1 }, 9993)).toBe(-0.7);
});
