import type { Money } from '../cost/money.ts';
import type { Confidence } from '../engine/confidence.ts';
import type { Contradiction, KnownFact } from '../profile/known-facts.ts';
import type { Priority } from '../profile/profile.ts';
import type { Asked, FactId, FactValue } from '../rulebook/fact.ts';
import type { Basis, ClaimId, CriterionId, Family, OptionId, RuleId } from '../rulebook/rulebook.ts';

/** What is recommended and how sure that is. */
export interface Verdict {
  /** Null where every option is excluded. */
  readonly option: OptionId | null;
  readonly confidence: Confidence;
  /** Points of score ahead of the runner-up; null without one. */
  readonly margin: number | null;
  readonly runnerUp: OptionId | null;
  readonly tied: readonly OptionId[];
  /** True where no answer to an unknown fact can change the option. */
  readonly settled: boolean;
  /** Share of varied weightings in which it is first, and of completions of the unknown facts. */
  readonly standsIn: number;
  readonly holdsIn: number;
  /** Where nothing fits: stated facts that exclude every option, none of which can be spared. */
  readonly conflict: readonly FactId[];
}

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

/** Why an option is out: a rule, or that none of its patterns can hold. */
export interface Exclusion {
  readonly id: RuleId;
  readonly because: string;
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
  readonly patterns: readonly { readonly id: string; readonly title: string }[];
  /** Between which scores it can lie once all facts are known; null where only a summary was asked for. */
  readonly bounds: { readonly low: number; readonly high: number } | null;
}

/** A fired rule or a base rating, and what it does to the margin. */
export interface Reason {
  readonly rule: RuleId | null;
  readonly criterion: CriterionId | null;
  readonly option: OptionId | null;
  readonly because: string;
  readonly claims: readonly ClaimId[];
  readonly basis: Basis;
  readonly favours: readonly OptionId[];
  readonly against: readonly OptionId[];
  /** Points by which the margin against the runner-up would shrink without it. */
  readonly impact: number;
}

export interface ReportedAction {
  readonly option: OptionId;
  readonly do: string;
  readonly owner: Asked;
  readonly before: string;
  readonly rule: RuleId;
}

export interface OpenFact {
  readonly fact: FactId;
  readonly question: string;
  readonly ask: Asked;
  /** Share of completions in which changing it alone changes the verdict. */
  readonly swing: number;
  readonly couldBecome: readonly OptionId[];
  /** False where it may not matter at all: no completion was found that hangs on it, and none ruled out. */
  readonly proved: boolean;
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

export interface FactChange {
  readonly fact: FactId;
  readonly from: FactValue;
  readonly to: FactValue;
}

export interface Flip {
  /** Null: nothing would fit any more. */
  readonly to: OptionId | null;
  readonly changes: readonly FactChange[];
  /** True where the team can make every one of the changes. */
  readonly changeable: boolean;
}

export interface WeightFlip {
  readonly criterion: CriterionId;
  readonly from: number;
  readonly to: number;
  readonly option: OptionId;
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

export type Move =
  | { readonly kind: 'already-there'; readonly option: OptionId }
  | { readonly kind: 'stay'; readonly option: OptionId; readonly behind: number }
  | { readonly kind: 'move'; readonly option: OptionId; readonly behind: number }
  | { readonly kind: 'must-move'; readonly option: OptionId };

/** What every renderer gets. Options are in the order of rank, reasons with the greatest impact first. */
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
    /** Null where only a summary was asked for. */
    readonly sha256: string | null;
  };
  readonly facts: ReadonlyMap<FactId, KnownFact>;
  readonly verdict: Verdict;
  readonly criteria: readonly CriterionReport[];
  readonly options: readonly OptionReport[];
  readonly reasons: readonly Reason[];
  readonly actions: readonly ReportedAction[];
  readonly unknownFacts: readonly FactId[];
  readonly openFacts: readonly OpenFact[];
  readonly holdsOnlyIf: readonly HoldsOnlyIf[];
  readonly flips: readonly Flip[];
  readonly weightFlips: readonly WeightFlip[];
  readonly contradictions: readonly Contradiction[];
  readonly standings: readonly Standing[];
  readonly move: Move | null;
  /** In the order of UNPROVED; none for any rulebook of usual size. */
  readonly notProved: readonly Unproved[];
  /** Costs and models; null where the rulebook decides between options of which none are known. */
  readonly money: Money | null;
}
