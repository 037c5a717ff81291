import type { Problem } from '../yaml/problem.ts';
import { child, type Entry, entryAt, itemsOf, numberIn, startOf, type Tree } from '../yaml/tree.ts';
import { ESTIMATORS } from './scale.ts';

/** What is wrong with the estimator of a criterion and its scale, beside their form. */
export function checkEstimate({ key, value }: Entry): readonly Problem[] {
  const by = child(value, 'estimated_by');
  const scale = child(value, 'scale');
  return [
    ...(by === undefined ? [] : checkName(by)),
    ...checkPartner(key, value, 'estimated_by', 'scale'),
    ...checkPartner(key, value, 'scale', 'estimated_by'),
    ...(scale === undefined ? [] : checkPoints(key, scale)),
  ];
}

function checkName(by: Tree): readonly Problem[] {
  if (by.kind !== 'scalar' || typeof by.value !== 'string' || ESTIMATORS.includes(by.value)) return [];
  return [{ kind: 'unknown-name', role: 'estimator', name: by.value, allowed: ESTIMATORS, at: by.at }];
}

/** Each of the two means nothing without the other. */
function checkPartner(criterion: string, tree: Tree, given: string, missing: string): readonly Problem[] {
  const entry = entryAt(tree, [given]);
  if (entry === undefined || child(tree, missing) !== undefined) return [];
  return [
    {
      kind: 'clash',
      subject: criterion,
      explanation: `"${given}" needs "${missing}" beside it.`,
      at: entry.keyAt,
    },
  ];
}

/** Ratios rise from 1 and ratings fall. Points that are no numbers are complained of elsewhere. */
function checkPoints(criterion: string, scale: Tree): readonly Problem[] {
  const clash = (at: Tree, explanation: string): Problem => ({
    kind: 'clash',
    subject: `${criterion}, scale`,
    explanation,
    at: startOf(at),
  });
  let before: { readonly ratio: number; readonly rating: number } | null = null;
  const problems: Problem[] = [];
  for (const point of itemsOf(child(scale, 'points'))) {
    const ratio = child(point, 'ratio');
    const rating = child(point, 'rating');
    const [times, points] = [numberIn(ratio), numberIn(rating)];
    if (ratio === undefined || rating === undefined || times === null || points === null) return problems;
    if (before === null && times !== 1)
      problems.push(clash(ratio, 'the first ratio must be 1, that of the least.'));
    if (before !== null && times <= before.ratio)
      problems.push(clash(ratio, `ratios must rise, but ${times} follows ${before.ratio}.`));
    if (before !== null && points >= before.rating)
      problems.push(clash(rating, `ratings must fall, but ${points} follows ${before.rating}.`));
    before = { ratio: times, rating: points };
  }
  return problems;
}
