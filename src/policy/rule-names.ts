import { positionOf } from '../yaml/excerpt.ts';
import type { Problem } from '../yaml/problem.ts';
import { child, type FilePlace, itemsOf, type SourceFile, type Span, type Tree } from '../yaml/tree.ts';

/** The names of rules that the policies of a run have, and where the first of each stands. */
export type RuleNames = ReadonlyMap<string, FilePlace>;

/** The names that are taken once this policy, faulty or not, has been read, too. */
export function withRulesOf(tree: Tree, file: SourceFile, taken: RuleNames): RuleNames {
  const own = idsIn(tree).map(({ id, at }) => [id, { file, at }] as const);
  return new Map([...own, ...taken]);
}

/** Rules of a policy whose name another policy of the run has, too: findings and waivers could not tell them apart. */
export function namedTwice(tree: Tree, taken: RuleNames): readonly Problem[] {
  return idsIn(tree).flatMap(({ id, at }): Problem[] => {
    const other = taken.get(id);
    if (other === undefined) return [];
    const explanation = `${other.file.name}:${positionOf(other.file, other.at.start).line} has a rule of this name, too. Rename one of the two.`;
    return [{ kind: 'clash', subject: `rule "${id}"`, explanation, at }];
  });
}

function idsIn(tree: Tree): readonly { readonly id: string; readonly at: Span }[] {
  return itemsOf(child(tree, 'rules')).flatMap((rule) => {
    const id = child(rule, 'id');
    return id?.kind === 'scalar' && typeof id.value === 'string' ? [{ id: id.value, at: id.at }] : [];
  });
}
