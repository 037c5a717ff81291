import type { FilePlace } from '../../yaml/tree.ts';
import type { ProfileInput } from '../check.ts';
import { type Finding, systemOf, waiverOf } from '../finding.ts';
import { type BuiltInRule, SEVERITIES, type Severity } from '../policy.ts';

/** How a case tells findings apart: what a waiver lifts has a word of its own. */
export const FOUND_AS = [...SEVERITIES, 'waived'] as const;
export type FoundAs = Severity | 'waived';

/** The rules of advisor's own that can find something in a case. */
export const BUILT_IN_IN_CASES: readonly BuiltInRule[] = ['known-facts', 'guarded-facts', 'waivers'];

/** One finding or several of a rule that a case expects; null where it does not matter. */
export interface Expectation {
  readonly rule: string;
  readonly severity: FoundAs | null;
  readonly system: string | null;
}

/** A profile that could be read, though it may be faulty. */
export type CaseProfile = Extract<ProfileInput, { kind: 'text' }>;

/** A profile, and what a policy is expected to find in it. */
export interface PolicyCase {
  readonly name: string;
  readonly place: FilePlace;
  readonly profile: CaseProfile;
  /** The profile as of the target branch; null: it is compared with none. */
  readonly base: CaseProfile | null;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Nothing else may be found. */
  readonly expect: readonly Expectation[];
}

/** What a finding is for a case. */
export function foundAs(finding: Finding): FoundAs {
  return waiverOf(finding) === null ? finding.severity : 'waived';
}

/** Whether a finding is what was expected. Who expects a rule without more does not mean that it is waived. */
export function isExpected(finding: Finding, { rule, severity, system }: Expectation): boolean {
  const as = foundAs(finding);
  return (
    finding.rule === rule &&
    (severity === null ? as !== 'waived' : as === severity) &&
    (system === null || systemOf(finding) === system)
  );
}
