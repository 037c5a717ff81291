import { describe, expect, test } from 'vitest';
import { contradictions } from '../../src/profile/contradictions.ts';
import type { Profile } from '../../src/profile/profile.ts';
import { factsFrom } from '../../src/rulebook/derive.ts';
import { readSource } from '../../src/yaml/parse.ts';
import { fileOf } from '../yaml/texts.ts';
import { form, readRivers } from './rivers.ts';

function profileOf(text: string): Profile {
  const outcome = readSource(fileOf(text), 'a profile', readRivers);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const volumeOf = (text: string) => factsFrom(profileOf(text).stated, form.rulebook.facts).get('water.volume');

describe('what is known', () => {
  test.each([
    ['river: { width: 10, length: 0 }', 'low'],
    ['river: { width: 9.9, length: 10 }', 'low'],
    ['river: { width: 10, length: 10 }', 'middle'],
    ['river: { width: 100, length: 10 }', 'high'],
  ])('follows from %s', (text, value) => {
    expect(volumeOf(text)).toEqual({ value, origin: 'derived' });
  });

  test('is nothing where a number is missing', () => {
    expect(volumeOf('river: { width: 100 }')).toBeUndefined();
    expect(volumeOf('river: { width: 100, length: }')).toBeUndefined();
  });

  test('is what the numbers say where a stated value contradicts them, and that is told', () => {
    const text = 'river: { width: 100, length: 10 }\nwater: { volume: low }';
    expect(volumeOf(text)).toEqual({ value: 'high', origin: 'derived' });
    expect(contradictions(profileOf(text), form.rulebook)).toEqual([
      { fact: 'water.volume', stated: 'low', derived: 'high' },
    ]);
  });

  test('is no contradiction where the numbers agree, are missing, or nothing is stated', () => {
    for (const text of [
      'river: { width: 100, length: 10 }\nwater: { volume: high }',
      'river: { width: 100 }\nwater: { volume: low }',
      'river: { width: 100, length: 10 }',
    ])
      expect(contradictions(profileOf(text), form.rulebook)).toEqual([]);
  });

  test('stands in the order of the rulebook', () => {
    const text = 'water: { volume: low }\nriver: { fish: [], kind: delta }';
    expect([...factsFrom(profileOf(text).stated, form.rulebook.facts).keys()]).toEqual([
      'river.kind',
      'river.fish',
      'water.volume',
    ]);
  });
});
