import type { Advice } from '../engine/advice.ts';
import { ruleStates } from '../engine/explain.ts';
import { optionNumber, ratingIndex } from '../engine/model.ts';
import { amountBehind } from '../engine/reasons.ts';
import { MAX_RATING, scoreOf } from '../engine/score.ts';
import { missing } from '../rulebook/at.ts';
import { becauseOn, type CriterionId, type OptionId, type Rule } from '../rulebook/rulebook.ts';
import { groundsOfAmount } from './grounds.ts';
import type { OptionGround } from './report.ts';

/**
 * What rates an option as it is rated, the heaviest first and no sentence twice: its base ratings, an estimate in place of
 * them, and the rules that rate it. What only moves a weight tells nothing of a single option, so it is not among them.
 */
export function optionGrounds(advice: Advice, option: OptionId): readonly OptionGround[] {
  const seen = new Set<string>();
  return [...ofRatings(advice, option), ...ofRules(advice, option)]
    .filter(({ points }) => points !== 0)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .filter(({ because }) => !seen.has(because) && seen.add(because));
}

function ofRatings(advice: Advice, option: OptionId): readonly OptionGround[] {
  const { evaluation, model } = advice;
  const { criteria } = model.rulebook;
  const number = optionNumber(model.rulebook, option);
  return criteria.flatMap(({ ratings }, at) => {
    const cell = ratingIndex(model, number, at);
    if (isOutside(advice, cell)) return ofAmount(advice, option, at, evaluation.ratings[cell] ?? missing());
    const { basis, because, claims, rating } = ratings[number] ?? missing();
    return [{ basis, because, claims, points: pointsOf(advice, at, rating) }];
  });
}

/** That others cost less is nothing good of an option, however little that is. */
function ofAmount(advice: Advice, option: OptionId, at: number, rating: number): readonly OptionGround[] {
  const behind = amountBehind(advice, option, at);
  if (rating > 0 && behind.cheapest?.option.id !== option) return [];
  return [{ ...groundsOfAmount({ option, ...behind }), points: pointsOf(advice, at, rating) }];
}

function ofRules(advice: Advice, option: OptionId): readonly OptionGround[] {
  const states = ruleStates(advice);
  return advice.model.rules.flatMap(({ rule }, at): readonly OptionGround[] => {
    if (states[at] !== 'fired') return [];
    const parts = partsOf(advice, rule, option);
    const points = parts.reduce((sum, part) => sum + part.points, 0);
    const [most] = parts.toSorted((a, b) => Math.sign(points) * (b.points - a.points));
    if (most === undefined) return [];
    const { basis, claims } = rule;
    return [{ basis, because: becauseOn(rule, most.criterion), claims, points }];
  });
}

/** What a rule does to an option on each criterion. */
function partsOf(
  advice: Advice,
  rule: Rule,
  option: OptionId,
): readonly { readonly criterion: CriterionId; readonly points: number }[] {
  const { model } = advice;
  const number = optionNumber(model.rulebook, option);
  return rule.rate.flatMap((effect) => {
    const at = model.rulebook.criteria.findIndex(({ id }) => id === effect.criterion);
    if (effect.option !== option || isOutside(advice, ratingIndex(model, number, at))) return [];
    return [{ criterion: effect.criterion, points: pointsOf(advice, at, effect.points) }];
  });
}

function isOutside({ model }: Advice, cell: number): boolean {
  return model.base.outside.has(model.criterionCount + cell);
}

/** Points of score for points of rating on a criterion, which are no more than a rating can be. */
function pointsOf({ evaluation }: Advice, criterion: number, rating: number): number {
  const total = evaluation.totalWeight();
  const most = Math.max(-MAX_RATING, Math.min(MAX_RATING, rating));
  return scoreOf((evaluation.weights[criterion] ?? missing()) * most, total) - scoreOf(0, total);
}
