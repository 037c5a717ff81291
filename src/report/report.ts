import type { Verdict } from '../engine/advice.ts';
import type { Certainty } from '../engine/certainty.ts';
import type { Flip, Reestimated } from '../engine/flips.ts';
import type { LowRating } from '../engine/low-ratings.ts';
import type { OpenFact } from '../engine/open-facts.ts';
import type { RatedBy } from '../engine/rater.ts';
import type { Reason } from '../engine/reasons.ts';
import type { Trial } from '../engine/trial.ts';
import type { WeightFlip } from '../engine/weight-flips.ts';
import type { Exclusion } from '../engine/why-not.ts';
import type { Contradiction } from '../profile/contradictions.ts';
import type { Priority, Profile } from '../profile/profile.ts';
import type { Asked, Fact, FactId } from '../rulebook/fact.ts';
import type { Facts } from '../rulebook/facts.ts';
import type { ClaimId, CriterionId, Family, OptionId, RuleId, Source, Words } from '../rulebook/rulebook.ts';
import type { Grounds } from './grounds.ts';
import type { ShownMoney } from './money.ts';
import type { ReportedCase } from './similar-in.ts';

/**
 * What a search could not find out within its budget: whether the verdict is settled, whether every way to carry it out
 * may fail, all flips, whether all open facts matter, or the smallest conflict. Each then counts as the less sure.
 */
export const UNPROVED = ['settled', 'holds_only_if', 'open_facts', 'flips', 'conflict'] as const;
export type Unproved = (typeof UNPROVED)[number];

export interface CriterionReport {
  readonly id: CriterionId;
  readonly title: string;
  readonly weight: number;
  readonly priority: Priority;
}

export interface OptionReport {
  readonly id: OptionId;
  readonly title: string;
  readonly short: string;
  readonly noun: string;
  readonly advice: string;
  readonly summary: string;
  readonly family: Family;
  readonly score: number;
  readonly rank: number;
  readonly exclusions: readonly Exclusion[];
  /** Rating on each criterion, in rulebook order. */
  readonly ratings: readonly number[];
  /** Ways to do it that fit what is known, or may fit. */
  readonly patterns: readonly PossiblePattern[];
}

/** A way to carry out an option that fits what is known; it only may where answers are missing. */
export interface PossiblePattern {
  readonly id: string;
  readonly title: string;
  readonly holds: boolean;
}

export interface ReportedAction {
  readonly option: OptionId;
  readonly do: string;
  readonly owner: Asked;
  readonly before: string;
  readonly rule: RuleId;
}

/** An open fact with its question and who knows the answer. */
export interface ReportedOpenFact extends OpenFact {
  readonly question: string;
  readonly ask: Asked;
}

/** A rule that may still fire, and would exclude the verdict or demand something of it. */
export interface HoldsOnlyIf {
  readonly rule: RuleId;
  readonly facts: readonly FactId[];
  readonly ask: readonly Asked[];
  readonly because: string;
  /** What it would do to the verdict: exclude it, or call for this. */
  readonly effect: { readonly kind: 'excludes' } | { readonly kind: 'demands'; readonly do: string };
}

/** How what is decided and what runs today relate to the verdict. */
export type Standing =
  | { readonly kind: 'follows'; readonly option: OptionId; readonly role: string | null }
  | {
      readonly kind: 'deviates';
      readonly option: OptionId;
      readonly role: string | null;
      readonly rank: number;
      readonly excluded: boolean;
      /** What the choice accepts: reasons against it, strongest first. */
      readonly accepts: readonly string[];
    };

/** What the team says of a decision that it took; null what it leaves out. */
export interface StatedDecision {
  readonly role: string | null;
  readonly owner: string | null;
  readonly option: OptionId | null;
  readonly model: string | null;
  readonly provider: string | null;
  readonly region: string | null;
  readonly date: string | null;
  readonly approvedBy: string | null;
  readonly reviewBy: string | null;
}

/** Why an option is good or bad at something, and by how many points of score. */
export interface OptionGround extends Grounds {
  readonly points: number;
}

export type Move =
  | { readonly kind: 'already-there'; readonly option: OptionId }
  | { readonly kind: 'stay'; readonly option: OptionId; readonly behind: number }
  | { readonly kind: 'move'; readonly option: OptionId; readonly behind: number }
  | { readonly kind: 'must-move'; readonly option: OptionId };

/** What every page says of a profile. Options are in the order of rank. */
export interface Report {
  readonly advisor: string;
  readonly rulebook: {
    readonly id: string;
    readonly version: string;
    readonly title: string;
    readonly sha256: string;
  };
  readonly profile: {
    readonly name: string | null;
    readonly description: string | null;
    readonly owner: string | null;
    readonly links: readonly string[];
    readonly file: string;
    /** Worked out when it is asked for. */
    readonly sha256: () => string;
  };
  readonly facts: Facts;
  /** What can be known of a project, with the words for it. */
  readonly dictionary: ReadonlyMap<FactId, Fact>;
  /** The source of each claim. */
  readonly references: ReadonlyMap<ClaimId, Source>;
  /** What the team states in place of what is usually assumed. */
  readonly assumptions: Profile['assumptions'];
  readonly verdict: Verdict;
  readonly settled: boolean;
  /** What rates the criteria that ask for an estimate. */
  readonly rated: RatedBy;
  readonly certainty: Certainty;
  /** What the words for how sure it is go by; null where the rulebook has not been calibrated. */
  readonly words: Words | null;
  /** Where nothing fits: facts that exclude every option, none of which can be spared. */
  readonly conflict: readonly FactId[];
  readonly weightFlips: readonly WeightFlip[];
  readonly criteria: readonly CriterionReport[];
  readonly options: readonly OptionReport[];
  readonly unknownFacts: readonly FactId[];
  readonly holdsOnlyIf: readonly HoldsOnlyIf[];
  /** In the order of UNPROVED; none for any rulebook of usual size. */
  readonly notProved: readonly Unproved[];
}

/** A report with what its options cost and which models suit the one that is advised. */
export interface CostedReport extends Report {
  readonly money: ShownMoney;
}

/** How much of what can be searched for is searched for. */
export interface Extent {
  readonly openFacts: number;
  /** Changes that a flip may consist of, and which of them are estimated anew. */
  readonly changes: 1 | 2;
  readonly reestimated: Reestimated;
}

/** Everything that is said of a profile in answer to what to do. Reasons come with the greatest impact first. */
export interface Recommendation extends Report {
  readonly reasons: readonly Reason[];
  readonly lowRatings: readonly LowRating[];
  /** What rates an option as it is rated, the heaviest first; worked out when it is asked for. */
  readonly groundsFor: (option: OptionId) => readonly OptionGround[];
  readonly actions: readonly ReportedAction[];
  /** The most decisive first, as many as were searched for. */
  readonly openFacts: readonly ReportedOpenFact[];
  /** An answer to an open fact that leads elsewhere, or any; worked out when it is asked for. */
  readonly trialOf: (fact: FactId) => Trial | null;
  /** The easiest first, of as many changes as were tried. */
  readonly flips: readonly Flip[];
  readonly contradictions: readonly Contradiction[];
  readonly standings: readonly Standing[];
  /** In the order of the systems, as the profile has them. */
  readonly decisions: readonly StatedDecision[];
  readonly move: Move | null;
  /** Documented decisions in situations most like this one, the nearest first; null where none are told in the facts of the rulebook. */
  readonly similar: readonly ReportedCase[] | null;
  /** Null where the rulebook decides between options of which no costs are known. */
  readonly money: ShownMoney | null;
}
