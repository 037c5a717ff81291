import { missing } from '../rulebook/at.ts';
import type { Box } from '../rulebook/box.ts';
import { isKnown, UNKNOWN } from '../rulebook/normal-form.ts';
import { bearsOnVerdict, type CompiledCondition, type PointEffect } from './compiled.ts';
import { isPossible } from './completions.ts';
import type { Evaluation } from './evaluation.ts';
import { ratingIndex } from './model.ts';

/** More than any rule can add to a sum: exclusions are decided first. */
const EXCLUSION_STAKE = 1e6;

/** Chooses the unknown variable on which most hangs, so that searches decide early. */
export class Branching {
  private readonly evaluation: Evaluation;
  private readonly pull: Float64Array;

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    this.pull = new Float64Array(evaluation.knowledge.length);
  }

  /**
   * The unknown variable, other than `except`, on which most hangs between two options (-1 stands for neither, where
   * all may be excluded); -1 where nothing that bears on the verdict is undecided.
   */
  choose(first: number, second: number, except = -1): number {
    const { model, truths } = this.evaluation;
    this.pull.fill(0);
    for (const condition of model.conditions) {
      if (truths[condition.index] !== UNKNOWN || !bearsOnVerdict(condition)) continue;
      const stake = this.stake(condition, first, second);
      for (const box of condition.boxes) this.addPull(box, stake);
    }
    let chosen = -1;
    let most = 0;
    for (let variable = 0; variable < this.pull.length; variable++) {
      const pull = this.pull[variable] ?? missing();
      if (variable === except || pull <= most) continue;
      chosen = variable;
      most = pull;
    }
    return chosen;
  }

  private addPull(box: Box, stake: number): void {
    const { knowledge } = this.evaluation;
    if (!isPossible(box, knowledge)) return;
    for (const variable of box.variables)
      if (!isKnown(knowledge[variable] ?? missing()))
        this.pull[variable] = (this.pull[variable] ?? missing()) + stake;
  }

  /** Roughly how much of the lead between the two hangs on a condition; never zero. */
  private stake(condition: CompiledCondition, first: number, second: number): number {
    const concerned = first < 0 || second >= 0 ? second : first;
    const decidesExclusion = condition.patternOf === concerned || condition.excludes.includes(concerned);
    let stake = decidesExclusion ? EXCLUSION_STAKE : 1e-3;
    for (const effect of condition.effects) stake += this.stakeOf(effect, first, second);
    return stake;
  }

  private stakeOf({ at, points }: PointEffect, first: number, second: number): number {
    const { factors, model, ratings, weights } = this.evaluation;
    const { criterionCount } = model;
    const option = Math.floor(at / criterionCount) - 1;
    if (option >= 0) {
      const concerns = option === first || option === second;
      return concerns ? Math.abs(points) * (weights[at % criterionCount] ?? missing()) : 0;
    }
    if (first < 0 || second < 0) return 0;
    const rating = (each: number) => ratings[ratingIndex(model, each, at)] ?? missing();
    return Math.abs(points) * (factors[at] ?? missing()) * Math.abs(rating(first) - rating(second));
  }
}
