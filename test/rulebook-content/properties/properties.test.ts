import { describe, expect, test } from 'vitest';
import { draw } from '../../../src/engine/random.ts';
import { exceptionOf, exceptions } from './exceptions.ts';
import { faultOf, LEAST_APPLIES } from './fault.ts';
import { expectations, laboratory, PROFILES, profiles, results } from './results.ts';
import type { Step } from './step.ts';

const { steps, never } = results();
const nameOf = ({ expectation: { name, option, other }, text }: Step) =>
  `${name}: ${option} over ${other}, ${text}`;

test('there are at least sixty expectations, each told once, on two thousand profiles', () => {
  const rows = expectations.steps.map(({ name, option, other }) => `${name}: ${option} over ${other}`);
  expect(new Set(rows).size).toBe(rows.length);
  expect(new Set(expectations.steps.map(({ name }) => name)).size).toBeGreaterThanOrEqual(60);
  expect(profiles).toHaveLength(PROFILES);
});

describe('an option never loses ground', () => {
  test.each(steps.map((result) => [nameOf(result.step), result] as const))('%s', (_, result) => {
    expect(faultOf(result, exceptionOf(result.step))).toBeNull();
  });
});

describe('never advised', () => {
  test.each(never)('$expectation.name', ({ applies, broken }) => {
    expect(applies).toBeGreaterThanOrEqual(LEAST_APPLIES);
    expect(broken).toBe(0);
  });
});

test.each(exceptions)('the exception for $name, $step, is one of a step that there is', (exception) => {
  expect(steps.filter((result) => exceptionOf(result.step) === exception)).toHaveLength(1);
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
