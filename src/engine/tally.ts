import { FALSE, type Knowledge, TRUE, type Truth, UNKNOWN } from '../rulebook/normal-form.ts';
import { clamp, MAX_RATING, MAX_WEIGHT, type PriorityFactors, weightedSums, winnerOf } from './evaluate.ts';
import type { Layout } from './layout.ts';
import type { Model } from './model.ts';

/**
 * What follows from what is known, kept up to date while it changes: the same as evaluate, but a change costs only
 * what it touches. Besides, the points that undecided rules may still add, from which bounds follow.
 */
export class Tally {
  readonly model: Model;
  readonly factors: PriorityFactors;
  readonly knowledge: Knowledge;
  /** For each condition of the layout. */
  readonly truths: Uint8Array;
  /** After clamping: the weights times their priority, the ratings row by row, the weighted sums of the options. */
  readonly weights: Float64Array;
  readonly ratings: Float64Array;
  readonly sums: Float64Array;
  /** Before clamping: the weights, then the ratings; and the most that undecided rules may add or take away. */
  readonly raw: Float64Array;
  readonly rise: Float64Array;
  readonly fall: Float64Array;
  /** The tests and effects that were looked at so far, for those who have a budget. */
  work = 0;
  private readonly layout: Layout;
  /** For each option: rules that exclude it, rules that may, patterns that are possible, patterns that are sure. */
  private readonly exclusions: Int32Array;
  private readonly threats: Int32Array;
  private readonly livePatterns: Int32Array;
  private readonly surePatterns: Int32Array;
  private readonly excluded: Uint8Array;

  constructor(model: Model, factors: PriorityFactors, knowledge: Knowledge) {
    const { layout, optionCount, baseRatings, baseWeights } = model;
    this.model = model;
    this.factors = factors;
    this.layout = layout;
    this.knowledge = Int32Array.from(knowledge);
    this.truths = new Uint8Array(layout.conditionCount);
    this.raw = new Float64Array(baseWeights.length + baseRatings.length);
    this.raw.set(baseWeights);
    this.raw.set(baseRatings, baseWeights.length);
    this.rise = new Float64Array(this.raw.length);
    this.fall = new Float64Array(this.raw.length);
    this.weights = baseWeights.map((weight, at) => clamp(weight, 0, MAX_WEIGHT) * factors[at]);
    this.ratings = baseRatings.map((rating) => clamp(rating, -MAX_RATING, MAX_RATING));
    this.sums = weightedSums(model, this.weights, this.ratings);
    this.exclusions = new Int32Array(optionCount);
    this.threats = new Int32Array(optionCount);
    this.livePatterns = new Int32Array(optionCount);
    this.surePatterns = new Int32Array(optionCount);
    this.excluded = new Uint8Array(optionCount).fill(1);
    for (let condition = 0; condition < layout.conditionCount; condition++) this.update(condition);
  }

  /** Says that a variable lies in one of the cells of a mask. */
  set(variable: number, mask: number): void {
    if (this.knowledge[variable] === mask) return;
    const { affected, affectedStart } = this.layout;
    this.knowledge[variable] = mask;
    const end = affectedStart[variable + 1];
    for (let at = affectedStart[variable]; at < end; at++) this.update(affected[at]);
  }

  /** The best option that is not surely excluded, the first one in rulebook order of several; -1 where none is. */
  winner(): number {
    return winnerOf(this.sums, this.excluded);
  }

  isExcluded(option: number): boolean {
    return this.excluded[option] === 1;
  }

  /** True where an undecided rule, or undecided patterns, may still exclude the option. */
  mayBecomeExcluded(option: number): boolean {
    return this.excluded[option] === 0 && (this.threats[option] > 0 || this.surePatterns[option] === 0);
  }

  /** The total of all weights. */
  totalWeight(): number {
    let total = 0;
    for (let at = 0; at < this.weights.length; at++) total += this.weights[at];
    return total;
  }

  private update(condition: number): void {
    const { boxStart, atomStart, effectStart } = this.layout;
    const truth = this.truthOf(condition);
    const before = this.truths[condition];
    this.work += 1 + atomStart[boxStart[condition + 1]] - atomStart[boxStart[condition]];
    if (truth === before) return;
    this.work += (effectStart[condition + 1] - effectStart[condition]) * this.sums.length;
    this.truths[condition] = truth;
    const option = this.layout.patternOption[condition];
    const fired = Number(truth === TRUE) - Number(before === TRUE);
    const opened = Number(truth === UNKNOWN) - Number(before === UNKNOWN);
    if (option === -1) {
      this.moveEffects(condition, fired, opened);
      this.moveExclusions(condition, fired, opened);
    } else {
      this.livePatterns[option] += fired + opened;
      this.surePatterns[option] += fired;
      this.excluded[option] = Number(this.exclusions[option] > 0 || this.livePatterns[option] === 0);
    }
  }

  private truthOf(condition: number): Truth {
    const { boxStart, atomStart, atomVariable, atomMask } = this.layout;
    const { knowledge } = this;
    let truth: Truth = FALSE;
    for (let box = boxStart[condition]; box < boxStart[condition + 1]; box++) {
      const end = atomStart[box + 1];
      let ofBox: Truth = TRUE;
      for (let atom = atomStart[box]; atom < end; atom++) {
        const possible = knowledge[atomVariable[atom]];
        const inside = possible & atomMask[atom];
        if (inside === 0) {
          ofBox = FALSE;
          break;
        }
        if (inside !== possible) ofBox = UNKNOWN;
      }
      if (ofBox === TRUE) return TRUE;
      if (ofBox === UNKNOWN) truth = UNKNOWN;
    }
    return truth;
  }

  private moveEffects(condition: number, fired: number, opened: number): void {
    const { effectStart, effectAt, effectPoints } = this.layout;
    for (let effect = effectStart[condition]; effect < effectStart[condition + 1]; effect++) {
      const at = effectAt[effect];
      const points = effectPoints[effect];
      if (opened !== 0) {
        if (points > 0) this.rise[at] += opened * points;
        else this.fall[at] += opened * points;
      }
      if (fired !== 0) this.add(at, fired * points);
    }
  }

  private moveExclusions(condition: number, fired: number, opened: number): void {
    const { excludeStart, excludes } = this.layout;
    for (let at = excludeStart[condition]; at < excludeStart[condition + 1]; at++) {
      const option = excludes[at];
      this.exclusions[option] += fired;
      this.threats[option] += opened;
      this.excluded[option] = Number(this.exclusions[option] > 0 || this.livePatterns[option] === 0);
    }
  }

  /** Adds points to a weight or, beyond their number, to a rating, as a rule does. */
  add(at: number, points: number): void {
    const { criterionCount } = this.model;
    const { raw, ratings, sums, weights } = this;
    raw[at] += points;
    if (at < criterionCount) {
      const weight = clamp(raw[at], 0, MAX_WEIGHT) * this.factors[at];
      const change = weight - weights[at];
      weights[at] = weight;
      for (let option = 0; option < sums.length; option++)
        sums[option] += change * ratings[option * criterionCount + at];
    } else {
      const cell = at - criterionCount;
      const rating = clamp(raw[at], -MAX_RATING, MAX_RATING);
      const change = rating - ratings[cell];
      ratings[cell] = rating;
      sums[Math.floor(cell / criterionCount)] += weights[cell % criterionCount] * change;
    }
  }
}
