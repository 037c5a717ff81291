import type { Condition } from '../rulebook/condition.ts';
import type { FactId } from '../rulebook/fact.ts';
import type { FilePlace, SourceFile } from '../yaml/tree.ts';

export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Rules that advisor brings along, under which it reports what no rule of the policy speaks of. */
export const BUILT_IN_RULES = [
  'known-facts',
  'guarded-facts',
  'verdict-changed',
  'waivers',
  'broken-profile',
  'idle-rules',
] as const;
export type BuiltInRule = (typeof BUILT_IN_RULES)[number];

/** The rules of advisor's own that a waiver may name. */
export const WAIVABLE_BUILT_IN: readonly BuiltInRule[] = ['known-facts', 'guarded-facts'];

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

export interface Waiver {
  readonly rule: string;
  /** The name of the profile, and what it is compared by. */
  readonly profile: string;
  readonly profileKey: string;
  readonly reason: string;
  readonly approvedBy: string;
  /** The last day (YYYY-MM-DD) on which it counts in full. */
  readonly expires: string;
  readonly place: FilePlace;
}

/** A fact that the policy names in a list, and where; under "guarded" also a part of a profile: its priorities. */
export interface NamedFact {
  readonly fact: FactId;
  readonly place: FilePlace;
}

/** What is asked of profiles, by one policy or by several together. */
export interface Demands {
  readonly rules: readonly PolicyRule[];
  readonly known: readonly NamedFact[];
  readonly guarded: readonly NamedFact[];
  readonly waivers: readonly Waiver[];
}

/** A policy file, checked against a rulebook. The places of all that it asks for are in its file. */
export interface Policy extends Demands {
  readonly name: string;
  readonly file: SourceFile;
}
