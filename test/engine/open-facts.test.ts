import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMPLETIONS, sampleWinners } from '../../src/engine/completions.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import { compile, type Model } from '../../src/engine/model.ts';
import { openFacts } from '../../src/engine/open-facts.ts';
import { Tally } from '../../src/engine/tally.ts';
import type { Knowledge } from '../../src/rulebook/normal-form.ts';
import {
  allCompletions,
  diceOf,
  inventFactors,
  inventKnowledge,
  inventModel,
  inventRulebook,
} from './invent.ts';

const SMALL = { facts: 7, rules: 12, options: 3, criteria: 4 };

/** Every fact that changes the winner alone in some completion, with the winners on both sides. */
function bruteForce(model: Model, factors: Float64Array, completions: readonly Knowledge[]) {
  const winners = new Map(completions.map((each) => [each.join(), evaluate(model, factors, each).winner]));
  const open = new Map<string, Set<number>>();
  for (const completion of completions) {
    const winner = winners.get(completion.join()) ?? -1;
    model.form.variables.forEach(({ fact, cells }, variable) => {
      cells.forEach((_, cell) => {
        const other = winners.get(completion.with(variable, 1 << cell).join());
        if (other === undefined || other === winner) return;
        const seen = open.get(fact.id) ?? new Set();
        open.set(fact.id, seen.add(other).add(winner));
      });
    });
  }
  return open;
}

test('a fact is open exactly where some completion hangs on it alone', () => {
  let open = 0;
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 3, max: 7 }), (seed, known) => {
      const model = inventModel(seed, SMALL);
      const dice = diceOf(seed + 1);
      const factors = inventFactors(model, dice);
      const knowledge = inventKnowledge(model, dice, known);
      const completions = allCompletions(model, knowledge, 1500);
      if (completions === null) return;
      const expected = bruteForce(model, factors, completions);
      const tally = new Tally(model, factors, knowledge);
      const found = openFacts(tally, 0);
      open += found.length;
      expect(tally.knowledge).toEqual(knowledge);
      expect(found.map((each) => each.fact).sort()).toEqual([...expected.keys()].sort());
      for (const { fact, couldBecome, swing, proved } of found) {
        expect(proved).toBe(true);
        if (swing > 0.05) for (const option of couldBecome) expect(expected.get(fact)).toContain(option);
      }
      const few = openFacts(tally, 0, 2);
      expect(few).toHaveLength(Math.min(2, found.length));
      const swings = few.map((each) => found.find(({ fact }) => fact === each.fact)?.swing ?? Number.NaN);
      swings.forEach((swing, place) => {
        expect(swing).toBeGreaterThan(found[place].swing - 0.15);
      });
    }),
    { numRuns: 160 },
  );
  expect(open).toBeGreaterThan(60);
});

test('every listed value is equally likely, also where rules tell only one of them apart', () => {
  const invented = inventRulebook(3, { facts: 4, rules: 1, options: 2, criteria: 1 });
  const fact = invented.facts[3];
  if (fact.type !== 'enum') throw new Error('The fourth invented fact lists its values.');
  const always = { kind: 'all', of: [] } as const;
  const when = {
    kind: 'atom',
    fact: fact.id,
    test: { operator: 'in', values: [fact.values[0].id] },
  } as const;
  const model = compile({
    ...invented,
    options: invented.options.map((option) => ({
      ...option,
      patterns: [{ id: 'any', title: 'Any', when: always }],
    })),
    rules: [
      { ...invented.rules[0], when, weight: [], rate: [], actions: [], exclude: ['option-0', 'option-1'] },
    ],
  });
  const tally = new Tally(model, Float64Array.of(1), model.form.anything);
  const none = sampleWinners(tally).filter((winner) => winner === -1).length;
  expect(none / COMPLETIONS).toBeCloseTo(1 / fact.values.length, 1);
  const verdict = tally.winner();
  expect(openFacts(tally, verdict)).toEqual([{ fact: fact.id, swing: 1, couldBecome: [-1], proved: true }]);
});

test('values are drawn as often as the rulebook calls them common', () => {
  const invented = inventRulebook(3, { facts: 4, rules: 1, options: 2, criteria: 1 });
  const fact = invented.facts[3];
  if (fact.type !== 'enum') throw new Error('The fourth invented fact lists its values.');
  const rare = fact.values[0].id;
  const shares = Object.fromEntries(
    fact.values.map(({ id }) => [id, id === rare ? 1 : 9 / (fact.values.length - 1)]),
  );
  const always = { kind: 'all', of: [] } as const;
  const when = { kind: 'atom', fact: fact.id, test: { operator: 'in', values: [rare] } } as const;
  const rule = { ...invented.rules[0], when, weight: [], rate: [], actions: [] };
  const model = compile({
    ...invented,
    facts: [...invented.facts.slice(0, 3), { ...fact, shares }],
    options: invented.options.map((option) => ({
      ...option,
      patterns: [{ id: 'any', title: 'Any', when: always }],
    })),
    rules: [{ ...rule, exclude: invented.options.map((option) => option.id) }],
  });
  const tally = new Tally(model, Float64Array.of(1), model.form.anything);
  const none = sampleWinners(tally).filter((winner) => winner === -1).length;
  expect(none / COMPLETIONS).toBeCloseTo(0.1, 1);
  expect(none / COMPLETIONS).toBeLessThan(0.14);
});

test('the same input gives the same sample', () => {
  const model = inventModel(5, { facts: 20, rules: 50, options: 4, criteria: 6 });
  const factors = new Float64Array(6).fill(1);
  const winners = () => sampleWinners(new Tally(model, factors, model.form.anything));
  expect(new Set(winners()).size).toBeGreaterThan(1);
  expect(winners()).toEqual(winners());
});
