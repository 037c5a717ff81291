import { isKnown, type Knowledge } from '../rulebook/normal-form.ts';
import { ANALYSIS_WORK, Budget } from './budget.ts';
import { type Evaluation, evaluate, type PriorityFactors } from './evaluate.ts';
import type { Model } from './model.ts';
import { SETTLE_LIMIT, settle } from './settle.ts';
import { Tally } from './tally.ts';

/** Which option a rulebook advises on what is known, and whether the unknown facts can change that. */
export interface Decision {
  readonly model: Model;
  readonly factors: PriorityFactors;
  readonly knowledge: Knowledge;
  /** The point estimate: undecided rules add nothing. */
  readonly evaluation: Evaluation;
  /**
   * The option on which all completions agree where the verdict is settled, else the winner of the point estimate;
   * -1: none fits.
   */
  readonly verdict: number;
  readonly settled: boolean;
  /** False where the search for a completion with another winner gave up: the verdict may be settled all the same. */
  readonly proved: boolean;
  /** What the search took off its budget. */
  readonly work: number;
}

/** Decides on what is known. */
export function decide(model: Model, factors: PriorityFactors, knowledge: Knowledge): Decision {
  const evaluation = evaluate(model, factors, knowledge);
  const budget = new Budget(ANALYSIS_WORK);
  const settlement = isAllKnown(knowledge)
    ? ({ kind: 'settled', winner: evaluation.winner } as const)
    : settle(new Tally(model, factors, knowledge), SETTLE_LIMIT, budget);
  const settled = settlement.kind === 'settled';
  return {
    model,
    factors,
    knowledge,
    evaluation,
    verdict: settled ? settlement.winner : evaluation.winner,
    settled,
    proved: settled || settlement.proved,
    work: budget.spent,
  };
}

function isAllKnown(knowledge: Knowledge): boolean {
  for (let at = 0; at < knowledge.length; at++) if (!isKnown(knowledge[at])) return false;
  return true;
}

/** The options from first to last: the verdict, the others by their sums, those that are excluded at the end. */
export function rankingOf({ evaluation, verdict }: Decision): readonly number[] {
  const { sums, excluded } = evaluation;
  const place = (option: number) => (option === verdict ? 0 : excluded[option] ? 2 : 1);
  return [...sums.keys()].sort((a, b) => place(a) - place(b) || sums[b] - sums[a] || a - b);
}

/** The options that have the same sum as the verdict and are not excluded, itself among them; none without a tie. */
export function tiedWith({ evaluation, verdict }: Decision): readonly number[] {
  if (verdict < 0) return [];
  const { sums, excluded } = evaluation;
  const tied = [...sums.keys()].filter((option) => !excluded[option] && sums[option] === sums[verdict]);
  return tied.length > 1 ? tied : [];
}
