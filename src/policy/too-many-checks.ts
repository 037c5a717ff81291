import type { Profile } from '../profile/profile.ts';
import { grouped } from '../yaml/phrases.ts';
import type { Problem } from '../yaml/problem.ts';
import type { CompiledDemands } from './compile.ts';
import { differBySystem } from './subject.ts';

/** Each may be a finding, with what would put it right. */
const MOST_CHECKS = 20_000;

/** What is wrong with a profile that has too many systems for so many rules; null where nothing is. */
export function tooManyChecks(profile: Profile, { compiled }: CompiledDemands): Problem | null {
  const { systems } = profile;
  const rules = compiled.filter(({ facts }) => differBySystem(facts, { profile })).length;
  const checks = rules * systems.length;
  const last = systems.at(-1);
  if (checks <= MOST_CHECKS || last === undefined) return null;
  const explanation = `too large to decide, because ${grouped(rules)} rules on each of ${systems.length} are ${grouped(checks)} checks, and ${grouped(MOST_CHECKS)} are made of one profile. Split the profile, or the policy.`;
  return { kind: 'clash', subject: 'systems', explanation, at: last.at };
}
