import { TRUE } from '../rulebook/normal-form.ts';
import { type Decision, rankingOf } from './decide.ts';
import { clamp, MAX_RATING, MAX_WEIGHT, scoreOf, totalWeight } from './evaluate.ts';
import { isPatternLeft } from './model.ts';
import { runnerUpOf } from './robustness.ts';

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
  const { criterionCount } = decision.model;
  const { truths } = decision.evaluation;
  const reasons: Reason[] = [];
  for (let rule = 0; rule < truths.length; rule++)
    if (truths[rule] === TRUE) reasons.push(comparison.reasonOfRule(rule));
  for (const option of [comparison.subject, comparison.runnerUp]) {
    for (let criterion = 0; option >= 0 && criterion < criterionCount; criterion++) {
      const reason = comparison.reasonOfRating(option, criterion);
      if (reason !== null) reasons.push(reason);
    }
  }
  return reasons.sort((a, b) => Math.abs(b.impact) - Math.abs(a.impact));
}

/**
 * Compares the verdict with its runner-up, with and without single rules and ratings. What a rule changes is worked out
 * on the criteria that it touches, into fields that the next question overwrites: a rulebook has many rules, and each
 * touches one or two criteria.
 */
export class Comparison {
  readonly subject: number;
  readonly runnerUp: number;
  private readonly decision: Decision;
  /** For each rule that fired and was asked about: a reason and an explanation both tell it. */
  private readonly impacts: (number | undefined)[];
  private readonly total: number;
  private readonly lead: number;
  /** For each option how many rules keep it out; none where it has no pattern left anyway. */
  private excluders: readonly number[] | null = null;
  /** Weights and ratings before clamping; the changes of a rule are in it only while they are worked out. */
  private readonly points: number[];
  /** After a change: the ratings on one criterion, the sums of the options, and the total of the weights. */
  private readonly column: Float64Array;
  private readonly sumsAfter: Float64Array;
  private totalAfter: number;
  /** What a change takes from each option, and the criterion where it acts most on the lead, by how much. */
  private readonly standing: Float64Array;
  private strongest: number | null;
  private most: number;

  constructor(decision: Decision) {
    const { evaluation, model, verdict } = decision;
    this.decision = decision;
    this.impacts = new Array(evaluation.truths.length);
    this.total = totalWeight(evaluation);
    this.points = evaluation.points.slice();
    this.column = new Float64Array(model.optionCount);
    this.sumsAfter = new Float64Array(model.optionCount);
    this.standing = new Float64Array(model.optionCount);
    this.totalAfter = this.total;
    this.strongest = null;
    this.most = -1;
    this.changeNothing();
    this.subject = verdict >= 0 ? verdict : rankingOf(decision)[0];
    const rival = runnerUpOf(evaluation, this.subject);
    this.runnerUp = rival >= 0 ? rival : this.bestExcluded();
    this.lead = this.marginOver([this.runnerUp]);
  }

  reasonOfRule(rule: number): Reason {
    const { exclude } = this.decision.model.rules[rule];
    const impact = this.impactOfFired(rule);
    const favours: number[] = [];
    const against: number[] = [];
    const excludes = exclude.length > 0;
    for (let option = 0; option < this.standing.length; option++) {
      const standing = this.standing[option];
      if (standing < -TINY || (excludes && exclude.includes(option))) against.push(option);
      else if (standing > TINY) favours.push(option);
    }
    return { rule, option: null, criterion: this.strongest, impact, favours, against };
  }

  /** Null for a base rating of zero. */
  reasonOfRating(option: number, criterion: number): Reason | null {
    const { evaluation, model } = this.decision;
    const cell = option * model.criterionCount + criterion;
    const points = model.baseRatings[cell];
    if (points === 0) return null;
    const without = clamp(this.points[model.criterionCount + cell] - points, -MAX_RATING, MAX_RATING);
    const sum = evaluation.weights[criterion] * (evaluation.ratings[cell] - without);
    const gain = scoreOf(sum, this.total) - scoreOf(0, this.total);
    const impact = this.runnerUp < 0 ? 0 : option === this.subject ? gain : -gain;
    const favours = points > 0 ? [option] : NONE;
    const against = points > 0 ? NONE : [option];
    return { rule: null, option, criterion, impact, favours, against };
  }

  /**
   * What the margin owes to a rule that fired, or would gain by one that did not; null where that one would exclude the
   * verdict, or every rival.
   */
  impactOfRule(rule: number): number | null {
    const { model, evaluation } = this.decision;
    if (evaluation.truths[rule] === TRUE) return this.impacts[rule] ?? this.impactOfFired(rule);
    const { exclude } = model.rules[rule];
    if (exclude.includes(this.subject)) return null;
    let rival = this.runnerUp;
    if (exclude.includes(rival)) {
      const excluded = evaluation.excluded.map((out, option) => out || exclude.includes(option));
      rival = runnerUpOf({ ...evaluation, excluded }, this.subject);
      if (rival < 0) return null;
    }
    this.change(rule, 1);
    return this.marginOver([rival]) - this.lead;
  }

  /** Leaves what the rule changes in the fields. */
  private impactOfFired(rule: number): number {
    const { exclude } = this.decision.model.rules[rule];
    this.change(rule, -1);
    const rivals = exclude.length === 0 ? [this.runnerUp] : [this.runnerUp, ...this.freedBy(rule)];
    const impact = this.lead - this.marginOver(rivals);
    this.impacts[rule] = impact;
    return impact;
  }

  /** The options that only this rule keeps out. */
  private freedBy(rule: number): readonly number[] {
    this.excluders ??= excludersOf(this.decision);
    const excluders = this.excluders;
    return this.decision.model.rules[rule].exclude.filter(
      (option) => option !== this.subject && excluders[option] === 1,
    );
  }

  private bestExcluded(): number {
    return rankingOf(this.decision).find((option) => option !== this.subject) ?? -1;
  }

  /** Works out what follows where the effects of a rule are added (sign 1) or left out (sign -1). */
  private change(rule: number, sign: 1 | -1): void {
    const { evaluation, model } = this.decision;
    const { effectAt, effectPoints, effectStart } = model.layout;
    const end = effectStart[rule + 1];
    for (let effect = effectStart[rule]; effect < end; effect++)
      this.points[effectAt[effect]] += sign * effectPoints[effect];
    this.changeNothing();
    const { criteria } = model.rules[rule];
    for (let at = 0; at < criteria.length; at++) this.changeOn(criteria[at]);
    for (let effect = effectStart[rule]; effect < end; effect++)
      this.points[effectAt[effect]] = evaluation.points[effectAt[effect]];
  }

  private changeNothing(): void {
    const { sums } = this.decision.evaluation;
    for (let option = 0; option < sums.length; option++) {
      this.sumsAfter[option] = sums[option];
      this.standing[option] = 0;
    }
    this.totalAfter = this.total;
    this.strongest = null;
    this.most = -1;
  }

  /**
   * The part of a change that lies on one criterion. An option stands by its rating; a weight speaks for the options
   * that are rated above the mean of all.
   */
  private changeOn(criterion: number): void {
    const { evaluation, factors, model } = this.decision;
    const { criterionCount, optionCount } = model;
    const { column, points, standing, sumsAfter } = this;
    const before = evaluation.weights[criterion];
    const after = clamp(points[criterion], 0, MAX_WEIGHT) * factors[criterion];
    this.totalAfter += after - before;
    let mean = 0;
    for (let option = 0; option < optionCount; option++) {
      const raw = points[(option + 1) * criterionCount + criterion];
      column[option] = clamp(raw, -MAX_RATING, MAX_RATING);
      mean += column[option] / optionCount;
    }
    let onLead = 0;
    for (let option = 0; option < optionCount; option++) {
      const rating = evaluation.ratings[option * criterionCount + criterion];
      const part = before * (rating - column[option]) + (before - after) * (column[option] - mean);
      standing[option] += part;
      sumsAfter[option] += after * column[option] - before * rating;
      if (option === this.subject) onLead += part;
      else if (option === this.runnerUp) onLead -= part;
    }
    if (Math.abs(onLead) > this.most) {
      this.strongest = criterion;
      this.most = Math.abs(onLead);
    }
  }

  /** How far the subject is ahead of the best of some rivals after a change, in points of score. */
  private marginOver(rivals: readonly number[]): number {
    const { sumsAfter, totalAfter } = this;
    let best = Number.NEGATIVE_INFINITY;
    for (const rival of rivals) if (rival >= 0 && sumsAfter[rival] > best) best = sumsAfter[rival];
    if (best === Number.NEGATIVE_INFINITY) return 0;
    return scoreOf(sumsAfter[this.subject], totalAfter) - scoreOf(best, totalAfter);
  }
}

function excludersOf({ evaluation, knowledge, model }: Decision): readonly number[] {
  const counts = Array.from({ length: model.optionCount }, () => 0);
  model.rules.forEach(({ exclude }, rule) => {
    if (evaluation.truths[rule] !== TRUE) return;
    for (const option of new Set(exclude)) counts[option]++;
  });
  return counts.map((count, option) => (isPatternLeft(model, option, knowledge) ? count : 0));
}

const NONE: readonly number[] = [];

/** Below this a standing is unchanged: means over the options need not be exact. */
const TINY = 1e-9;
