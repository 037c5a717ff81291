import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adviseWith } from '../../src/engine/advice.ts';
import { COMPLETIONS, sampleWinners } from '../../src/engine/completions.ts';
import { Evaluation } from '../../src/engine/evaluation.ts';
import { compile, type Model } from '../../src/engine/model.ts';
import { openFactsOf } from '../../src/engine/open-facts.ts';
import type { PriorityFactors } from '../../src/engine/priorities.ts';
import { at, missing } from '../../src/rulebook/at.ts';
import type { Knowledge } from '../../src/rulebook/normal-form.ts';
import { allCompletions, diceOf, inventFactors, inventFacts, inventModel, inventRulebook } from './invent.ts';
import { workOut } from './oracle.ts';

const SMALL = { facts: 7, rules: 12, options: 3, criteria: 4 };

/** Every fact that changes the winner alone in some completion, with the winners on both sides. */
function bruteForce(model: Model, factors: PriorityFactors, completions: readonly Knowledge[]) {
  const nameOf = (winner: number) => model.rulebook.options[winner]?.id ?? 'none fits';
  const winners = new Map(
    completions.map((each) => [each.join(), nameOf(workOut(model, factors, each).winner)]),
  );
  const open = new Map<string, Set<string>>();
  for (const completion of completions) {
    const winner = winners.get(completion.join()) ?? missing();
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
  const named = new Set<string>();
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 3, max: 7 }), (seed, known) => {
      const model = inventModel(seed, SMALL);
      const dice = diceOf(seed + 1);
      const factors = inventFactors(model, dice);
      const advice = adviseWith(model, inventFacts(model.rulebook, dice, known), factors);
      if (advice === null) return;
      const completions = allCompletions(model, advice.evaluation.knowledge, 1500);
      if (completions === null) return;
      const expected = bruteForce(model, factors, completions);
      const found = openFactsOf(advice);
      open += found.length;
      expect(found.map((each) => each.fact).sort()).toEqual([...expected.keys()].sort());
      for (const { fact, couldBecome, swing, proved } of found) {
        expect(proved).toBe(true);
        for (const option of couldBecome) named.add(option);
        if (swing > 0.05) for (const option of couldBecome) expect(expected.get(fact)).toContain(option);
      }
      const few = openFactsOf(advice, 2);
      for (const { swing } of few) expect(Math.round(swing * 256) / 256).toBe(swing);
      for (const { swing } of found) expect(Math.round(swing * 1000) / 1000).toBe(swing);
      expect(few).toHaveLength(Math.min(2, found.length));
      const swings = few.map((each) => found.find(({ fact }) => fact === each.fact)?.swing ?? Number.NaN);
      swings.forEach((swing, place) => {
        expect(swing).toBeGreaterThan(at(found, place).swing - 0.15);
      });
    }),
    { numRuns: 160 },
  );
  expect(open).toBeGreaterThan(60);
  expect([...named].sort()).toEqual(['option-0', 'option-1', 'option-2']);
});

test('every listed value is equally likely, also where rules tell only one of them apart', () => {
  const invented = inventRulebook(3, { facts: 4, rules: 1, options: 2, criteria: 1 });
  const fact = at(invented.facts, 3);
  if (fact.type !== 'enum') throw new Error('The fourth invented fact lists its values.');
  const always = { kind: 'all', of: [] } as const;
  const when = {
    kind: 'atom',
    fact: fact.id,
    test: { operator: 'in', values: [at(fact.values, 0).id] },
  } as const;
  const model = compile({
    ...invented,
    options: invented.options.map((option) => ({
      ...option,
      patterns: [{ id: 'any', title: 'Any', when: always }],
    })),
    rules: [
      {
        ...at(invented.rules, 0),
        when,
        weight: [],
        rate: [],
        actions: [],
        exclude: ['option-0', 'option-1'],
      },
    ],
  });
  const evaluation = new Evaluation(model, [1], model.form.anything);
  const none = sampleWinners(evaluation).filter((winner) => winner === -1).length;
  expect(none / COMPLETIONS).toBeCloseTo(1 / fact.values.length, 1);
  const advice = adviseWith(model, new Map(), [1]) ?? missing();
  expect(openFactsOf(advice)).toEqual([{ fact: fact.id, swing: 1, couldBecome: [], proved: true }]);
});

test('values are drawn as often as the rulebook calls them common', () => {
  const invented = inventRulebook(3, { facts: 4, rules: 1, options: 2, criteria: 1 });
  const fact = at(invented.facts, 3);
  if (fact.type !== 'enum') throw new Error('The fourth invented fact lists its values.');
  const rare = at(fact.values, 0).id;
  const shares = Object.fromEntries(
    fact.values.map(({ id }) => [id, id === rare ? 1 : 9 / (fact.values.length - 1)]),
  );
  const always = { kind: 'all', of: [] } as const;
  const when = { kind: 'atom', fact: fact.id, test: { operator: 'in', values: [rare] } } as const;
  const rule = { ...at(invented.rules, 0), when, weight: [], rate: [], actions: [] };
  const model = compile({
    ...invented,
    facts: [...invented.facts.slice(0, 3), { ...fact, shares }],
    options: invented.options.map((option) => ({
      ...option,
      patterns: [{ id: 'any', title: 'Any', when: always }],
    })),
    rules: [{ ...rule, exclude: invented.options.map((option) => option.id) }],
  });
  const evaluation = new Evaluation(model, [1], model.form.anything);
  const none = sampleWinners(evaluation).filter((winner) => winner === -1).length;
  expect(none / COMPLETIONS).toBeCloseTo(0.1, 1);
  expect(none / COMPLETIONS).toBeLessThan(0.14);
});

test('the same input gives the same sample', () => {
  const model = inventModel(5, { facts: 20, rules: 50, options: 4, criteria: 6 });
  const factors = Array<number>(6).fill(1);
  const winners = () => sampleWinners(new Evaluation(model, factors, model.form.anything));
  expect(new Set(winners()).size).toBeGreaterThan(1);
  expect(winners()).toEqual(winners());
});
