import type { CriterionId, OptionId } from '../rulebook/rulebook.ts';
import type { CompiledRule } from './compiled.ts';
import { criterionNumber, type Model, optionNumber, ratingIndex } from './model.ts';

/** A rating that somebody else works out, such as an estimate: -5 to 5, low ≤ likely ≤ high. */
export interface OutsideRating {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** Ratings from outside, in place of those of the rulebook and its rules; options that are left out keep theirs. */
export type OutsideRatings = ReadonlyMap<CriterionId, ReadonlyMap<OptionId, OutsideRating>>;

/**
 * The model with ratings from outside. The likely one counts in the point estimate and in completions; no verdict is
 * settled that another value between low and high would change.
 * @throws RangeError where the rulebook has no such criterion or option.
 */
export function withOutsideRatings(model: Model, ratings: OutsideRatings): Model {
  const { rulebook } = model;
  const points = model.base.points.slice();
  const rise = model.base.rise.slice();
  const fall = model.base.fall.slice();
  const outside = new Set(model.base.outside);
  for (const [criterion, byOption] of ratings) {
    for (const [option, { low, likely, high }] of byOption) {
      const cell = ratingIndex(model, optionNumber(rulebook, option), criterionNumber(rulebook, criterion));
      const at = model.criterionCount + cell;
      points[at] = likely;
      rise[at] = high - likely;
      fall[at] = low - likely;
      outside.add(at);
    }
  }
  const rules = model.rules.map((rule) => silenced(rule, outside));
  return {
    ...model,
    base: { points, rise, fall, outside },
    rules,
    conditions: [...rules, ...model.conditions.slice(rules.length)],
  };
}

function silenced(rule: CompiledRule, outside: ReadonlySet<number>): CompiledRule {
  return rule.effects.some(({ at }) => outside.has(at))
    ? { ...rule, effects: rule.effects.filter(({ at }) => !outside.has(at)) }
    : rule;
}
