import type { Asked, FactId, FactValue } from '../../rulebook/fact.ts';
import type { Lapse } from '../approval.ts';
import type { BuiltInRule, PolicyRule } from '../policy.ts';
import type { Common, Waivable } from './common.ts';

/** A fact on which a finding rests. */
export interface StatedFact {
  readonly fact: FactId;
  readonly value: FactValue;
}

/** A fact that would have to be known, and who knows it; null where the team itself decides it. */
export interface UnknownFact {
  readonly fact: FactId;
  readonly question: string;
  readonly ask: Asked | null;
  /** What the profile says in its place and is no answer; null where it says nothing of it. */
  readonly says: string | null;
}

/** What to set a fact to: any one of some values, a text other than these or that begins so or not so, or a number from or up to this one. */
export interface Target {
  readonly kind: 'one-of' | 'other-than' | 'beginning-with' | 'not-beginning-with' | 'at-least' | 'at-most';
  readonly values: readonly FactValue[];
}

/** One change in the team's hands. */
export interface Change {
  readonly fact: FactId;
  readonly to: Target;
}

/** Changes that together put a violation right. */
export type Proposal = readonly Change[];

interface OfRule extends Waivable {
  readonly policyRule: PolicyRule;
  /** The role of the system it is about; null where a profile has one, or the rule speaks of none. */
  readonly system: string | null;
}

export interface Violated extends OfRule {
  readonly kind: 'violated';
  /** The smallest part of what is known that violates the rule. */
  readonly facts: readonly StatedFact[];
  /** What the choice is likely to cost and the budget that is stated, in USD a month, where it rests on them; null elsewhere. */
  readonly money: { readonly likely: number; readonly budget: number | null } | null;
  /** Whose approval has lapsed, and why, where it rests on that; null elsewhere. */
  readonly approval: { readonly by: string; readonly lapses: readonly Lapse[] } | null;
  readonly proposals: readonly Proposal[];
  /** False where there were too many changes to try them all. */
  readonly allTried: boolean;
}

export interface Undecided extends OfRule {
  readonly kind: 'undecided';
  readonly unknown: readonly UnknownFact[];
}

/** A fact that every profile must state is not stated. */
export interface Unstated extends Waivable {
  readonly kind: 'unstated';
  readonly rule: BuiltInRule;
  readonly fact: UnknownFact;
}

/** A text of a decision that no rule names, beside one that a reader may take it for. */
export interface NearMiss extends Common {
  readonly kind: 'near-miss';
  readonly rule: BuiltInRule;
  readonly system: string | null;
  readonly fact: FactId;
  readonly says: string;
  readonly names: string;
}

/** A fact that is stated otherwise than the numbers give it, which count. */
export interface Contradicted extends Common {
  readonly kind: 'contradicted';
  readonly rule: BuiltInRule;
  readonly fact: FactId;
  readonly stated: string;
  readonly derived: string;
}

/** A rule that applies to no profile of a run that is over all of them. */
export interface RuleIdle extends Common {
  readonly kind: 'rule-idle';
  readonly rule: BuiltInRule;
  readonly idle: PolicyRule;
  /** How many there are. */
  readonly profiles: number;
}
