import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at } from '../../src/rulebook/at.ts';
import { crossingsOf, deriveValue, driversOf, factsFrom, termsOf } from '../../src/rulebook/derive.ts';
import { type EnumFact, type NumberFact, settableAt, stepsOf } from '../../src/rulebook/fact.ts';
import { statedFacts } from '../../src/rulebook/facts.ts';
import { numberFact } from './arbitrary.ts';

const NAMES = ['river.width', 'river.depth', 'river.speed'];

const notNegative = (id: string) => numberFact(id).filter(({ min }) => min >= 0);

/** Numbers, what follows from sums of them that are multiplied, and a value for each. */
const cases = fc
  .tuple(...NAMES.map(notNegative))
  .chain((numbers) =>
    fc.record({
      numbers: fc.constant(numbers),
      product: fc.array(fc.subarray(NAMES, { minLength: 1 }), { minLength: 1, maxLength: 2 }),
      cuts: fc.uniqueArray(fc.integer({ min: -10, max: 3000 }), { minLength: 1, maxLength: 3 }),
      steps: fc.tuple(...numbers.map((fact) => fc.nat(stepsOf(fact)))),
    }),
  )
  .map(({ numbers, product, cuts, steps }) => ({
    numbers,
    fact: followsFrom(
      product,
      cuts.toSorted((a, b) => a - b),
    ),
    values: new Map(numbers.map((fact, index) => [fact.id, settableAt(fact, at(steps, index))])),
  }));

function followsFrom(product: readonly (readonly string[])[], cuts: readonly number[]): EnumFact {
  return {
    id: 'river.size',
    question: 'How large?',
    help: 'Look.',
    ask: 'product',
    changeable: false,
    type: 'enum',
    ordered: true,
    values: ['brook', 'river', 'stream', 'sea'].slice(0, cuts.length + 1).map((id) => ({ id, label: id })),
    derivation: { product, cuts },
  };
}

/** What the numbers make, said as plainly as possible. */
function amountOf({ derivation }: EnumFact, values: ReadonlyMap<string, number>): number {
  const sums = (derivation?.product ?? []).map((terms) =>
    terms.map((term) => values.get(term) ?? Number.NaN).reduce((a, b) => a + b),
  );
  return sums.reduce((a, b) => a * b);
}

test('a fact follows from numbers: their sums are multiplied and the product is cut', () => {
  const seen = new Set<string | null>();
  fc.assert(
    fc.property(cases, ({ fact, values }) => {
      const passed = (fact.derivation?.cuts ?? []).filter((cut) => cut <= amountOf(fact, values));
      const value = deriveValue(fact, statedFacts(values));
      expect(value).toBe(at(fact.values, passed.length).id);
      seen.add(value);
    }),
    { numRuns: 300 },
  );
  expect(seen.size).toBe(4);
});

test('nothing follows while one of the numbers is missing, and then what is stated counts', () => {
  fc.assert(
    fc.property(cases, fc.nat(2), fc.boolean(), ({ numbers, fact, values }, missing, isStated) => {
      const known = [...values].filter(([id]) => id !== at(NAMES, missing));
      const stated = statedFacts([...known, ...(isStated ? [[fact.id, 'sea'] as const] : [])]);
      const isNeeded = driversOf(fact).includes(at(NAMES, missing));
      const [derived, said] = [
        isNeeded ? null : deriveValue(fact, statedFacts(values)),
        isStated ? 'sea' : null,
      ];
      expect(deriveValue(fact, stated)).toBe(derived);
      const value = derived ?? said;
      const expected = value === null ? undefined : { value, origin: said === value ? 'stated' : 'derived' };
      expect(factsFrom(stated, [...numbers, fact]).get(fact.id)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('a crossing is the smallest settable number from which on a cut is reached', () => {
  const seen = { reached: 0, 'out of reach': 0 };
  fc.assert(
    fc.property(cases, fc.nat(2), ({ numbers, fact, values }, place) => {
      const driver: NumberFact = at(numbers, place);
      const settable = Array.from({ length: stepsOf(driver) + 1 }, (_, step) => settableAt(driver, step));
      const expected = (fact.derivation?.cuts ?? []).flatMap((cut) => {
        const first = settable.find((value) => amountOf(fact, new Map(values).set(driver.id, value)) >= cut);
        seen[first === undefined ? 'out of reach' : 'reached']++;
        return first ?? [];
      });
      expect(crossingsOf(fact, driver, statedFacts(values))).toEqual(expected);
    }),
    { numRuns: 300 },
  );
  expect(Math.min(seen.reached, seen['out of reach'])).toBeGreaterThan(20);
});

test('each number is a driver once, and there is as much to calculate as there are numbers and cuts', () => {
  const fact = followsFrom([['river.width', 'river.depth'], ['river.width']], [10, 20]);
  expect(driversOf(fact)).toEqual(['river.width', 'river.depth']);
  expect(termsOf(fact)).toBe(5);
  const { derivation, ...others } = fact;
  expect(driversOf({ ...others, derivation: null })).toEqual([]);
  expect(termsOf({ ...others, derivation: null })).toBe(0);
  expect(deriveValue({ ...others, derivation: null }, new Map())).toBeNull();
  expect(derivation).not.toBeNull();
});
