import type { Advice } from './advice.ts';
import { sampleWinners } from './completions.ts';
import { type Confidence, confidenceOf } from './confidence.ts';
import { Evaluation } from './evaluation.ts';
import { mayBeExcluded, type Pending } from './pending.ts';
import { standsIn } from './robustness.ts';

/** How sure a verdict is. */
export interface Certainty {
  readonly confidence: Confidence;
  /** Shares of weightings and of completions of the unknown facts, 0 to 1, in which the verdict is first. */
  readonly standsIn: number;
  readonly holdsIn: number;
}

/** How sure a verdict is, with what is pending against it. */
export function certaintyOf(advice: Advice, pending: readonly Pending[]): Certainty {
  const { evaluation, verdict, winner } = advice;
  const shares = { standsIn: standsIn(evaluation, winner), holdsIn: holdsIn(advice) };
  if (verdict.kind === 'none-fits') return { confidence: 'none-fits', ...shares };
  const margin = verdict.runnerUp?.margin ?? null;
  const confidence = confidenceOf({ ...shares, margin, mayBeExcluded: mayBeExcluded(pending) });
  return { confidence, ...shares };
}

function holdsIn({ evaluation, settled, winner }: Advice): number {
  if (settled) return 1;
  const { factors, knowledge, model } = evaluation;
  const winners = sampleWinners(new Evaluation(model, factors, knowledge));
  return winners.filter((each) => each === winner).length / winners.length;
}
