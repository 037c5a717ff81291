import { demand, each, object, policy } from '../parts.ts';
import { HEAPS_OF_MARKS, manyModels, registers, violated } from '../texts.ts';
import { ALL_FORMATS, type Hostile } from './kind.ts';

const own = (count: number, fact: object) => object(count, (at) => [`x-o.f${at}`, fact]);
const choice = (count: number) => ({ type: 'enum', values: each(count, (at) => `v${at}`) });
const free = { type: 'boolean', changeable: true };

const waiver = (at: number, parts: object = {}) => ({
  rule: 'r',
  profile: `p${at}`,
  reason: 'R',
  approved_by: 'A',
  expires: '2026-12-31',
  ...parts,
});

const allSystems = JSON.stringify({
  name: 'x',
  systems: each(100, (at) => ({
    role: `r${at}`,
    chosen: 'closed-api',
    provider: `P${at}`,
    region: `R${at}`,
  })),
});

/** Whether so many pigeons each have a hole of their own, as what a rule requires. */
const crowded = (holes: number, group: number) => {
  const sits = (pigeon: number, hole: number) => `x-g${group}.p${pigeon}h${hole}`;
  const all = each(holes + 1, (at) => at);
  const somewhere = all.map((pigeon) => ({ any: each(holes, (hole) => ({ [sits(pigeon, hole)]: true })) }));
  const apart = each(holes, (hole) =>
    all.flatMap((one) =>
      all
        .filter((other) => other > one)
        .map((other) => ({ not: { [sits(one, hole)]: true, [sits(other, hole)]: true } })),
    ),
  ).flat();
  const facts = Object.fromEntries(
    all.flatMap((pigeon) => each(holes, (hole) => [sits(pigeon, hole), { type: 'boolean' }])),
  );
  return { facts, condition: { all: [...somewhere, ...apart] } };
};

const nested = (depth: number, at: number): object =>
  depth === 0
    ? { [`x-o.f${at % 30}`]: true }
    : { not: { any: [nested(depth - 1, at * 2), { [`x-o.f${(at + 7) % 30}`]: false }] } };

/** Each a policy, and perhaps other files. */
const POLICIES: Readonly<Record<string, () => string>> = {
  'models-without-end': () => manyModels,
  registers: () => registers,
  violated: () => violated,
  'rules-without-end': () => policy(each(2000, (at) => demand(`r${at}`, { 'decision.approved': true }))),
  'more-rules-than-allowed': () =>
    policy(each(4400, (at) => demand(`r${at}`, { 'decision.approved': true }))),
  'rules-on-providers': () => policy(each(2000, (at) => demand(`r${at}`, { 'decision.provider': `P${at}` }))),
  'providers-and-regions': () =>
    policy([
      demand('r', {
        'decision.provider': each(20_000, (at) => `P${at}`),
        'decision.region': each(20_000, (at) => `R${at}`),
        'decision.approved': true,
      }),
    ]),
  'long-names-of-models': () =>
    policy([demand('r', { 'decision.model': each(1000, (at) => `${at}${'gpt-'.repeat(200)}`) })]),
  'models-of-ligatures': () =>
    policy([demand('r', { 'decision.model': each(1000, (at) => `${at}${'\uFDFA'.repeat(250)}`) })]),
  'beginnings-of-names': () =>
    policy([demand('r', { 'decision.provider': { starts_with: each(45_000, (at) => `P${at}`) } })]),
  'nested-beginnings': () =>
    policy([demand('r', { 'decision.provider': { starts_with: each(900, (at) => 'p'.repeat(at + 1)) } })]),
  'beginnings-by-rule': () =>
    policy(
      each(2000, (at) =>
        demand(`r${at}`, { 'decision.provider': { starts_with: 'p'.repeat((at % 400) + 1) } }),
      ),
    ),
  'patterns-for-texts': () =>
    policy([demand('r', { 'decision.provider': each(1000, () => `${'['.repeat(900)}x`) })]),
  'crowded-rules': () => {
    const all = each(10, (group) => crowded(8, group));
    return policy(
      all.map(({ condition }, at) => demand(`r${at}`, { not: condition })),
      { facts: Object.assign({}, ...all.map(({ facts }) => facts)) },
    );
  },
  'one-crowd-in-each-rule': () => {
    const { condition, facts } = crowded(9, 0);
    return policy(
      each(50, (at) => demand(`r${at}`, { not: condition })),
      { facts },
    );
  },
  'nested-negations': () =>
    policy(
      each(600, (at) => demand(`r${at}`, nested(8, at))),
      { facts: own(30, { type: 'boolean' }) },
    ),
  'wide-conditions': () =>
    policy(
      each(300, (at) => ({
        ...demand(`r${at}`, { any: each(70, (part) => ({ [`x-o.f${(at + part) % 1000}`]: true })) }),
      })),
      { facts: own(1000, free) },
    ),
  'own-facts-without-end': () =>
    policy([demand('r', { 'x-o.f1': true })], { facts: own(12_000, { type: 'boolean' }) }),
  'own-facts-that-could-change': () =>
    policy(
      each(2000, (at) => demand(`r${at}`, { [`x-o.f${at}`]: true, 'decision.approved': true })),
      { facts: own(2400, free) },
    ),
  'one-rule-of-all-facts': () =>
    policy([demand('r', { any: each(9000, (at) => ({ [`x-o.f${at}`]: true })) })], {
      facts: own(9000, free),
    }),
  'one-rule-as-long-as-allowed-of-systems': () =>
    policy(
      [
        demand('r', {
          all: [{ any: each(1999, (at) => ({ [`x-o.f${at}`]: true })) }, { 'decision.approved': true }],
        }),
      ],
      { facts: own(2000, free) },
    ),
  'one-rule-as-long-as-allowed': () =>
    policy(
      [
        demand('r', {
          all: [
            { any: each(4999, (at) => ({ [`x-o.f${at % 2500}`]: true })) },
            { 'decision.approved': true },
          ],
        }),
      ],
      { facts: own(2500, free) },
    ),
  'one-rule-of-all-facts-often': () =>
    policy(
      [
        demand('r', {
          all: [
            { any: each(15_000, (at) => ({ [`x-o.f${at % 2500}`]: true })) },
            { 'decision.approved': true },
          ],
        }),
      ],
      { facts: own(2500, free) },
    ),
  'days-by-rule': () =>
    policy(each(2000, (at) => demand(`r${at}`, { 'decision.review_in_days': { at_least: at } }))),
  'own-choices': () =>
    policy(
      each(200, (at) => demand(`r${at}`, { [`x-o.f${at}`]: each(100, (value) => `v${value}`) })),
      { facts: own(200, { ...choice(100), changeable: true }) },
    ),
  'own-sets': () =>
    policy(
      each(200, (at) => demand(`r${at}`, { [`x-o.f${at}`]: { includes: 'v0' } })),
      { facts: own(200, { ...choice(150), type: 'set', changeable: true }) },
    ),
  'own-texts': () =>
    policy(
      each(1500, (at) => demand(`r${at}`, { [`x-o.f${at}`]: each(10, (value) => `T${value}`) })),
      { facts: own(1500, { type: 'text', changeable: true }) },
    ),
  'bounds-of-a-number': () =>
    policy(
      each(2000, (at) => demand(`r${at}`, { 'x-n': { at_least: at } })),
      { facts: { 'x-n': { type: 'number', min: 0, max: 1e6, changeable: true } } },
    ),
  'numbers-in-a-list': () =>
    policy([demand('r', { 'x-n': each(45_000, (at) => at) })], {
      facts: { 'x-n': { type: 'number', min: 0, max: 1e6, changeable: true } },
    }),
  'days-in-lists': () =>
    policy(
      each(100, (at) => demand(`r${at}`, { 'decision.review_in_days': each(400, (day) => day * 3 + at) })),
    ),
  'guarded-without-end': () =>
    policy([demand('r', { 'x-o.f1': true })], {
      facts: own(2500, free),
      guarded: each(2500, (at) => `x-o.f${at}`),
    }),
  'known-without-end': () =>
    policy([demand('r', { 'x-o.f1': true })], {
      facts: own(3000, free),
      known: each(3000, (at) => `x-o.f${at}`),
    }),
  'known-again-and-again': () =>
    policy([demand('r', { 'decision.approved': true })], { known: each(45_000, () => 'data.sensitivity') }),
  'names-that-do-not-exist': () =>
    policy(each(2000, (at) => demand(`r${at}`, { [`data.sensitivitx${at}`]: true }))),
  'waivers-without-end': () =>
    policy([demand('r', { 'decision.approved': true })], { waivers: each(6900, (at) => waiver(at)) }),
  'waivers-for-one': () =>
    policy([demand('r', { 'decision.approved': true })], {
      waivers: each(6900, (at) => waiver(at, { profile: 'x', system: `r${at}` })),
    }),
  'waivers-that-ended': () =>
    policy([demand('r', { 'decision.approved': true })], {
      waivers: each(6900, (at) => waiver(at, { profile: 'x', expires: '2020-01-01' })),
    }),
  'waivers-by-path': () =>
    policy([demand('r', { 'decision.approved': true })], {
      waivers: each(5500, (at) => waiver(at, { path: `${'a/'.repeat(40)}${at}/` })),
    }),
  'a-waiver-of-many-facts': () =>
    policy([demand('r', { 'decision.approved': true })], {
      waivers: [
        waiver(1, { rule: 'guarded-facts', profile: 'x', facts: each(40_000, (at) => `data.f${at}`) }),
      ],
    }),
  'waivers-of-no-rule': () =>
    policy([demand('r', { 'decision.approved': true })], {
      waivers: each(6900, (at) => waiver(at, { rule: `x${at}${'y'.repeat(50)}` })),
    }),
  'tightened-without-end': () =>
    policy([demand('r', { 'decision.approved': true })], {
      extends: 'policy.yaml',
      tighten: object(20_000, (at) => [`r${at}`, 'error']),
    }),
  'it-extends-itself': () => policy([demand('s', { 'decision.approved': true })], { extends: 't.yaml' }),
  'long-reasons': () =>
    policy(
      each(190, (at) => ({
        ...demand(`r${at}`, { 'decision.approved': true }),
        because: `${'because '.repeat(600)}`,
      })),
    ),
  'reasons-as-long-as-allowed': () =>
    policy(
      each(20, (at) => ({ ...demand(`r${at}`, { 'decision.approved': true }), because: 'b'.repeat(4990) })),
    ),
  'long-reasons-of-waivers': () =>
    policy(
      each(190, (at) => demand(`r${at}`, { 'decision.approved': true })),
      {
        waivers: each(190, (at) => ({
          ...{
            rule: `r${at}`,
            profile: 'x',
            reason: 'w'.repeat(4900),
            approved_by: 'a',
            expires: '2099-01-01',
          },
        })),
      },
    ),
  'an-allow-list-without-end': () =>
    policy([
      demand('allowed', { 'decision.model': each(30_000, (at) => `m${at}`) }),
      demand('licence', { 'model.licence': 'Apache-2.0' }),
    ]),
  'many-names-in-many-rules': () =>
    policy(
      each(13, (at) =>
        demand(`r${at}`, {
          any: ['model', 'provider', 'approved_by'].map((key) => ({
            [`decision.${key}`]: each(1200, (name) => `${key}-${at}-${name}`),
          })),
          'decision.approved': true,
          'decision.region': 'z',
        }),
      ),
    ),
  'a-name-without-end': () => policy([demand('r', { 'decision.provider': ['a b '.repeat(250_000)] })]),
  'names-as-long-as-allowed': () =>
    policy([demand('r', { 'decision.provider': each(330, (at) => `p${at}`.padEnd(300, 'x')) })]),
  'names-of-heaps-of-marks': () => policy([demand('r', { 'decision.provider': [HEAPS_OF_MARKS] })]),
  'reasons-of-lines': () =>
    policy(
      each(190, (at) => ({
        ...demand(`r${at}`, { 'decision.approved': true }),
        because: `a${'\n'.repeat(2400)}::b`,
      })),
    ),
  'rules-on-the-verdict': () =>
    policy(
      each(2000, (at) =>
        demand(`r${at}`, {
          'decision.follows_verdict': true,
          'decision.confidence': ['clear', 'likely'],
          'decision.within_budget': true,
        }),
      ),
    ),
  'rules-on-models': () =>
    policy(
      each(2000, (at) => demand(`r${at}`, { 'model.open_weights': true, 'model.context': { at_least: at } })),
    ),
  'empty-rules': () => policy(each(40_000, () => ({}))),
  'same-rules': () => policy(each(2000, () => demand('r', { 'decision.approved': true }))),
};

const CASES = each(3000, (at) => ({
  name: `c${at}`,
  profile: { decision: { chosen: 'closed-api', provider: `P${at}` } },
  expect: [],
}));

export const policies: readonly Hostile[] = [
  ...Object.entries(POLICIES).map(
    ([name, text]): Hostile => ({
      name: `policy ${name}`,
      files: () => ({
        't.yaml': text(),
        'all.yaml': allSystems,
        'own.yaml': JSON.stringify({ name: 'x', 'x-n': 7, 'x-o': object(2500, (at) => [`f${at}`, false]) }),
        'base.yaml': JSON.stringify({ name: 'x', 'x-n': 9, 'x-o': object(2500, (at) => [`f${at}`, true]) }),
        'chosen.yaml':
          'name: x\ntask: { stakes: high }\nworkload: { volume: high }\ndecision: { chosen: closed-api, provider: Nobody, model: gpt-5, review_by: 2026-06-01 }',
        't.test.yaml': JSON.stringify({ version: 1, today: '2026-06-01', cases: CASES.slice(0, 5) }),
      }),
      lines: [
        `check plain.yaml -p t.yaml ${ALL_FORMATS}`,
        `check chosen.yaml -p t.yaml ${ALL_FORMATS}`,
        `check all.yaml -p t.yaml ${ALL_FORMATS}`,
        'check own.yaml -p t.yaml --base base.yaml',
        'check chosen.yaml -p t.yaml -p policy.yaml --base plain.yaml',
        'policy test t.test.yaml',
      ],
    }),
  ),
  {
    name: 'policy cases-without-end',
    files: () => ({
      't.yaml': violated,
      't.test.yaml': JSON.stringify({ version: 1, policy: 'policy.yaml', today: '2026-06-01', cases: CASES }),
      'v.test.yaml': JSON.stringify({
        version: 1,
        policy: 't.yaml',
        today: '2026-06-01',
        cases: CASES.slice(0, 100),
      }),
      'u.test.yaml': JSON.stringify({
        version: 1,
        policy: 't.yaml',
        today: '2026-06-01',
        cases: CASES.slice(0, 10),
      }),
    }),
    lines: [
      'policy test t.test.yaml',
      'policy test t.test.yaml -f html',
      'policy test t.test.yaml -f json',
      'policy test v.test.yaml',
      'policy test u.test.yaml',
      'policy test u.test.yaml -f html',
    ],
  },
  {
    name: 'policy chain-of-extended',
    files: () => ({
      ...object(300, (at) => [
        `e${at}.yaml`,
        policy(
          each(20, (rule) => demand(`r${at}-${rule}`, { 'decision.approved': true })),
          { extends: at === 299 ? 'policy.yaml' : `e${at + 1}.yaml` },
        ),
      ]),
    }),
    lines: [`check plain.yaml -p e0.yaml ${ALL_FORMATS}`, `check plain.yaml -p e295.yaml ${ALL_FORMATS}`],
  },
];
