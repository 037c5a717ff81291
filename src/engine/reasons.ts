import { TRUE } from '../rulebook/normal-form.ts';
import { type Decision, rankingOf } from './decide.ts';
import { scoreOf } from './evaluate.ts';
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
export function reasonsOf(decision: Decision): readonly Reason[] {
  const { model } = decision;
  const comparison = new Comparison(decision);
  const rules = model.rules.flatMap((_, rule) =>
    decision.evaluation.truths[rule] === TRUE ? [comparison.reasonOfRule(rule)] : [],
  );
  const ratings = [comparison.subject, comparison.runnerUp].flatMap((option) =>
    option < 0
      ? []
      : model.rulebook.criteria.flatMap((_, criterion) => comparison.reasonOfRating(option, criterion) ?? []),
  );
  return [...rules, ...ratings].sort((a, b) => Math.abs(b.impact) - Math.abs(a.impact));
}

/** Compares the verdict with its runner-up, with and without single rules and ratings. */
export class Comparison {
  readonly subject: number;
  readonly runnerUp: number;
  private readonly decision: Decision;
  private readonly tally: Tally;

  constructor(decision: Decision) {
    const { evaluation, factors, knowledge, model, verdict } = decision;
    const ranking = rankingOf(decision);
    this.decision = decision;
    this.tally = new Tally(model, factors, knowledge);
    this.subject = verdict >= 0 ? verdict : ranking[0];
    const rival = runnerUpOf(evaluation, this.subject);
    this.runnerUp = rival >= 0 ? rival : (ranking.find((option) => option !== this.subject) ?? -1);
  }

  reasonOfRule(rule: number): Reason {
    const { exclude } = this.decision.model.rules[rule];
    const effects = this.effectsOf(rule);
    const without = this.change(effects, -1, this.freedBy(rule));
    const betters = (option: number) => without.standing[option] > TINY && !exclude.includes(option);
    const worsens = (option: number) => without.standing[option] < -TINY || exclude.includes(option);
    const options = [...without.standing.keys()];
    return {
      rule,
      option: null,
      criterion: effects.length === 0 ? null : without.criterion,
      impact: without.impact,
      favours: options.filter(betters),
      against: options.filter(worsens),
    };
  }

  /** Null for a base rating of zero. */
  reasonOfRating(option: number, criterion: number): Reason | null {
    const { criterionCount, baseRatings } = this.decision.model;
    const cell = option * criterionCount + criterion;
    const points = baseRatings[cell];
    if (points === 0) return null;
    const { impact } = this.change([{ at: criterionCount + cell, points }], -1, []);
    return {
      rule: null,
      option,
      criterion,
      impact,
      favours: points > 0 ? [option] : [],
      against: points < 0 ? [option] : [],
    };
  }

  /**
   * What the margin owes to a rule that fired, or would gain by one that did not; null where that one would exclude the
   * verdict, or every rival.
   */
  impactOfRule(rule: number): number | null {
    const { model, evaluation } = this.decision;
    if (evaluation.truths[rule] === TRUE) return this.reasonOfRule(rule).impact;
    const { exclude } = model.rules[rule];
    if (exclude.includes(this.subject)) return null;
    if (!exclude.includes(this.runnerUp)) return -this.change(this.effectsOf(rule), 1, []).impact;
    const excluded = evaluation.excluded.map((out, option) => out || exclude.includes(option));
    const next = runnerUpOf({ ...evaluation, excluded }, this.subject);
    return next < 0 ? null : this.marginAfter(this.effectsOf(rule), [next]) - this.margin([this.runnerUp]);
  }

  private effectsOf(rule: number): readonly Effect[] {
    const { effectStart, effectAt, effectPoints } = this.decision.model.layout;
    const length = effectStart[rule + 1] - effectStart[rule];
    return Array.from({ length }, (_, index) => {
      const effect = effectStart[rule] + index;
      return { at: effectAt[effect], points: effectPoints[effect] };
    });
  }

  /** The options that only this rule keeps out. */
  private freedBy(rule: number): readonly number[] {
    const { evaluation, knowledge, model } = this.decision;
    const others = model.rules.filter((_, index) => evaluation.truths[index] === TRUE && index !== rule);
    return model.rules[rule].exclude.filter(
      (option) =>
        option !== this.subject &&
        !others.some((other) => other.exclude.includes(option)) &&
        isPatternLeft(model, option, knowledge),
    );
  }

  private marginAfter(effects: readonly Effect[], rivals: readonly number[]): number {
    for (const { at, points } of effects) this.tally.add(at, points);
    const margin = this.margin(rivals);
    for (const { at, points } of effects) this.tally.add(at, -points);
    return margin;
  }

  /** Adds effects (times a sign) and takes them back: what was there before, less what is there then. */
  private change(effects: readonly Effect[], sign: 1 | -1, freed: readonly number[]): Difference {
    const { tally } = this;
    const before = { weights: tally.weights.slice(), ratings: tally.ratings.slice() };
    const marginBefore = this.margin([this.runnerUp]);
    for (const { at, points } of effects) tally.add(at, sign * points);
    const impact = marginBefore - this.margin([this.runnerUp, ...freed]);
    const parts = Array.from(tally.sums, (_, option) => this.partsOf(option, before));
    for (const { at, points } of effects) tally.add(at, -sign * points);
    const lead = parts[this.subject].map((part, at) => Math.abs(part - (parts[this.runnerUp]?.[at] ?? 0)));
    const criterion = lead.indexOf(Math.max(...lead));
    return { impact, criterion, standing: parts.map((each) => each.reduce((sum, part) => sum + part, 0)) };
  }

  /** By criterion, what an option's sum had more before, weights measured against the mean rating of all options. */
  private partsOf(option: number, before: Pick<Tally, 'weights' | 'ratings'>): readonly number[] {
    const { ratings, weights } = this.tally;
    const { criterionCount, optionCount } = this.decision.model;
    return Array.from(weights, (weight, criterion) => {
      const cell = option * criterionCount + criterion;
      const byRating = before.weights[criterion] * (before.ratings[cell] - ratings[cell]);
      let mean = 0;
      for (let at = criterion; at < ratings.length; at += criterionCount) mean += ratings[at] / optionCount;
      return byRating + (before.weights[criterion] - weight) * (ratings[cell] - mean);
    });
  }

  /** How far the subject is ahead of the best of some rivals, in points of score. */
  private margin(rivals: readonly number[]): number {
    const total = this.tally.totalWeight();
    const scores = rivals
      .filter((rival) => rival >= 0)
      .map((rival) => scoreOf(this.tally.sums[rival], total));
    return scores.length === 0 ? 0 : scoreOf(this.tally.sums[this.subject], total) - Math.max(...scores);
  }
}

interface Effect {
  readonly at: number;
  readonly points: number;
}

interface Difference {
  readonly impact: number;
  readonly criterion: number;
  readonly standing: readonly number[];
}

/** Below this a standing is unchanged: means over the options need not be exact. */
const TINY = 1e-9;
