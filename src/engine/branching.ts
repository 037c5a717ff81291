import { isKnown, UNKNOWN } from '../rulebook/normal-form.ts';
import { bearsOnVerdict, isPossible } from './completions.ts';
import type { Tally } from './tally.ts';

/** More than any rule can add to a sum: exclusions are decided first. */
const EXCLUSION_STAKE = 1e6;

/** Chooses the unknown variable on which most hangs, so that searches decide early. */
export class Branching {
  private readonly tally: Tally;
  private readonly pull: Float64Array;

  constructor(tally: Tally) {
    this.tally = tally;
    this.pull = new Float64Array(tally.knowledge.length);
  }

  /**
   * The unknown variable, other than `except`, on which most hangs between two options (-1 stands for neither, where
   * all may be excluded); -1 where nothing that bears on the verdict is undecided.
   */
  choose(first: number, second: number, except = -1): number {
    const { tally, pull } = this;
    const { conditionCount } = tally.model.layout;
    pull.fill(0);
    for (let condition = 0; condition < conditionCount; condition++) {
      if (tally.truths[condition] !== UNKNOWN || !bearsOnVerdict(tally.model, condition)) continue;
      this.addPull(condition, this.stake(condition, first, second));
    }
    let chosen = -1;
    for (let variable = 0; variable < pull.length; variable++) {
      if (variable !== except && pull[variable] > (chosen === -1 ? 0 : pull[chosen])) chosen = variable;
    }
    return chosen;
  }

  private addPull(condition: number, stake: number): void {
    const { tally, pull } = this;
    const { layout } = tally.model;
    for (let box = layout.boxStart[condition]; box < layout.boxStart[condition + 1]; box++) {
      if (!isPossible(tally, box)) continue;
      for (let atom = layout.atomStart[box]; atom < layout.atomStart[box + 1]; atom++) {
        const variable = layout.atomVariable[atom];
        if (!isKnown(tally.knowledge[variable])) pull[variable] += stake;
      }
    }
  }

  /** Roughly how much of the lead between the two hangs on a condition; never zero. */
  private stake(condition: number, first: number, second: number): number {
    const { tally } = this;
    const { criterionCount, layout } = tally.model;
    let stake = this.decidesExclusion(condition, first < 0 || second >= 0 ? second : first)
      ? EXCLUSION_STAKE
      : 1e-3;
    for (let effect = layout.effectStart[condition]; effect < layout.effectStart[condition + 1]; effect++) {
      const at = layout.effectAt[effect];
      const points = Math.abs(layout.effectPoints[effect]);
      const option = Math.floor(at / criterionCount) - 1;
      if (option >= 0 && (option === first || option === second))
        stake += points * tally.weights[at % criterionCount];
      if (option >= 0 || first < 0 || second < 0) continue;
      const gap = tally.ratings[first * criterionCount + at] - tally.ratings[second * criterionCount + at];
      stake += points * tally.factors[at] * Math.abs(gap);
    }
    return stake;
  }

  private decidesExclusion(condition: number, option: number): boolean {
    const { layout } = this.tally.model;
    if (layout.patternOption[condition] === option) return true;
    for (let at = layout.excludeStart[condition]; at < layout.excludeStart[condition + 1]; at++) {
      if (layout.excludes[at] === option) return true;
    }
    return false;
  }
}
