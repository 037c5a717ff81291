import { missing } from '../rulebook/at.ts';
import { type Knowledge, TRUE, truthOf, UNKNOWN } from '../rulebook/normal-form.ts';
import type { CompiledCondition, PointEffect } from './compiled.ts';
import type { Model } from './model.ts';
import type { PriorityFactors } from './priorities.ts';
import { clamp, MAX_RATING, MAX_WEIGHT, type Sums, weightedSums, winnerOf } from './score.ts';

/**
 * What follows from what is known, kept up to date while that changes: a change costs only what it touches. A rule whose
 * condition is unknown adds nothing; the points that it may still add are kept beside, and bounds follow from them. Plain
 * arrays: to allocate typed ones of this size takes longer than all the rest.
 */
export class Evaluation {
  readonly model: Model;
  readonly factors: PriorityFactors;
  readonly knowledge: Knowledge;
  /** For each condition of the model: the rules, then the patterns. */
  readonly truths: number[];
  /** After clamping: the weights times their priority, the ratings row by row (see ratingIndex). */
  readonly weights: number[];
  readonly ratings: number[];
  /** Before clamping: the weights, then the ratings; and the most that what is undecided may add or take away. */
  readonly raw: number[];
  readonly rise: number[];
  readonly fall: number[];
  /** For each option 1 where it is surely excluded, else 0. */
  readonly excluded: number[];
  /** The tests, effects and ratings that were looked at so far, for those who have a budget. */
  work = 0;
  private readonly summed: number[];
  private isSummed = false;
  /** For each option: what excludes it (rules, or a limit from outside), what may, patterns that are possible, patterns that are sure. */
  private readonly exclusions: number[];
  private readonly threats: number[];
  private readonly livePatterns: number[];
  private readonly surePatterns: number[];

  constructor(model: Model, factors: PriorityFactors, knowledge: Knowledge) {
    const { base, conditions, optionCount } = model;
    this.model = model;
    this.factors = factors;
    this.knowledge = knowledge.slice();
    this.truths = zeros(conditions.length);
    this.raw = base.points.slice();
    this.rise = base.rise.slice();
    this.fall = base.fall.slice();
    this.weights = [];
    this.ratings = [];
    for (let at = 0; at < this.raw.length; at++) this.clampAt(at);
    this.summed = zeros(optionCount);
    this.exclusions = base.exclusions.slice();
    this.threats = base.threats.slice();
    this.livePatterns = zeros(optionCount);
    this.surePatterns = zeros(optionCount);
    this.excluded = zeros(optionCount).fill(1);
    for (const condition of conditions) this.update(condition);
  }

  /** For each option, the weighted sum of its ratings. Always added up anew, so that ties are ties. */
  get sums(): Sums {
    if (this.isSummed) return this.summed;
    this.work += this.ratings.length >> ADDED_TOGETHER;
    weightedSums(this.weights, this.ratings, this.summed);
    this.isSummed = true;
    return this.summed;
  }

  /** Says that a variable lies in one of the cells of a mask. */
  set(variable: number, mask: number): void {
    if (this.knowledge[variable] === mask) return;
    this.knowledge[variable] = mask;
    const { affected, conditions } = this.model;
    for (const index of affected[variable] ?? missing()) this.update(conditions[index] ?? missing());
  }

  /** The best option that is not surely excluded, the first one in rulebook order of several; -1 where none is. */
  winner(): number {
    return winnerOf(this.sums, this.excluded);
  }

  /** True where an undecided rule, undecided patterns or a limit may still exclude the option. */
  mayBecomeExcluded(option: number): boolean {
    const isThreatened = (this.threats[option] ?? missing()) > 0 || this.surePatterns[option] === 0;
    return this.excluded[option] === 0 && isThreatened;
  }

  /** The total of all weights. Zero where the priorities or rules leave nothing to decide by. */
  totalWeight(): number {
    let total = 0;
    for (const weight of this.weights) total += weight;
    return total;
  }

  private update({ boxes, effects, excludes, index, patternOf, tests }: CompiledCondition): void {
    const truth = truthOf(boxes, this.knowledge);
    const before = this.truths[index];
    this.work += 1 + tests;
    if (truth === before) return;
    this.work += CHANGED + excludes.length + effects.length * this.model.optionCount;
    this.truths[index] = truth;
    const fired = Number(truth === TRUE) - Number(before === TRUE);
    const opened = Number(truth === UNKNOWN) - Number(before === UNKNOWN);
    for (const effect of effects) this.move(effect, fired, opened);
    for (const option of excludes) {
      this.exclusions[option] = (this.exclusions[option] ?? missing()) + fired;
      this.threats[option] = (this.threats[option] ?? missing()) + opened;
      this.updateExcluded(option);
    }
    if (patternOf === null) return;
    this.livePatterns[patternOf] = (this.livePatterns[patternOf] ?? missing()) + fired + opened;
    this.surePatterns[patternOf] = (this.surePatterns[patternOf] ?? missing()) + fired;
    this.updateExcluded(patternOf);
  }

  /** Adds the points of an effect that came (1) or went (-1), and those that became undecided or were. */
  private move({ at, points }: PointEffect, fired: number, opened: number): void {
    const change = points > 0 ? this.rise : this.fall;
    change[at] = (change[at] ?? missing()) + opened * points;
    if (fired === 0) return;
    this.raw[at] = (this.raw[at] ?? missing()) + fired * points;
    this.clampAt(at);
    this.isSummed = false;
  }

  /** The weight or rating that follows from the points at an index. */
  private clampAt(at: number): void {
    const { criterionCount } = this.model;
    const raw = this.raw[at] ?? missing();
    if (at < criterionCount) this.weights[at] = clamp(raw, 0, MAX_WEIGHT) * (this.factors[at] ?? missing());
    else this.ratings[at - criterionCount] = clamp(raw, -MAX_RATING, MAX_RATING);
  }

  private updateExcluded(option: number): void {
    const isExcluded = (this.exclusions[option] ?? missing()) > 0 || this.livePatterns[option] === 0;
    this.excluded[option] = Number(isExcluded);
  }
}

/** A condition that holds or fails from now on takes as long as so many tests. */
const CHANGED = 6;

/** So many ratings (two to the power of this) are added up while one test is looked at. */
const ADDED_TOGETHER = 4;

function zeros(count: number): number[] {
  return new Array<number>(count).fill(0);
}
