import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Evaluation } from '../../src/engine/evaluation.ts';
import { at } from '../../src/rulebook/at.ts';
import { diceOf, inventFactors, inventKnowledge, inventModel } from './invent.ts';
import { workOut } from './oracle.ts';

const SIZE = { facts: 12, rules: 40, options: 4, criteria: 6 };

test('an evaluation agrees with working everything out anew after any sequence of changes', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(20), (seed, changes) => {
      const model = inventModel(seed, SIZE);
      const dice = diceOf(seed + 1);
      const factors = inventFactors(model, dice);
      const evaluation = new Evaluation(model, factors, inventKnowledge(model, dice, 5));
      for (let change = 0; change < changes; change++) {
        const variable = dice(evaluation.knowledge.length);
        evaluation.set(variable, 1 + dice(at(model.form.anything, variable)));
      }
      const expected = workOut(model, factors, evaluation.knowledge);
      expect([...evaluation.truths]).toEqual(expected.truths);
      expect([...evaluation.sums]).toEqual(expected.sums);
      expect([...evaluation.weights]).toEqual(expected.weights);
      expect([...evaluation.ratings]).toEqual(expected.ratings.flat());
      expect([...evaluation.excluded].map(Boolean)).toEqual(expected.excluded);
      expect(evaluation.winner()).toBe(expected.winner);
    }),
    { numRuns: 200 },
  );
});
