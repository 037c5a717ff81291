import type { Decision, Profile } from '../profile/profile.ts';
import { driversOf } from '../rulebook/derive.ts';
import type { FactId } from '../rulebook/fact.ts';
import type { Facts } from '../rulebook/facts.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { FilePlace, SourceFile, Span } from '../yaml/tree.ts';
import type { Adviser, KeptAdvice } from './advice.ts';
import type { CompiledDemands } from './compile.ts';
import { decided, isOfSystem, placeInDecision } from './decision-facts.ts';
import { type Valuation, valuationOf } from './variables.ts';

/** Everything that a check of one profile needs beside the profile. */
export interface CheckContext {
  readonly policy: CompiledDemands;
  readonly rulebook: Rulebook;
  readonly adviser: Adviser;
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
  readonly known: Facts;
  readonly advice: KeptAdvice;
}

/** One system of a profile: what a rule is checked against. */
export interface SystemFacts {
  readonly decision: Decision | null;
  readonly role: string | null;
  /** What is known of the project and of the decision. */
  readonly facts: Facts;
  readonly valuation: Valuation;
}

/** The systems of a profile; one of which nothing is known where nothing is decided. */
export function systemsOf(subject: Subject, context: CheckContext): readonly SystemFacts[] {
  const decisions = subject.profile.systems.length > 0 ? subject.profile.systems : [null];
  return decisions.map((decision) => systemFacts(decision, subject.known, subject.advice, context));
}

export function systemFacts(
  decision: Decision | null,
  known: Facts,
  advice: KeptAdvice,
  context: CheckContext,
): SystemFacts {
  const facts: Facts = new Map([...known, ...decided(decision, advice, context)]);
  const valuation = valuationOf(context.policy.variables, facts);
  return { decision, role: decision?.role?.value ?? null, facts, valuation };
}

/** Where a profile states the first of these facts that it states at all; else where it decides; else its name. */
export function placeOf(
  subject: Subject,
  decision: Decision | null,
  facts: readonly FactId[],
  rulebook: Rulebook,
): FilePlace {
  return { file: subject.file, at: spanOf(subject, decision, facts, rulebook) };
}

/** Where its name stands. */
export function nameOf({ file, nameAt }: Subject): FilePlace {
  return { file, at: nameAt };
}

function spanOf(
  subject: Subject,
  decision: Decision | null,
  facts: readonly FactId[],
  rulebook: Rulebook,
): Span {
  const sorted = [...facts.filter(isOfSystem), ...facts.filter((fact) => !isOfSystem(fact))];
  for (const fact of sorted) {
    const stated = placeInDecision(fact, decision) ?? statedAt(subject.profile, fact, rulebook);
    if (stated !== null) return stated.at;
  }
  return facts.some(isOfSystem) && decision !== null ? startOf(decision.at) : subject.nameAt;
}

function statedAt(profile: Profile, id: FactId, rulebook: Rulebook): { at: Span } | null {
  const stated = profile.stated.get(id);
  if (stated !== undefined) return stated;
  const fact = rulebook.facts.find((each) => each.id === id);
  const drivers = fact?.type === 'enum' ? driversOf(fact) : [];
  return drivers.map((driver) => profile.stated.get(driver)).find((driver) => driver !== undefined) ?? null;
}

/** A decision spans many lines: its first word is enough to point at. */
function startOf(at: Span): Span {
  return { start: at.start, end: Math.min(at.end, at.start + 8) };
}
