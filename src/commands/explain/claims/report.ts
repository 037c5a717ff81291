import type { Act } from '../../../engine/acts.ts';
import type { Report } from '../../../report/report.ts';
import type { FactId } from '../../../rulebook/fact.ts';
import type { Claim, OptionId, Source } from '../../../rulebook/rulebook.ts';

/**
 * What became of a claim here. It acts where something at work that rests on it changes a score, excludes an option or
 * asks for a step. Else it waits for facts; or what rests on it is at work and changes nothing; or no condition is met; or
 * nothing but the description of an option rests on it.
 */
export const CLAIM_STATES = ['acts', 'waits', 'no-effect', 'not-met', 'describes'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** For which side what acts on the lead speaks: the option that is first, its rival, or neither. */
export type Side = 'for' | 'against' | 'neither';

export interface ExplainedClaim extends Claim {
  readonly state: ClaimState;
  readonly acts: readonly Act[];
  /** Null where it does not act. */
  readonly side: Side | null;
  /** The unknown facts for which rules that rest on it wait. */
  readonly awaits: readonly FactId[];
}

/** A part of a source, and what it claims. */
export interface ExplainedSection {
  readonly title: string;
  readonly claims: readonly ExplainedClaim[];
}

export interface ExplainedSource extends Source {
  readonly sections: readonly ExplainedSection[];
}

/** The claims of a rulebook by the sections of its sources, and which of them act on a verdict. */
export interface ClaimsReport {
  readonly report: Report;
  /** Against each other stand the option that is first and its rival. */
  readonly subject: OptionId;
  readonly rival: OptionId | null;
  readonly sources: readonly ExplainedSource[];
}
