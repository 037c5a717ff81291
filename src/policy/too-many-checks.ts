import type { Profile } from '../profile/profile.ts';
import { grouped } from '../yaml/phrases.ts';
import type { Problem } from '../yaml/problem.ts';
import type { CompiledDemands } from './compile.ts';
import { differBySystem } from './subject.ts';

/** Each may be a finding, with what would put it right. */
const MOST_CHECKS = 20_000;

/** Each may be told with a finding as what is unknown. */
const MOST_TESTS = 200_000;

/** Each finding says why its rule is there, in each format that is written. */
const MOST_LETTERS = 10_000_000;

/** What is wrong with a profile that has too many systems for so many rules, or so long ones; null where nothing is. */
export function tooManyChecks(profile: Profile, { compiled }: CompiledDemands): Problem | null {
  const { systems } = profile;
  const rules = compiled.filter(({ facts }) => differBySystem(facts, { profile }));
  const tests = rules.reduce((sum, { size }) => sum + size, 0);
  const letters = rules.reduce((sum, { rule }) => sum + rule.because.length, 0);
  const tooMany =
    wordsFor('rules', 'checks', rules.length, systems.length, MOST_CHECKS) ??
    wordsFor('tests of rules', 'tests', tests, systems.length, MOST_TESTS) ??
    wordsFor('letters of reasons', 'letters', letters, systems.length, MOST_LETTERS);
  const last = systems.at(-1);
  if (tooMany === null || last === undefined) return null;
  return { kind: 'clash', subject: 'systems', explanation: tooMany, at: last.at };
}

function wordsFor(what: string, made: string, count: number, systems: number, most: number): string | null {
  const all = count * systems;
  if (all <= most) return null;
  return `too large to decide, because ${grouped(count)} ${what} on each of ${grouped(systems)} are ${grouped(all)} ${made}, and ${grouped(most)} are the most for one profile. Split the profile, or the policy.`;
}
