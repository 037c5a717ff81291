import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { policyFacts } from '../../src/policy/facts/definitions.ts';
import { policyJsonSchema } from '../../src/policy/json-schema.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import type { Fact } from '../../src/rulebook/fact.ts';
import { readRulebook } from '../../src/rulebook/link.ts';
import { readCondition } from '../../src/rulebook/read-condition.ts';
import { parseSource, readSource } from '../../src/yaml/parse.ts';
import type { Problem } from '../../src/yaml/problem.ts';
import { policyText, rule, rulebook } from './small.ts';

const ajv = new Ajv({ allErrors: true, formats: { date: true } });
const validate = ajv.compile(policyJsonSchema(rulebook));
const facts = [...rulebook.facts, ...policyFacts(rulebook)];
const vocabulary = new Map(facts.map((fact) => [fact.id, fact]));

/** A value that some fact has, and one that none has. */
const value = fc.constantFrom<unknown>(
  ...['public', 'inside', 'some', 'ops', 'outside', 'likely', 'secret', '', ' ', true, false, null],
  ...[0, 1, 0.5, 1000, 1001, -1, [], {}],
);
const operand = fc.oneof(value, fc.array(value, { maxLength: 2 }));
const operator = fc.constantFrom(
  'at_least',
  'at_most',
  'above',
  'below',
  'includes',
  'starts_with',
  'between',
);
const asked = fc.oneof(operand, fc.dictionary(operator, operand, { maxKeys: 2 }));

/** What is right for a fact, so that not everything is wrong. */
function fitting(fact: Fact): fc.Arbitrary<unknown> {
  switch (fact.type) {
    case 'enum':
      return fc.constantFrom(...fact.values.map(({ id }) => id));
    case 'set':
      return fc.constantFrom(...fact.members.map(({ id }) => ({ includes: id })));
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.constantFrom<unknown>(fact.min, { at_least: fact.max, below: fact.max });
    case 'text':
      return fc.constantFrom<unknown>('Ada', ['Ada', 'Bob']);
  }
}

const condition = fc.letrec<{ condition: unknown; entry: readonly [string, unknown] }>((tie) => ({
  condition: fc.array(tie('entry'), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
  entry: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom(...facts)
        .chain((fact) => fitting(fact).map((fits) => [fact.id, fits] as const)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom(...facts.map(({ id }) => id), 'data.sensitivty'), asked),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom('any', 'all'), fc.array(tie('condition'), { maxLength: 2 })),
    },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('any', 'all', 'not'), tie('condition')) },
  ),
})).condition;

/** What reading has against a condition. */
function problemsOf(text: string): readonly Problem[] {
  const problems: Problem[] = [];
  const file = { name: 'condition.yaml', text };
  const tree = parseSource(file, 'a condition');
  if (!tree.ok) throw new Error(text);
  readCondition(tree.value, vocabulary, problems);
  return problems;
}

const policyWith = (when: unknown) => ({
  version: 1,
  name: 'Test',
  rulebook: 'small@1',
  rules: [{ id: 'r', when, require: { 'data.cleared': true }, severity: 'error', because: 'Because.' }],
});

test('the schema judges the names and values of any condition as reading does', () => {
  const seen = { right: 0, wrong: 0 };
  fc.assert(
    fc.property(condition, (when) => {
      const text = JSON.stringify(when);
      const problems = problemsOf(text);
      seen[problems.length === 0 ? 'right' : 'wrong']++;
      expect(validate(policyWith(when)), text).toBe(problems.length === 0);
    }),
    { numRuns: 2000 },
  );
  expect(Math.min(seen.right, seen.wrong)).toBeGreaterThan(400);
});

describe('the schema of a policy', () => {
  const inside = rule('inside', '{ data.sensitivity: restricted }', '{ decision.data_reaches: inside }');

  test.each([
    policyText([inside]),
    policyText([inside], 'known: [data.sensitivity]\nguarded: [data.boundary, priorities]\n'),
    policyText([inside], 'known: [priorities]\n'),
    policyText([inside], 'guarded: [decision.moedl]\n'),
    policyText([inside.replace('severity: error', 'severity: fatal')]),
    policyText([inside.replace('sensitivity', 'sensitivty')]),
    policyText([]),
    policyText([inside], 'exceptions: []\n'),
  ])('judges %j as reading does', (text) => {
    const file = { name: 'policy.yaml', text };
    const read = readSource(file, 'a policy', (tree) => readPolicy(tree, file, rulebook, new Map()));
    expect(validate(parse(text)), JSON.stringify(read)).toBe(read.ok);
  });

  test('tells editors the question of each fact, and what each value means', () => {
    const described = JSON.stringify(policyJsonSchema(rulebook));
    for (const { id, question } of facts) {
      expect(described).toContain(JSON.stringify(id));
      expect(described).toContain(JSON.stringify(question));
    }
    expect(described).toContain('- restricted: r');
  });

  test('accepts the policies of the fixtures that are accepted, by the rulebook that they are for', () => {
    const read = (path: string) => readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), 'utf8');
    const text = read('sample-rulebook/rulebook.yaml');
    const sample = readSource({ name: 'rulebook.yaml', text }, 'a rulebook', readRulebook);
    if (!sample.ok) throw new Error('the sample rulebook is wrong');
    const judge = ajv.compile(policyJsonSchema(sample.value));
    expect(judge(parse(read('policy/policy.yaml'))) || judge.errors).toBe(true);
    expect(judge(parse(read('policy/no-rules.yaml')))).toBe(false);
  });
});
