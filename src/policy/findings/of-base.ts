import type { Range } from '../../catalog/range.ts';
import type { ProfilePart } from '../../profile/profile.ts';
import type { FactId, FactValue } from '../../rulebook/fact.ts';
import type { BuiltInRule } from '../policy.ts';
import type { Common, Waivable } from './common.ts';

/** A guarded fact is stated more loosely than before. */
export interface Loosened extends Waivable {
  readonly kind: 'loosened';
  readonly rule: BuiltInRule;
  /** The role of the system it is about; null where it is about the whole profile. */
  readonly system: string | null;
  readonly fact: FactId;
  readonly from: FactValue;
  /** Null: no longer stated. */
  readonly to: FactValue | null;
  /** The rules of the policy that asked more before. */
  readonly relaxes: readonly string[];
  /** False where it was too costly to find out whether a rule asked more before: then it counts as loosened. */
  readonly proved: boolean;
}

/** Guarded priorities or assumptions are other ones than before. */
export interface PartChanged extends Waivable {
  readonly kind: 'part-changed';
  readonly rule: BuiltInRule;
  readonly part: ProfilePart;
  readonly changes: readonly PartChange[];
}

/** What one criterion or assumption was and is; null: not stated. */
export interface PartChange {
  readonly name: string;
  readonly from: string | number | Range | null;
  readonly to: string | number | Range | null;
}

/** A profile of --base that no profile of the run continues. */
export interface Vanished extends Waivable {
  readonly kind: 'vanished';
  readonly rule: BuiltInRule;
  /** Its name; null where it has none. */
  readonly profile: string | null;
}

/** A profile of which --base has no earlier version, at its path or by its name. */
export interface NoBase extends Common {
  readonly kind: 'no-base';
  readonly rule: BuiltInRule;
}

/** The earlier version of a profile cannot be read, so nothing is compared with it. */
export interface BaseUnreadable extends Common {
  readonly kind: 'base-unreadable';
  readonly rule: BuiltInRule;
  readonly why: string;
}

/** A folder that should hold a profile holds none. */
export interface ProfileMissing extends Common {
  readonly kind: 'profile-missing';
  readonly rule: BuiltInRule;
  readonly folder: string;
}
