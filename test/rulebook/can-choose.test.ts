import { describe, expect, test } from 'vitest';
import { canChoose } from '../../src/rulebook/can-choose.ts';
import type { Changeable, Fact, FactValue } from '../../src/rulebook/fact.ts';

const WAYS: readonly Changeable[] = ['up', 'down', true, false];

const about = (changeable: Changeable) =>
  ({ id: 'group.name', question: '', help: '', ask: 'product', changeable }) as const;
const choices = ['none', 'some', 'all'].map((id) => ({ id, label: '' }));

type Make = (changeable: Changeable) => Fact;
const level: Make = (way) => ({
  ...about(way),
  type: 'enum',
  ordered: true,
  values: choices,
  derivation: null,
});
const kind: Make = (way) => ({
  ...about(way),
  type: 'enum',
  ordered: false,
  values: choices,
  derivation: null,
});
const amount: Make = (way) => ({ ...about(way), type: 'number', unit: '', min: 0, max: 10, step: 1 });
const vital: Make = (way) => ({ ...about(way), type: 'boolean', yes: '', no: '' });
const owned: Make = (way) => ({ ...about(way), type: 'set', members: choices, alone: 'none' });

describe('what a team can choose', () => {
  test.each<[string, Make, FactValue, FactValue]>([
    ['a later value', level, 'some', 'all'],
    ['a later value of a list without order', kind, 'none', 'some'],
    ['a larger number', amount, 2, 10],
    ['yes', vital, false, true],
    ['one more member', owned, ['some'], ['some', 'all']],
    ['the first member', owned, ['none'], ['all']],
    ['one member, told by itself', owned, false, true],
  ])('%s is up, and back is down', (_, make, low, high) => {
    const chosen = (from: FactValue, to: FactValue) => WAYS.filter((way) => canChoose(make(way), from, to));
    expect(chosen(low, high)).toEqual(['up', true]);
    expect(chosen(high, low)).toEqual(['down', true]);
  });

  test('one member for another is neither', () => {
    expect(WAYS.filter((way) => canChoose(owned(way), ['some'], ['all']))).toEqual([true]);
  });
});
