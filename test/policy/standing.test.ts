import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRules, standingOf } from '../../src/policy/compile.ts';
import { decidingFacts } from '../../src/policy/explain.ts';
import { valuationOf } from '../../src/policy/variables.ts';
import { at } from '../../src/rulebook/at.ts';
import { satisfies } from '../../src/rulebook/cells.ts';
import type { Condition, Test } from '../../src/rulebook/condition.ts';
import type { Fact, FactId, FactValue } from '../../src/rulebook/fact.ts';
import { statedFacts } from '../../src/rulebook/facts.ts';
import { vocabularyOf } from '../../src/rulebook/rulebook.ts';
import { rulebook } from './small.ts';

const IDS = ['data.sensitivity', 'data.cleared', 'team.skills', 'load.requests', 'decision.region'];
const region: Fact = {
  ...{ id: 'decision.region', question: 'q', help: 'h', ask: 'engineering', changeable: false },
  type: 'text',
};
const vocabulary = new Map([...vocabularyOf(rulebook), [region.id, region]]);
const facts = IDS.flatMap((id): Fact[] => [vocabulary.get(id)].filter((fact) => fact !== undefined));

/** Of a number and a text some that lie in every cell into which the tests below can cut them. */
const NUMBERS = [0, 99, 100, 101, 500, 501];
const TEXTS = ['eu-1', 'EU-west-1', 'eu-west-9', 'eu-9', 'us-1', 'us-9', 'moon'];
const BEGINNINGS = ['eu-', 'EU-West', 'us-'];

function valuesOf(fact: Fact): readonly FactValue[] {
  switch (fact.type) {
    case 'enum':
      return fact.values.map((choice) => choice.id);
    case 'boolean':
      return [false, true];
    case 'number':
      return NUMBERS;
    case 'text':
      return TEXTS;
    case 'set':
      return [[], ['ops'], ['tuning'], ['ops', 'tuning']];
  }
}

const isOneOf = (values: readonly (string | number | boolean)[]): fc.Arbitrary<Test> =>
  fc.subarray([...values], { minLength: 1 }).map((some): Test => ({ operator: 'in', values: some }));
const order = fc.constantFrom('at_least' as const, 'at_most' as const, 'above' as const, 'below' as const);

function testOf(fact: Fact): fc.Arbitrary<Test> {
  const ordered = (bounds: readonly (string | number)[]) =>
    fc.tuple(order, fc.constantFrom(...bounds)).map(([operator, value]): Test => ({ operator, value }));
  switch (fact.type) {
    case 'enum': {
      const ids = fact.values.map((choice) => choice.id);
      return fc.oneof(isOneOf(ids), ordered(ids));
    }
    case 'boolean':
      return isOneOf([false, true]);
    case 'number':
      return fc.oneof(isOneOf([0, 100]), ordered([100, 500]));
    case 'text':
      return fc.oneof(
        isOneOf(['eu-1', 'EU-WEST-1', 'us-1']),
        fc
          .subarray(BEGINNINGS, { minLength: 1 })
          .map((prefixes): Test => ({ operator: 'starts_with', prefixes })),
      );
    case 'set':
      return fc
        .subarray(['ops', 'tuning'], { minLength: 1 })
        .map((members): Test => ({ operator: 'includes', members }));
  }
}

const atom = fc
  .constantFrom(...facts)
  .chain((fact) => testOf(fact).map((test): Condition => ({ kind: 'atom', fact: fact.id, test })));

const condition: fc.Arbitrary<Condition> = fc.letrec<{ any: Condition }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    atom,
    tie('any').map((of): Condition => ({ kind: 'not', of })),
    fc
      .tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(tie('any'), { maxLength: 3 }))
      .map(([kind, of]): Condition => ({ kind, of })),
  ),
})).any;

const known = fc
  .tuple(...facts.map((fact) => fc.option(fc.constantFrom(...valuesOf(fact)))))
  .map(
    (values) =>
      new Map(
        values.flatMap((value, index) => (value === null ? [] : [[at(facts, index).id, value] as const])),
      ),
  );

type World = ReadonlyMap<FactId, FactValue>;

function holds(part: Condition, world: World): boolean {
  switch (part.kind) {
    case 'atom': {
      const fact = vocabulary.get(part.fact);
      const value = world.get(part.fact);
      return fact !== undefined && value !== undefined && satisfies(fact, value, part.test);
    }
    case 'not':
      return !holds(part.of, world);
    case 'all':
      return part.of.every((each) => holds(each, world));
    case 'any':
      return part.of.some((each) => holds(each, world));
  }
}

function worldsWith(values: World): readonly World[] {
  return facts.reduce<readonly World[]>(
    (worlds, fact) =>
      worlds.flatMap((world) => {
        const value = values.get(fact.id);
        return (value === undefined ? valuesOf(fact) : [value]).map(
          (each) => new Map([...world, [fact.id, each]]),
        );
      }),
    [new Map()],
  );
}

function ruleOf(when: Condition, require: Condition) {
  const rule = {
    id: 'r',
    when,
    require,
    severity: 'error',
    enforceFrom: null,
    because: 'b',
    place: { file: { name: 'policy.yaml', text: '' }, at: { start: 0, end: 1 } },
  } as const;
  return compileRules({ own: [], rules: [rule], known: [], guarded: [], waivers: [] }, facts);
}

describe('where a rule stands', () => {
  test('is what all completions of the unknown facts agree on, else undecided', () => {
    fc.assert(
      fc.property(condition, condition, known, (when, require, values) => {
        const policy = ruleOf(when, require);
        const violated = worldsWith(values).map((world) => holds(when, world) && !holds(require, world));
        const expected = violated.every(Boolean) ? 'violated' : violated.some(Boolean) ? 'undecided' : 'kept';
        expect(standingOf(at(policy.compiled, 0), valuationOf(policy.variables, statedFacts(values)))).toBe(
          expected,
        );
      }),
      { numRuns: 250 },
    );
  });

  test('is decided where alternatives together cover everything, though none of them does alone', () => {
    const is = (fact: FactId, ...values: readonly (string | boolean)[]): Condition => ({
      kind: 'atom',
      fact,
      test: { operator: 'in', values },
    });
    const either = [is('data.sensitivity', 'public'), is('data.sensitivity', 'internal', 'restricted')];
    const policy = ruleOf({ kind: 'any', of: either }, is('data.cleared', true));
    const values = new Map([['data.cleared', false]]);
    expect(standingOf(at(policy.compiled, 0), valuationOf(policy.variables, statedFacts(values)))).toBe(
      'violated',
    );
  });

  test('is explained by facts that already violate the rule, none of them idle', () => {
    fc.assert(
      fc.property(condition, condition, known, (when, require, values) => {
        const policy = ruleOf(when, require);
        const rule = at(policy.compiled, 0);
        const valuation = valuationOf(policy.variables, statedFacts(values));
        fc.pre(standingOf(rule, valuation) === 'violated');
        const system = { facts: statedFacts(values), valuation };
        const deciding = decidingFacts(rule, system, policy).map(({ fact, value }) => [fact, value] as const);
        const standing = (some: typeof deciding) =>
          standingOf(rule, valuationOf(policy.variables, statedFacts(some)));
        expect(standing(deciding)).toBe('violated');
        for (const each of deciding)
          expect(standing(deciding.filter((other) => other !== each))).not.toBe('violated');
      }),
      { numRuns: 250 },
    );
  });
});
