import type { RuleExplanation, RuleState } from '../../engine/explain.ts';
import type { WhyNot } from '../../engine/why-not.ts';
import type { Report } from '../../report/report.ts';
import type { ReportedCase } from '../../report/similar-in.ts';
import type { Asked } from '../../rulebook/fact.ts';
import type { ClaimId, OptionId, Source } from '../../rulebook/rulebook.ts';

/** A claim with its words and where they come from. */
export interface CitedClaim {
  readonly id: ClaimId;
  readonly text: string;
  readonly section: string;
  readonly source: Source;
}

/** A rule, what it met, and what it does to the lead, with who knows what it waits for. */
export interface ExplainedRule extends RuleExplanation {
  readonly ask: readonly Asked[];
  readonly claims: readonly CitedClaim[];
}

/** What a reader asked of an explanation: nothing in particular, or one rule, one option, or the similar cases. */
export interface ExplainRequest {
  readonly rule: string | null;
  readonly option: string | null;
  readonly similar: boolean;
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
  readonly counts: Readonly<Record<RuleState, number>>;
  /** Those asked for: fired ones first, then undecided ones, each with the greatest effect first. */
  readonly rules: readonly ExplainedRule[];
  readonly whyNot: readonly WhyNot[];
  /** Likewise, the nearest first; null where no documented decisions are told in the facts of the rulebook. */
  readonly similar: readonly ReportedCase[] | null;
}
