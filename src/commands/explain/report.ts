import type { AtomExplanation, RuleExplanation } from '../../engine/explain.ts';
import type { Exclusion, Report } from '../../report/report.ts';
import type { Asked, FactId } from '../../rulebook/fact.ts';
import type { ClaimId, CriterionId, OptionId, Rule, Source } from '../../rulebook/rulebook.ts';

/** A claim with its words and where they come from. */
export interface CitedClaim {
  readonly id: ClaimId;
  readonly text: string;
  readonly section: string;
  readonly source: Source;
}

/** A rule, what it met, and what it does to the lead. */
export interface ExplainedRule {
  readonly rule: Rule;
  readonly state: RuleExplanation['state'];
  readonly tests: readonly AtomExplanation[];
  /** The unknown facts that an undecided rule waits for, and who knows them. */
  readonly awaits: readonly FactId[];
  readonly ask: readonly Asked[];
  /** See RuleExplanation. */
  readonly impact: number | null;
  readonly claims: readonly CitedClaim[];
}

/** Why an option is not the verdict. */
export interface WhyNotOption {
  readonly option: OptionId;
  /** Points of score by which it is behind; below zero where it is ahead, but excluded. */
  readonly behind: number;
  /** Points lost (positive) or gained against the verdict, the most lost first. */
  readonly criteria: readonly { readonly criterion: CriterionId; readonly lost: number }[];
  readonly exclusions: readonly Exclusion[];
}

/** What a reader asked of an explanation: nothing in particular, or one rule, or one option. */
export interface ExplainRequest {
  readonly rule: string | null;
  readonly option: string | null;
  /** Also the rules that did not fire. */
  readonly all: boolean;
}

export interface ExplainReport {
  readonly report: Report;
  readonly request: ExplainRequest;
  /** Between which two options the effects of the rules are measured; where none fits, the best ones by score. */
  readonly subject: OptionId;
  readonly rival: OptionId | null;
  /** How many rules there are of each state, shown or not. */
  readonly counts: Readonly<Record<RuleExplanation['state'], number>>;
  /** Those asked for: fired ones first, then undecided ones, each with the greatest effect first. */
  readonly rules: readonly ExplainedRule[];
  readonly whyNot: readonly WhyNotOption[];
}
