import type { BudgetLimit } from '../../cost/answers/budget.ts';
import type { Override } from '../../cost/asked/assumptions/resolve.ts';
import type { Confidence } from '../../engine/confidence.ts';
import type { Flip } from '../../engine/flips.ts';
import type { Priority } from '../../profile/profile.ts';
import type { Fact, FactId, FactValue } from '../../rulebook/fact.ts';
import type { Origin } from '../../rulebook/facts.ts';
import type { CriterionId, OptionId } from '../../rulebook/rulebook.ts';

/** One of the two that are compared: a profile as it is seen today, or what a report recorded. */
export interface ComparedSide {
  readonly kind: 'profile' | 'report';
  readonly file: string;
  readonly name: string | null;
  readonly advisor: string;
  readonly rulebook: { readonly id: string; readonly version: string; readonly sha256: string };
  /** The day of the prices that a cost rests on; null without costs. */
  readonly pricesAsOf: string | null;
  /** Of the price lists; null where that is not recorded. */
  readonly pricesSha256: string | null;
  /** By option, as far as they have figures. */
  readonly costs: ReadonlyMap<OptionId, ComparedCost>;
  /** What costs without salaries are held against; null where none is stated, or recorded. */
  readonly budget: BudgetLimit | null;
  /** The names of the models to look at first. */
  readonly models: readonly string[];
  readonly verdict: {
    readonly option: OptionId | null;
    readonly confidence: Confidence;
    readonly margin: number | null;
    readonly settled: boolean;
  };
  /** The change that is worth watching most; null where no single change leads to another verdict. */
  readonly nearestFlip: Flip | null;
}

/** Likely USD a month; without salaries null where that is not recorded. */
export interface ComparedCost {
  readonly likely: number;
  readonly withoutSalaries: number | null;
}

/** A fact that differs. Null: unknown there. */
export interface FactDifference {
  readonly kind: 'fact';
  readonly fact: FactId;
  readonly from: FactValue | null;
  readonly to: FactValue | null;
  /** Whether the value follows from numbers on the sides where it is known. */
  readonly origin: Origin;
  readonly direction: 'rose' | 'fell' | 'changed';
}

export interface PriorityDifference {
  readonly kind: 'priority';
  readonly criterion: CriterionId;
  readonly from: Priority;
  readonly to: Priority;
}

/** An assumption that is stated otherwise. Null: not stated there, so that the usual one holds. */
export interface AssumptionDifference {
  readonly kind: 'assumption';
  readonly assumption: string;
  readonly from: Override | null;
  readonly to: Override | null;
}

export type Difference = FactDifference | PriorityDifference | AssumptionDifference;

/**
 * Each of these sets of differences, applied to A, leads to B's verdict under the present rulebook, and where
 * `isSmallest` no smaller one does. Else none of the set can be spared, but for where even that was not found out.
 */
interface MovingSets {
  readonly sets: readonly (readonly Difference[])[];
  readonly isSmallest: boolean;
  readonly mayHaveSpare?: true;
}

/** What moved the verdict. `replayed`: what the present rulebook makes of A. */
export type Cause =
  | { readonly kind: 'same-verdict' }
  | ({ readonly kind: 'inputs' } & MovingSets)
  | { readonly kind: 'rulebook' }
  | { readonly kind: 'prices' }
  | { readonly kind: 'advisor' }
  | ({ readonly kind: 'rulebook-and-inputs'; readonly replayed: OptionId | null } & MovingSets)
  /** The present rulebook does not lead to what was recorded, so that nothing can be tried out with it. */
  | {
      readonly kind: 'unclear';
      readonly replayed: readonly [OptionId | null, OptionId | null];
    };

/** What differs between two verdicts, and which of it moved the verdict. */
export interface CompareReport {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly facts: readonly FactDifference[];
  readonly priorities: readonly PriorityDifference[];
  /** Null where one side states some, and the other is a report that does not record them. */
  readonly assumptions: readonly AssumptionDifference[] | null;
  /** Facts of a report that the present rulebook does not know, or not with that value. */
  readonly notUnderstood: readonly FactId[];
  readonly cause: Cause;
  /** How options are called in a sentence. */
  readonly nouns: ReadonlyMap<OptionId, string>;
  /** The words for facts that the present rulebook has, and the titles of its criteria. */
  readonly dictionary: ReadonlyMap<FactId, Fact>;
  readonly criteria: ReadonlyMap<CriterionId, string>;
}
