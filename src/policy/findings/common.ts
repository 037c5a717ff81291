import type { FilePlace } from '../../yaml/tree.ts';
import type { Severity, Waiver } from '../policy.ts';

/** Who or what brought a finding about: the team, the policy's owners, the rulebook's authors, or the date. */
export type Cause = 'profile' | 'policy' | 'rulebook' | 'clock';

/** What every finding has. */
export interface Common {
  readonly rule: string;
  readonly severity: Severity;
  readonly cause: Cause;
  /** In the profile; where it is about the policy, or a profile that is gone, there. */
  readonly place: FilePlace;
  /** Where a policy asks for it; null where the finding's own place is in the policy, or no line asks for it. */
  readonly requiredBy: FilePlace | null;
}

/** Findings that a waiver can lift; `lapsed` is one that no longer does, or not yet. */
export interface Waivable extends Common {
  readonly waiver: Waiver | null;
  readonly lapsed: Waiver | null;
}
