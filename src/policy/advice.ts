import type { Confidence } from '../engine/confidence.ts';
import type { Priority } from '../profile/profile.ts';
import type { FactId, FactValue } from '../rulebook/fact.ts';
import type { CriterionId, OptionId } from '../rulebook/rulebook.ts';

/** What the rulebook advises, as `recommend` prints it. */
export interface Advice {
  /** Null where nothing fits. */
  readonly option: OptionId | null;
  /** Options that score exactly as high as the verdict. */
  readonly tied: readonly OptionId[];
  readonly confidence: Confidence;
  readonly settled: boolean;
  /** False where priorities and rules leave no criterion any weight: then there is nothing to advise. */
  readonly hasWeight: boolean;
  /** True where it was too costly to prove whether the advice is settled: then it does not count as settled. */
  readonly isUnproved?: boolean;
  /** What it cost to advise, in the terms of a budget. */
  readonly work?: number;
}

export type KnownValues = ReadonlyMap<FactId, FactValue>;
export type Priorities = ReadonlyMap<CriterionId, Priority>;

/** Advises on known facts (the others are unknown) and priorities. Must be deterministic. */
export type Adviser = (facts: KnownValues, priorities: Priorities) => Advice;

/** What stands in place of an option where nothing fits. */
export const NONE_FITS = 'none-fits';

/** The verdict as one word: an option, or that nothing fits. */
export function verdictOf(advice: Advice): string {
  return advice.option ?? NONE_FITS;
}

/** The same adviser, which does not think twice about the same question. */
export function remembering(adviser: Adviser): Adviser {
  const answers = new Map<string, Advice>();
  return (facts, priorities) => {
    const question = JSON.stringify([[...facts].sort(byKey), [...priorities].sort(byKey)]);
    const known = answers.get(question);
    if (known !== undefined) return known;
    const advice = adviser(facts, priorities);
    answers.set(question, advice);
    return advice;
  };
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}
