import {
  expectedOf,
  type Fact,
  type FactValue,
  isSettable,
  type SetFact,
  settableAt,
} from '../rulebook/fact.ts';
import type { Problem } from '../yaml/problem.ts';
import { oneOf, wrongValue } from '../yaml/read.ts';
import { isEmpty, type Tree } from '../yaml/tree.ts';

/** Reads a fact's value. Null, with nothing said, where it is left empty: then it is unknown. */
export function readFact(fact: Fact, tree: Tree, problems: Problem[]): FactValue | null {
  if (isEmpty(tree)) return null;
  if (fact.type === 'set') return readSet(fact, tree, problems);
  const value = tree.kind === 'scalar' && tree.value !== null ? meaningOf(fact, tree.value) : null;
  if (value === null) problems.push(wrongValue(fact.id, expectedOf(fact), tree));
  return value;
}

/** What a plain value means for a fact; a number is the nearest one on the fact's grid. */
function meaningOf(fact: Exclude<Fact, SetFact>, value: string | number | boolean): FactValue | null {
  switch (fact.type) {
    case 'enum':
      return fact.values.some((choice) => choice.id === value) ? value : null;
    case 'number':
      if (typeof value !== 'number' || !isSettable(fact, value)) return null;
      return settableAt(fact, Math.round((value - fact.min) / fact.step));
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'text':
      return typeof value === 'string' ? value : null;
  }
}

/** The members in the order of the rulebook. */
function readSet(fact: SetFact, tree: Tree, problems: Problem[]): FactValue | null {
  const allowed = fact.members.map((member) => member.id);
  if (tree.kind !== 'list') {
    problems.push(wrongValue(fact.id, expectedOf(fact), tree));
    return null;
  }
  const found = new Set<string>();
  for (const item of tree.items) {
    const member = oneOf(item, `A member of ${fact.id}`, allowed, problems);
    if (member === null) continue;
    if (found.has(member))
      problems.push({ kind: 'duplicate-value', subject: fact.id, value: member, at: item.at });
    found.add(member);
  }
  return allowed.filter((member) => found.has(member));
}
