import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at } from '../../src/rulebook/at.ts';
import { satisfies } from '../../src/rulebook/cells.ts';
import type { Condition, Test } from '../../src/rulebook/condition.ts';
import type { Fact, FactValue } from '../../src/rulebook/fact.ts';
import { statedFacts } from '../../src/rulebook/facts.ts';
import {
  FALSE,
  knowledgeOf,
  normalise,
  TooFine,
  TRUE,
  truthOf,
  UNKNOWN,
} from '../../src/rulebook/normal-form.ts';
import { anyValueOf, assignmentOf, conditionOver, someFacts, testOf } from './arbitrary.ts';

type Values = ReadonlyMap<string, FactValue>;

/** What a question means, said as plainly as possible. */
function answer(fact: Fact, value: FactValue, asked: Test): boolean {
  if (asked.operator === 'includes')
    return Array.isArray(value) && asked.members.some((member) => value.includes(member));
  if (asked.operator === 'in') return asked.values.some((wanted) => wanted === value);
  if (asked.operator === 'starts_with') throw new Error('Rulebooks have no free texts.');
  const rank = (of: unknown): number =>
    fact.type === 'enum' ? fact.values.map((choice) => choice.id).indexOf(String(of)) : Number(of);
  const [found, bound] = [rank(value), rank(asked.value)];
  return { at_least: found >= bound, at_most: found <= bound, above: found > bound, below: found < bound }[
    asked.operator
  ];
}

function holds(condition: Condition, facts: readonly Fact[], values: Values): boolean {
  if (condition.kind === 'not') return !holds(condition.of, facts, values);
  if (condition.kind !== 'atom') {
    const answers = condition.of.map((part) => holds(part, facts, values));
    return condition.kind === 'all' ? answers.every(Boolean) : answers.some(Boolean);
  }
  const fact = facts.find((known) => known.id === condition.fact);
  const value = values.get(condition.fact);
  if (fact === undefined || value === undefined) throw new Error(`no value of ${condition.fact}`);
  return answer(fact, value, condition.test);
}

/** Facts, conditions over them, and a value for each. */
const cases = someFacts.chain((facts) =>
  fc.record({
    facts: fc.constant(facts),
    conditions: fc.array(conditionOver(facts), { minLength: 1, maxLength: 4 }),
    values: assignmentOf(facts),
    known: fc.subarray(facts.map((fact) => fact.id)),
  }),
);

describe('the normal form', () => {
  test('answers as the conditions do where every fact is known', () => {
    fc.assert(
      fc.property(cases, ({ facts, conditions, values }) => {
        const form = normalise(facts, conditions);
        const knowledge = knowledgeOf(form, statedFacts(values));
        conditions.forEach((condition, index) => {
          const expected = holds(condition, facts, values) ? TRUE : FALSE;
          expect(truthOf(at(form.conditions, index), knowledge)).toBe(expected);
        });
      }),
      { numRuns: 600 },
    );
  });

  test('says true or false of unknown facts only where every completion agrees', () => {
    let decided = 0;
    fc.assert(
      fc.property(cases, ({ facts, conditions, values, known }) => {
        const form = normalise(facts, conditions);
        const partly = statedFacts([...values].filter(([id]) => known.includes(id)));
        conditions.forEach((condition, index) => {
          const truth = truthOf(at(form.conditions, index), knowledgeOf(form, partly));
          if (truth === UNKNOWN) return;
          if (known.length < facts.length) decided++;
          expect(truth === TRUE).toBe(holds(condition, facts, values));
        });
      }),
      { numRuns: 600 },
    );
    expect(decided).toBeGreaterThan(100);
  });

  test('refuses what nobody could review', () => {
    const members = Array.from({ length: 18 }, (_, at) => ({ id: `m${at}`, label: 'M' }));
    const base = {
      id: 'river.fish',
      question: 'Which?',
      help: 'Look.',
      ask: 'product',
      changeable: true,
    } as const;
    const asks = (member: number): Condition => ({
      kind: 'atom',
      fact: base.id,
      test: { operator: 'includes', members: [`m${member}`] },
    });
    const pairs = Array.from(
      { length: 9 },
      (_, at): Condition => ({ kind: 'any', of: [asks(2 * at), asks(2 * at + 1)] }),
    );
    const facts: Fact[] = [{ ...base, type: 'set', alone: null, members }];
    expect(normalise(facts, [{ kind: 'all', of: pairs.slice(0, 8) }]).conditions[0]).toHaveLength(256);
    expect(() => normalise(facts, [{ kind: 'all', of: pairs }])).toThrow(TooFine);
  });
});

test('alternatives that lie inside others, and those that cannot hold, are left out', () => {
  const fact = (id: string): Fact => ({
    ...{ id, question: 'Wild?', help: 'Look.', ask: 'product', changeable: true },
    ...{ type: 'boolean', yes: 'Yes', no: 'No' },
  });
  const facts = ['river.wild', 'river.deep', 'river.cold'].map(fact);
  const [wild, deep, cold] = facts.map(
    ({ id }): Condition => ({ kind: 'atom', fact: id, test: { operator: 'in', values: [true] } }),
  );
  if (wild === undefined || deep === undefined || cold === undefined) throw new Error('three facts');
  const boxes = (condition: Condition) => at(normalise(facts, [condition]).conditions, 0).length;
  expect(boxes({ kind: 'any', of: [{ kind: 'all', of: [wild, deep] }, wild] })).toBe(1);
  const [wildOrDeep, notWildOrCold]: readonly Condition[] = [
    { kind: 'any', of: [wild, deep] },
    { kind: 'any', of: [{ kind: 'not', of: wild }, cold] },
  ];
  if (wildOrDeep === undefined || notWildOrCold === undefined) throw new Error('two conditions');
  expect(boxes({ kind: 'all', of: [wildOrDeep, notWildOrCold] })).toBe(3);
});

test('a number is cut into as many parts as there are bits beside the sign, and each has its own', () => {
  const fact: Fact = {
    ...{ id: 'river.width', question: 'How wide?', help: 'Look.', ask: 'product', changeable: true },
    ...{ type: 'number', unit: 'metres', min: 0, max: 100, step: 1 },
  };
  const asks = (count: number) =>
    Array.from(
      { length: count },
      (_, index): Condition => ({
        kind: 'atom',
        fact: fact.id,
        test: { operator: 'at_least', value: index + 1 },
      }),
    );
  const form = normalise([fact], asks(30));
  for (let width = 0; width <= 31; width++) {
    const knowledge = knowledgeOf(form, statedFacts([[fact.id, width]]));
    const passed = form.conditions.filter((boxes) => truthOf(boxes, knowledge) === TRUE);
    expect(passed).toHaveLength(Math.min(width, 30));
  }
  expect(() => normalise([fact], asks(31))).toThrow(TooFine);
  const beside: Condition = { kind: 'atom', fact: fact.id, test: { operator: 'below', value: 1 } };
  const last = asks(31).slice(30);
  expect(() => normalise([fact], [...asks(30), { kind: 'all', of: [beside, ...last] }])).toThrow(
    expect.objectContaining({ condition: 30 }),
  );
});

test('all conditions together may have so many alternatives and tests, and no more', () => {
  const members = Array.from({ length: 20 }, (_, place) => ({ id: `m${place}`, label: 'M' }));
  const fish: Fact = {
    ...{ id: 'river.fish', question: 'Which?', help: 'Look.', ask: 'product', changeable: true },
    ...{ type: 'set', alone: null, members },
  };
  const asks = ({ id }: { readonly id: string }): Condition => ({
    kind: 'atom',
    fact: fish.id,
    test: { operator: 'includes', members: [id] },
  });
  const one = asks(at(members, 0));
  const every: Condition = { kind: 'all', of: members.map(asks) };
  const most = (each: Condition, count: number) => Array<Condition>(count).fill(each);
  expect(normalise([fish], most(one, 30_000)).conditions).toHaveLength(30_000);
  expect(() => normalise([fish], most(one, 30_001))).toThrow(TooFine);
  expect(normalise([fish], most(every, 10_000)).conditions).toHaveLength(10_000);
  expect(() => normalise([fish], [...most(every, 10_000), one])).toThrow(TooFine);
  const largest: Condition = { kind: 'any', of: members.slice(0, 3).map(asks) };
  const withLargest = [one, largest, ...most(one, 30_000)];
  expect(() => normalise([fish], withLargest)).toThrow(expect.objectContaining({ condition: 1 }));
});

test('a question about one value is answered alike', () => {
  const asked = someFacts.chain((facts) => {
    const fact = at(facts, 0);
    return fc.record({ fact: fc.constant(fact), value: anyValueOf(fact), question: testOf(fact) });
  });
  fc.assert(
    fc.property(asked, ({ fact, value, question }) => {
      expect(satisfies(fact, value, question)).toBe(answer(fact, value, question));
    }),
    { numRuns: 500 },
  );
});
