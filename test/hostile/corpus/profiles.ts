import { demand, each, object, policy } from '../parts.ts';
import { HEAPS_OF_MARKS } from '../texts.ts';
import { ALL_FORMATS, type Hostile, ofProfile } from './kind.ts';

const BANG = '!'.repeat(1_000_000);
const volumes = (text: string) =>
  `name: x\nworkload: { requests_per_day: ${text}, input_tokens: ${text}, output_tokens: ${text} }\n`;

const system = (at: number, parts: object = {}) => ({
  role: `r${at}`,
  chosen: 'closed-api',
  provider: `Provider ${at}`,
  data_reaches: 'anywhere',
  ...parts,
});

/** Profiles for the rulebook that comes with advisor. */
const TEXTS: Readonly<Record<string, () => string>> = {
  'the-most-systems': () => JSON.stringify({ name: 'x', systems: each(100, (at) => system(at)) }),
  'more-systems-than-allowed': () => JSON.stringify({ name: 'x', systems: each(8000, (at) => system(at)) }),
  'systems-of-long-texts': () =>
    JSON.stringify({
      name: 'n'.repeat(300),
      systems: each(100, (at) =>
        system(at, {
          role: `${at}${'漢'.repeat(297)}`,
          model: `m${at}-${'gpt-'.repeat(73)}`,
          owner: 'o '.repeat(150),
        }),
      ),
    }),
  'systems-of-other-facts': () =>
    JSON.stringify({
      name: 'x',
      workload: { requests_per_day: 1000, input_tokens: 1000, output_tokens: 100 },
      systems: each(100, (at) => system(at, { workload: { requests_per_day: 1000 + at }, model: 'gpt-5' })),
    }),
  'systems-alike-but-for-case': () =>
    JSON.stringify({
      name: 'x',
      systems: each(100, (at) => system(at, { role: `${'\uFDFA'.repeat(297)}${at}` })),
    }),
  'links-without-end': () => JSON.stringify({ name: 'x', links: each(45_000, (at) => `a${at}`) }),
  'long-links': () =>
    JSON.stringify({ name: 'x', links: each(900, () => `https://a.example/${'b'.repeat(900)}`) }),
  'a-description-of-a-megabyte': () => `name: x\ndescription: "${'word '.repeat(205_000)}"`,
  'a-description-of-one-word': () => `name: x\ndescription: ${'a'.repeat(1_000_000)}`,
  'a-description-of-wide-letters': () => `name: x\ndescription: ${'漢'.repeat(349_000)}`,
  'a-description-of-ligatures': () => `name: x\ndescription: ${'\uFDFA'.repeat(349_000)}`,
  'a-description-of-backticks': () => `name: x\ndescription: "${'` '.repeat(500_000)}"`,
  'a-description-of-lines': () => `name: x\ndescription: |\n${'  a\n'.repeat(250_000)}`,
  'an-owner-of-marks': () => `name: x\nowner: "a${BANG}a"`,
  'an-owner-of-ligatures': () => `name: x\nowner: "${'\uFDFA'.repeat(340_000)}"`,
  'an-owner-of-heaps-of-marks': () => `name: x\nowner: "${HEAPS_OF_MARKS}"`,
  'a-fact-of-heaps-of-marks': () => `name: x\ndata: { sensitivity: "${HEAPS_OF_MARKS}" }`,
  'an-approver-of-heaps-of-marks': () =>
    `name: x\ndecision: { chosen: closed-api, approved_by: "${HEAPS_OF_MARKS}" }`,
  'an-owner-of-blanks': () => `name: x\nowner: "a${' '.repeat(1_000_000)}a"`,
  'an-owner-of-slashes': () => `name: x\nowner: "a${' /'.repeat(500_000)}a"`,
  'a-decision-of-marks': () => `name: x\ndecision: { chosen: closed-api, approved_by: "a${BANG}a" }`,
  'a-model-of-many-words': () =>
    `name: x\ndecision: { chosen: closed-api, model: "${'gpt 5 '.repeat(160)}" }`,
  'own-keys-without-end': () => JSON.stringify({ name: 'x', ...object(49_000, (at) => [`x-k${at}`, 1]) }),
  'own-keys-in-lines': () =>
    `name: x\ndata:\n  boundary: anywhere\n${each(45_000, (at) => `x-k${at}: 1\n`).join('')}`,
  'an-own-key-of-lists': () => JSON.stringify({ name: 'x', 'x-k': each(49_000, (at) => at) }),
  'a-note-far-down': () => `name: x\n${'\n'.repeat(1_000_000)}x-interview:\n  unknown: [data.boundary]\n`,
  'a-note-of-many': () =>
    `name: x\nx-interview:\n  unknown: [${each(40_000, (at) => `data.boundary${at}`).join(', ')}]\n`,
  'keys-for-facts': () =>
    `name: x\ndata:\n${each(34_000, (at) => `  sensitivity${at}: internal\n`).join('')}`,
  'values-of-a-set': () =>
    JSON.stringify({
      name: 'x',
      workload: { modalities: each(45_000, (at) => `text${at}`) },
      data: { types: each(4000, (at) => `x${at}`) },
    }),
  'priorities-without-end': () =>
    JSON.stringify({ name: 'x', priorities: object(45_000, (at) => [`cost${at}`, 'high']) }),
  'assumptions-without-end': () =>
    JSON.stringify({ name: 'x', assumptions: object(45_000, (at) => [`gpu.kind${at}`, 1]) }),
  'facts-of-wrong-type': () =>
    JSON.stringify({ name: 'x', data: object(16_000, (at) => [`k${at}`, [at, {}]]) }),
  'enormous-numbers': () => volumes('1e308'),
  'the-largest-volume': () => volumes('1000000'),
  'numbers-of-many-digits': () => volumes('9'.repeat(300_000)),
  'many-comments-with-facts': () =>
    `name: x\n${'# a comment\ndata: {}\n'.slice(0, 12).repeat(80_000)}data: { sensitivity: internal }\n`,
  'case-of-a-real-project': () =>
    `name: x\ndata: { sensitivity: internal, boundary: anywhere }\nworkload: { requests_per_day: 100000, input_tokens: 1000, output_tokens: 300 }\n${'# text\n'.repeat(140_000)}`,
};

export const profiles: readonly Hostile[] = Object.entries(TEXTS).map(([name, text]) => ({
  name: `profile ${name}`,
  files: () => ({
    't.yaml': text(),
    'verdict.yaml': policy(
      [
        ...each(20, (at) => demand(`p${at}`, { 'decision.provider': [`P${at}`] })),
        demand('follows', { 'decision.follows_verdict': true }),
        demand('sure', { 'decision.confidence': ['clear', 'likely'] }),
        demand('budget', { 'decision.within_budget': true }),
        demand('open', { 'model.open_weights': true }),
      ],
      {
        guarded: ['data.sensitivity', 'decision.provider', 'assumptions', 'priorities'],
        known: ['data.sensitivity'],
      },
    ),
  }),
  lines: [
    ...ofProfile('t.yaml'),
    'cost t.yaml --full',
    'cost t.yaml -f html',
    'models t.yaml --full',
    'models t.yaml -f json',
    `check t.yaml -p policy.yaml -p verdict.yaml ${ALL_FORMATS} --baseline b.json --update-baseline`,
    'check t.yaml -p verdict.yaml --baseline b.json --base t.yaml',
    'check t.yaml -p verdict.yaml --base plain.yaml',
  ],
}));
