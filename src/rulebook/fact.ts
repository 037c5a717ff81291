import { onceForEach } from '../yaml/once-for-each.ts';
import type { Expected } from '../yaml/problem.ts';

/** The id of a fact: its group and its name, such as `data.sensitivity`. */
export type FactId = string;

/** Who in an organisation can answer a question. */
export const ASKED = ['engineering', 'security', 'finance', 'product'] as const;
export type Asked = (typeof ASKED)[number];

/** One value of an enum fact, or one member of a set fact. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/**
 * How a fact follows from numbers when nobody states it: the numbers of each inner list are added, the sums
 * multiplied, and the product is cut: below cuts[0] the first value holds, below cuts[1] the second, and so on.
 */
export interface Derivation {
  readonly product: readonly (readonly FactId[])[];
  readonly cuts: readonly number[];
}

/** A case that people know, and the numbers of each fact behind it. */
export interface Example {
  readonly label: string;
  readonly numbers: readonly (readonly [FactId, number])[];
}

/**
 * Which way a team can change a fact: not at all, since it is a circumstance; either way; or only up, to a later value of
 * its list, a larger number, yes, or more members; or only down.
 */
export const CHANGEABLE = [true, false, 'up', 'down'] as const;
export type Changeable = (typeof CHANGEABLE)[number];

interface FactBase {
  readonly id: FactId;
  /** What it is called where there is no room for the question. */
  readonly title?: string;
  readonly question: string;
  readonly help: string;
  readonly ask: Asked;
  readonly changeable: Changeable;
  /** How common each value is, as proportions; of a set, the share of projects with each member. */
  readonly shares?: Readonly<Record<string, number>>;
  /** Its place among the first questions of an interview. */
  readonly opening?: number;
}

export interface EnumFact extends FactBase {
  readonly type: 'enum';
  readonly ordered: boolean;
  readonly values: readonly Choice[];
  readonly derivation: Derivation | null;
  /** Cases to choose from in place of the values; left out where there are none. */
  readonly examples?: readonly Example[];
}

export interface BooleanFact extends FactBase {
  readonly type: 'boolean';
  readonly yes: string;
  readonly no: string;
}

export interface NumberFact extends FactBase {
  readonly type: 'number';
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

export interface SetFact extends FactBase {
  readonly type: 'set';
  readonly members: readonly Choice[];
  /** The member that says that none of the others holds, such as "none"; null where an empty list says it. */
  readonly alone: string | null;
}

/** Free text: a condition can only name values. Rulebooks have none; a policy has, over what was decided. */
export interface TextFact extends FactBase {
  readonly type: 'text';
  /** What its texts look like, where not every text can be one, so that no condition asks for what never is. */
  readonly form?: { readonly pattern: RegExp; readonly description: string };
}

/** What can be known of a project: the question, who knows the answer, and the values it can have. */
export type Fact = EnumFact | BooleanFact | NumberFact | SetFact | TextFact;

/** What a fact holds: a value, a number, true or false, or the members of a set. */
export type FactValue = string | number | boolean | readonly string[];

/** What a fact is called where there is no room for its question: its title, else its name in plain letters. */
export function titleOf({ id, title }: Pick<Fact, 'id' | 'title'>): string {
  if (title !== undefined) return title;
  const words = (id.split('.').at(-1) ?? id).replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a text must say to be a value of this fact; the same object each time, since a text can be wrong everywhere. */
export const expectedOf: (fact: Fact) => Expected = onceForEach((fact) => {
  switch (fact.type) {
    case 'enum':
      return { kind: 'one-of', values: fact.values.map((value) => value.id) };
    case 'boolean':
      return { kind: 'boolean' };
    case 'number':
      return { kind: 'number', min: fact.min, max: fact.max, step: fact.step, unit: fact.unit };
    case 'set':
      return { kind: 'some-of', values: fact.members.map((member) => member.id) };
    case 'text':
      return { kind: 'name' };
  }
});

/** True where `value` lies on the grid of settable numbers: min, min + step, … up to max. */
export function isSettable(fact: NumberFact, value: number): boolean {
  if (!(value >= fact.min && value <= fact.max)) return false;
  const steps = (value - fact.min) / fact.step;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}

/** The number `step` steps above the least settable one. */
export function settableAt(fact: NumberFact, step: number): number {
  return Number((fact.min + step * fact.step).toPrecision(12));
}

/** The settable number that is meant by one that the file writes a hair beside it. */
export function nearestSettable(fact: NumberFact, value: number): number {
  return settableAt(fact, Math.round((value - fact.min) / fact.step));
}

/** How many steps lead from the least settable number to the greatest. */
export function stepsOf(fact: NumberFact): number {
  return Math.floor((fact.max - fact.min) / fact.step + 1e-9);
}

/** How common a value is among projects, as a proportion to the fact's other values; of a set, that a member is in. */
export function shareOf(fact: Fact, member: string | null, value: string | boolean): number {
  if (member === null) return statedShare(fact, String(value)) ?? 1;
  const share = statedShare(fact, member) ?? 0.5;
  return value === true ? share : 1 - share;
}

/** A value may be called "constructor", which every object seems to have. */
function statedShare({ shares = {} }: Fact, name: string): number | null {
  return Object.hasOwn(shares, name) ? (shares[name] ?? null) : null;
}
