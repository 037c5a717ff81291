import { expectedOf, type Fact, type FactValue, isSettable } from '../rulebook/fact.ts';
import type { Problem } from '../source/problem.ts';
import { foundIn } from '../source/read.ts';
import type { Tree } from '../source/tree.ts';

/** Reads a fact's value. Null, with nothing said, where it is left empty: then it is unknown. */
export function readFact(fact: Fact, tree: Tree, problems: Problem[]): FactValue | null {
  if (tree.kind === 'scalar' && tree.value === null) return null;
  if (fact.type === 'set') return readSet(fact.id, fact.members, tree, problems);
  if (tree.kind === 'scalar' && tree.value !== null && isValue(fact, tree.value)) return tree.value;
  problems.push({
    kind: 'wrong-value',
    subject: fact.id,
    expected: expectedOf(fact),
    found: foundIn(tree),
    at: tree.at,
  });
  return null;
}

function isValue(fact: Fact, value: string | number | boolean): boolean {
  switch (fact.type) {
    case 'enum':
      return fact.values.some((choice) => choice.id === value);
    case 'number':
      return typeof value === 'number' && isSettable(fact, value);
    case 'boolean':
      return typeof value === 'boolean';
    default:
      return typeof value === 'string';
  }
}

function readSet(
  id: string,
  members: readonly { readonly id: string }[],
  tree: Tree,
  problems: Problem[],
): FactValue | null {
  const allowed = members.map((member) => member.id);
  if (tree.kind !== 'list') {
    problems.push({
      kind: 'wrong-value',
      subject: id,
      expected: { kind: 'some-of', values: allowed },
      found: foundIn(tree),
      at: tree.at,
    });
    return null;
  }
  const found: string[] = [];
  for (const item of tree.items) {
    const member = item.kind === 'scalar' ? allowed.find((known) => known === item.value) : undefined;
    if (member !== undefined) found.push(member);
    else
      problems.push({
        kind: 'wrong-value',
        subject: `A member of ${id}`,
        expected: { kind: 'one-of', values: allowed },
        found: foundIn(item),
        at: item.at,
      });
  }
  return allowed.filter((member) => found.includes(member));
}
