import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Evaluation } from '../../src/engine/evaluation.ts';
import { greatestLead } from '../../src/engine/lead.ts';
import { settle } from '../../src/engine/settle.ts';
import { at } from '../../src/rulebook/at.ts';
import { allCompletions, diceOf, inventFactors, inventKnowledge, inventModel } from './invent.ts';
import { workOut } from './oracle.ts';

const SMALL = { facts: 7, rules: 14, criteria: 4 };
const LARGE = { facts: 25, rules: 60, options: 4, criteria: 10 };

test('settled means that all completions have one winner, and open that two of them differ', () => {
  const seen = { settled: 0, open: 0, 'none fits': 0 };
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 2, max: 8 }), (seed, known) => {
      const model = inventModel(seed, { ...SMALL, options: 1 + (seed % 3) });
      const dice = diceOf(seed + 1);
      const factors = inventFactors(model, dice);
      const knowledge = inventKnowledge(model, dice, known);
      const completions = allCompletions(model, knowledge, 3000);
      if (completions === null) return;
      const winners = new Set(completions.map((each) => workOut(model, factors, each).winner));
      const evaluation = new Evaluation(model, factors, knowledge);
      const settlement = settle(evaluation);
      expect(evaluation.knowledge).toEqual(knowledge);
      seen[settlement.kind]++;
      if (settlement.kind === 'settled') {
        expect([...winners]).toEqual([settlement.winner]);
        if (settlement.winner === -1) seen['none fits']++;
      } else {
        expect(settlement.proved).toBe(true);
        expect(winners.size).toBeGreaterThan(1);
      }
    }),
    { numRuns: 200 },
  );
  expect(Math.min(seen.settled, seen.open, seen['none fits'])).toBeGreaterThan(0);
});

test('no completion contradicts what is settled', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const model = inventModel(seed, LARGE);
      const dice = diceOf(seed + 1);
      const factors = inventFactors(model, dice);
      const knowledge = inventKnowledge(model, dice, 8);
      const settlement = settle(new Evaluation(model, factors, knowledge));
      if (settlement.kind !== 'settled') return;
      for (let completion = 0; completion < 200; completion++) {
        const complete = knowledge.map((mask, variable) => {
          const cells = at(model.form.variables, variable).cells.length;
          return (mask & (mask - 1)) === 0 ? mask : 1 << dice(cells);
        });
        expect(workOut(model, factors, complete).winner).toBe(settlement.winner);
      }
    }),
    { numRuns: 100 },
  );
});

test('no completion leads by more than the bound says', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const model = inventModel(seed, LARGE);
      const dice = diceOf(seed + 1);
      const factors = inventFactors(model, dice);
      const evaluation = new Evaluation(model, factors, inventKnowledge(model, dice, 5));
      const lead = greatestLead(evaluation, 0, 1);
      for (let completion = 0; completion < 50; completion++) {
        const complete = evaluation.knowledge.map((mask, variable) => {
          const cells = at(model.form.variables, variable).cells.length;
          return (mask & (mask - 1)) === 0 ? mask : 1 << dice(cells);
        });
        const { sums } = workOut(model, factors, complete);
        expect((sums[0] ?? 0) - (sums[1] ?? 0)).toBeLessThanOrEqual(lead);
      }
    }),
    { numRuns: 50 },
  );
});

test('a search that reaches its limit says so instead of claiming anything', () => {
  const unproved = Array.from({ length: 60 }, (_, seed) => {
    const model = inventModel(seed, LARGE);
    const dice = diceOf(seed + 1);
    return settle(new Evaluation(model, inventFactors(model, dice), inventKnowledge(model, dice, 8)), 2);
  }).filter((settlement) => settlement.kind === 'open' && !settlement.proved);
  expect(unproved.length).toBeGreaterThan(0);
});
