import { TRUE } from '../rulebook/normal-form.ts';
import { type Decision, rankingOf } from './decide.ts';
import { clamp, MAX_RATING, scoreOf } from './evaluate.ts';
import { isPatternLeft } from './model.ts';
import { runnerUpOf } from './robustness.ts';
import { Tally } from './tally.ts';

/** What a fired rule, or the base rating of one option on one criterion, does to the verdict. */
export interface Reason {
  /** The rule, or null for a base rating. */
  readonly rule: number | null;
  /** The option of a base rating, or null for a rule. */
  readonly option: number | null;
  /** Where it acts most on the lead over the runner-up; null for a rule that only excludes or attaches actions. */
  readonly criterion: number | null;
  /** What the margin against the runner-up, in points of score, owes to it: positive where it helps the verdict. */
  readonly impact: number;
  /** Options whose standing it betters, and worsens. */
  readonly favours: readonly number[];
  readonly against: readonly number[];
}

/**
 * What each fired rule and each base rating of the verdict and the runner-up contributes, the strongest first. Where a
 * rule alone keeps an option out, that option counts among the rivals when the rule is left out. Where none fits, the
 * best option by its sum stands in for the verdict; where no rival is left, the best excluded one for the runner-up.
 */
export function reasonsOf(decision: Decision, comparison = new Comparison(decision)): readonly Reason[] {
  const { model } = decision;
  const reasons: Reason[] = [];
  for (let rule = 0; rule < model.rules.length; rule++)
    if (decision.evaluation.truths[rule] === TRUE) reasons.push(comparison.reasonOfRule(rule));
  for (const option of [comparison.subject, comparison.runnerUp]) {
    for (let criterion = 0; option >= 0 && criterion < model.criterionCount; criterion++) {
      const reason = comparison.reasonOfRating(option, criterion);
      if (reason !== null) reasons.push(reason);
    }
  }
  return reasons.sort((a, b) => Math.abs(b.impact) - Math.abs(a.impact));
}

/** Compares the verdict with its runner-up, with and without single rules and ratings. */
export class Comparison {
  readonly subject: number;
  readonly runnerUp: number;
  private readonly decision: Decision;
  private readonly tally: Tally;
  private readonly lead: number;

  constructor(decision: Decision) {
    const { evaluation, factors, knowledge, model, verdict } = decision;
    const ranking = rankingOf(decision);
    this.decision = decision;
    this.tally = new Tally(model, factors, knowledge);
    this.subject = verdict >= 0 ? verdict : ranking[0];
    const rival = runnerUpOf(evaluation, this.subject);
    this.runnerUp = rival >= 0 ? rival : (ranking.find((option) => option !== this.subject) ?? -1);
    this.lead = this.margin([this.runnerUp]);
  }

  reasonOfRule(rule: number): Reason {
    const { exclude } = this.decision.model.rules[rule];
    const effects = this.effectsOf(rule);
    const impact = this.impactOfFired(rule, effects);
    const { standing, criterion } = this.standingBy(effects);
    const favours: number[] = [];
    const against: number[] = [];
    for (let option = 0; option < standing.length; option++) {
      if (standing[option] < -TINY || exclude.includes(option)) against.push(option);
      else if (standing[option] > TINY) favours.push(option);
    }
    return { rule, option: null, criterion, impact, favours, against };
  }

  /** Null for a base rating of zero. */
  reasonOfRating(option: number, criterion: number): Reason | null {
    const { criterionCount, baseRatings } = this.decision.model;
    const cell = option * criterionCount + criterion;
    const points = baseRatings[cell];
    if (points === 0) return null;
    const { raw, ratings, weights } = this.tally;
    const without = clamp(raw[criterionCount + cell] - points, -MAX_RATING, MAX_RATING);
    const total = this.tally.totalWeight();
    const gain = scoreOf(weights[criterion] * (ratings[cell] - without), total) - scoreOf(0, total);
    const impact = this.runnerUp < 0 ? 0 : option === this.subject ? gain : -gain;
    const [favours, against] = points > 0 ? [[option], []] : [[], [option]];
    return { rule: null, option, criterion, impact, favours, against };
  }

  /**
   * What the margin owes to a rule that fired, or would gain by one that did not; null where that one would exclude the
   * verdict, or every rival.
   */
  impactOfRule(rule: number): number | null {
    const { model, evaluation } = this.decision;
    const effects = this.effectsOf(rule);
    if (evaluation.truths[rule] === TRUE) return this.impactOfFired(rule, effects);
    const { exclude } = model.rules[rule];
    if (exclude.includes(this.subject)) return null;
    if (!exclude.includes(this.runnerUp)) return this.marginWith(effects, 1, [this.runnerUp]) - this.lead;
    const excluded = evaluation.excluded.map((out, option) => out || exclude.includes(option));
    const next = runnerUpOf({ ...evaluation, excluded }, this.subject);
    return next < 0 ? null : this.marginWith(effects, 1, [next]) - this.lead;
  }

  private impactOfFired(rule: number, effects: readonly Effect[]): number {
    return this.lead - this.marginWith(effects, -1, [this.runnerUp, ...this.freedBy(rule)]);
  }

  private effectsOf(rule: number): readonly Effect[] {
    const { effectStart, effectAt, effectPoints } = this.decision.model.layout;
    const effects: Effect[] = [];
    for (let effect = effectStart[rule]; effect < effectStart[rule + 1]; effect++)
      effects.push({ at: effectAt[effect], points: effectPoints[effect] });
    return effects;
  }

  /** The options that only this rule keeps out. */
  private freedBy(rule: number): readonly number[] {
    const { evaluation, knowledge, model } = this.decision;
    return model.rules[rule].exclude.filter(
      (option) =>
        option !== this.subject &&
        isPatternLeft(model, option, knowledge) &&
        !model.rules.some(
          (other, index) =>
            index !== rule && evaluation.truths[index] === TRUE && other.exclude.includes(option),
        ),
    );
  }

  /** The margin over the best of some rivals with effects added (sign 1) or left out (sign -1). */
  private marginWith(effects: readonly Effect[], sign: 1 | -1, rivals: readonly number[]): number {
    const { tally } = this;
    for (const { at, points } of effects) tally.add(at, sign * points);
    const margin = this.margin(rivals);
    for (const { at, points } of effects) tally.add(at, -sign * points);
    return margin;
  }

  /**
   * What effects that are in force do to the sum of each option, weights measured against the mean rating of all; and
   * the criterion on which they act most on the lead, null for none.
   */
  private standingBy(effects: readonly Effect[]): Standing {
    const { tally } = this;
    const { criterionCount, optionCount } = this.decision.model;
    const criteria = new Set(effects.map(({ at }) => at % criterionCount));
    const standing = new Float64Array(optionCount);
    let strongest: number | null = null;
    let most = -1;
    for (const criterion of criteria) {
      const before = this.column(criterion);
      for (const { at, points } of effects) if (at % criterionCount === criterion) tally.add(at, -points);
      const after = this.column(criterion);
      for (const { at, points } of effects) if (at % criterionCount === criterion) tally.add(at, points);
      const parts = partsBetween(before, after);
      for (let option = 0; option < optionCount; option++) standing[option] += parts[option];
      const onLead = Math.abs(parts[this.subject] - (this.runnerUp < 0 ? 0 : parts[this.runnerUp]));
      if (onLead > most) {
        strongest = criterion;
        most = onLead;
      }
    }
    return { standing, criterion: strongest };
  }

  private column(criterion: number): Column {
    const { ratings, weights } = this.tally;
    const { criterionCount, optionCount } = this.decision.model;
    const own = new Float64Array(optionCount);
    for (let option = 0; option < optionCount; option++)
      own[option] = ratings[option * criterionCount + criterion];
    return { weight: weights[criterion], ratings: own };
  }

  /** How far the subject is ahead of the best of some rivals, in points of score. */
  private margin(rivals: readonly number[]): number {
    const { sums } = this.tally;
    let best = Number.NEGATIVE_INFINITY;
    for (const rival of rivals) if (rival >= 0 && sums[rival] > best) best = sums[rival];
    if (best === Number.NEGATIVE_INFINITY) return 0;
    const total = this.tally.totalWeight();
    return scoreOf(sums[this.subject], total) - scoreOf(best, total);
  }
}

interface Effect {
  readonly at: number;
  readonly points: number;
}

interface Standing {
  readonly standing: Float64Array;
  readonly criterion: number | null;
}

/** The weight of a criterion and the rating of each option on it. */
interface Column {
  readonly weight: number;
  readonly ratings: Float64Array;
}

/** By option, what its sum had more before on one criterion. */
function partsBetween(before: Column, after: Column): Float64Array {
  const parts = new Float64Array(before.ratings.length);
  let mean = 0;
  for (let option = 0; option < parts.length; option++) mean += after.ratings[option] / parts.length;
  for (let option = 0; option < parts.length; option++) {
    const byRating = before.weight * (before.ratings[option] - after.ratings[option]);
    parts[option] = byRating + (before.weight - after.weight) * (after.ratings[option] - mean);
  }
  return parts;
}

/** Below this a standing is unchanged: means over the options need not be exact. */
const TINY = 1e-9;
