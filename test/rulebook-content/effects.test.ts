import { expect, test } from 'vitest';
import { randomSituations } from '../../src/build/reference/situations.ts';
import { tallyOf } from '../../src/build/reference/tally.ts';
import { at } from '../../src/rulebook/at.ts';
import { model, report } from './built-in.ts';

const tally = tallyOf(model, randomSituations(model));

test('no effect on a rating is cut off wholly in more than half of the random profiles in which its rule fires', () => {
  const silenced = model.rules.flatMap(({ index, rule }) => {
    const { cut, fires } = at(tally.rules, index);
    const effects = cut.map(({ wholly }, place) => ({
      effect: rule.rate[place - rule.weight.length],
      wholly,
    }));
    return effects
      .filter(({ wholly }) => wholly > fires / 2)
      .map(
        ({ effect, wholly }) =>
          `${rule.id}: ${effect?.option} on ${effect?.criterion}, ${wholly} of ${fires}`,
      );
  });
  expect(silenced).toEqual([]);
});

test('every rule fires in some random profile', () => {
  const idle = model.rules.filter(({ index }) => at(tally.rules, index).fires === 0);
  report(
    `decide in none: ${model.rules.filter(({ index }) => at(tally.rules, index).decides === 0).map(({ rule }) => rule.id)}`,
  );
  expect(idle.map(({ rule }) => rule.id)).toEqual([]);
});
