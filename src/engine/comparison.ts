import { missing } from '../rulebook/at.ts';
import { TRUE } from '../rulebook/normal-form.ts';
import type { OptionId } from '../rulebook/rulebook.ts';
import { type Advice, leadOver, rankingOf, runnerUpOf, type Verdict } from './advice.ts';
import type { CompiledRule } from './compiled.ts';
import { isPatternLeft, optionNumber, ratingIndex } from './model.ts';
import { clamp, MAX_RATING, MAX_WEIGHT, scoreOf } from './score.ts';

/**
 * Two options whose scores are compared. Where none fits, the best option by its sum stands in for the verdict; where no
 * rival is left, the best excluded one for the runner-up.
 */
export interface Comparison {
  readonly advice: Advice;
  readonly subject: number;
  /** -1 where there is only one option. */
  readonly rival: number;
  /** Points of score by which the subject is ahead; 0 without a rival. */
  readonly lead: number;
  /** For each option how many rules keep it out; none where it is out anyway: without a pattern, or by a limit. */
  readonly excluders: readonly number[];
}

export function comparisonOf(advice: Advice): Comparison {
  const { evaluation, winner } = advice;
  const ranking = rankingOf(advice);
  const subject = winner >= 0 ? winner : (ranking[0] ?? missing());
  const best = runnerUpOf(evaluation, subject);
  const rival = best >= 0 ? best : (ranking.find((option) => option !== subject) ?? -1);
  const lead = rival < 0 ? 0 : leadOver(evaluation, subject, rival);
  return { advice, subject, rival, lead, excluders: excludersOf(advice) };
}

/** Any two options as if the first one were the verdict and the other the runner-up, and there were no others. */
export function comparisonBetween(advice: Advice, subject: OptionId, rival: OptionId): Comparison {
  const { evaluation, model } = advice;
  const [own, other] = [optionNumber(model.rulebook, subject), optionNumber(model.rulebook, rival)];
  const margin = leadOver(evaluation, own, other);
  const verdict: Verdict = { kind: 'fits', option: subject, runnerUp: { option: rival, margin }, tied: [] };
  return { advice: { ...advice, verdict }, subject: own, rival: other, lead: margin, excluders: [] };
}

function excludersOf({ evaluation: { knowledge, truths }, model }: Advice): readonly number[] {
  const firing = model.rules.filter((_, rule) => truths[rule] === TRUE);
  return model.rulebook.options.map((_, option) =>
    isPatternLeft(model, option, knowledge) && model.base.exclusions[option] === 0
      ? firing.filter(({ excludes }) => excludes.includes(option)).length
      : 0,
  );
}

/** What follows where the effects of a rule are added or left out. */
export interface Shift {
  /** For each option the sum of its ratings after it. */
  readonly sums: readonly number[];
  readonly total: number;
  /** For each option what the change takes from its standing, in all and by criterion. */
  readonly standing: readonly number[];
  readonly standingOn: ReadonlyMap<number, readonly number[]>;
  /** Where it acts most on the lead; null for a rule that only excludes or attaches actions. */
  readonly criterion: number | null;
}

/** What follows where the effects of a rule are added (sign 1) or left out (sign -1). */
export function shiftBy(comparison: Comparison, { effects }: CompiledRule, sign: 1 | -1): Shift {
  const { evaluation, model } = comparison.advice;
  const raw = new Map<number, number>();
  for (const { at, points } of effects)
    raw.set(at, (raw.get(at) ?? evaluation.raw[at] ?? missing()) + sign * points);
  const sums = [...evaluation.sums];
  const standing = sums.map(() => 0);
  const standingOn = new Map<number, readonly number[]>();
  let total = evaluation.totalWeight();
  let strongest: { readonly criterion: number; readonly onLead: number } | null = null;
  for (const criterion of new Set(effects.map(({ at }) => at % model.criterionCount))) {
    const { onLead, parts, weightGain } = shiftOn(comparison, raw, criterion);
    total += weightGain;
    standingOn.set(
      criterion,
      parts.map(({ onStanding }) => onStanding),
    );
    for (const [option, part] of parts.entries()) {
      sums[option] = (sums[option] ?? missing()) + part.onSum;
      standing[option] = (standing[option] ?? missing()) + part.onStanding;
    }
    if (strongest === null || onLead > strongest.onLead) strongest = { criterion, onLead };
  }
  return { sums, total, standing, standingOn, criterion: strongest?.criterion ?? null };
}

/** The part of a change that lies on one criterion, and how much it moves the lead. */
function shiftOn(
  { advice, rival, subject }: Comparison,
  changed: ReadonlyMap<number, number>,
  criterion: number,
) {
  const shift = partsOn(advice, changed, criterion);
  const { [subject]: own, [rival]: other } = shift.parts;
  return { ...shift, onLead: Math.abs((own?.onStanding ?? 0) - (other?.onStanding ?? 0)) };
}

/** What a change on one criterion does to each option, and to the weight. */
interface ShiftOnCriterion {
  readonly parts: readonly { readonly onSum: number; readonly onStanding: number }[];
  readonly weightGain: number;
}

/**
 * What a change of points (by their index) does to each option on one criterion: to its sum of ratings, and what it
 * takes from its standing. An option stands by its rating; a weight speaks for the options that are rated above the mean
 * of all.
 */
export function partsOn(
  { evaluation, factors, model }: Advice,
  changed: ReadonlyMap<number, number>,
  criterion: number,
): ShiftOnCriterion {
  const raw = (at: number) => changed.get(at) ?? evaluation.raw[at] ?? missing();
  const before = evaluation.weights[criterion] ?? missing();
  const after = clamp(raw(criterion), 0, MAX_WEIGHT) * (factors[criterion] ?? missing());
  const options = Array.from({ length: model.optionCount }, (_, option) => {
    const cell = ratingIndex(model, option, criterion);
    const rating = clamp(raw(model.criterionCount + cell), -MAX_RATING, MAX_RATING);
    return { rating, was: evaluation.ratings[cell] ?? missing() };
  });
  const mean = options.reduce((sum, { rating }) => sum + rating / options.length, 0);
  const parts = options.map(({ rating, was }) => ({
    onSum: after * rating - before * was,
    onStanding: before * (was - rating) + (before - after) * (rating - mean),
  }));
  return { parts, weightGain: after - before };
}

/** How far the subject is ahead of the best of some rivals after a change, in points of score; 0 without rivals. */
export function leadAfter(
  { subject }: Comparison,
  { sums, total }: Shift,
  rivals: readonly number[],
): number {
  const others = rivals.filter((rival) => rival >= 0).map((rival) => sums[rival] ?? missing());
  if (others.length === 0) return 0;
  return scoreOf(sums[subject] ?? missing(), total) - scoreOf(Math.max(...others), total);
}

/** Points of score that the lead owes to a rule that fired. Options that it alone keeps out count among the rivals. */
export function impactOfFired(comparison: Comparison, rule: CompiledRule, shift: Shift): number {
  const { excluders, lead, rival, subject } = comparison;
  const freed = rule.excludes.filter((option) => option !== subject && excluders[option] === 1);
  return lead - leadAfter(comparison, shift, [rival, ...freed]);
}

/**
 * What the lead would gain by a rule that did not fire; null where it would exclude the verdict, or every rival that is
 * left. What is out already it does not exclude.
 */
export function impactOfIdle(comparison: Comparison, rule: CompiledRule): number | null {
  const { advice, lead, subject } = comparison;
  const excludes = rule.excludes.filter((option) => advice.evaluation.excluded[option] === 0);
  if (excludes.includes(subject)) return null;
  const rivals = rivalsWithout(comparison, excludes);
  return rivals === null ? null : leadAfter(comparison, shiftBy(comparison, rule, 1), rivals) - lead;
}

/** The rival, or all that are left where that is excluded; null where none is. */
function rivalsWithout(
  { advice, rival, subject }: Comparison,
  excludes: readonly number[],
): readonly number[] | null {
  if (!excludes.includes(rival)) return [rival];
  const { excluded } = advice.evaluation;
  const left = [...excluded.keys()].filter(
    (option) => option !== subject && excluded[option] === 0 && !excludes.includes(option),
  );
  return left.length === 0 ? null : left;
}
