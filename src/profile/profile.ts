import type { Range } from '../catalog/range.ts';
import type { FactId, FactValue } from '../rulebook/fact.ts';
import type { CriterionId, OptionId } from '../rulebook/rulebook.ts';
import type { Span, Tree } from '../yaml/tree.ts';

/** How much the team cares about a criterion, beyond what the rules infer. */
export const PRIORITIES = ['ignore', 'low', 'normal', 'high'] as const;
/** How a profile says it of one criterion: its weight counts not at all, half, as it is, or double. */
export type Priority = (typeof PRIORITIES)[number];

/** The priorities that a profile gives; criteria that it does not name count as they are. */
export type Priorities = ReadonlyMap<CriterionId, Priority>;

/** What a profile says beside facts that changes what it is told. */
export const PROFILE_PARTS = ['priorities', 'assumptions'] as const;
export type ProfilePart = (typeof PROFILE_PARTS)[number];

/** A value and the place where it is written. */
export interface Placed<T> {
  readonly value: T;
  readonly at: Span;
}

/** What an approval may be bound to: where it changes, the approval lapses. */
export const APPROVED_KEYS = ['model', 'provider', 'region', 'data_reaches'] as const;
export type ApprovedKey = (typeof APPROVED_KEYS)[number];

/** What a profile says under keys of its own, x-…, which mean something to a policy alone. */
export type OwnKeys = ReadonlyMap<string, Tree>;

/** What a team does, as opposed to what the rulebook advises; every part may be unknown. */
export interface Decision {
  /** What this system does among several; null for a profile with one. */
  readonly role: Placed<string> | null;
  readonly owner: Placed<string> | null;
  readonly chosen: Placed<OptionId> | null;
  readonly model: Placed<string> | null;
  readonly provider: Placed<string> | null;
  readonly region: Placed<string> | null;
  /** Where the data really goes, on the scale of the fact data.boundary. */
  readonly dataReaches: Placed<string> | null;
  readonly date: Placed<string> | null;
  readonly approvedBy: Placed<string> | null;
  /** The day of the approval. */
  readonly approvedOn: Placed<string> | null;
  /** What was approved, as far as the profile says so. */
  readonly approvedFor: ReadonlyMap<ApprovedKey, Placed<string>>;
  readonly reviewBy: Placed<string> | null;
  /** By key, what stands where a name is asked for and names nothing, such as "TBD": the key counts as not stated. */
  readonly passedOver: ReadonlyMap<string, Placed<string>>;
  /** Facts that are others for this system than for the whole project. */
  readonly stated: ReadonlyMap<FactId, Placed<FactValue>>;
  readonly own: OwnKeys;
  readonly at: Span;
}

/** A profile file, checked against a rulebook. Facts that it leaves out are unknown, which is normal. */
export interface Profile {
  readonly name: Placed<string> | null;
  readonly description: string | null;
  readonly owner: string | null;
  readonly links: readonly string[];
  readonly stated: ReadonlyMap<FactId, Placed<FactValue>>;
  readonly priorities: Priorities;
  readonly assumptions: ReadonlyMap<string, Assumed>;
  /** Where the keys of its parts stand; null for one that it does not have. */
  readonly partsAt: Readonly<Record<ProfilePart, Span | null>>;
  readonly own: OwnKeys;
  /** What the team decided: none, one, or several systems that work together. */
  readonly systems: readonly Decision[];
}

/** What a profile says instead of a default: one number, a range of its own, or a name. */
export type Assumed = number | Range | string;

/** A named number, or a choice, that a profile may set, such as an assumption of the cost model. */
export type AssumptionInput = NumberInput | ChoiceInput;

export interface NumberInput {
  readonly kind: 'number';
  readonly id: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly isWhole: boolean;
}

export interface ChoiceInput {
  readonly kind: 'choice';
  readonly id: string;
  readonly what: string;
  /** Worked out when a choice is read: it may need a file. */
  readonly values: () => readonly string[];
  /** Which other assumption its value contradicts, and why; null where none. */
  readonly clash: (assumptions: ReadonlyMap<string, Assumed>) => AssumptionClash | null;
}

export interface AssumptionClash {
  readonly other: string;
  readonly explanation: string;
}
