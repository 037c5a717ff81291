import type { Problem } from '../source/problem.ts';
import { foundIn } from '../source/read.ts';
import type { Entry, MapTree, Tree } from '../source/tree.ts';
import type { Atom, Condition, Test } from './condition.ts';
import { expectedOf, type Fact, type FactId } from './fact.ts';

const ORDER_OPERATORS = ['at_least', 'at_most', 'above', 'below'] as const;
type OrderOperator = (typeof ORDER_OPERATORS)[number];

/** The facts that a condition may speak of. */
export type Vocabulary = ReadonlyMap<FactId, Fact>;

const ALWAYS: Condition = { kind: 'all', of: [] };

/**
 * Reads a condition: a map means all of its entries; `any`, `all` and `not` combine. What is wrong is added to
 * `problems`; the part that it concerns then reads as always true.
 */
export function readCondition(tree: Tree, facts: Vocabulary, problems: Problem[]): Condition {
  if (tree.kind !== 'map') {
    problems.push({
      kind: 'wrong-value',
      subject: 'A condition',
      expected: { kind: 'map' },
      found: foundIn(tree),
      at: tree.at,
    });
    return ALWAYS;
  }
  const parts = [...tree.entries.values()].map((entry) => readEntry(entry, facts, problems));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'all', of: parts };
}

function readEntry(entry: Entry, facts: Vocabulary, problems: Problem[]): Condition {
  if (entry.key === 'not') return { kind: 'not', of: readCondition(entry.value, facts, problems) };
  if (entry.key === 'any' || entry.key === 'all')
    return readCombination(entry.key, entry.value, facts, problems);
  const fact = facts.get(entry.key);
  if (fact === undefined) {
    const allowed = [...facts.keys(), 'any', 'all', 'not'];
    problems.push({ kind: 'unknown-name', role: 'fact', name: entry.key, allowed, at: entry.keyAt });
    return ALWAYS;
  }
  const tests = readTests(fact, entry.value, problems);
  const atoms = tests.map((test): Atom => ({ kind: 'atom', fact: fact.id, test }));
  return atoms.length === 1 && atoms[0] !== undefined ? atoms[0] : { kind: 'all', of: atoms };
}

function readCombination(kind: 'any' | 'all', tree: Tree, facts: Vocabulary, problems: Problem[]): Condition {
  if (tree.kind === 'scalar' || (tree.kind === 'list' && tree.items.length === 0)) {
    const expected = { kind: 'plain', description: 'a list of conditions' } as const;
    problems.push({ kind: 'wrong-value', subject: `"${kind}"`, expected, found: foundIn(tree), at: tree.at });
    return ALWAYS;
  }
  if (tree.kind === 'list')
    return { kind, of: tree.items.map((item) => readCondition(item, facts, problems)) };
  return { kind, of: [...tree.entries.values()].map((entry) => readEntry(entry, facts, problems)) };
}

function readTests(fact: Fact, tree: Tree, problems: Problem[]): readonly Test[] {
  if (tree.kind === 'map') return readComparisons(fact, tree, problems);
  if (fact.type === 'set') {
    problems.push({
      kind: 'wrong-operator',
      fact: fact.id,
      operator: 'a plain value',
      allowed: ['includes'],
      at: tree.at,
    });
    return [];
  }
  const items = tree.kind === 'list' ? tree.items : [tree];
  if (items.length === 0) wrongValue(fact, tree, problems);
  return [{ operator: 'in', values: items.flatMap((item) => readOperand(fact, item, problems)) }];
}

function readComparisons(fact: Fact, tree: MapTree, problems: Problem[]): readonly Test[] {
  const allowed = operatorsOf(fact);
  if (tree.entries.size === 0) wrongValue(fact, tree, problems);
  return [...tree.entries.values()].flatMap((entry): Test[] => {
    const operator = allowed.find((known) => known === entry.key);
    if (operator === undefined) {
      problems.push({
        kind: 'wrong-operator',
        fact: fact.id,
        operator: entry.key,
        allowed: allowed.length > 0 ? allowed : ['a value', 'a list of values'],
        at: entry.keyAt,
      });
      return [];
    }
    if (operator === 'includes') return [readIncludes(fact, entry.value, problems)];
    return readOperand(fact, entry.value, problems).flatMap((value): Test[] =>
      typeof value === 'boolean' ? [] : [{ operator, value }],
    );
  });
}

function operatorsOf(fact: Fact): readonly (OrderOperator | 'includes')[] {
  if (fact.type === 'set') return ['includes'];
  return fact.type === 'number' || (fact.type === 'enum' && fact.ordered) ? ORDER_OPERATORS : [];
}

function readIncludes(fact: Fact, tree: Tree, problems: Problem[]): Test {
  const items = tree.kind === 'list' ? tree.items : [tree];
  const known = fact.type === 'set' ? fact.members.map((member) => member.id) : [];
  const members = items.flatMap((item): string[] => {
    if (item.kind === 'scalar' && typeof item.value === 'string' && known.includes(item.value))
      return [item.value];
    problems.push({
      kind: 'wrong-value',
      subject: fact.id,
      expected: { kind: 'one-of', values: known },
      found: foundIn(item),
      at: item.at,
    });
    return [];
  });
  return { operator: 'includes', members };
}

function readOperand(fact: Fact, tree: Tree, problems: Problem[]): (string | number | boolean)[] {
  if (tree.kind === 'scalar' && isOperand(fact, tree.value)) return [tree.value];
  wrongValue(fact, tree, problems);
  return [];
}

function isOperand(fact: Fact, value: string | number | boolean | null): value is string | number | boolean {
  switch (fact.type) {
    case 'enum':
      return fact.values.some((choice) => choice.id === value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' && value >= fact.min && value <= fact.max;
    case 'text':
      return typeof value === 'string' && value !== '';
    case 'set':
      return false;
  }
}

function wrongValue(fact: Fact, tree: Tree, problems: Problem[]): void {
  problems.push({
    kind: 'wrong-value',
    subject: fact.id,
    expected: expectedOf(fact),
    found: foundIn(tree),
    at: tree.at,
  });
}
