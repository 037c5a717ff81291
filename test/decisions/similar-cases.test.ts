import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alike } from '../../src/decisions/alike.ts';
import { comparedFacts, type Precedents, precedentsIn } from '../../src/decisions/precedents.ts';
import { similarCases } from '../../src/decisions/similar-cases.ts';
import { at } from '../../src/rulebook/at.ts';
import type { FactId, FactValue } from '../../src/rulebook/fact.ts';
import { statedFacts } from '../../src/rulebook/facts.ts';
import { anyValueOf, assignmentOf } from '../rulebook/arbitrary.ts';
import { rulebook } from '../rulebook-content/built-in.ts';
import { allDecisions } from './decisions.ts';

const vocabulary = rulebook.facts;
const ids = vocabulary.map((fact) => fact.id);
const compared = comparedFacts(vocabulary);
const decisions = precedentsIn(allDecisions(), vocabulary);

/** What is known of a project, and how much each fact counts: anything at all. */
const anyFacts = fc
  .tuple(assignmentOf(vocabulary), fc.subarray(ids))
  .map(([values, known]) => new Map([...values].filter(([id]) => known.includes(id))));
const anyPrecedents: fc.Arbitrary<Precedents> = fc
  .tuple(
    ...compared.map(({ id }) =>
      fc.constantFrom(0, 0.02, 0.1, 0.4, 0.8).map((weight): [FactId, number] => [id, weight]),
    ),
  )
  .map((weights) => ({ rulebook: '', weights: Object.fromEntries(weights), decisions }));
const anyCase = fc.constantFrom(...decisions);
/** So few that none of them hides another. */
const anyThree = fc.shuffledSubarray([...decisions], { minLength: 3, maxLength: 3 });

const similar = (values: Iterable<readonly [FactId, FactValue]>, precedents: Precedents) =>
  similarCases(statedFacts(values), vocabulary, precedents);

describe('similar cases', () => {
  test('share five known facts that count, tell of each on which side it is, and are the nearest first', () => {
    let found = 0;
    fc.assert(
      fc.property(anyFacts, anyPrecedents, (facts, precedents) => {
        const cases = similar(facts, precedents);
        expect(cases.length).toBeLessThanOrEqual(3);
        found += cases.length;
        for (const { agrees, decision, differs, likeness } of cases) {
          const shared = [...agrees, ...differs.map(({ fact }) => fact)];
          expect(shared.length).toBeGreaterThanOrEqual(5);
          expect([...shared].sort()).toEqual(
            Object.keys(decision.facts)
              .filter((id) => facts.has(id) && (precedents.weights[id] ?? 0) > 0)
              .sort(),
          );
          for (const id of agrees) expect(facts.get(id)).toEqual(decision.facts[id]);
          for (const { fact, here, there } of differs) {
            expect([here, there]).toEqual([facts.get(fact), decision.facts[fact]]);
            expect(here).not.toEqual(there);
          }
          expect(likeness).toBeGreaterThan(0.5);
          expect(likeness).toBeLessThanOrEqual(1);
        }
        const order = cases.map(({ decision, likeness }) => [-likeness, decision.id] as const);
        expect([...order].sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1))).toEqual(order);
      }),
      { numRuns: 150 },
    );
    expect(found).toBeGreaterThan(100);
  });

  test('have first the one whose situation it is', () => {
    fc.assert(
      fc.property(anyCase, anyPrecedents, (decision, precedents) => {
        const counting = Object.keys(decision.facts).filter((id) => (precedents.weights[id] ?? 0) > 0);
        fc.pre(counting.length >= 5);
        const alone = { ...precedents, decisions: [decision] };
        expect(similar(Object.entries(decision.facts), alone)).toMatchObject([{ likeness: 1, differs: [] }]);
        const [first] = similar(Object.entries(decision.facts), precedents);
        expect(first?.likeness).toBe(1);
        for (const id of counting) expect(first?.decision.facts[id]).toEqual(decision.facts[id]);
      }),
      { numRuns: 150 },
    );
  });

  test('are never less alike when a fact becomes what it is in the case', () => {
    const likenessOf = (facts: ReadonlyMap<FactId, FactValue>, precedents: Precedents, id: string) =>
      similar(facts, precedents).find(({ decision }) => decision.id === id)?.likeness ?? 0;
    fc.assert(
      fc.property(anyFacts, anyThree, anyPrecedents, fc.nat(), (facts, three, weighed, nth) => {
        const decision = at(three, 0);
        const precedents = { ...weighed, decisions: three };
        const known = Object.entries(decision.facts);
        const [id, value] = at(known, nth % known.length);
        const closer = new Map(facts).set(id, value);
        expect(likenessOf(closer, precedents, decision.id)).toBeGreaterThanOrEqual(
          likenessOf(facts, precedents, decision.id),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('two values of a fact', () => {
  test.each(compared.map((fact) => [fact.id, fact] as const))(
    'of %s are as alike as the other way round',
    (_, fact) => {
      fc.assert(
        fc.property(anyValueOf(fact), anyValueOf(fact), (one, other) => {
          const likeness = alike(fact, one, other);
          expect(likeness).toBe(alike(fact, other, one));
          expect(likeness).toBeGreaterThanOrEqual(0);
          expect(likeness).toBeLessThanOrEqual(1);
          expect(likeness === 1).toBe(JSON.stringify(one) === JSON.stringify(other));
        }),
        { numRuns: 50 },
      );
    },
  );

  test('are the nearer the fewer steps lie between them, or the more members they share', () => {
    const factOf = (id: FactId) => at(vocabulary, ids.indexOf(id));
    const boundary = factOf('data.boundary');
    expect(alike(boundary, 'anywhere', 'contracted-vendor')).toBe(0.5);
    expect(alike(boundary, 'anywhere', 'own-premises')).toBe(0);
    const modalities = factOf('task.modalities');
    expect(alike(modalities, ['text', 'audio'], ['text'])).toBe(0.5);
    expect(alike(factOf('compliance.approved_services'), ['none'], ['closed-api'])).toBe(0);
    expect(alike(factOf('task.quality'), 'good-enough', 'frontier')).toBe(0);
  });
});

describe('the facts that are compared', () => {
  test('are classes and not the numbers that they follow from', () => {
    const left = ids.filter((id) => !compared.some((fact) => fact.id === id));
    expect(left.sort()).toEqual([
      'budget.monthly_usd',
      'workload.input_tokens',
      'workload.output_tokens',
      'workload.requests_per_day',
    ]);
  });
});
