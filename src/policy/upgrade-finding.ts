import type { Common } from './finding-common.ts';
import type { BuiltInRule } from './policy.ts';

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
