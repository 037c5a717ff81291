import type { Evaluation } from '../../../src/engine/evaluation.ts';
import { MAX_RATING } from '../../../src/engine/score.ts';
import { at } from '../../../src/rulebook/at.ts';
import type { Facts } from '../../../src/rulebook/facts.ts';
import { type Knowledge, TRUE } from '../../../src/rulebook/normal-form.ts';
import type { Laboratory, Placed } from './laboratory.ts';

/** Weights and ratings are quarters, whose sums are exact; rules may have finer ones. */
const ROUNDING = 1e-9;

/** What the rules alone make of a profile: no priorities, and nothing that rates the cost from outside. */
export interface State {
  readonly knowledge: Knowledge;
  /** For each rule, whether it fires. */
  readonly fires: readonly boolean[];
  /** For each option, its weighted sum; the ranking follows their differences. */
  readonly sums: readonly number[];
  readonly excluded: readonly number[];
  readonly totalWeight: number;
  /** The number of the option that is advised; -1 where none fits. */
  readonly winner: number;
}

/** A profile, and what becomes of it where some of its facts are set otherwise. */
export class Subject {
  readonly profile: Facts;
  private readonly evaluation: Evaluation;
  private readonly own: Knowledge;
  private readonly states = new Map<Placed, State>();

  constructor(laboratory: Laboratory, profile: Facts) {
    this.profile = profile;
    this.evaluation = laboratory.evaluation(profile);
    this.own = this.evaluation.knowledge.slice();
  }

  with(placed: Placed): State {
    const known = this.states.get(placed);
    if (known !== undefined) return known;
    for (const { variable, mask } of placed) this.evaluation.set(variable, mask);
    const state = stateOf(this.evaluation);
    for (const { variable } of placed) this.evaluation.set(variable, at(this.own, variable));
    this.states.set(placed, state);
    return state;
  }
}

function stateOf(evaluation: Evaluation): State {
  const { excluded, knowledge, sums } = evaluation;
  return {
    knowledge: knowledge.slice(),
    fires: evaluation.truths.map((truth) => truth === TRUE),
    sums: [...sums],
    excluded: [...excluded],
    totalWeight: evaluation.totalWeight(),
    winner: evaluation.winner(),
  };
}

/** How many points of score an option loses against another, 0 where it does not; Infinity where it drops out. */
export function lossOf(before: State, after: State, option: number, other: number): number {
  const isOut = ({ excluded }: State, each: number) => excluded[each] === 1;
  if (isOut(after, option) && !isOut(before, option)) return Number.POSITIVE_INFINITY;
  if (isOut(before, other) && !isOut(after, other)) return Number.POSITIVE_INFINITY;
  const lost = leadOf(before, option, other) - leadOf(after, option, other);
  return lost <= ROUNDING ? 0 : (lost / after.totalWeight) * (100 / (2 * MAX_RATING));
}

export function leadOf({ sums }: State, option: number, other: number): number {
  return at(sums, option) - at(sums, other);
}
