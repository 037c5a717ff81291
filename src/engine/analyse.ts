import type { KnownFacts } from '../profile/known-facts.ts';
import { knowledgeOf } from '../rulebook/normal-form.ts';
import { sampleWinners } from './completions.ts';
import { type Confidence, confidenceOf } from './confidence.ts';
import { type Decision, decide, rankingOf, tiedWith } from './decide.ts';
import { type PriorityFactors, scoreOf, totalWeight } from './evaluate.ts';
import type { Model } from './model.ts';
import { type OpenFact, openFacts } from './open-facts.ts';
import { mayBeExcluded, type Pending, pendingOf } from './pending.ts';
import { marginOf, runnerUpOf, standsIn, type WeightFlip, weightFlips } from './robustness.ts';
import { Tally } from './tally.ts';

/**
 * The verdict and how sure it is. Options, criteria and rules are named by their place in the rulebook. What costs more
 * is asked for beside it: openFactsOf, flipsOf, reasonsOf, explainRules, whyNot, scoreBounds, conflictOf.
 */
export interface Analysis {
  readonly decision: Decision;
  readonly known: KnownFacts;
  /** The options from first to last; those that are excluded at the end. */
  readonly ranking: readonly number[];
  /** For each option, 0 to 100, excluded or not. */
  readonly scores: readonly number[];
  /** The best other option that is not excluded; -1 where there is none. */
  readonly runnerUp: number;
  /** Points of score ahead of the runner-up, below zero where only the unknown facts settle it; null without one. */
  readonly margin: number | null;
  /** Options with the same sum as the verdict, itself among them; none without a tie. */
  readonly tied: readonly number[];
  /** Shares of weightings and of completions of the unknown facts, 0 to 1, in which the verdict is first. */
  readonly standsIn: number;
  readonly holdsIn: number;
  readonly confidence: Confidence;
  /** None where only the unknown facts settle the verdict. */
  readonly weightFlips: readonly WeightFlip[];
  readonly pending: readonly Pending[];
}

/** Analyses what is known of a project. */
export function analyse(model: Model, factors: PriorityFactors, known: KnownFacts): Analysis {
  const values = new Map([...known].map(([fact, { value }]) => [fact, value]));
  const decision = decide(model, factors, knowledgeOf(model.form, values));
  const { evaluation, verdict } = decision;
  const total = totalWeight(evaluation);
  const pending = pendingOf(decision);
  const margin = marginOf(evaluation, verdict);
  const { settled, knowledge } = decision;
  const evidence = {
    margin,
    standsIn: standsIn(evaluation, verdict),
    holdsIn: settled ? 1 : shareOf(verdict, sampleWinners(new Tally(model, factors, knowledge))),
  };
  return {
    decision,
    known,
    ranking: rankingOf(decision),
    scores: Array.from(evaluation.sums, (sum) => scoreOf(sum, total)),
    runnerUp: runnerUpOf(evaluation, verdict),
    tied: tiedWith(decision),
    ...evidence,
    confidence: confidenceOf(verdict, { ...evidence, mayBeExcluded: mayBeExcluded(pending) }),
    weightFlips: verdict === evaluation.winner ? weightFlips(evaluation, factors) : [],
    pending,
  };
}

function shareOf(verdict: number, winners: Int8Array): number {
  return winners.filter((winner) => winner === verdict).length / winners.length;
}

/** The open facts, the most decisive first, up to `most` of them; none where the verdict is settled. */
export function openFactsOf({ decision }: Analysis, most?: number): readonly OpenFact[] {
  const { model, factors, knowledge, verdict, settled } = decision;
  return settled ? [] : openFacts(new Tally(model, factors, knowledge), verdict, most);
}
