import type { Condition } from '../rulebook/condition.ts';
import type { Fact, FactId } from '../rulebook/fact.ts';
import type { FilePlace, SourceFile } from '../yaml/tree.ts';

export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Rules that advisor brings along, under which it reports what no rule of the policy speaks of. */
export const BUILT_IN_RULES = [
  'known-facts',
  'guarded-facts',
  'verdict-changed',
  'bill-of-materials',
  'waivers',
  'broken-profile',
  'near-misses',
  'contradictions',
  'pinned-rulebook',
  'required-profiles',
  'idle-rules',
] as const;
export type BuiltInRule = (typeof BUILT_IN_RULES)[number];

/** The rules of advisor's own that a waiver may name. */
export const WAIVABLE_BUILT_IN: readonly BuiltInRule[] = [
  'known-facts',
  'guarded-facts',
  'bill-of-materials',
];

export interface PolicyRule {
  readonly id: string;
  readonly when: Condition;
  readonly require: Condition;
  readonly severity: Severity;
  /** Until this day (YYYY-MM-DD) an error is only a warning. */
  readonly enforceFrom: string | null;
  readonly because: string;
  /** Of its id. */
  readonly place: FilePlace;
}

/** For so many days after its end a waiver still counts, with a warning; a policy may allow fewer. */
export const MAX_GRACE_DAYS = 14;

/** Whom and what it concerns is what all that it names have in common; it names a profile, a path, or both. */
export interface Waiver {
  readonly rule: string;
  /** The name of the profile, and what it is compared by. */
  readonly profile: string | null;
  readonly profileKey: string | null;
  /** Of the profile; with a slash at its end a folder. */
  readonly path: string | null;
  /** The role of the one system that may deviate. */
  readonly system: string | null;
  /** The only facts of a list that are waived. */
  readonly facts: readonly FactId[] | null;
  readonly reason: string;
  readonly approvedBy: string;
  /** The first day (YYYY-MM-DD) on which it counts. */
  readonly granted: string | null;
  /** The last day (YYYY-MM-DD) on which it counts in full. */
  readonly expires: string;
  /** For so many days more it counts with a warning. */
  readonly graceDays: number;
  readonly place: FilePlace;
}

/** A fact that the policy names in a list, and where; under "guarded" also a part of a profile: its priorities. */
export interface NamedFact {
  readonly fact: FactId;
  readonly place: FilePlace;
}

/** What is asked of profiles, by one policy or by several together. */
export interface Demands {
  /** Facts of the organisation's own, which profiles state under keys x-…. */
  readonly own: readonly Fact[];
  readonly rules: readonly PolicyRule[];
  readonly known: readonly NamedFact[];
  readonly guarded: readonly NamedFact[];
  readonly waivers: readonly Waiver[];
}

/** A rule of a policy above that is stricter here. */
export interface Tightening {
  readonly rule: string;
  readonly from: Severity;
  readonly to: Severity;
}

/** The exact rulebook that a policy is written for: its version, or the first digits of its hash. */
export interface RulebookPin {
  readonly kind: 'version' | 'sha256';
  readonly value: string;
  readonly place: FilePlace;
}

/** A policy file, checked against a rulebook. The places of all that it asks for are in its file. */
export interface Policy extends Demands {
  readonly name: string;
  readonly file: SourceFile;
  /** The policy that it adds to. */
  readonly extends: SourceFile | null;
  readonly tightens: readonly Tightening[];
  /** Null where any version of its major version will do. */
  readonly pin: RulebookPin | null;
}
