import { grouped } from '../../yaml/phrases.ts';
import type { Problem } from '../../yaml/problem.ts';
import type { CompiledDemands } from '../compile.ts';
import type { PolicyCase } from './case.ts';

/** Each may be a finding, and those of all cases are told together. */
const MOST_CHECKS = 20_000;

/** What is wrong with cases that are too many for so many rules; null where nothing is. */
export function tooManyCases(cases: readonly PolicyCase[], { compiled }: CompiledDemands): Problem | null {
  const systems = cases.reduce((sum, { profile }) => sum + systemsIn(profile), 0);
  const checks = compiled.length * systems;
  const last = cases.at(-1);
  if (checks <= MOST_CHECKS || last === undefined) return null;
  const explanation = `too large to decide, because ${grouped(compiled.length)} rules on ${grouped(systems)} systems are ${grouped(checks)} checks, and ${grouped(MOST_CHECKS)} are made of one file. Split the file, or the policy.`;
  return { kind: 'clash', subject: 'cases', explanation, at: last.place.at };
}

function systemsIn({ profile }: PolicyCase['profile']): number {
  return profile.ok ? Math.max(1, profile.value.systems.length) : 0;
}
