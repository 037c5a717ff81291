import type { Profile } from '../profile/profile.ts';
import { atomsOf } from '../rulebook/condition.ts';
import { onceForEach } from '../yaml/once-for-each.ts';
import { grouped } from '../yaml/phrases.ts';
import type { Problem } from '../yaml/problem.ts';
import type { CompiledDemands } from './compile.ts';
import type { PolicyRule, Waiver } from './policy.ts';
import { differBySystem } from './subject.ts';

/** Each may be a finding, with what would put it right. */
const MOST_CHECKS = 20_000;

/** Each may be told with a finding as what is unknown. */
const MOST_TESTS = 200_000;

/** Each finding says why its rule is there, why it is waived, and what of its names would do, in each format that is written. */
const MOST_LETTERS = 10_000_000;

/** What is wrong with a profile that has too many systems for so many rules, or so long ones; null where nothing is. */
export function tooManyChecks(profile: Profile, { compiled, waivers }: CompiledDemands): Problem | null {
  const { systems } = profile;
  const last = systems.at(-1);
  if (last === undefined) return null;
  const rules = compiled.filter(({ facts }) => differBySystem(facts, { profile }));
  const tests = rules.reduce((sum, { size }) => sum + size, 0);
  const waived = longestReasons(waivers);
  const letters = rules.reduce(
    (sum, { rule }) => sum + rule.because.length + (waived.get(rule.id) ?? 0) + lettersOfNames(rule),
    0,
  );
  const tooMany =
    wordsFor('rules', 'checks', rules.length, systems.length, MOST_CHECKS) ??
    wordsFor('tests of rules', 'tests', tests, systems.length, MOST_TESTS) ??
    wordsFor('letters of reasons and names', 'letters', letters, systems.length, MOST_LETTERS);
  return tooMany === null ? null : { kind: 'clash', subject: 'systems', explanation: tooMany, at: last.at };
}

function wordsFor(what: string, made: string, count: number, systems: number, most: number): string | null {
  const all = count * systems;
  if (all <= most) return null;
  return `too large to decide, because ${grouped(count)} ${what} on each of ${grouped(systems)} are ${grouped(all)} ${made}, and ${grouped(most)} are the most for one profile. Split the profile, or the policy.`;
}

const lettersOfNames = onceForEach(({ require, when }: PolicyRule): number => {
  const named = [...atomsOf(require), ...atomsOf(when)].flatMap(({ test }) => {
    if (test.operator === 'in') return test.values.map(String);
    return test.operator === 'starts_with' ? test.prefixes : [];
  });
  return named.reduce((sum, text) => sum + text.length, 0);
});

/** For each rule that is waived the letters of the longest reason for it. */
const longestReasons = onceForEach((waivers: readonly Waiver[]): ReadonlyMap<string, number> => {
  const longest = new Map<string, number>();
  for (const { rule, reason } of waivers) longest.set(rule, Math.max(longest.get(rule) ?? 0, reason.length));
  return longest;
});
