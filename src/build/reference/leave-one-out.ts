import type { CompiledRule } from '../../engine/compiled.ts';
import type { Evaluation } from '../../engine/evaluation.ts';
import { isPatternLeft } from '../../engine/model.ts';
import { clamp, MAX_RATING, MAX_WEIGHT, weightedSums, winnerOf } from '../../engine/score.ts';
import { at } from '../../rulebook/at.ts';
import { TRUE } from '../../rulebook/normal-form.ts';

/** The number of the option that would be first if a rule that fired were left out; -1 where none fits. */
export function winnerWithout(evaluation: Evaluation, rule: CompiledRule): number {
  const { factors, model } = evaluation;
  const raw = evaluation.raw.slice();
  const [weights, ratings] = [evaluation.weights.slice(), evaluation.ratings.slice()];
  for (const effect of rule.effects) {
    const points = at(raw, effect.at) - effect.points;
    raw[effect.at] = points;
    const rating = effect.at - model.criterionCount;
    if (rating < 0) weights[effect.at] = clamp(points, 0, MAX_WEIGHT) * at(factors, effect.at);
    else ratings[rating] = clamp(points, -MAX_RATING, MAX_RATING);
  }
  const excluded = evaluation.excluded.map((out, option) =>
    out === 1 && rule.excludes.includes(option) ? Number(isOutAnyway(evaluation, rule, option)) : out,
  );
  return winnerOf(weightedSums(weights, ratings, new Array<number>(model.optionCount).fill(0)), excluded);
}

function isOutAnyway({ knowledge, model, truths }: Evaluation, rule: CompiledRule, option: number): boolean {
  const isOther = (each: CompiledRule) => each !== rule && truths[each.index] === TRUE;
  return (
    !isPatternLeft(model, option, knowledge) ||
    model.rules.some((each) => isOther(each) && each.excludes.includes(option))
  );
}

/** How much of an effect on a rating the limits cut off: 0 nothing, 1 all of it. Of a rule that fired. */
export function cutOff({ model, raw }: Evaluation, index: number, points: number): number {
  if (index < model.criterionCount || points === 0) return 0;
  const limited = (value: number) => clamp(value, -MAX_RATING, MAX_RATING);
  const moved = limited(at(raw, index)) - limited(at(raw, index) - points);
  return 1 - moved / points;
}
