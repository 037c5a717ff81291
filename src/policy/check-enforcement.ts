import type { Problem } from '../yaml/problem.ts';
import { child, itemsOf, type Tree } from '../yaml/tree.ts';
import type { PolicyRule } from './policy.ts';

/** Adds a problem for each rule that is to be enforced from some day on, and is not an error then either. */
export function checkEnforcement(tree: Tree, rules: readonly PolicyRule[], problems: Problem[]): void {
  itemsOf(child(tree, 'rules')).forEach((each, index) => {
    const from = child(each, 'enforce_from');
    const rule = rules[index];
    if (from === undefined || rule === undefined || rule.severity === 'error') return;
    const explanation = `until that day an error is a warning, and this is a ${rule.severity} for ever. Write severity: error, or leave enforce_from out.`;
    problems.push({ kind: 'clash', subject: `enforce_from of rule "${rule.id}"`, explanation, at: from.at });
  });
}
