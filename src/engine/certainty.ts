import type { OptionId } from '../rulebook/rulebook.ts';
import { type Advice, optionId } from './advice.ts';
import { sampleWinners } from './completions.ts';
import { type Confidence, confidenceOf, type Evidence, leadsInUse } from './confidence.ts';
import type { Estimate } from './estimator.ts';
import { Evaluation } from './evaluation.ts';
import { ANYTHING, byOption, ratingsOfPoints, withPoints } from './outside-ratings.ts';
import { mayBeExcluded, type Pending } from './pending.ts';
import { type Estimated, standsIn } from './robustness.ts';

/** How sure a verdict is. */
export interface Certainty {
  readonly confidence: Confidence;
  /** Shares of weightings and of completions of the unknown facts, 0 to 1, in which the verdict is first. */
  readonly standsIn: number;
  readonly holdsIn: number;
  /** The option that is first in most completions, where that is another one; null where it is the verdict. */
  readonly moreOften: OptionId | null;
}

/** How sure a verdict is, with what is pending against it, by the leads that the words of the rulebook need. */
export function certaintyOf(advice: Advice, pending: readonly Pending[]): Certainty {
  const completed = completionsOf(advice);
  const evidence = evidenceOf(advice, pending, completed);
  const { holdsIn, standsIn } = evidence;
  const fits = advice.verdict.kind === 'fits';
  return {
    confidence: fits ? confidenceOf(evidence, leadsInUse(advice.model.rulebook)) : 'none-fits',
    standsIn,
    holdsIn,
    moreOften: fits ? completed.moreOften : null,
  };
}

/** What the word for a verdict goes by. */
export function evidenceOf(
  advice: Advice,
  pending: readonly Pending[],
  { holdsIn }: Completed = completionsOf(advice),
): Evidence {
  const { evaluation, verdict, winner } = advice;
  return {
    margin: verdict.kind === 'fits' ? (verdict.runnerUp?.margin ?? null) : null,
    standsIn: standsIn(evaluation, winner, estimatedIn(advice)),
    holdsIn,
    mayBeExcluded: mayBeExcluded(pending),
    holdsInVariants: () => holdsInVariants(advice),
  };
}

/** The amounts behind the ratings; null where no estimate rates anything. */
function estimatedIn(advice: Advice): Estimated | null {
  const estimate = comparedIn(advice);
  return estimate && { criteria: advice.rater.criteria, amounts: byOption(advice.model, estimate.amounts) };
}

/** The estimate that rates what asks for one; null where none does. */
function comparedIn({ estimate, rated }: Advice): KnownEstimate | null {
  const isCompared = rated === 'estimate' || rated === 'estimate-for-some';
  return isCompared && estimate?.kind === 'known' ? estimate : null;
}

/** Whether the verdict is the same with each assumption of the estimate, and each cost that nobody knows, at either end. */
function holdsInVariants(advice: Advice): boolean {
  const { evaluation, model, rater, winner } = advice;
  const estimate = comparedIn(advice);
  if (estimate === null) return true;
  const likely = byOption(model, estimate.amounts).map((amount) => amount?.likely ?? null);
  const moved = estimate
    .variants()
    .map((variant) => byOption(model, variant).map((amount, option) => amount ?? likely[option] ?? null));
  const rated = moved.map((amounts) =>
    rater.criteria.map(({ criterion, scale }) => [criterion, ratingsOfPoints(scale, amounts)] as const),
  );
  const { excluded, factors, knowledge } = evaluation;
  const gaps = [...likely.keys()].filter((option) => likely[option] === null && excluded[option] === 0);
  const filled = gaps.flatMap((gap) =>
    [ANYTHING, -ANYTHING].map((rating) =>
      rater.criteria.map(
        ({ criterion }) => [criterion, likely.map((_, option) => (option === gap ? rating : null))] as const,
      ),
    ),
  );
  return [...rated, ...filled].every(
    (ratings) => new Evaluation(withPoints(model, new Map(ratings)), factors, knowledge).winner() === winner,
  );
}

type KnownEstimate = Extract<Estimate, { kind: 'known' }>;

type Completed = Pick<Certainty, 'holdsIn' | 'moreOften'>;

/** How often the verdict is first in completions of what is unknown, and which option is more often. */
function completionsOf({ evaluation, settled, winner }: Advice): Completed {
  if (settled) return { holdsIn: 1, moreOften: null };
  const { factors, knowledge, model } = evaluation;
  const winners = sampleWinners(new Evaluation(model, factors, knowledge));
  const counts = new Map<number, number>([[winner, 0]]);
  for (const each of winners) counts.set(each, (counts.get(each) ?? 0) + 1);
  const own = counts.get(winner) ?? 0;
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  const isOther = most !== undefined && most[0] >= 0 && most[1] > own;
  return { holdsIn: own / winners.length, moreOften: isOther ? optionId(model, most[0]) : null };
}
