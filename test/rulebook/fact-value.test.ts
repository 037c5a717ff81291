import { describe, expect, test } from 'vitest';
import type { EnumFact, Fact, FactValue } from '../../src/rulebook/fact.ts';
import { partsOfId } from '../../src/rulebook/fact-id.ts';
import { canHold, canName, rankOf, sameValue } from '../../src/rulebook/fact-value.ts';

const about = { question: '', help: '', ask: 'product', changeable: true } as const;
const choices = [
  { id: 'public', label: '' },
  { id: 'secret', label: '' },
];
const level: EnumFact = {
  ...about,
  id: 'data.level',
  type: 'enum',
  ordered: true,
  values: choices,
  derivation: null,
};
const kinds: Fact = { ...about, id: 'data.kinds', type: 'set', alone: null, members: choices };
const calls: Fact = { ...about, id: 'load.calls', type: 'number', unit: '', min: 0, max: 10, step: 0.5 };
const vital: Fact = { ...about, id: 'load.vital', type: 'boolean', yes: '', no: '' };
const owner: Fact = { ...about, id: 'decision.owner', type: 'text' };

describe('which values a fact can have', () => {
  test.each<[Fact, readonly FactValue[], readonly FactValue[]]>([
    [level, ['public', 'secret'], ['open', '', 0, true, ['public'], []]],
    [kinds, [[], ['secret'], ['public', 'secret']], ['public', true, 1, ['open'], ['public', 'open']]],
    [calls, [0, 0.5, 10], [-0.5, 10.5, 0.25, Number.NaN, '5', true, []]],
    [vital, [true, false], ['true', 1, 0, []]],
    [owner, ['Ann'], ['TBD', '', 1, false, ['Ann']]],
  ])('$id', (fact, held, others) => {
    expect(held.filter((value) => !canHold(fact, value))).toEqual([]);
    expect(others.filter((value) => canHold(fact, value))).toEqual([]);
  });

  test('a condition names single members of a set', () => {
    expect(canName(kinds, 'secret')).toBe(true);
    expect(canName(kinds, 'open')).toBe(false);
  });
});

test('a value has its place among those of the fact, and no other text has one', () => {
  expect(rankOf(level, 'secret')).toBe(1);
  expect(() => rankOf(level, 'open')).toThrow('data.level has no value "open".');
});

test('values are the same where they are written alike', () => {
  expect(sameValue<FactValue>(['a', 'b'], ['a', 'b'])).toBe(true);
  expect(sameValue<FactValue>('1', 1)).toBe(false);
  expect(sameValue<FactValue>(false, null)).toBe(false);
});

test('an id is a group and a name', () => {
  expect(partsOfId('data.kinds')).toEqual({ group: 'data', name: 'kinds' });
  expect(partsOfId('kinds')).toEqual({ group: '', name: 'kinds' });
});
