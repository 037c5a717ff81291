import { expectedOf, type Fact, type FactValue, nearestSettable, type SetFact } from '../rulebook/fact.ts';
import { canName, withAlone } from '../rulebook/fact-value.ts';
import type { Problem } from '../yaml/problem.ts';
import { oneOf, wrongValue } from '../yaml/read.ts';
import { isEmpty, type Tree } from '../yaml/tree.ts';

/** Reads a fact's value. Null, with nothing said, where it is left empty: then it is unknown. */
export function readFact(fact: Fact, tree: Tree, problems: Problem[]): FactValue | null {
  if (isEmpty(tree)) return null;
  if (fact.type === 'set') return readSet(fact, tree, problems);
  const value = tree.kind === 'scalar' ? tree.value : null;
  if (value === null || !canName(fact, value)) {
    problems.push(wrongValue(fact.id, expectedOf(fact), tree));
    return null;
  }
  return fact.type === 'number' && typeof value === 'number' ? nearestSettable(fact, value) : value;
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
  if (fact.alone !== null && found.has(fact.alone) && found.size > 1)
    problems.push({ kind: 'not-alone', subject: fact.id, member: fact.alone, at: tree.at });
  return withAlone(
    fact,
    allowed.filter((member) => found.has(member)),
  );
}
