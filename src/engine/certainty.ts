import type { Advice } from './advice.ts';
import { sampleWinners } from './completions.ts';
import { type Confidence, confidenceOf } from './confidence.ts';
import { Evaluation } from './evaluation.ts';
import { byOption, ratingsOfPoints, withPoints } from './outside-ratings.ts';
import { mayBeExcluded, type Pending } from './pending.ts';
import { type Estimated, standsIn } from './robustness.ts';

/** How sure a verdict is. */
export interface Certainty {
  readonly confidence: Confidence;
  /** Shares of weightings and of completions of the unknown facts, 0 to 1, in which the verdict is first. */
  readonly standsIn: number;
  readonly holdsIn: number;
}

/** How sure a verdict is, with what is pending against it. Never clear where one assumption of an estimate turns it. */
export function certaintyOf(advice: Advice, pending: readonly Pending[]): Certainty {
  const { evaluation, verdict, winner } = advice;
  const shares = { standsIn: standsIn(evaluation, winner, estimatedIn(advice)), holdsIn: holdsIn(advice) };
  if (verdict.kind === 'none-fits') return { confidence: 'none-fits', ...shares };
  const margin = verdict.runnerUp?.margin ?? null;
  const confidence = confidenceOf({ ...shares, margin, mayBeExcluded: mayBeExcluded(pending) });
  const isShaken = confidence === 'clear' && !holdsInVariants(advice);
  return { confidence: isShaken ? 'likely' : confidence, ...shares };
}

/** The amounts behind the ratings; null where no estimate rates anything. */
function estimatedIn({ estimate, model, rated, rater }: Advice): Estimated | null {
  if (rated !== 'estimate' || estimate?.kind !== 'known') return null;
  return { criteria: rater.criteria, amounts: byOption(model, estimate.amounts) };
}

/** Whether the verdict is the same with each assumption of the estimate at either of its ends. */
function holdsInVariants({ estimate, evaluation, model, rated, rater, winner }: Advice): boolean {
  if (rated !== 'estimate' || estimate?.kind !== 'known') return true;
  return estimate.variants().every((variant) => {
    const amounts = model.rulebook.options.map(
      ({ id }) => variant.get(id) ?? estimate.amounts.get(id)?.likely ?? null,
    );
    const ratings = new Map(
      rater.criteria.map(({ criterion, scale }) => [criterion, ratingsOfPoints(scale, amounts)]),
    );
    const { factors, knowledge } = evaluation;
    return new Evaluation(withPoints(model, ratings), factors, knowledge).winner() === winner;
  });
}

function holdsIn({ evaluation, settled, winner }: Advice): number {
  if (settled) return 1;
  const { factors, knowledge, model } = evaluation;
  const winners = sampleWinners(new Evaluation(model, factors, knowledge));
  return winners.filter((each) => each === winner).length / winners.length;
}
