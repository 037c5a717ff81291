import type { Range } from '../catalog/range.ts';
import type { ProfilePart } from '../profile/profile.ts';
import type { Asked, FactId, FactValue } from '../rulebook/fact.ts';
import type { OptionId } from '../rulebook/rulebook.ts';
import type { FilePlace } from '../yaml/tree.ts';
import type { BuiltInRule, PolicyRule, Severity, Waiver } from './policy.ts';

/** Who or what brought a finding about: the team, the policy's owners, the rulebook's authors, or the date. */
export type Cause = 'profile' | 'policy' | 'rulebook' | 'clock';

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

/** What to set a fact to: any one of some values, a text other than these, or a number from or up to this one. */
export interface Target {
  readonly kind: 'one-of' | 'other-than' | 'at-least' | 'at-most';
  readonly values: readonly FactValue[];
}

/** One change in the team's hands. */
export interface Change {
  readonly fact: FactId;
  readonly to: Target;
}

/** Changes that together put a violation right. */
export type Proposal = readonly Change[];

interface Common {
  readonly rule: string;
  readonly severity: Severity;
  readonly cause: Cause;
  /** In the profile; where it is about the policy, or a profile that is gone, there. */
  readonly place: FilePlace;
  /** Where a policy asks for it; null where the finding's own place is in the policy, or no line asks for it. */
  readonly requiredBy: FilePlace | null;
}

/** Findings that a waiver can lift; `lapsed` is one that no longer does. */
interface Waivable extends Common {
  readonly waiver: Waiver | null;
  readonly lapsed: Waiver | null;
}

interface OfRule extends Waivable {
  readonly policyRule: PolicyRule;
  /** The role of the system it is about; null where a profile has one, or the rule speaks of none. */
  readonly system: string | null;
}

export interface Violated extends OfRule {
  readonly kind: 'violated';
  /** The smallest part of what is known that violates the rule. */
  readonly facts: readonly StatedFact[];
  /** What the choice is likely to cost and the budget, in USD a month, where it rests on them; null elsewhere. */
  readonly money: { readonly likely: number; readonly budget: number } | null;
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

/** A guarded fact is stated more loosely than before. */
export interface Loosened extends Waivable {
  readonly kind: 'loosened';
  readonly rule: BuiltInRule;
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

/** Why a verdict is another one than recorded. */
export type DriftReason =
  /** Not proved where it was too costly to tell those that matter from the others. */
  | { readonly kind: 'facts'; readonly changes: readonly FactDrift[]; readonly proved: boolean }
  | { readonly kind: 'priorities' }
  | {
      readonly kind: 'rulebook';
      readonly from: string;
      readonly to: string;
      readonly changed: readonly string[];
    }
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

/** A profile of which --base has no earlier version, at its path or by its name. */
export interface NoBase extends Common {
  readonly kind: 'no-base';
  readonly rule: BuiltInRule;
}

/** A waiver that ends soon, or ended up to two weeks ago and still counts. */
export interface WaiverEnds extends Common {
  readonly kind: 'waiver-ends';
  readonly rule: BuiltInRule;
  readonly ends: Waiver;
  /** Until it ends; negative: since. */
  readonly days: number;
}

/** A waiver that waives nothing: its profile is in this run, or (orphaned) in none. */
export interface WaiverIdle extends Common {
  readonly kind: 'waiver-unused' | 'waiver-orphaned';
  readonly rule: BuiltInRule;
  readonly idle: Waiver;
}

/** A rule that applies to no profile of a run that is over all of them. */
export interface RuleIdle extends Common {
  readonly kind: 'rule-idle';
  readonly rule: BuiltInRule;
  readonly idle: PolicyRule;
  /** How many there are. */
  readonly profiles: number;
}

export type Finding =
  | Violated
  | Undecided
  | Unstated
  | Loosened
  | PartChanged
  | Vanished
  | VerdictChanged
  | NotRecorded
  | NoBase
  | WaiverEnds
  | WaiverIdle
  | RuleIdle;

/** The waiver that lifts a finding; null where none does. */
export function waiverOf(finding: Finding): Waiver | null {
  return 'waiver' in finding ? finding.waiver : null;
}

/** The role of the system that a finding is about; null where it is about the whole profile. */
export function systemOf(finding: Finding): string | null {
  return 'system' in finding ? finding.system : null;
}

/** The fact, or other part of a profile, to which a finding points, for tools that recognise it again. */
export function factOf(finding: Finding): FactId | null {
  switch (finding.kind) {
    case 'violated':
      return finding.facts[0]?.fact ?? null;
    case 'undecided':
      return finding.unknown[0]?.fact ?? null;
    case 'unstated':
      return finding.fact.fact;
    case 'loosened':
      return finding.fact;
    case 'part-changed':
      return finding.part;
    default:
      return null;
  }
}
