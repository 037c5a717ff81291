import { folded, normalized } from '../yaml/fold.ts';
import { onceForEach } from '../yaml/once-for-each.ts';
import { quote } from '../yaml/phrases.ts';
import type { Expected, Problem } from '../yaml/problem.ts';
import { LONGEST_NAME, tooLong, wrongValue } from '../yaml/read.ts';
import { type Entry, itemsOf, type MapTree, type Tree } from '../yaml/tree.ts';
import type { Atom, Condition, Test } from './condition.ts';
import { expectedOf, type Fact, type FactId } from './fact.ts';
import { canName } from './fact-value.ts';

const ORDER_OPERATORS = ['at_least', 'at_most', 'above', 'below'] as const;
type OrderOperator = (typeof ORDER_OPERATORS)[number];
export type Operator = OrderOperator | 'includes' | 'starts_with';

type Operand = string | number | boolean;

/** The facts that a condition may speak of. */
export type Vocabulary = ReadonlyMap<FactId, Fact>;

const ALWAYS: Condition = { kind: 'all', of: [] };

/**
 * Reads a condition: a map means all of its entries; `any`, `all` and `not` combine. What is wrong is added to
 * `problems`; the part that it concerns then reads as always true.
 */
export function readCondition(tree: Tree, facts: Vocabulary, problems: Problem[]): Condition {
  if (tree.kind !== 'map') {
    problems.push(wrongValue('A condition', { kind: 'map' }, tree));
    return ALWAYS;
  }
  return allOf([...tree.entries.values()].map((entry) => readEntry(entry, facts, problems)));
}

function allOf(parts: readonly Condition[]): Condition {
  const [first, ...others] = parts;
  return first !== undefined && others.length === 0 ? first : { kind: 'all', of: parts };
}

function readEntry(entry: Entry, facts: Vocabulary, problems: Problem[]): Condition {
  const { key, value } = entry;
  if (key === 'not') return { kind: 'not', of: readCondition(value, facts, problems) };
  if (key === 'any' || key === 'all') return readCombination(key, value, facts, problems);
  const fact = facts.get(key);
  if (fact === undefined) {
    problems.push({
      kind: 'unknown-name',
      role: 'fact',
      name: key,
      allowed: wordsOf(facts),
      at: entry.keyAt,
    });
    return ALWAYS;
  }
  return allOf(readTests(fact, value, problems).map((test): Atom => ({ kind: 'atom', fact: fact.id, test })));
}

const wordsOf = onceForEach((facts: Vocabulary): readonly string[] => [...facts.keys(), 'any', 'all', 'not']);

function readCombination(kind: 'any' | 'all', tree: Tree, facts: Vocabulary, problems: Problem[]): Condition {
  const of =
    tree.kind === 'map'
      ? [...tree.entries.values()].map((entry) => readEntry(entry, facts, problems))
      : itemsOf(tree).map((item) => readCondition(item, facts, problems));
  if (of.length > 0) return { kind, of };
  problems.push(wrongValue(`"${kind}"`, { kind: 'plain', description: 'a list of conditions' }, tree));
  return ALWAYS;
}

function readTests(fact: Fact, tree: Tree, problems: Problem[]): readonly Test[] {
  if (tree.kind === 'map') return readComparisons(fact, tree, problems);
  if (fact.type === 'set') {
    const members = fact.members.map((member) => member.id).join(', ');
    const description = `"includes:" with any of ${members}`;
    problems.push(wrongValue(`A condition on ${fact.id}`, { kind: 'plain', description }, tree));
    return [];
  }
  return [{ operator: 'in', values: readOperands(fact, tree, problems) }];
}

function readComparisons(fact: Fact, tree: MapTree, problems: Problem[]): readonly Test[] {
  const allowed = operatorsOf(fact);
  if (tree.entries.size === 0) problems.push(wrongValue(fact.id, expectedOf(fact), tree));
  return [...tree.entries.values()].flatMap(({ key, keyAt, value }): Test[] => {
    const operator = allowed.find((known) => known === key);
    if (operator === undefined) {
      const others = fact.type === 'set' ? [] : ['a value', 'a list of values'];
      const names = [...allowed, ...others];
      problems.push({ kind: 'wrong-operator', fact: fact.id, operator: key, allowed: names, at: keyAt });
      return [];
    }
    switch (operator) {
      case 'includes':
        return [{ operator, members: readMembers(fact, value, problems) }];
      case 'starts_with':
        return [{ operator, prefixes: readBeginnings(fact, value, problems) }];
      default:
        return readBound(fact, operator, value, problems);
    }
  });
}

/** The words for comparisons that a condition may use of a fact. */
export function operatorsOf(fact: Fact): readonly Operator[] {
  if (fact.type === 'set') return ['includes'];
  if (fact.type === 'text') return ['starts_with'];
  return fact.type === 'number' || (fact.type === 'enum' && fact.ordered) ? ORDER_OPERATORS : [];
}

function readBound(fact: Fact, operator: OrderOperator, tree: Tree, problems: Problem[]): Test[] {
  const value = tree.kind === 'scalar' ? tree.value : null;
  if (value !== null && typeof value !== 'boolean' && isBound(fact, value)) return [{ operator, value }];
  problems.push(wrongValue(fact.id, expectedOf(fact), tree));
  return [];
}

function readMembers(fact: Fact, tree: Tree, problems: Problem[]): readonly string[] {
  return readOperands(fact, tree, problems).filter((member) => typeof member === 'string');
}

/** How a text may begin: also by what would be no answer as a whole, such as "no". */
function readBeginnings(fact: Fact, tree: Tree, problems: Problem[]): readonly string[] {
  return operandsIn(tree).flatMap((item) => {
    const value = item.kind === 'scalar' ? item.value : null;
    const problem = typeof value === 'string' ? problemWithText(fact, value, item) : null;
    if (problem !== null) problems.push(problem);
    else if (typeof value === 'string' && folded(value) !== '') return [value];
    else problems.push(wrongValue(fact.id, { kind: 'text' }, item));
    return [];
  });
}

/** One value, or the values of a list that is not empty. */
function readOperands(fact: Fact, tree: Tree, problems: Problem[]): readonly Operand[] {
  return operandsIn(tree).flatMap((item) => {
    const value = item.kind === 'scalar' ? item.value : null;
    const problem = value === null ? null : problemWithText(fact, value, item);
    if (problem !== null) problems.push(problem);
    else if (value !== null && canName(fact, value)) return [value];
    else problems.push(wrongValue(fact.id, oneExpected(fact), item));
    return [];
  });
}

function operandsIn(tree: Tree): readonly Tree[] {
  return tree.kind === 'list' && tree.items.length > 0 ? tree.items : [tree];
}

/** Why a text cannot be what a fact is compared with; null where it can, and for other facts. */
function problemWithText(fact: Fact, value: Operand, tree: Tree): Problem | null {
  if (fact.type !== 'text' || typeof value !== 'string') return null;
  if (value.length > LONGEST_NAME) return tooLong(fact.id, LONGEST_NAME, tree);
  if (PATTERN.test(normalized(value, 'NFKC'))) return notAPattern(fact, value, tree);
  if (fact.form === undefined || fact.form.pattern.test(value)) return null;
  return wrongValue(fact.id, { kind: 'plain', description: fact.form.description }, tree);
}

/** What other tools take for a pattern would be taken as it is written, and so match nothing in silence. */
const PATTERN = /[*?^$|\\%]|\[.*\]|^\/.+\/$|\.\.\.|\.\+|^[!~]|^(regexp?|re|glob):/i;

function notAPattern(fact: Fact, pattern: string, { at }: Tree): Problem {
  const beginning = /^\^?([^*?^$|\\[\]]+)\.?\*$/.exec(pattern)?.[1];
  const help = beginning === undefined ? '' : ` Write { starts_with: ${beginning} }.`;
  const explanation = `${quote(pattern)} looks like a pattern, and texts are compared as they are.${help}`;
  return { kind: 'clash', subject: fact.id, explanation, at };
}

/** Of a set, a condition names single members. */
const oneExpected = onceForEach((fact: Fact): Expected => {
  const expected = expectedOf(fact);
  return expected.kind === 'some-of' ? { ...expected, kind: 'one-of' } : expected;
});

/** A bound need not be a number that can be set: "above 0.5" is a fair question about whole ones. */
function isBound(fact: Fact, value: Operand): boolean {
  if (fact.type !== 'number') return canName(fact, value);
  return typeof value === 'number' && value >= fact.min && value <= fact.max;
}
