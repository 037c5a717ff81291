import type { Evaluation } from '../../engine/evaluation.ts';
import type { Model } from '../../engine/model.ts';
import { at } from '../../rulebook/at.ts';
import { TRUE } from '../../rulebook/normal-form.ts';
import type { Basis, ClaimId, Rulebook } from '../../rulebook/rulebook.ts';
import type { Situations } from './situations.ts';

/** On what an effect rests: the first source of the rulebook alone, other sources too, the team's own words, judgement. */
export const GROUNDS = ['first-source', 'other-sources', 'stated', 'judgement'] as const;
export type Ground = (typeof GROUNDS)[number];

interface Grounded {
  readonly basis: Basis;
  readonly claims: readonly ClaimId[];
}

/**
 * The share of all effect that rests on each, over situations. Effect is counted in weighted points, as scores are made: a
 * base rating, and the points of a rule that fired to a rating, count times the weight that the criterion has there; points
 * to a weight count times how far the base ratings of the options lie from their mean, added up. What a limit cuts off
 * counts all the same; exclusions and steps have no points.
 */
export function sharesByGround(model: Model, situations: Situations): Readonly<Record<Ground, number>> {
  const totals = { 'first-source': 0, 'other-sources': 0, stated: 0, judgement: 0 };
  const ratings = ratingsOf(model);
  const rules = model.rules.map(({ rule }) => groundOf(model.rulebook, rule));
  const spreads = model.rulebook.criteria.map((criterion) => spreadOf(criterion.ratings));
  for (const evaluation of situations) {
    for (const { criterion, ground, size } of ratings)
      totals[ground] += size * at(evaluation.weights, criterion);
    for (const { effects, index } of model.rules) {
      if (evaluation.truths[index] !== TRUE) continue;
      for (const effect of effects)
        totals[at(rules, index)] += Math.abs(effect.points) * leverOf(evaluation, effect.at, spreads);
    }
  }
  const all = Object.values(totals).reduce((sum, total) => sum + total, 0);
  const share = (ground: Ground) => (all === 0 ? 0 : totals[ground] / all);
  return {
    'first-source': share('first-source'),
    'other-sources': share('other-sources'),
    stated: share('stated'),
    judgement: share('judgement'),
  };
}

/** By what a point counts: one of a weight, or one of a rating. */
function leverOf({ model, weights }: Evaluation, index: number, spreads: readonly number[]): number {
  const criterion = index % model.criterionCount;
  return index < model.criterionCount ? at(spreads, criterion) : at(weights, criterion);
}

function ratingsOf({ rulebook }: Model) {
  return rulebook.criteria.flatMap(({ ratings }, criterion) =>
    ratings.map((rating) => ({
      criterion,
      size: Math.abs(rating.rating),
      ground: groundOf(rulebook, rating),
    })),
  );
}

function spreadOf(ratings: readonly { readonly rating: number }[]): number {
  const mean = ratings.reduce((sum, { rating }) => sum + rating, 0) / ratings.length;
  return ratings.reduce((sum, { rating }) => sum + Math.abs(rating - mean), 0);
}

/** Whoever says "judgement" beside claims means it. */
function groundOf({ claims, sources }: Rulebook, { basis, claims: cited }: Grounded): Ground {
  if (basis !== 'published') return basis;
  const [first] = sources;
  const isOther = claims.some(({ id, source }) => cited.includes(id) && source !== first?.id);
  return isOther ? 'other-sources' : 'first-source';
}
