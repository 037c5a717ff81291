import type { Profile } from '../profile/profile.ts';
import type { FactId } from '../rulebook/fact.ts';
import type { Facts } from '../rulebook/facts.ts';
import type { OptionId } from '../rulebook/rulebook.ts';

/** What an option costs, in the estimator's unit: low ≤ likely ≤ high, over its assumptions and the facts still unknown that it reads. */
export interface Amount {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  /**
   * Whether even the low figure is above the limit that the profile states: never, in some completions of what is unknown,
   * with what is taken while that is unknown, or in all.
   */
  readonly exceedsLimit: 'no' | 'maybe' | 'for-now' | 'surely';
}

/** What the options cost, as far as it is known. */
export type Estimate =
  | {
      readonly kind: 'known';
      /** Options without a figure are left out. */
      readonly amounts: ReadonlyMap<OptionId, Amount>;
      /** False where answers still missing may leave an option without a figure, or bring one that is left out. */
      readonly isSure: boolean;
      /** The likely amounts with one assumption at one of its ends, moved for all options at once. Worked out when asked for. */
      readonly variants: () => readonly ReadonlyMap<OptionId, number>[];
      /** How many plans for one model it rests on, for which a search pays. */
      readonly plans: number;
    }
  /** Nothing to estimate from. mayCome: an answer still missing may bring an estimate; mayExceed: and that may exclude options. */
  | { readonly kind: 'none'; readonly mayCome: boolean; readonly mayExceed: boolean };

/** Works out what options cost. */
export interface Estimator {
  /** The name under which a criterion of a rulebook asks for it: `estimated_by`. */
  readonly id: string;
  /** Every fact that it reads. */
  readonly reads: ReadonlySet<FactId>;
  /** The fact whose value limits the amounts; in a set of facts in conflict it stands for all that the limit excludes. */
  readonly limit: FactId;
  /** Pure; the same answer for the same values of the facts that it reads. Memoised by the estimator itself. */
  estimate(facts: Facts): Estimate;
  /** The same without ranges, which take most of the time: what is likely, and what is surely excluded. */
  likely(facts: Facts): Estimate;
}

/** The estimator for what a profile assumes; null where there is none. */
export type EstimatorFor = (profile: Pick<Profile, 'assumptions'>) => Estimator | null;
