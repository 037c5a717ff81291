import { expect, test } from 'vitest';
import { at, under } from '../../src/rulebook/at.ts';
import type { NumberFact } from '../../src/rulebook/fact.ts';
import { normalise } from '../../src/rulebook/normal-form.ts';
import { storeForm } from '../../src/rulebook/stored-form.ts';

test('a place in a list is looked up, or the list is too short', () => {
  expect(at(['a', 'b'], 1)).toBe('b');
  expect(at(Int32Array.of(0), 0)).toBe(0);
  for (const index of [-1, 1, 0.5, Number.NaN])
    expect(() => at(Int32Array.of(0), index)).toThrow(`There is no place ${index} in a list of 1.`);
});

test('a key is looked up, or it is not there', () => {
  expect(under(new Map([['data.level', 0]]), 'data.level')).toBe(0);
  expect(() => under(new Map([['data.level', 0]]), 'data.kinds')).toThrow('There is no "data.kinds"');
});

const calls: NumberFact = {
  id: 'load.calls',
  question: '',
  help: '',
  ask: 'product',
  changeable: true,
  type: 'number',
  unit: 'calls',
  min: 0,
  max: 10,
  step: 1,
};

test('a form over a fact that the rulebook does not have is not stored as one over its first fact', () => {
  const other = { ...calls, id: 'load.others' };
  expect(() => storeForm([calls], normalise([other], []))).toThrow('There is no "load.others"');
});

test('a condition on a fact that is not there is no condition that never holds', () => {
  const test = { operator: 'at_least', value: 5 } as const;
  expect(() => normalise([], [{ kind: 'atom', fact: 'load.calls', test }])).toThrow(
    'There is no "load.calls"',
  );
});
