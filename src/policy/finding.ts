import type { Range } from '../catalog/range.ts';
import type { ProfilePart } from '../profile/profile.ts';
import type { Asked, FactId, FactValue } from '../rulebook/fact.ts';
import type { OptionId } from '../rulebook/rulebook.ts';
import type { Lapse } from './approval.ts';
import type { Common } from './finding-common.ts';
import type { BuiltInRule, PolicyRule, Waiver } from './policy.ts';
import type { OtherRulebook, RecordVanished, Upgraded } from './upgrade-finding.ts';

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

/** Findings that a waiver can lift; `lapsed` is one that no longer does, or not yet. */
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

/** A profile of which --base has no earlier version, at its path or by its name. */
export interface NoBase extends Common {
  readonly kind: 'no-base';
  readonly rule: BuiltInRule;
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

/** A waiver that ends soon, or has ended and for some days still counts. */
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

/** A finding of the comparison with bills of materials. */
interface OfBom extends Waivable {
  readonly rule: 'bill-of-materials';
}

/** A model, or the service of a provider of models, that a bill of materials has and no profile declares. */
export interface BomUndeclared extends OfBom {
  readonly kind: 'bom-undeclared';
  readonly found: FoundInBom;
  /** What is declared, is in no bill of materials, and may be meant; null where nothing is. */
  readonly resembles: string | null;
  /** How many profiles the bill of materials is held against. */
  readonly profiles: number;
}

/** The name that the catalogue has for a model; null where it does not know it. */
export type FoundInBom =
  | { readonly kind: 'model'; readonly name: string; readonly known: string | null }
  | { readonly kind: 'service'; readonly name: string; readonly provider: string };

/** A declared model that no bill of materials of the profile has. */
export interface BomMissing extends OfBom {
  readonly kind: 'bom-missing';
  readonly system: string | null;
  readonly model: string;
}

/** A bill of materials states another licence for a model than the catalogue. */
export interface BomLicenceDiffers extends OfBom {
  readonly kind: 'bom-licence';
  readonly model: string;
  readonly says: string;
  readonly known: string;
  /** False for free text, which may be another name of the same licence. */
  readonly isRecognised: boolean;
}

/** A bill of materials refers to another one that is not given. */
export interface BomLinked extends OfBom {
  readonly kind: 'bom-linked';
  readonly to: string;
}

/** A profile that no bill of materials of the run is held against. */
export interface NoBom extends OfBom {
  readonly kind: 'no-bom';
}

export type BomFinding = BomUndeclared | BomMissing | BomLicenceDiffers | BomLinked | NoBom;

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
  | NearMiss
  | Contradicted
  | BaseUnreadable
  | ProfileMissing
  | WaiverEnds
  | WaiverIdle
  | RecordVanished
  | Upgraded
  | OtherRulebook
  | BomFinding
  | RuleIdle;

/** The waiver that lifts a finding; null where none does. */
export function waiverOf(finding: Finding): Waiver | null {
  return 'waiver' in finding ? finding.waiver : null;
}

/** The role of the system that a finding is about; null where it is about the whole profile. */
export function systemOf(finding: Finding): string | null {
  return 'system' in finding ? finding.system : null;
}

/** The model or service in a bill of materials that a finding is about; null for other findings. */
export function componentOf(finding: Finding): string | null {
  switch (finding.kind) {
    case 'bom-undeclared':
      return finding.found.name;
    case 'bom-missing':
    case 'bom-licence':
      return finding.model;
    case 'bom-linked':
      return finding.to;
    default:
      return null;
  }
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
    case 'near-miss':
    case 'contradicted':
      return finding.fact;
    case 'part-changed':
      return finding.part;
    default:
      return null;
  }
}
