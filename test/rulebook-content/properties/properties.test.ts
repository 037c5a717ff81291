import { describe, expect, test } from 'vitest';
import { draw } from '../../../src/engine/random.ts';
import type { Condition } from '../../../src/rulebook/condition.ts';
import { rulebook } from '../built-in.ts';
import { type Exception, exceptionOf, exceptions } from './exceptions.ts';
import type { StepExpectation } from './expectation.ts';
import { faultOf, LEAST_APPLIES } from './fault.ts';
import { Laboratory } from './laboratory.ts';
import { measure, type StepResult } from './measure.ts';
import { expectations, laboratory, PROFILES, profiles, results } from './results.ts';
import { exampleOf } from './shrink.ts';

const { steps, never } = results();
const nameOf = ({ expectation: { name, option, other }, step }: StepResult) =>
  `${name}: ${option} over ${other}, ${step}`;

test('there are at least sixty expectations, each told once, on two thousand profiles', () => {
  const rows = expectations.steps.map(({ name, option, other }) => `${name}: ${option} over ${other}`);
  expect(new Set(rows).size).toBe(rows.length);
  expect(new Set(expectations.steps.map(({ name }) => name)).size).toBeGreaterThanOrEqual(60);
  expect(profiles).toHaveLength(PROFILES);
});

describe('an option never loses ground', () => {
  test.each(steps.map((result) => [nameOf(result), result] as const))('%s', (_, result) => {
    expect(faultOf(result, exceptionOf(result))).toBeNull();
  });
});

describe('never advised', () => {
  test.each(never)('$expectation.name', ({ applies, broken }) => {
    expect(applies).toBeGreaterThanOrEqual(LEAST_APPLIES);
    expect(broken).toBe(0);
  });
});

test.each(exceptions)('the exception for $name, $step, is one of a step that there is', (exception) => {
  expect(steps.filter((result) => exceptionOf(result) === exception)).toHaveLength(1);
});

test('stating more never brings back an option that is excluded', () => {
  for (const [index, facts] of profiles.entries()) {
    const dropped = Math.floor(draw(index, 0) * facts.size);
    const fewer = new Map([...facts].filter((_, place) => place !== dropped));
    const { excluded } = laboratory.evaluation(facts);
    const before = laboratory.evaluation(fewer).excluded;
    expect(before.every((isOut, option) => isOut <= (excluded[option] ?? 0))).toBe(true);
  }
});

const always: Condition = { kind: 'all', of: [] };
const nowhere: Condition = { kind: 'any', of: [] };
const wrongWayRound: StepExpectation = {
  name: 'sensitive-data-leaves',
  fact: 'data.sensitivity',
  path: ['internal', 'restricted'],
  option: 'closed-api',
  other: 'open-self-hosted',
  where: always,
  unless: nowhere,
};

test('an expectation that is the wrong way round breaks, and the smallest example says why', () => {
  const lab = new Laboratory(rulebook, [wrongWayRound]);
  const [result] = measure(lab, { steps: [wrongWayRound], never: [] }, profiles.slice(0, 200)).steps;
  expect(result?.broken).toBeGreaterThan(100);
  const { facts, before, after, rules } = exampleOf(lab, wrongWayRound, 0, result?.worstProfile ?? new Map());
  expect(facts.size).toBe(0);
  expect(after).toBeLessThan(before);
  expect(rules).toContain('+sensitive-data');
});

test.each([
  { broken: 0, atMost: null, fault: null },
  { broken: 1, atMost: null, fault: 'It breaks on 1 of 100.' },
  { broken: 0, atMost: 5, fault: 'It never breaks: its exception has to go.' },
  { broken: 5, atMost: 5, fault: null },
  { broken: 6, atMost: 5, fault: 'It breaks on 6 of 100, at most 5.' },
])('a step that breaks $broken times with an exception for $atMost: $fault', ({ broken, atMost, fault }) => {
  const result: StepResult = { ...measured, broken };
  const exception: Exception | null = atMost === null ? null : { ...known, atMost };
  expect(faultOf(result, exception)).toBe(fault);
});

const measured: StepResult = {
  expectation: wrongWayRound,
  from: 0,
  step: 'internal -> restricted',
  applies: 100,
  broken: 0,
  inPlay: 0,
  verdictLost: 0,
  worst: 0,
  worstProfile: null,
};
const { name, option, other } = wrongWayRound;
const known: Exception = { name, option, other, step: measured.step, reason: 'A reason.', atMost: 0 };
