import { boolean, demand, each, fact, object, option, policy, rating, rule, rulebook } from './parts.ts';

/** As many facts as fit into a file, where one profile says nothing of them, or two agree on none. */

const MEMBERS = 100;

/** Sets of so many members together, each of which is a fact of its own to a search. */
const sets = (count: number) => {
  const values = object(MEMBERS, (at) => [`m${at}`, 'L']);
  return object(count / MEMBERS, (at) => [`f.s${at}`, { ...fact, type: 'set', values }]);
};
const ticked = (at: number) => ({ [`f.s${Math.floor(at / MEMBERS)}`]: { includes: `m${at % MEMBERS}` } });

const WAYS = 7900;

/** An option with a way to do it for each fact: that all of them fail is the end of a chain of as many decisions. */
export const manyWays = rulebook({
  facts: sets(WAYS),
  options: {
    a: option(
      'a',
      object(WAYS, (at) => [`p${at}`, { title: 'P', when: ticked(at) }]),
    ),
    b: option('b'),
  },
});

/** An option with one way, which hangs on all facts together: no random answer ever has it. */
export const oneWay = rulebook({
  facts: sets(3000),
  options: {
    a: option('a', {
      p: { title: 'P', when: { all: each(3000, (at) => ({ not: ticked(at) })) } },
    }),
    b: option('b'),
  },
});

const CHANGED = 2400;

/** Any twenty of the many facts move the verdict, and of a few unknown ones no bound can see that they do not. */
export const manyFacts = rulebook({
  facts: {
    ...object(CHANGED, (at) => [`f.x${at}`, boolean]),
    ...object(20, (at) => [`unknown.f${at}`, boolean]),
  },
  criteria: { c: { title: 'C', weight: 1, ratings: { a: rating(1), b: rating(-4) } } },
  rules: [
    ...[true, false].flatMap((value) =>
      each(20, (at) => rule(`u${at}-${value}`, { [`unknown.f${at}`]: value }, { rate: { b: { c: 0.25 } } })),
    ),
    ...each(CHANGED, (at) => rule(`r${at}`, { [`f.x${at}`]: true }, { rate: { a: { c: -0.25 } } })),
  ],
});

/** A profile that gives every one of the many facts this value. */
export function all(value: boolean): string {
  return JSON.stringify({
    name: 'x',
    f: object(CHANGED, (at) => [`x${at}`, value]),
    decision: { chosen: 'a' },
  });
}

export const allGuarded = policy([demand('r', { 'decision.follows_verdict': true })], {
  rulebook: 'hostile@1',
  guarded: each(CHANGED, (at) => `f.x${at}`),
});
