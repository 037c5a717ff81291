import { describe, expect, test } from 'vitest';
import { sharesByGround } from '../../src/build/reference/grounds.ts';
import { randomSituations } from '../../src/build/reference/situations.ts';
import { termsIn, wordingOf } from '../../src/commands/interview/terms.ts';
import { factsOf } from '../../src/rulebook/condition.ts';
import { deriveValue } from '../../src/rulebook/derive.ts';
import { claimsOfTheDocument, model, report, rulebook } from './built-in.ts';

const factsOfRules = rulebook.rules.map((rule) => factsOf(rule.when));

/** Numbers from which another fact follows; no rule needs them. */
const NUMBERS = [
  'budget.monthly_usd',
  'workload.requests_per_day',
  'workload.input_tokens',
  'workload.output_tokens',
];

test('every claim of the document is there and cited where it acts', () => {
  const claims = claimsOfTheDocument();
  const cited = new Set([
    ...rulebook.rules.flatMap((rule) => rule.claims),
    ...rulebook.options.flatMap((option) => option.claims),
    ...rulebook.criteria.flatMap((criterion) => criterion.ratings.flatMap((rating) => rating.claims)),
  ]);
  const ofTheDocument = rulebook.claims.filter((claim) => claim.source === 'deep-dive');
  expect(claims).toHaveLength(40);
  expect(ofTheDocument.map((claim) => claim.id)).toEqual(claims);
  expect(claims.filter((claim) => !cited.has(claim))).toEqual([]);
});

test('its options and criteria are those that its readers know', () => {
  expect(rulebook.options.map((option) => option.id)).toEqual([
    'open-self-hosted',
    'open-managed',
    'closed-api',
    'hybrid',
  ]);
  expect(rulebook.criteria.map((criterion) => criterion.id).sort()).toEqual([
    'cost',
    'customization',
    'ease',
    'independence',
    'innovation',
    'privacy',
    'quality',
    'reproducibility',
    'scalability',
    'security',
    'time-to-market',
    'transparency',
  ]);
});

test('beside the document, at least twenty-five sources with a date and an address carry it', () => {
  const others = rulebook.sources.filter((source) => source.id !== 'deep-dive');
  expect(others.filter((source) => source.url === null)).toEqual([]);
  expect(others.filter((source) => source.date !== 'undated').length).toBeGreaterThanOrEqual(25);
});

test('less than half of all effect rests on judgement', () => {
  const shares = sharesByGround(model, randomSituations(model));
  report(
    Object.entries(shares)
      .map(([ground, share]) => `${ground} ${(100 * share).toFixed(0)} %`)
      .join(', '),
  );
  expect(shares.judgement).toBeLessThan(0.5);
});

test('every fact that is not a number says how common its values are', () => {
  const silent = rulebook.facts.filter((fact) => fact.type !== 'number' && fact.shares === undefined);
  expect(silent.map((fact) => fact.id)).toEqual([]);
});

test("the first eight questions of an interview ask for the document's five factors", () => {
  const opening = rulebook.facts.filter((fact) => fact.opening !== undefined);
  const inOrder = opening.toSorted((a, b) => (a.opening ?? 0) - (b.opening ?? 0)).map((fact) => fact.id);
  expect(inOrder).toHaveLength(8);
  expect(inOrder).toEqual(
    expect.arrayContaining([
      'budget.level',
      'team.ml_expertise',
      'task.customization',
      'schedule.urgency',
      'data.sensitivity',
    ]),
  );
});

describe('rules', () => {
  test('are between seventy and a hundred and thirty', () => {
    expect(rulebook.rules.length).toBeGreaterThanOrEqual(70);
    expect(rulebook.rules.length).toBeLessThanOrEqual(130);
  });

  test('can all fire, and none always does', () => {
    const idle = model.rules.filter(({ boxes }) => boxes.every((box) => box.variables.length === 0));
    expect(idle.map(({ rule }) => rule.id)).toEqual([]);
  });

  test('speak of three facts at most: a rule that needs more is shaped to a case', () => {
    expect(Math.max(...factsOfRules.map((facts) => facts.length))).toBeLessThanOrEqual(3);
  });

  test('use every fact but the numbers from which others follow', () => {
    const used = new Set(factsOfRules.flat());
    const idle = rulebook.facts.map((fact) => fact.id).filter((id) => !used.has(id));
    expect(idle.sort()).toEqual([...NUMBERS].sort());
  });

  test('give a reason of their own, in one sentence that can be read aloud', () => {
    const reasons = rulebook.rules.map((rule) => rule.because);
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasons.filter((reason) => !/^[A-Z][^.!?]*\.$/.test(reason) || reason.length > 100)).toEqual([]);
  });
});

test('titles fit the comparison table', () => {
  expect(rulebook.options.filter((option) => option.short.length > 11)).toEqual([]);
  expect(rulebook.criteria.filter((criterion) => criterion.title.length > 24)).toEqual([]);
});

test('an example of an amount says its numbers, and there is one for each class of it', () => {
  const exemplified = rulebook.facts.flatMap((fact) =>
    fact.type === 'enum' && fact.examples !== undefined ? [{ fact, examples: fact.examples }] : [],
  );
  expect(exemplified.length).toBeGreaterThan(0);
  for (const { examples, fact } of exemplified) {
    for (const { label, numbers } of examples)
      for (const [, number] of numbers) expect(label).toContain(number.toLocaleString('en-US'));
    const values = examples.map(({ numbers }) =>
      deriveValue(fact, new Map(numbers.map(([id, value]) => [id, { value }]))),
    );
    expect(new Set(values)).toEqual(new Set(fact.values.map(({ id }) => id)));
  }
});

test('every word that is explained is used in a question or in why it is asked, and those that a manager may not know are explained', () => {
  const texts = [...rulebook.facts.flatMap(wordingOf), ...rulebook.rules.map(({ because }) => because)];
  const used = new Set(termsIn(rulebook, texts).map(([term]) => term));
  expect([...used]).toEqual(Object.keys(rulebook.terms));
  const wanted = ['token', 'open model', 'closed API', 'weights', 'prompt', 'endpoint', 'mix'];
  expect(Object.keys(rulebook.terms)).toEqual(expect.arrayContaining(wanted));
});
