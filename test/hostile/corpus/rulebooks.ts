import {
  boolean,
  choice,
  demand,
  each,
  fact,
  number,
  object,
  option,
  policy,
  rating,
  rule,
  rulebook,
} from '../parts.ts';
import {
  decidedTogether,
  decidedTogetherProfile,
  HEAPS_OF_MARKS,
  manyNumbers,
  pigeons,
  products,
} from '../texts.ts';
import { ALL_FORMATS, type Hostile, ofProfile } from './kind.ts';

const WORD = 'a'.repeat(5000);
const SENTENCE = 'otter '.repeat(830);

const set = (members: number, prefix = 'm') => ({
  ...fact,
  type: 'set',
  values: object(members, (at) => [`${prefix}${at}`, 'L']),
});
const ordered = (values: number) => ({ ...choice(values), ordered: true });
const always = (count: number, when: (at: number) => object, effects?: (at: number) => object) =>
  each(count, (at) => rule(`r${at}`, when(at), effects?.(at)));
const options = (count: number, patterns?: object) =>
  object(count, (at) => [`o${at}`, option(`o${at}`, patterns)]);
const ratings = (count: number, points: (at: number) => number = () => 0) =>
  object(count, (at) => [`o${at}`, rating(points(at))]);
const criteria = (count: number, of: object) =>
  object(count, (at) => [`c${at}`, { title: 'C', weight: 1, ratings: of }]);
const sourced = (count: number) => ({
  sources: object(count, (at) => [
    `s${at}`,
    { title: `T${at}`, publisher: 'P', date: '2026', kind: 'paper', read: '2026-01-01' },
  ]),
  claims: object(count, (at) => [`c${at}`, { source: `s${at}`, section: 'S', text: `T${at}` }]),
});

/** A number that is the same on every machine, and looks like none of its neighbours. */
const mixed = (at: number) => Math.abs((Math.imul(at + 1, 2_654_435_761) ^ ((at * 40_503) >> 3)) >> 4);

/** What is in each rulebook beside two options, one criterion and no rule. */
const PARTS: Readonly<Record<string, () => object>> = {
  'more-members-than-allowed': () => ({ facts: { 'f.s': set(40_000) } }),
  'sets-of-the-most-members': () => ({
    facts: object(400, (at) => [`f.s${at}`, set(100)]),
    rules: always(400, (at) => ({ [`f.s${at}`]: { includes: `m${at % 100}` } })),
  }),
  'long-lists-of-members': () => ({
    facts: object(40, (at) => [`f.s${at}`, set(100)]),
    rules: always(400, (at) => ({
      [`f.s${at % 40}`]: { includes: each(100, (member) => `m${(member + at) % 100}`) },
    })),
  }),
  'members-that-rule-out-others': () => ({
    facts: object(40, (at) => [`f.s${at}`, { ...set(100), alone: ['m0'] }]),
    rules: always(400, (at) => ({ [`f.s${at % 40}`]: { includes: ['m0', 'm1'] } })),
  }),
  'many-booleans': () => ({
    facts: object(2500, (at) => [`f.x${at}`, boolean]),
    rules: always(
      2000,
      (at) => ({ [`f.x${at}`]: true }),
      (at) => ({
        rate: { [at % 2 === 0 ? 'a' : 'b']: { c: 0.25 } },
      }),
    ),
  }),
  'many-booleans-that-cancel': () => ({
    facts: object(1500, (at) => [`f.x${at}`, boolean]),
    criteria: { c: { title: 'C', weight: 1, ratings: { a: rating(1), b: rating(0) } } },
    rules: always(
      3000,
      (at) => ({ [`f.x${at >> 1}`]: at % 2 === 0 }),
      (at) => ({
        rate: { a: { c: at % 4 < 2 ? 0.25 : -0.25 } },
      }),
    ),
  }),
  'one-value-of-very-many': () => ({
    facts: { 'f.v': choice(40_000) },
    rules: always(30, (at) => ({ 'f.v': `v${at}` })),
  }),
  'one-order-of-very-many': () => ({
    facts: { 'f.v': ordered(40_000) },
    rules: always(30, (at) => ({ 'f.v': { at_least: `v${at * 1000}` } })),
  }),
  'long-lists-of-values': () => ({
    facts: { 'f.v': choice(3000) },
    rules: always(13, (at) => ({ 'f.v': each(2900, (value) => `v${(value * (at + 3)) % 3000}`) })),
  }),
  'every-value-told-apart': () => ({
    facts: { 'f.v': choice(3000) },
    rules: always(3000, (at) => ({ 'f.v': `v${at}` })),
  }),
  'many-facts-of-31-parts': () => ({
    facts: object(1000, (at) => [`f.v${at}`, choice(31)]),
    rules: always(1000, (at) => ({ [`f.v${at}`]: `v${at % 31}` })),
  }),
  'facts-cut-into-31-parts': () => ({
    facts: object(100, (at) => [`f.v${at}`, choice(30)]),
    rules: always(
      3000,
      (at) => ({ [`f.v${at % 100}`]: `v${Math.floor(at / 100)}` }),
      (at) => ({
        rate: { [at % 3 === 0 ? 'a' : 'b']: { c: (mixed(at) % 9) / 4 - 1 } },
      }),
    ),
  }),
  'many-numbers': () => ({
    facts: object(2500, (at) => [`f.n${at}`, number]),
    rules: always(1200, (at) => ({ [`f.n${at}`]: { at_least: 1000 + at } })),
  }),
  'finely-cut-numbers': () => ({
    facts: object(60, (at) => [`f.n${at}`, { ...number, step: 0.001 }]),
    rules: always(1800, (at) => ({ [`f.n${at % 60}`]: { above: mixed(at) % 1_000_000 } })),
  }),
  'one-list-of-numbers': () => ({
    facts: { 'f.n': number },
    rules: always(1, () => ({ 'f.n': each(45_000, (at) => at * 2) })),
  }),
  'many-bounds-of-a-number': () => ({
    facts: { 'f.n': number },
    rules: always(4000, (at) => ({ 'f.n': { at_least: at } })),
  }),
  'nested-negations': () => {
    const deep = (depth: number, at: number): object =>
      depth === 0
        ? { [`f.x${at % 40}`]: true }
        : {
            not: {
              any: each(2, (part) => ({
                all: [deep(depth - 1, at * 3 + part), { [`f.x${(at + part) % 40}`]: false }],
              })),
            },
          };
    return { facts: object(40, (at) => [`f.x${at}`, boolean]), rules: always(60, (at) => deep(3, at)) };
  },
  'alternatives-of-alternatives': () => ({
    facts: object(60, (at) => [`f.x${at}`, boolean]),
    rules: always(300, (at) => ({
      all: each(7, (part) => ({
        any: each(2, (choice) => ({ [`f.x${(at * 5 + part * 2 + choice) % 60}`]: true })),
      })),
    })),
  }),
  'the-most-alternatives': () => ({
    facts: object(200, (at) => [`f.x${at}`, boolean]),
    rules: always(60, (rule) => ({
      any: each(250, (at) => ({
        [`f.x${mixed(rule * 1000 + at * 3) % 66}`]: true,
        [`f.x${66 + (mixed(rule * 1000 + at * 3 + 1) % 66)}`]: at % 2 === 0,
      })),
    })),
  }),
  'the-most-alternatives-of-three': () => ({
    facts: object(66, (at) => [`f.x${at}`, boolean]),
    rules: always(
      28,
      (rule) => ({
        any: each(250, (at) =>
          object(3, (part) => [
            `f.x${(mixed(rule * 997 + at * 5 + part) % 22) + 22 * part}`,
            mixed(at + part) % 2 === 0,
          ]),
        ),
      }),
      (at) => ({ rate: { [at % 2 ? 'a' : 'b']: { c: 0.25 } } }),
    ),
  }),
  'wide-alternatives': () => ({
    facts: object(1000, (at) => [`f.x${at}`, boolean]),
    rules: always(40, (rule) => object(900, (at) => [`f.x${(at + rule) % 1000}`, true])),
  }),
  'a-criterion-for-each': () => ({ criteria: criteria(3000, { a: rating(1), b: rating(0) }) }),
  'criteria-of-rules': () => ({
    facts: object(300, (at) => [`f.x${at}`, boolean]),
    criteria: criteria(900, { a: rating(1), b: rating(-1) }),
    rules: always(
      300,
      (at) => ({ [`f.x${at}`]: true }),
      (at) => ({
        weight: { [`c${at}`]: 1 },
        rate: { a: { [`c${at}`]: -2 }, b: { [`c${at * 3}`]: 2 } },
      }),
    ),
  }),
  'the-most-options': () => ({
    facts: object(100, (at) => [`f.x${at}`, boolean]),
    options: options(128),
    criteria: criteria(
      60,
      ratings(128, (at) => (mixed(at) % 9) / 4),
    ),
    rules: always(
      100,
      (at) => ({ [`f.x${at}`]: true }),
      (at) => ({
        rate: object(20, (other) => [`o${(at + other * 6) % 128}`, { [`c${at % 60}`]: 1 }]),
      }),
    ),
  }),
  'more-options-than-allowed': () => ({ options: options(300), criteria: criteria(1, ratings(300)) }),
  'options-moved-by-weights': () => ({
    facts: object(1000, (at) => [`f.x${at}`, boolean]),
    options: options(128),
    criteria: criteria(
      30,
      ratings(128, (at) => (mixed(at) % 21) / 4),
    ),
    rules: always(
      1000,
      (at) => ({ [`f.x${at}`]: true }),
      (at) => ({ weight: object(2, (other) => [`c${(at + other) % 30}`, 0.25]) }),
    ),
  }),
  'options-that-nearly-tie': () => ({
    facts: object(24, (at) => [`f.x${at}`, boolean]),
    options: options(128),
    criteria: criteria(12, ratings(128)),
    rules: always(
      48,
      (at) => ({ [`f.x${at % 24}`]: at < 24 }),
      (at) => ({
        rate: object(128, (other) => [`o${other}`, { [`c${at % 12}`]: (mixed(at * 128 + other) % 5) / 4 }]),
      }),
    ),
  }),
  'unknowns-that-decide-together': () => ({
    facts: object(60, (at) => [`f.x${at}`, boolean]),
    criteria: { c: { title: 'C', weight: 1, ratings: { a: rating(0.25), b: rating(0) } } },
    rules: [
      ...always(
        120,
        (at) => ({ [`f.x${at >> 1}`]: at % 2 === 0 }),
        () => ({ rate: { b: { c: 0.25 } } }),
      ),
      rule('back', {}, { rate: { b: { c: -5 } } }),
    ].slice(0, 120),
  }),
  'pairs-that-decide': () => ({
    facts: object(64, (at) => [`f.x${at}`, boolean]),
    criteria: { c: { title: 'C', weight: 1, ratings: { a: rating(5), b: rating(-5) } } },
    rules: each(2000, (at) =>
      rule(
        `r${at}`,
        { [`f.x${mixed(at) % 32}`]: at % 2 === 0, [`f.x${32 + (mixed(at * 7) % 32)}`]: at % 3 === 0 },
        { rate: { b: { c: 0.25 }, a: { c: -0.25 } } },
      ),
    ),
  }),
  'exclusions-by-each': () => ({
    facts: object(1500, (at) => [`f.x${at}`, boolean]),
    rules: always(
      3000,
      (at) => ({ [`f.x${at >> 1}`]: true }),
      (at) => ({ exclude: [at % 2 === 0 ? 'a' : 'b'] }),
    ),
  }),
  'exclusions-by-pairs': () => ({
    facts: object(120, (at) => [`f.x${at}`, boolean]),
    options: options(60),
    criteria: criteria(1, ratings(60)),
    rules: always(
      2400,
      (at) => ({ [`f.x${mixed(at) % 120}`]: true, [`f.x${mixed(at * 3) % 120}`]: true }),
      (at) => ({ exclude: [`o${at % 60}`] }),
    ),
  }),
  'actions-without-end': () => ({
    facts: object(1000, (at) => [`f.x${at}`, boolean]),
    rules: always(
      2000,
      (at) => ({ [`f.x${at >> 1}`]: at % 2 === 0 }),
      () => ({ action: { a: { do: 'D', owner: 'product', before: 'B' } } }),
    ),
  }),
  'patterns-without-end': () => ({
    facts: object(1000, (at) => [`f.x${at}`, boolean]),
    options: {
      a: option(
        'a',
        object(5000, (at) => [
          `p${at}`,
          { title: 'P', when: { [`f.x${at % 1000}`]: true, [`f.x${(at * 7) % 1000}`]: false } },
        ]),
      ),
      b: option('b'),
    },
  }),
  'patterns-of-numbers': () => ({
    facts: object(100, (at) => [`f.v${at}`, choice(20)]),
    options: {
      a: option(
        'a',
        object(2000, (at) => [
          `p${at}`,
          {
            title: 'P',
            when: object(6, (part) => [`f.v${mixed(at * 6 + part) % 100}`, `v${mixed(at + part) % 20}`]),
          },
        ]),
      ),
      b: option('b'),
    },
  }),
  'claims-without-end': () => ({ ...sourced(4500), rules: [] }),
  'one-rule-of-many-claims': () => ({
    ...sourced(3500),
    facts: { 'f.x': boolean },
    rules: [{ ...rule('r', { 'f.x': true }), basis: undefined, claims: each(3500, (at) => `c${at}`) }],
  }),
  'each-claim-in-each-rule': () => ({
    ...sourced(100),
    facts: object(300, (at) => [`f.x${at}`, boolean]),
    rules: each(300, (at) => ({
      ...rule(`r${at}`, { [`f.x${at}`]: true }),
      basis: undefined,
      claims: each(100, (claim) => `c${claim}`),
    })),
  }),
  'long-words': () => ({
    facts: object(30, (at) => [`f.x${at}`, { ...boolean, question: WORD, help: WORD }]),
    options: object(10, (at) => [
      `o${at}`,
      { ...option(`o${at}`), title: WORD, short: WORD, noun: WORD, advice: WORD, summary: WORD },
    ]),
    criteria: {
      c: {
        title: WORD,
        weight: 1,
        ratings: object(10, (at) => [`o${at}`, { rating: 1, because: WORD, basis: 'judgement' }]),
      },
    },
    rules: each(10, (at) => ({
      ...rule(`r${at}`, { [`f.x${at}`]: true }, { rate: { o1: { c: 1 } } }),
      because: WORD,
    })),
  }),
  'a-title-of-heaps-of-marks': () => ({
    title: HEAPS_OF_MARKS,
    facts: { 'f.x': boolean },
    options: object(2, (at) => [`o${at}`, option(`o${at}`)]),
    criteria: { c: { title: 'C', weight: 1, ratings: ratings(2) } },
  }),
  'long-texts-of-wide-letters': () => ({
    facts: object(30, (at) => [
      `f.x${at}`,
      { ...boolean, question: '漢'.repeat(1600), help: '👩‍👩‍👧‍👦'.repeat(200) },
    ]),
    options: object(4, (at) => [
      `o${at}`,
      {
        ...option(`o${at}`),
        title: '漢 '.repeat(1200),
        short: '\uFDFA'.repeat(1600),
        noun: 'a\u0301'.repeat(1600),
      },
    ]),
    criteria: { c: { title: '漢'.repeat(1600), weight: 1, ratings: ratings(4) } },
    rules: each(30, (at) => ({
      ...rule(`r${at}`, { [`f.x${at}`]: true }, { rate: { o1: { c: 1 } } }),
      because: '漢'.repeat(1600),
    })),
  }),
  'options-of-long-sentences': () => ({
    options: object(50, (at) => [
      `o${at}`,
      { ...option(`o${at}`), title: SENTENCE, noun: SENTENCE, advice: SENTENCE },
    ]),
    criteria: criteria(1, ratings(50)),
  }),
  'terms-without-end': () => ({
    terms: object(5000, (at) => [`otter ${at}`, 'A word.']),
    facts: object(300, (at) => [
      `f.x${at}`,
      { ...boolean, question: SENTENCE.slice(0, 500), help: SENTENCE.slice(0, 1500) },
    ]),
    rules: always(300, (at) => ({ [`f.x${at}`]: true })),
  }),
  'terms-of-one-letter': () => ({
    terms: object(10_000, (at) => [`o${at.toString(36)}`, 'W']),
    facts: object(100, (at) => [
      `f.x${at}`,
      { ...boolean, question: SENTENCE, help: SENTENCE.slice(0, 2000) },
    ]),
    rules: always(100, (at) => ({ [`f.x${at}`]: true })),
  }),
  'former-facts-without-end': () => ({ former: object(20_000, (at) => [`g.x${at}`, 'W']) }),
  'examples-without-end': () => ({
    facts: {
      'f.n': number,
      'f.m': number,
      'f.d': {
        ...ordered(3),
        derive: { product: [['f.n', 'f.m']], cuts: [10, 1000] },
        examples: each(8000, (at) => ({ label: `E${at}`, numbers: { 'f.n': at, 'f.m': 2 } })),
      },
    },
    rules: always(1, () => ({ 'f.d': 'v0' })),
  }),
  'products-of-many-numbers': () => ({
    facts: {
      ...object(300, (at) => [`f.n${at}`, number]),
      'f.d': {
        ...ordered(3),
        derive: {
          product: each(400, (at) => each(100, (other) => `f.n${(at + other) % 300}`)),
          cuts: [10, 1000],
        },
      },
    },
    rules: always(
      3,
      (at) => ({ 'f.d': `v${at}` }),
      (at) => ({ rate: { a: { c: -at } } }),
    ),
  }),
  'many-products': () => ({
    facts: {
      ...object(500, (at) => [`f.n${at}`, number]),
      ...object(500, (at) => [
        `f.d${at}`,
        {
          ...ordered(3),
          derive: { product: [each(20, (other) => `f.n${(at + other) % 500}`)], cuts: [10, 1000] },
        },
      ]),
    },
    rules: always(
      1000,
      (at) => ({ [`f.d${at >> 1}`]: `v${at % 2}` }),
      (at) => ({ rate: { a: { c: at % 3 ? -0.25 : 0.25 } } }),
    ),
  }),
  'openings-without-end': () => ({
    facts: object(2500, (at) => [`f.x${at}`, { ...boolean, opening: at + 1 }]),
    rules: always(
      2000,
      (at) => ({ [`f.x${at}`]: true }),
      () => ({ rate: { b: { c: 0.25 } } }),
    ),
  }),
  'shares-without-end': () => ({
    facts: object(10, (at) => [
      `f.v${at}`,
      { ...choice(2000), shares: object(2000, (value) => [`v${value}`, value + 1]) },
    ]),
    rules: always(
      250,
      (at) => ({ [`f.v${at % 10}`]: `v${at}` }),
      () => ({ rate: { b: { c: 0.25 } } }),
    ),
  }),
  'reasons-of-many-criteria': () => ({
    facts: { 'f.x': boolean },
    criteria: criteria(1500, { a: rating(0), b: rating(0) }),
    rules: each(4, (at) => ({
      ...rule(
        `r${at}`,
        { 'f.x': true },
        {
          rate: { a: object(1500, (other) => [`c${other}`, 1]) },
          weight: object(1500, (other) => [`c${other}`, 1]),
        },
      ),
      reasons: object(1500, (other) => [`c${other}`, 'R']),
    })),
  }),
  'names-that-look-alike': () => ({
    facts: object(2000, (at) => [`f.x${at}`, boolean]),
    rules: always(3000, (at) => ({ [`f.y${at}${'z'.repeat(60)}`]: true })),
  }),
  'claims-that-do-not-exist': () => ({
    ...sourced(1000),
    rules: each(2000, (at) => ({ ...rule(`r${at}`, {}), claims: each(5, (other) => `x${at}-${other}`) })),
  }),
  'empty-rules': () => ({ rules: each(40_000, () => ({})) }),
  'no-rules-but-lists': () => ({ rules: each(49_000, (at) => at) }),
  pigeons: () => JSON.parse(pigeons(7)),
  products: () => JSON.parse(products),
  'list-of-numbers': () => JSON.parse(manyNumbers),
};

interface FactSeen {
  readonly type: string;
  readonly values?: object;
}

/** A profile that gives every fact its last value, or its first. */
function profileOf(parts: object, end: 'first' | 'last'): string {
  const facts: Record<string, FactSeen> = 'facts' in parts ? { ...(parts.facts as object) } : {};
  const groups: Record<string, Record<string, unknown>> = {};
  for (const [id, fact] of Object.entries(facts)) {
    const [group = '', name = ''] = id.split('.');
    groups[group] ??= {};
    groups[group][name] = answerTo(fact, end);
  }
  return JSON.stringify({ name: 'x', ...groups });
}

function answerTo({ type, values = {} }: FactSeen, end: 'first' | 'last'): unknown {
  const names = Object.keys(values);
  if (type === 'boolean') return end === 'first';
  if (type === 'number') return end === 'first' ? 10 : 900_000;
  if (type === 'set') return end === 'first' ? names.slice(0, 100) : names.slice(-1);
  return end === 'first' ? names[0] : names.at(-1);
}

const verdictPolicy = policy(
  [
    demand('follows', { 'decision.follows_verdict': true }),
    demand('sure', { 'decision.confidence': ['clear', 'likely'] }),
  ],
  { rulebook: 'hostile@1' },
);

const made = ([name, parts]: [string, () => object]): Hostile => ({
  name: `rulebook ${name}`,
  files: () => ({
    'r.yaml': rulebook(parts()),
    'known.yaml': profileOf(parts(), 'first'),
    'other.yaml': profileOf(parts(), 'last'),
    'verdict.yaml': verdictPolicy,
  }),
  lines: [
    ...ofProfile('plain.yaml', ' --rules r.yaml'),
    ...ofProfile('known.yaml', ' --rules r.yaml'),
    'compare known.yaml other.yaml --rules r.yaml',
    'flip other.yaml --rules r.yaml',
    'explain plain.yaml --claims --rules r.yaml',
    'init new.yaml --force --rules r.yaml',
    'schema profile --rules r.yaml',
    'schema policy --rules r.yaml',
    `check plain.yaml known.yaml other.yaml -p verdict.yaml --rules r.yaml ${ALL_FORMATS} --baseline b.json --update-baseline`,
    'check known.yaml -p verdict.yaml --rules r.yaml --base other.yaml --baseline b.json',
  ],
});

export const rulebooks: readonly Hostile[] = [
  ...Object.entries(PARTS).map(made),
  {
    name: 'rulebook decided-together',
    files: () => ({ 'r.yaml': decidedTogether, 'p.yaml': decidedTogetherProfile }),
    lines: [...ofProfile('plain.yaml', ' --rules r.yaml'), ...ofProfile('p.yaml', ' --rules r.yaml')],
  },
];
