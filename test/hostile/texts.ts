import {
  boolean,
  choice,
  demand,
  each,
  number,
  object,
  option,
  policy,
  rating,
  rule,
  rulebook,
} from './parts.ts';

/** Files of at most 1 MiB that are made to take long, each of a kind that once did. */

export const backslashes = `name: "${'\\'.repeat(320_000)}x"\n]`;
/** Marks that Unicode puts in another order, on one letter. */
export const HEAPS_OF_MARKS = `a${'\u0315\u0300\u05ae\u0301'.repeat(100_000)}`;
export const brackets = ']'.repeat(1024 * 1024);
export const unknownKeys = `name: a\n${each(49_990, (at) => `k${at}: 1`).join('\n')}`;

/** Whether so many pigeons can each have a hole of their own hangs on a search through all ways. */
export function pigeons(holes: number): string {
  const sits = (pigeon: number, hole: number) => `p${pigeon}.h${hole}`;
  const all = each(holes + 1, (at) => at);
  const pairs = all.flatMap((one) =>
    all.filter((other) => other > one).map((other) => [one, other] as const),
  );
  const nowhere = all.map((pigeon): [string, object] => {
    const when = object(holes, (hole) => [sits(pigeon, hole), false]);
    return [`nowhere-${pigeon}`, { title: 'P', when }];
  });
  const together = each(holes, (hole) => hole).flatMap((hole) =>
    pairs.map(([one, other]): [string, object] => {
      const when = { [sits(one, hole)]: true, [sits(other, hole)]: true };
      return [`two-${hole}-${one}-${other}`, { title: 'P', when }];
    }),
  );
  const facts = all.flatMap((pigeon) => each(holes, (hole) => [sits(pigeon, hole), boolean] as const));
  return rulebook({
    facts: Object.fromEntries(facts),
    options: { a: option('a', Object.fromEntries([...nowhere, ...together])), b: option('b') },
  });
}

/**
 * Unknown facts each of which helps an option by as much whatever it is, which no bound can see, and many known ones
 * that could be others.
 */
export const decidedTogether = rulebook({
  facts: {
    ...object(20, (at) => [`unknown.f${at}`, boolean]),
    ...object(30, (at) => [`known.f${at}`, choice(20)]),
  },
  criteria: { c: { title: 'C', weight: 1, ratings: { a: rating(1), b: rating(-5) } } },
  rules: [
    ...[true, false].flatMap((value) =>
      each(20, (at) => rule(`u${at}-${value}`, { [`unknown.f${at}`]: value }, { rate: { b: { c: 0.25 } } })),
    ),
    ...each(570, (at) => {
      const when = { [`known.f${at % 30}`]: `v${1 + Math.floor(at / 30)}` };
      return rule(`k${at}`, when, { rate: { a: { c: -0.25 } } });
    }),
  ],
});
export const decidedTogetherProfile = JSON.stringify({
  name: 'x',
  known: object(30, (at) => [`f${at}`, 'v0']),
});

/** Conditions of two parts, each of 256 alternatives, which nearly all exclude each other. */
export const products = rulebook({
  facts: object(16, (at) => [`f.x${at}`, choice(3)]),
  rules: each(250, (at) => {
    const pair = (place: number, other: number) => ({
      any: each(2, (value) => ({
        [`f.x${place}`]: `v${value}`,
        [`f.x${place + 8}`]: `v${(value + other) % 2}`,
      })),
    });
    const same = { all: each(8, (place) => pair(place, 0)) };
    const contrary = { all: each(8, (place) => pair((place + at) % 8, place === 7 ? 0 : 1)) };
    return rule(`r${at}`, { all: [same, contrary] });
  }),
});

export const manyNumbers = rulebook({
  facts: { 'f.n': number },
  rules: [rule('r', { 'f.n': each(45_000, (at) => at * 2) })],
});

export const manyModels = policy([demand('r', { 'decision.model': each(45_000, (at) => `model-${at}`) })]);

/** A register of approved combinations, many times. */
export const registers = policy(
  each(300, (at) =>
    demand(`r${at}`, {
      any: each(8, (row) => ({ 'decision.provider': `p${row}`, 'decision.region': `r${row}` })),
    }),
  ),
);

/** Rules that are all violated, each of which may be satisfied by many changes. */
export const violated = policy(
  each(2000, (at) =>
    demand(`r${at}`, {
      ...{ 'decision.confidence': 'none-fits', 'workload.volume': 'low', 'team.ml_expertise': 'expert' },
      ...{
        'team.ops_capacity': 'dedicated',
        'schedule.urgency': 'relaxed',
        'decision.provider': `p${at % 20}`,
      },
    }),
  ),
);
