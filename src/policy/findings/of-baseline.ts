import type { FactId, FactValue } from '../../rulebook/fact.ts';
import type { OptionId } from '../../rulebook/rulebook.ts';
import type { BuiltInRule } from '../policy.ts';
import type { Common } from './common.ts';

/** Why a verdict is another one than recorded. */
export type DriftReason =
  /** Not proved where it was too costly to tell those that matter from the others. */
  | { readonly kind: 'facts'; readonly changes: readonly FactDrift[]; readonly proved: boolean }
  | { readonly kind: 'priorities' }
  | { readonly kind: 'assumptions' }
  | {
      readonly kind: 'rulebook';
      readonly from: string;
      readonly to: string;
      readonly changed: readonly string[];
    }
  /** The days on which the prices were those of the lists. */
  | { readonly kind: 'prices'; readonly from: string; readonly to: string }
  | { readonly kind: 'advisor'; readonly from: string; readonly to: string };

export interface FactDrift {
  readonly fact: FactId;
  readonly from: FactValue | null;
  readonly to: FactValue | null;
}

export interface VerdictChanged extends Common {
  readonly kind: 'verdict-changed';
  readonly rule: BuiltInRule;
  readonly from: OptionId;
  readonly to: OptionId;
  readonly reason: DriftReason;
}

/** A profile that the baseline does not have. */
export interface NotRecorded extends Common {
  readonly kind: 'not-recorded';
  readonly rule: BuiltInRule;
}

/** A profile of the baseline that no profile of the run continues. */
export interface RecordVanished extends Common {
  readonly kind: 'record-vanished';
  readonly rule: BuiltInRule;
  readonly profile: string;
}

/** The prices or the rulebook are other ones than those of the baseline. */
export interface Upgraded extends Common {
  readonly kind: 'new-prices' | 'new-rulebook';
  readonly rule: BuiltInRule;
  /** The day of the prices, or the version of the rulebook. */
  readonly from: string;
  readonly to: string;
  /** The names of the profiles whose verdict that changed. */
  readonly changed: readonly string[];
}

/** The rulebook is not exactly the one that a policy asks for. */
export interface OtherRulebook extends Common {
  readonly kind: 'other-rulebook';
  readonly rule: BuiltInRule;
  /** As the policy writes it: open-vs-closed@2.0.0. */
  readonly pinned: string;
  /** The one that is used, written alike. */
  readonly used: string;
  readonly effect: RulebookEffect;
}

/** What another rulebook than the pinned one changes, as far as it can be told. */
export type RulebookEffect =
  /** The names of the profiles whose verdict it changed. */
  | { readonly kind: 'changed'; readonly profiles: readonly string[] }
  | { readonly kind: 'no-baseline' }
  /** The baseline was recorded with another rulebook than the pinned one. */
  | { readonly kind: 'other-baseline'; readonly version: string };
