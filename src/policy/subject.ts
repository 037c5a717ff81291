import type { Decision, Placed, Profile } from '../profile/profile.ts';
import { driversOf } from '../rulebook/derive.ts';
import type { FactId, FactValue } from '../rulebook/fact.ts';
import type { Facts } from '../rulebook/facts.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { FilePlace, SourceFile, Span } from '../yaml/tree.ts';
import type { Adviser, KeptAdvice } from './advice.ts';
import type { Lapse } from './approval.ts';
import type { CompiledDemands } from './compile.ts';
import { isOfSystem, placeInDecision } from './facts/keys.ts';
import type { ModelLookup } from './model-lookup.ts';
import type { Valuation } from './variables.ts';

/** Everything that a check of one profile needs beside the profile. */
export interface CheckContext {
  readonly policy: CompiledDemands;
  readonly rulebook: Rulebook;
  readonly adviser: Adviser;
  readonly models: ModelLookup;
  /** Whether what a team could change is told, which takes a search. */
  readonly proposes: boolean;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** A profile with a name, what is known of it, and the advice on it. */
export interface Subject {
  readonly profile: Profile;
  readonly file: SourceFile;
  /** Below the folder it was found in; null where there is none. */
  readonly path: string | null;
  readonly name: string;
  /** What its name is compared by. */
  readonly key: string;
  readonly nameAt: Span;
  /** Of the whole project, with the organisation's own facts. */
  readonly known: Facts;
  readonly advice: KeptAdvice;
  /** At least one: of which nothing is decided where the profile decides nothing. */
  readonly systems: readonly SystemSubject[];
}

/** One system of a profile, with what it states otherwise than the project. */
export interface SystemSubject {
  readonly decision: Decision | null;
  /** What is stated of the project, with what this system states in its place. */
  readonly stated: ReadonlyMap<FactId, Placed<FactValue>>;
  readonly known: Facts;
  readonly advice: KeptAdvice;
  /** What its approval may have been given for: its versions as of the target branch. */
  readonly before: readonly Decision[];
  /** Why its approval no longer covers it; none: it does, or there is none. */
  readonly lapses: readonly Lapse[];
}

/** One system of a profile: what a rule is checked against. */
export interface SystemFacts extends SystemSubject {
  readonly role: string | null;
  /** What is known of the project and of the decision. */
  readonly facts: Facts;
  readonly valuation: Valuation;
}

/** A profile under check, with all its systems. */
export interface Checked {
  readonly subject: Subject;
  readonly systems: readonly SystemFacts[];
  readonly context: CheckContext;
}

/** Whether some of these facts differ from one system of a profile to another. */
export function differBySystem(
  facts: readonly FactId[],
  { profile: { systems } }: Pick<Subject, 'profile'>,
): boolean {
  return facts.some((fact) => isOfSystem(fact) || systems.some((system) => restates(system, fact)));
}

/** Whether a system states a fact otherwise than the project, or may do so. */
export function restates({ own, stated }: Decision, fact: FactId): boolean {
  return stated.has(fact) || own.has(fact.split('.')[0] ?? fact);
}

/** Where a profile states the first of these facts that it states at all; else where it decides; else its name. */
export function placeOf(
  subject: Subject,
  system: SystemSubject | null,
  facts: readonly FactId[],
  rulebook: Rulebook,
): FilePlace {
  return { file: subject.file, at: spanOf(subject, system, facts, rulebook) };
}

/** Where its name stands. */
export function nameOf({ file, nameAt }: Subject): FilePlace {
  return { file, at: nameAt };
}

function spanOf(
  subject: Subject,
  system: SystemSubject | null,
  facts: readonly FactId[],
  rulebook: Rulebook,
): Span {
  const decision = system?.decision ?? null;
  const stated = system?.stated ?? subject.systems[0]?.stated ?? subject.profile.stated;
  const sorted = [...facts.filter(isOfSystem), ...facts.filter((fact) => !isOfSystem(fact))];
  for (const fact of sorted) {
    const place = placeInDecision(fact, decision) ?? statedAt(stated, fact, rulebook);
    if (place !== null) return place.at;
  }
  return facts.some(isOfSystem) && decision !== null ? startOf(decision.at) : subject.nameAt;
}

function statedAt(stated: SystemSubject['stated'], id: FactId, rulebook: Rulebook): { at: Span } | null {
  const own = stated.get(id);
  if (own !== undefined) return own;
  const fact = rulebook.facts.find((each) => each.id === id);
  const drivers = fact?.type === 'enum' ? driversOf(fact) : [];
  return drivers.map((driver) => stated.get(driver)).find((driver) => driver !== undefined) ?? null;
}

/** A decision spans many lines: its first word is enough to point at. */
function startOf(at: Span): Span {
  return { start: at.start, end: Math.min(at.end, at.start + 8) };
}
