import { missing } from '../rulebook/at.ts';
import type { Boxes } from '../rulebook/box.ts';
import type { FactId } from '../rulebook/fact.ts';
import { FALSE, isKnown, type Knowledge, TRUE, truthOf, UNKNOWN } from '../rulebook/normal-form.ts';
import type { Rule } from '../rulebook/rulebook.ts';
import { type Advice, optionId } from './advice.ts';
import { Budget, MOST_DEEP } from './budget.ts';
import type { Model } from './model.ts';

/** What is still undecided and could exclude the verdict or attach an action to it, and the facts it waits for. */
export type Pending =
  | {
      readonly kind: 'rule';
      readonly rule: Rule;
      readonly excludes: boolean;
      readonly facts: readonly FactId[];
    }
  /** Each of the patterns of the verdict may turn out impossible; not proved where the search for that gave up. */
  | { readonly kind: 'patterns'; readonly proved: boolean; readonly facts: readonly FactId[] }
  /** The verdict may turn out to exceed a limit. */
  | { readonly kind: 'limit'; readonly facts: readonly FactId[] };

/**
 * What the verdict holds only if it does not come, in rulebook order. Exact: an undecided rule has an alternative that
 * the unknown facts can still satisfy, since alternatives that cannot hold are never kept. A settled verdict has a way to
 * do it in every completion.
 */
export function pendingOf(advice: Advice): readonly Pending[] {
  const { evaluation, model, settled, winner } = advice;
  if (winner < 0) return [];
  const { knowledge, truths } = evaluation;
  const id = optionId(model, winner);
  const rules = model.rules.flatMap(({ rule, boxes, excludes: excluded }, index): Pending[] => {
    const excludes = excluded.includes(winner);
    if (!excludes && !rule.actions.some((action) => action.option === id)) return [];
    if (truths[index] !== UNKNOWN) return [];
    return [{ kind: 'rule', rule, excludes, facts: awaitedBy(model, [boxes], knowledge) }];
  });
  const patterns = (model.patterns[winner] ?? missing())
    .map(({ boxes }) => boxes)
    .filter((boxes) => truthOf(boxes, knowledge) !== FALSE);
  const limit: readonly Pending[] =
    model.base.threats[winner] === 1 ? [{ kind: 'limit', facts: limitFacts(advice) }] : [];
  if (settled || patterns.some((boxes) => truthOf(boxes, knowledge) === TRUE)) return [...rules, ...limit];
  const canFail = canAllFail(patterns.flat(), knowledge);
  if (canFail === 'no') return [...rules, ...limit];
  const facts = awaitedBy(model, patterns, knowledge);
  return [...rules, { kind: 'patterns', proved: canFail === 'yes', facts }, ...limit];
}

/** What tells whether the limit is exceeded: the limit itself, or where that is known what else the estimator reads. */
function limitFacts(advice: Advice): readonly FactId[] {
  const limit = advice.rater.estimator?.limit;
  return limit !== undefined && !advice.facts.has(limit) ? [limit] : unknownReads(advice);
}

/** The unknown facts that the estimator reads, in rulebook order. */
export function unknownReads({
  facts,
  rater: { estimator, rules },
}: Pick<Advice, 'facts' | 'rater'>): readonly FactId[] {
  return rules.rulebook.facts.map(({ id }) => id).filter((id) => estimator?.reads.has(id) && !facts.has(id));
}

/** Whether something pending could exclude the verdict. */
export function mayBeExcluded(pending: readonly Pending[]): boolean {
  return pending.some((each) => each.kind !== 'rule' || each.excludes);
}

/** The unknown facts in alternatives that can still hold. */
export function awaitedBy(
  model: Model,
  conditions: readonly Boxes[],
  knowledge: Knowledge,
): readonly FactId[] {
  const isOpen = (variable: number) => !isKnown(knowledge[variable] ?? missing());
  const variables = conditions
    .flat()
    .filter((box) => truthOf([box], knowledge) === UNKNOWN)
    .flatMap((box) => box.variables.filter(isOpen));
  const facts = new Set(
    [...variables].sort((a, b) => a - b).map((each) => (model.form.variables[each] ?? missing()).fact.id),
  );
  return [...facts];
}

/** Boxes and tests that are looked at before it counts as possible that every way fails. */
const WORK = 10_000_000;

/** Whether one completion makes all boxes false: each fails by one of its variables. Unclear where the search gave up. */
function canAllFail(boxes: Boxes, known: Knowledge): 'yes' | 'no' | 'unclear' {
  const budget = new Budget(WORK);
  const knowledge = Int32Array.from(known);
  let isDeep = false;
  /** The boxes before `from` fail already, and go on failing as more is known. */
  const failFrom = (from: number, depth: number): boolean => {
    let at = from;
    while (at < boxes.length && truthOf([boxes[at] ?? missing()], knowledge) === FALSE) at++;
    if (at === boxes.length) return true;
    const { variables, masks } = boxes[at] ?? missing();
    isDeep ||= depth > MOST_DEEP;
    if (isDeep || !budget.spend(at - from + variables.length)) return false;
    return variables.some((variable, test) => {
      const before = knowledge[variable] ?? missing();
      const outside = before & ~(masks[test] ?? missing());
      if (outside === 0) return false;
      knowledge[variable] = outside;
      const fails = failFrom(at + 1, depth + 1);
      knowledge[variable] = before;
      return fails;
    });
  };
  if (failFrom(0, 0)) return 'yes';
  return isDeep || budget.isSpent ? 'unclear' : 'no';
}
