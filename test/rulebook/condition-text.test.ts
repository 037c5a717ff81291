import { expect, test } from 'vitest';
import type { Condition } from '../../src/rulebook/condition.ts';
import { conditionText } from '../../src/rulebook/condition-text.ts';

const is = (fact: string): Condition => ({ kind: 'atom', fact, test: { operator: 'in', values: ['yes'] } });
const all = (...of: readonly Condition[]): Condition => ({ kind: 'all', of });
const any = (...of: readonly Condition[]): Condition => ({ kind: 'any', of });

test.each([
  [any(is('a'), all(is('b'), is('c'))), 'a is yes or (b is yes and c is yes)'],
  [any(is('a'), all(is('b'))), 'a is yes or b is yes'],
  [any(is('a'), any(is('b'), is('c'))), 'a is yes or b is yes or c is yes'],
  [all(is('a'), any(is('b'), is('c')), is('d')), 'a is yes and (b is yes or c is yes) and d is yes'],
])('has brackets where they are needed: %#', (condition, text) => {
  expect(conditionText(condition)).toBe(text);
});
