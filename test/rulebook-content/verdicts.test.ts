import { describe, expect, test } from 'vitest';
import { draw } from '../../src/engine/random.ts';
import type { Facts } from '../../src/rulebook/facts.ts';
import { adviceOn, estimator, factsIn, realCases, report, USES } from './built-in.ts';

describe("the document's own uses", () => {
  test.each(USES)('%s: %s, and not by a hair', (name, option) => {
    const advice = adviceOn(factsIn(`examples/${name}.yaml`), estimator);
    report(`${name}: ${advice.ranking.join(' > ')}, margin ${advice.margin.toFixed(1)}`);
    expect(advice.verdict).toBe(option);
    expect(advice.margin).toBeGreaterThan(3);
  });
});

describe('documented decisions of real organisations', () => {
  const places = realCases().map((real) => {
    const { ranking, margin } = adviceOn(real.facts);
    report(`${real.name}: ${ranking.join(' > ')}, margin ${margin.toFixed(1)}, chose ${real.chosen}`);
    return ranking.indexOf(real.chosen) + 1;
  });
  const within = (place: number) => places.filter((each) => each <= place).length;

  test('at least ten of twelve come out as they were decided, all twelve among the first two', () => {
    report(`first: ${within(1)}, among the first two: ${within(2)}, of ${places.length}`);
    expect(places).toHaveLength(12);
    expect(within(1)).toBeGreaterThanOrEqual(10);
    expect(within(2)).toBe(12);
  });
});

/** Three quarters of the facts or so, at random but the same ones on every run. */
function thinned(facts: Facts, seed: number): Facts {
  return new Map([...facts].filter((_, index) => draw(seed * 7919, index) < 0.75));
}

/** The share of thinned versions of a profile that come out with a given option. */
function keeps(facts: Facts, option: string): number {
  const seeds = Array.from({ length: 100 }, (_, seed) => seed);
  return seeds.filter((seed) => adviceOn(thinned(facts, seed)).verdict === option).length / seeds.length;
}

/** The floors lie a little below what was measured: a change of the rulebook must not make it more brittle. */
describe('with a quarter of the facts left out', () => {
  test("the document's uses mostly keep their verdict", () => {
    const shares = USES.map(([name, option]) => {
      const share = keeps(factsIn(`examples/${name}.yaml`), option);
      report(`${name}: ${share.toFixed(2)} keep it`);
      return share;
    });
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.65);
    expect(mean(shares)).toBeGreaterThanOrEqual(0.92);
  });

  test('real cases mostly keep theirs', () => {
    const shares = realCases().map((real) => keeps(real.facts, real.chosen));
    report(`real cases: ${mean(shares).toFixed(2)} keep it`);
    expect(mean(shares)).toBeGreaterThanOrEqual(0.85);
  });
});

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
