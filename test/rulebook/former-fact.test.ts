import { expect, test } from 'vitest';
import { withFormerFacts } from '../../src/rulebook/former-fact.ts';
import type { Problem } from '../../src/yaml/problem.ts';

const at = { start: 0, end: 1 };
const unknown = (role: 'fact' | 'option', name: string): Problem => ({
  ...{ kind: 'unknown-name', role, name, allowed: [], at },
});

test('only a fact is told what became of it, and only one that an earlier rulebook had', () => {
  const problems = [unknown('fact', 'a.old'), unknown('option', 'a.old'), unknown('fact', 'a.other')];
  expect(withFormerFacts(problems, { 'a.old': 'Write a.new.' })).toEqual([
    { kind: 'former-fact', name: 'a.old', now: 'Write a.new.', at },
    ...problems.slice(1),
  ]);
});
