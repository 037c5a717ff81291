import type { Boxes } from '../rulebook/box.ts';
import type { FactId } from '../rulebook/fact.ts';
import { FALSE, isKnown, type Knowledge, TRUE, truthOf, UNKNOWN } from '../rulebook/normal-form.ts';
import type { Decision } from './decide.ts';
import type { Model } from './model.ts';

/** What is still undecided and could exclude the verdict or attach an action to it, and the facts it waits for. */
export type Pending =
  | {
      readonly kind: 'rule';
      readonly rule: number;
      readonly excludes: boolean;
      readonly facts: readonly FactId[];
    }
  /** Each of the patterns of the verdict may turn out impossible. */
  | { readonly kind: 'patterns'; readonly facts: readonly FactId[] };

/**
 * What the verdict holds only if it does not come. Exact: an undecided rule has an alternative that the unknown
 * facts can still satisfy, since alternatives that cannot hold are never kept.
 */
export function pendingOf({ model, knowledge, verdict }: Decision): readonly Pending[] {
  if (verdict < 0) return [];
  const id = model.rulebook.options[verdict].id;
  const rules = model.rules.flatMap(({ rule, when, exclude }, index): Pending[] => {
    const excludes = exclude.includes(verdict);
    if (!excludes && !rule.actions.some((action) => action.option === id)) return [];
    if (truthOf(when, knowledge) !== UNKNOWN) return [];
    return [{ kind: 'rule', rule: index, excludes, facts: awaitedBy(model, [when], knowledge) }];
  });
  const patterns = model.patterns[verdict].filter((when) => truthOf(when, knowledge) !== FALSE);
  if (patterns.some((when) => truthOf(when, knowledge) === TRUE) || !canAllFail(patterns, knowledge))
    return rules;
  return [...rules, { kind: 'patterns', facts: awaitedBy(model, patterns, knowledge) }];
}

/** Whether something pending could exclude the verdict. */
export function mayBeExcluded(pending: readonly Pending[]): boolean {
  return pending.some((each) => each.kind === 'patterns' || each.excludes);
}

/** The unknown facts in alternatives that can still hold. */
export function awaitedBy(
  model: Model,
  conditions: readonly Boxes[],
  knowledge: Knowledge,
): readonly FactId[] {
  const variables = conditions
    .flat()
    .filter((box) => truthOf([box], knowledge) === UNKNOWN)
    .flatMap((box) => box.variables.filter((variable) => !isKnown(knowledge[variable])));
  const facts = new Set(
    [...variables].sort((a, b) => a - b).map((variable) => model.form.variables[variable].fact.id),
  );
  return [...facts];
}

/** Whether one completion makes all conditions false: each alternative fails by one of its variables. */
function canAllFail(conditions: readonly Boxes[], knowledge: Knowledge): boolean {
  const box = conditions.flat().find((each) => truthOf([each], knowledge) !== FALSE);
  if (box === undefined) return true;
  return box.variables.some((variable, at) => {
    const outside = knowledge[variable] & ~box.masks[at];
    return outside !== 0 && canAllFail(conditions, knowledge.with(variable, outside));
  });
}
