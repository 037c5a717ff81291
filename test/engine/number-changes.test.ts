import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ANALYSIS_WORK, Budget } from '../../src/engine/budget.ts';
import { compile, type Model } from '../../src/engine/model.ts';
import { NumberChanges } from '../../src/engine/number-changes.ts';
import { at, missing } from '../../src/rulebook/at.ts';
import type { Condition } from '../../src/rulebook/condition.ts';
import { factsFrom } from '../../src/rulebook/derive.ts';
import { type Fact, type NumberFact, settableAt, stepsOf } from '../../src/rulebook/fact.ts';
import { type Facts, statedFacts } from '../../src/rulebook/facts.ts';
import { diceOf, inventRulebook, knowledgeFrom } from './invent.ts';

const NAMES = ['group.width', 'group.depth'] as const;
const DERIVED = 'group.size';

/** Two numbers that rules ask for, neither from zero on, and a fact that follows from them; what is known of all three. */
function invent(seed: number): {
  readonly model: Model;
  readonly numbers: readonly NumberFact[];
  known: Facts;
} {
  const dice = diceOf(seed);
  const base = { question: '?', help: '', ask: 'product', changeable: true } as const;
  const numbers = NAMES.map((id): NumberFact => {
    const [min, step] = [at([2, 10, 0.5], dice(3)), at([1, 0.5, 4], dice(3))];
    return { ...base, id, type: 'number', unit: 'metres', min, max: min + step * (5 + dice(40)), step };
  });
  const values = ['small', 'middling', 'large'].map((id) => ({ id, label: id }));
  const derivation = { product: NAMES.map((id) => [id]), cuts: [50 + dice(100), 200 + dice(1000)] };
  const derived: Fact = { ...base, id: DERIVED, type: 'enum', ordered: true, values, derivation };
  const facts = [...numbers, derived];
  const asks = numbers.flatMap((fact): readonly Condition[] =>
    Array.from({ length: dice(3) }, () => {
      const value = settableAt(fact, dice(stepsOf(fact)));
      const operator = at(['at_least', 'above', 'at_most', 'below'] as const, dice(4));
      return { kind: 'atom', fact: fact.id, test: { operator, value } };
    }),
  );
  const isSize = (value: string): Condition => ({
    kind: 'atom',
    fact: DERIVED,
    test: { operator: 'in', values: [value] },
  });
  const rulebook = inventRulebook(seed, { facts: 1, rules: 0, options: 2, criteria: 1 });
  const rules = [...asks, isSize('small'), isSize('large')].map((when, index) => ({
    ...{ id: `rule-${index}`, when, weight: [], rate: [], exclude: [], actions: [] },
    ...{ because: 'It was invented.', reasons: [], claims: [], basis: 'judgement' as const },
  }));
  const stated = numbers.map((fact) => [fact.id, settableAt(fact, dice(stepsOf(fact) + 1))] as const);
  const always: Condition = { kind: 'all', of: [] };
  const options = rulebook.options.map((each) => ({
    ...each,
    patterns: [{ id: 'p', title: 'P', when: always }],
  }));
  const model = compile({ ...rulebook, facts, options, rules });
  return { model, numbers, known: factsFrom(statedFacts(stated), facts) };
}

const numberIn = (known: Facts, { id }: NumberFact): number => Number(known.get(id)?.value);

/** For each other state of what rules can tell apart the settable number nearest to the known one that leads there. */
function nearestByState(
  model: Model,
  known: Facts,
  fact: NumberFact,
): ReadonlyMap<string, ReadonlySet<number>> {
  const from = numberIn(known, fact);
  const nearest = new Map<string, Set<number>>();
  const stateAt = (value: number) => {
    const others = [...known].filter(([id]) => id !== DERIVED && id !== fact.id);
    const stated = [...others.map(([id, each]) => [id, each.value] as const), [fact.id, value] as const];
    return knowledgeFrom(model, factsFrom(statedFacts(stated), model.rulebook.facts)).join();
  };
  for (let step = 0; step <= stepsOf(fact); step++) {
    const [value, state] = [settableAt(fact, step), stateAt(settableAt(fact, step))];
    if (state === stateAt(from)) continue;
    const [known] = nearest.get(state) ?? [];
    const [distance, least] = [
      Math.abs(value - from),
      known === undefined ? Infinity : Math.abs(known - from),
    ];
    if (distance < least) nearest.set(state, new Set([value]));
    else if (distance === least) nearest.get(state)?.add(value);
  }
  return nearest;
}

test('a number changes to the nearest one of each state that rules can tell, also through what follows from it', () => {
  const seen = { up: 0, down: 0, derived: 0 };
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { model, numbers, known } = invent(seed);
      const changes = new NumberChanges(model, known, new Budget(ANALYSIS_WORK));
      for (const fact of numbers) {
        const from = numberIn(known, fact);
        const expected = nearestByState(model, known, fact);
        const found = changes.of(fact, from, false);
        expect(found).toHaveLength(expected.size);
        const knowledge = knowledgeFrom(model, known);
        for (const { change, moves, size, isForEstimate } of found) {
          const after = knowledge.slice();
          for (const { variable, bit } of moves) {
            expect(bit).not.toBe(after[variable]);
            after[variable] = bit;
          }
          const to = Number(change.to);
          expect([...(expected.get(after.join()) ?? [])]).toContain(to);
          expect(change).toEqual({ fact: fact.id, member: null, from, to });
          expect(size).toBeCloseTo(Math.abs(to - from) / Math.max(to, from));
          expect(isForEstimate).toBe(false);
          seen[to > from ? 'up' : 'down']++;
          if (moves.length === 2) seen.derived++;
        }
        const distances = found.map(({ change }) => Math.abs(Number(change.to) - from));
        expect(distances).toEqual(distances.toSorted((a, b) => a - b));
      }
    }),
    { numRuns: 200 },
  );
  expect(Math.min(seen.up, seen.down, seen.derived)).toBeGreaterThan(20);
});

test('where an estimate reads a number, it also changes to round ones, its least and its greatest', () => {
  let beside = 0;
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { model, numbers, known } = invent(seed);
      const changes = new NumberChanges(model, known, new Budget(ANALYSIS_WORK));
      for (const fact of numbers) {
        const from = numberIn(known, fact);
        const [without, found] = [false, true].map((isEstimated) => changes.of(fact, from, isEstimated));
        const round = [...Array(7).keys()].flatMap((power) =>
          [1, 2, 5].map((each) => each * 10 ** (power - 3)),
        );
        const grid = new Set(
          [fact.min, settableAt(fact, stepsOf(fact)), ...round]
            .filter((each) => each >= fact.min && each <= fact.max && (each >= fact.step || each >= fact.min))
            .map((each) => settableAt(fact, Math.floor((each - fact.min) / fact.step + 1e-9))),
        );
        grid.delete(from);
        const reached = new Set((found ?? []).map(({ change }) => change.to));
        for (const each of grid) if (each >= fact.step) expect([...reached]).toContain(each);
        for (const { change, isForEstimate } of found ?? missing())
          if (isForEstimate) {
            expect([...grid]).toContain(change.to);
            beside++;
          }
        expect((found ?? []).filter((each) => !each.isForEstimate)).toHaveLength(without?.length ?? -1);
      }
    }),
    { numRuns: 100 },
  );
  expect(beside).toBeGreaterThan(100);
});

test('what the budget does not allow is left out', () => {
  const { model, numbers, known } = invent(3);
  const fact = at(numbers, 0);
  const budget = new Budget(1);
  expect(new NumberChanges(model, known, budget).of(fact, numberIn(known, fact), true)).toEqual([]);
  expect(budget.isSpent).toBe(true);
});
