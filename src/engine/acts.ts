import { missing } from '../rulebook/at.ts';
import { TRUE } from '../rulebook/normal-form.ts';
import type { ClaimId, CriterionId, OptionId, RuleId } from '../rulebook/rulebook.ts';
import { type Advice, optionId } from './advice.ts';
import { partsOn } from './comparison.ts';
import type { PointEffect } from './compiled.ts';
import { ratingIndex } from './model.ts';
import { scoreOf, TINY } from './score.ts';

/** What acts and says on which claims it rests: a rule that fired, a rating of the rulebook, the scale of an estimate. */
export type Actor =
  | { readonly kind: 'rule'; readonly rule: RuleId }
  | { readonly kind: 'rating' }
  | { readonly kind: 'estimate' };

/** What the score of an option owes on a criterion, in points: positive where it speaks for the option. */
export interface Movement {
  readonly criterion: CriterionId;
  readonly option: OptionId;
  readonly points: number;
}

/** What rests on claims, and what it does here. */
export interface Act {
  readonly by: Actor;
  readonly claims: readonly ClaimId[];
  readonly moves: readonly Movement[];
  readonly excludes: readonly OptionId[];
  /** The options of which it asks a step. */
  readonly asks: readonly OptionId[];
}

/**
 * Everything that is at work here, in rulebook order: ratings, scales, then the rules that fired. What one moves is what
 * would be lost if it alone were left out, so it is nothing where a limit cuts it off or its criterion has no weight.
 */
export function actsOf(advice: Advice): readonly Act[] {
  const { evaluation, model } = advice;
  const fired = model.rules.filter((_, rule) => evaluation.truths[rule] === TRUE);
  return [
    ...ratingActs(advice),
    ...scaleActs(advice),
    ...fired.map(
      ({ effects, excludes, rule }): Act => ({
        by: { kind: 'rule', rule: rule.id },
        claims: rule.claims,
        moves: movesOf(advice, effects),
        excludes: excludes.map((option) => optionId(model, option)),
        asks: rule.actions.map((action) => action.option),
      }),
    ),
  ];
}

/** Whether it changes anything. */
export function isActing({ asks, excludes, moves }: Act): boolean {
  return moves.length > 0 || excludes.length > 0 || asks.length > 0;
}

function ratingActs(advice: Advice): readonly Act[] {
  const { base, criterionCount, rulebook } = advice.model;
  return rulebook.criteria.flatMap(({ ratings }, criterion) =>
    ratings.flatMap(({ claims, rating }, option): readonly Act[] => {
      const at = criterionCount + ratingIndex(advice.model, option, criterion);
      const effects = base.outside.has(at) ? [] : [{ at, points: rating }];
      return [acting({ kind: 'rating' }, claims, movesOf(advice, effects))];
    }),
  );
}

/** What an estimate makes of the options whose amounts are known. */
function scaleActs(advice: Advice): readonly Act[] {
  const { base, criterionCount, optionCount, rulebook } = advice.model;
  return rulebook.criteria.flatMap(({ estimate }, criterion): readonly Act[] => {
    if (estimate === null) return [];
    const cells = Array.from(
      { length: optionCount },
      (_, option) => criterionCount + ratingIndex(advice.model, option, criterion),
    );
    const effects = cells
      .filter((at) => base.outside.has(at))
      .map((at) => ({ at, points: base.points[at] ?? missing() }));
    return [acting({ kind: 'estimate' }, estimate.scale.claims, movesOf(advice, effects))];
  });
}

function acting(by: Actor, claims: readonly ClaimId[], moves: readonly Movement[]): Act {
  return { by, claims, moves, excludes: [], asks: [] };
}

/** What each score owes to points that are there. */
function movesOf(advice: Advice, effects: readonly PointEffect[]): readonly Movement[] {
  const { evaluation, model } = advice;
  const without = new Map<number, number>();
  for (const { at, points } of effects)
    without.set(at, (without.get(at) ?? evaluation.raw[at] ?? missing()) - points);
  const total = evaluation.totalWeight();
  const criteria = [...new Set(effects.map(({ at }) => at % model.criterionCount))];
  return criteria.flatMap((criterion) => {
    const { id } = model.rulebook.criteria[criterion] ?? missing();
    return partsOn(advice, without, criterion).parts.flatMap(({ onStanding }, option) => {
      const points = scoreOf(onStanding, total) - scoreOf(0, total);
      return Math.abs(points) < TINY ? [] : [{ criterion: id, option: optionId(model, option), points }];
    });
  });
}
