import fc from 'fast-check';
import { at } from '../../src/rulebook/at.ts';
import type { Atom, Condition, Test } from '../../src/rulebook/condition.ts';
import {
  type BooleanFact,
  type EnumFact,
  type Fact,
  type FactValue,
  type NumberFact,
  type SetFact,
  settableAt,
  stepsOf,
} from '../../src/rulebook/fact.ts';
import { withAlone } from '../../src/rulebook/fact-value.ts';

const base = (id: string) =>
  ({ id, question: 'How?', help: 'Look.', ask: 'engineering', changeable: true }) as const;
const choices = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `v${at}`, label: `V${at}` }));

function enumFact(id: string): fc.Arbitrary<EnumFact> {
  return fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 4 })).map(([ordered, count]) => ({
    ...base(id),
    type: 'enum',
    ordered,
    values: choices(count),
    derivation: null,
  }));
}

export function numberFact(id: string): fc.Arbitrary<NumberFact> {
  const least = fc.constantFrom(0, 1, -5, 0.5, 100, 1e6);
  const step = fc.constantFrom(1, 0.1, 0.25, 0.01, 2.5, 7, 1000);
  return fc
    .tuple(least, step, fc.integer({ min: 1, max: 30 }), fc.constantFrom(0, 0.5))
    .map(([min, by, steps, rest]) => ({
      ...base(id),
      type: 'number',
      unit: 'otters',
      min,
      max: min + by * (steps + rest),
      step: by,
    }));
}

function anyFact(id: string): fc.Arbitrary<Fact> {
  const setFact = fc
    .record({ count: fc.integer({ min: 1, max: 4 }), hasAlone: fc.boolean() })
    .map(({ count, hasAlone }): SetFact => {
      const members = choices(count);
      const alone = hasAlone && count > 1 ? at(members, 0).id : null;
      return { ...base(id), type: 'set', alone, members };
    });
  const booleanFact: BooleanFact = { ...base(id), type: 'boolean', yes: 'Yes', no: 'No' };
  return fc.oneof(enumFact(id), numberFact(id), setFact, fc.constant(booleanFact));
}

/** A few facts of all types. */
export const someFacts = fc
  .integer({ min: 1, max: 4 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => anyFact(`river.fact${at}`))));

/** A value that can be set. */
export function anyValueOf(fact: Fact): fc.Arbitrary<FactValue> {
  switch (fact.type) {
    case 'enum':
      return fc.constantFrom(...fact.values.map((choice) => choice.id));
    case 'set':
      return fc.subarray(fact.members.map((member) => member.id)).map((members) => withAlone(fact, members));
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.nat(stepsOf(fact)).map((step) => settableAt(fact, step));
    case 'text':
      return fc.constantFrom('otter', 'badger', 'lynx');
  }
}

/** A value for each fact. */
export function assignmentOf(facts: readonly Fact[]): fc.Arbitrary<ReadonlyMap<string, FactValue>> {
  return fc
    .tuple(...facts.map(anyValueOf))
    .map(
      (values) => new Map(values.map((value, index): [string, FactValue] => [at(facts, index).id, value])),
    );
}

/** A question about one fact, of every kind that its type allows; bounds of numbers also lie between the steps. */
export function testOf(fact: Fact): fc.Arbitrary<Test> {
  const operator = fc.constantFrom('at_least', 'at_most', 'above', 'below');
  if (fact.type === 'set') {
    const members = fc.subarray(
      fact.members.map((member) => member.id),
      { minLength: 1 },
    );
    return members.map((wanted): Test => ({ operator: 'includes', members: wanted }));
  }
  const single = anyValueOf(fact).filter((value) => typeof value !== 'object');
  const isIn = fc
    .array(single, { minLength: 1, maxLength: 3 })
    .map((values): Test => ({ operator: 'in', values }));
  if (fact.type === 'number') {
    const bound = fc.oneof(
      fc.nat(stepsOf(fact)).map((step) => settableAt(fact, step)),
      fc.double({ min: fact.min, max: fact.max, noNaN: true }),
    );
    return fc.oneof(
      isIn,
      fc.tuple(operator, bound).map(([by, value]): Test => ({ operator: by, value })),
    );
  }
  if (fact.type !== 'enum' || !fact.ordered) return isIn;
  const value = fc.constantFrom(...fact.values.map((choice) => choice.id));
  return fc.oneof(
    isIn,
    fc.tuple(operator, value).map(([by, bound]): Test => ({ operator: by, value: bound })),
  );
}

/** A condition over some facts, three levels deep. */
export function conditionOver(facts: readonly Fact[]): fc.Arbitrary<Condition> {
  const atom = fc
    .constantFrom(...facts)
    .chain((fact) => testOf(fact).map((test): Atom => ({ kind: 'atom', fact: fact.id, test })));
  const grow = (part: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
    fc.oneof(
      part,
      part.map((of): Condition => ({ kind: 'not', of })),
      fc
        .tuple(fc.constantFrom('all', 'any'), fc.array(part, { maxLength: 3 }))
        .map(([kind, of]): Condition => ({ kind, of })),
    );
  return grow(grow(grow(atom)));
}
