import type { Priorities } from '../profile/profile.ts';
import { missing } from '../rulebook/at.ts';
import type { Facts } from '../rulebook/facts.ts';
import { isKnown, type Knowledge, knowledgeOf } from '../rulebook/normal-form.ts';
import type { OptionId } from '../rulebook/rulebook.ts';
import { Budget, SEARCH_WORK } from './budget.ts';
import type { Estimate, Estimator } from './estimator.ts';
import { Evaluation } from './evaluation.ts';
import type { Model } from './model.ts';
import { type PriorityFactors, priorityFactors } from './priorities.ts';
import { type RatedBy, Rater } from './rater.ts';
import { scoreOf, winnerOf } from './score.ts';
import { SETTLE_LIMIT, settle } from './settle.ts';

/** Which option comes out first, or that every one is excluded. */
export type Winner = { readonly kind: 'fits'; readonly option: OptionId } | { readonly kind: 'none-fits' };

/** What a rulebook advises. */
export type Verdict =
  | {
      readonly kind: 'fits';
      readonly option: OptionId;
      readonly runnerUp: RunnerUp | null;
      /** The options that score exactly as high, itself among them; none without a tie. */
      readonly tied: readonly OptionId[];
    }
  | { readonly kind: 'none-fits' };

/** The option that is advised; null where none fits. */
export function optionOf(verdict: Winner): OptionId | null {
  return verdict.kind === 'fits' ? verdict.option : null;
}

/** Whether an option is the one that is advised, or scores exactly as high. */
export function isAdvised(option: OptionId, verdict: Verdict): boolean {
  return verdict.kind === 'fits' && (option === verdict.option || verdict.tied.includes(option));
}

/** The best other option that is not excluded. */
export interface RunnerUp {
  readonly option: OptionId;
  /** Points of score by which it is behind; below zero where only the unknown facts settle the verdict. */
  readonly margin: number;
}

/** A verdict and what it rests on. The other functions of this folder answer questions about it when they are asked. */
export interface Advice {
  readonly verdict: Verdict;
  /** Whether no unknown fact, and no amount within its range, can change the verdict. */
  readonly settled: boolean;
  /** False where the search for a completion with another verdict gave up: it may be settled all the same. */
  readonly proved: boolean;
  /** What the search took, in the terms of a budget. */
  readonly work: number;
  readonly facts: Facts;
  /** What the options cost; null where no criterion asks for that, or nobody can say. */
  readonly estimate: Estimate | null;
  /** What rates the criteria that ask for an estimate. */
  readonly rated: RatedBy;
  /** The model with its ratings; the rater has it as the rules alone would rate. */
  readonly model: Model;
  readonly rater: Rater;
  readonly factors: PriorityFactors;
  /** The point estimate, in which undecided rules add nothing. Nobody may change it. */
  readonly evaluation: Evaluation;
  /**
   * The number of the option on which all completions agree where the verdict is settled, else of the winner of the
   * point estimate; -1: none fits.
   */
  readonly winner: number;
}

/**
 * Advises on known facts (all others are unknown), priorities and, for criteria that ask for one, an estimator. Null
 * where priorities and rules leave no criterion any weight: then nothing is left to decide by.
 */
export function advise(
  model: Model,
  facts: Facts,
  priorities: Priorities,
  estimator: Estimator | null = null,
): Advice | null {
  return adviseWith(model, facts, priorityFactors(model.rulebook, priorities), estimator);
}

/** The same from the factors of the criteria. */
export function adviseWith(
  rules: Model,
  facts: Facts,
  factors: PriorityFactors,
  estimator: Estimator | null = null,
): Advice | null {
  const knowledge = knowledgeOf(rules.form, facts);
  const rater = new Rater(rules, estimator);
  const estimate = rater.estimate(facts);
  const { by: rated, model } = rater.rate(estimate, () => knowledge);
  const evaluation = new Evaluation(model, factors, knowledge);
  if (evaluation.totalWeight() === 0) return null;
  const budget = new Budget(SEARCH_WORK);
  const settlement = settlementOf(evaluation, budget);
  const settled = settlement.kind === 'settled';
  const winner = settled ? settlement.winner : evaluation.winner();
  return {
    verdict: verdictOf(evaluation, winner),
    settled,
    proved: settled || settlement.proved || settlement.seen !== winner,
    work: budget.spent,
    facts,
    estimate,
    rated,
    model,
    rater,
    factors,
    evaluation,
    winner,
  };
}

function settlementOf(evaluation: Evaluation, budget: Budget) {
  const { factors, knowledge, model } = evaluation;
  const isSure = !model.base.isOpen && isAllKnown(knowledge);
  return isSure
    ? ({ kind: 'settled', winner: evaluation.winner() } as const)
    : settle(new Evaluation(model, factors, knowledge), SETTLE_LIMIT, budget);
}

function isAllKnown(knowledge: Knowledge): boolean {
  for (const mask of knowledge) if (!isKnown(mask)) return false;
  return true;
}

function verdictOf(evaluation: Evaluation, winner: number): Verdict {
  if (winner < 0) return { kind: 'none-fits' };
  const idOf = (option: number) => optionId(evaluation.model, option);
  const runnerUp = runnerUpOf(evaluation, winner);
  return {
    kind: 'fits',
    option: idOf(winner),
    runnerUp:
      runnerUp < 0 ? null : { option: idOf(runnerUp), margin: leadOver(evaluation, winner, runnerUp) },
    tied: tiedWith(evaluation, winner).map(idOf),
  };
}

/** The id of an option by its number. */
export function optionId({ rulebook }: Model, option: number): OptionId {
  return (rulebook.options[option] ?? missing()).id;
}

/** The best option besides this one that is not excluded; -1 where there is none. */
export function runnerUpOf({ sums, excluded }: Evaluation, option: number): number {
  return winnerOf(
    sums,
    excluded.map((out, index) => (index === option ? 1 : out)),
  );
}

function tiedWith({ sums, excluded }: Evaluation, option: number): readonly number[] {
  const tied = [...sums.keys()].filter((each) => excluded[each] === 0 && sums[each] === sums[option]);
  return tied.length > 1 ? tied : [];
}

/** How far one option is ahead of another, in points of score. */
export function leadOver(evaluation: Evaluation, option: number, other: number): number {
  const total = evaluation.totalWeight();
  const score = (each: number) => scoreOf(evaluation.sums[each] ?? missing(), total);
  return score(option) - score(other);
}

/** The options from first to last: the verdict, the others by their sums, those that are excluded at the end. */
export function rankingOf({ evaluation, winner }: Advice): readonly number[] {
  const { sums, excluded } = evaluation;
  const place = (option: number) => (option === winner ? 0 : excluded[option] === 0 ? 1 : 2);
  const sum = (option: number) => sums[option] ?? missing();
  return [...sums.keys()].sort((a, b) => place(a) - place(b) || sum(b) - sum(a) || a - b);
}
