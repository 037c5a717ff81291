import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../../src/engine/evaluate.ts';
import { Tally } from '../../src/engine/tally.ts';
import { diceOf, inventFactors, inventKnowledge, inventModel } from './invent.ts';

const SIZE = { facts: 12, rules: 40, options: 4, criteria: 6 };

test('a tally agrees with evaluating everything anew after any sequence of changes', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const model = inventModel(seed, SIZE);
      const dice = diceOf(seed + 1);
      const factors = inventFactors(model, dice);
      const tally = new Tally(model, factors, inventKnowledge(model, dice, 5));
      for (let change = 0; change < 20; change++) {
        const variable = dice(tally.knowledge.length);
        tally.set(variable, 1 + dice(model.form.anything[variable]));
      }
      const expected = evaluate(model, factors, tally.knowledge);
      expect([...tally.truths.slice(0, model.rules.length)]).toEqual(expected.truths);
      expect(tally.sums).toEqual(expected.sums);
      expect([...tally.weights]).toEqual(expected.weights);
      expect([...tally.ratings]).toEqual(expected.ratings);
      expect(expected.excluded.map((_, option) => tally.isExcluded(option))).toEqual(expected.excluded);
      expect(tally.winner()).toBe(expected.winner);
    }),
    { numRuns: 200 },
  );
});
