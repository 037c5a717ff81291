import { valuesOf } from './facts/values.ts';
import type { CheckContext, Subject, SystemFacts, SystemSubject } from './subject.ts';
import { valuationOf } from './variables.ts';

/** The systems of a profile, with all that a policy can ask of each. */
export function systemsOf(subject: Subject, context: CheckContext): readonly SystemFacts[] {
  return subject.systems.map((system) => factsOf(system, subject, context));
}

export function factsOf(system: SystemSubject, subject: Subject, context: CheckContext): SystemFacts {
  const facts = new Map([...system.known, ...valuesOf(system, subject, context)]);
  const valuation = valuationOf(context.policy.variables, facts);
  return { ...system, role: system.decision?.role?.value ?? null, facts, valuation };
}
