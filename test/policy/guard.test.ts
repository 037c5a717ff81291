import { describe, expect, test } from 'vitest';
import { changedRulebook, findings, policyText, rule } from './small.ts';

const POLICY = policyText(
  [
    rule(
      'inside',
      '{ data.sensitivity: restricted, not: { data.cleared: true } }',
      '{ decision.data_reaches: inside }',
    ),
    rule(
      'follows',
      '{ decision.confidence: [clear, likely] }',
      '{ decision.follows_verdict: true }',
      'severity: note',
    ),
  ],
  'guarded: [data.sensitivity, data.cleared, data.boundary, load.requests]',
);

function loosened(before: string, now: string) {
  return findings({ policy: POLICY, profiles: [`name: p\n${now}`], base: [`name: p\n${before}`] }).flatMap(
    (found) =>
      found.kind === 'loosened'
        ? [`${found.fact}: ${found.from} -> ${found.to} (${found.relaxes.join(' ')})`]
        : [],
  );
}

describe('a guarded fact', () => {
  test('is loosened where a rule no longer asks what it asked, whatever else holds', () => {
    expect(loosened('data: { sensitivity: restricted }', 'data: { sensitivity: internal }')).toEqual([
      'data.sensitivity: restricted -> internal (inside)',
    ]);
    const kept = 'decision: { data_reaches: inside }';
    expect(loosened(`data: { cleared: false }\n${kept}`, `data: { cleared: true }\n${kept}`)).toEqual([
      'data.cleared: false -> true (inside)',
    ]);
  });

  test('is each loosened where two changes together do it', () => {
    expect(
      loosened(
        'data: { sensitivity: restricted, cleared: false }',
        'data: { sensitivity: public, cleared: true }',
      ),
    ).toHaveLength(2);
  });

  test('is loosened where it moves to the lower end of its order, even if no rule speaks of it', () => {
    expect(loosened('data: { sensitivity: internal }', 'data: { sensitivity: public }')).toEqual([
      'data.sensitivity: internal -> public ()',
    ]);
    expect(loosened('data: { boundary: inside }', 'data: { boundary: vendor }')).toEqual([
      'data.boundary: inside -> vendor ()',
    ]);
  });

  test('is not loosened by a stricter value, or one without order that no rule tells apart', () => {
    expect(loosened('data: { sensitivity: internal }', 'data: { sensitivity: restricted }')).toEqual([]);
    expect(loosened('load: { requests: 5 }', 'load: { requests: 500 }')).toEqual([]);
    expect(loosened('data: { cleared: true }', 'data: { cleared: false }')).toEqual([]);
  });

  test('is not loosened where a rule asks the same of both values', () => {
    const asks = rule('asks', '{ data.sensitivity: [internal, restricted] }', '{ data.cleared: true }');
    const found = findings({
      policy: policyText([asks], 'guarded: [data.sensitivity]'),
      profiles: ['name: p\ndata: { sensitivity: restricted }'],
      base: ['name: p\ndata: { sensitivity: internal }'],
    });
    expect(found.map(({ kind }) => kind)).toEqual(['undecided']);
  });

  test('without order has no lower end: only a rule that tells its values apart can loosen it', () => {
    const rulebook = changedRulebook(
      'data.boundary:\n    { type: enum, ordered: true',
      'data.boundary:\n    { type: enum, ordered: false',
    );
    const moved = (from: string, to: string, rules: readonly string[]) =>
      findings({
        policy: policyText(rules, 'guarded: [data.boundary]'),
        profiles: [`name: p\ndata: { boundary: ${to} }`],
        base: [`name: p\ndata: { boundary: ${from} }`],
        rulebook,
      }).flatMap((found) => (found.kind === 'loosened' ? [found.relaxes] : []));
    const silent = rule('cleared', '{ data.sensitivity: restricted }', '{ data.cleared: true }');
    const asks = rule('asks', '{ data.boundary: inside }', '{ data.cleared: true }');
    for (const [from, to] of [
      ['inside', 'vendor'],
      ['vendor', 'inside'],
    ] as const)
      expect(moved(from, to, [silent])).toEqual([]);
    expect(moved('inside', 'vendor', [asks])).toEqual([['asks']]);
    expect(moved('vendor', 'inside', [asks])).toEqual([]);
  });

  test('is loosened where it is no longer stated, and not where it is stated for the first time', () => {
    expect(loosened('data: { sensitivity: internal }', '')).toEqual([
      'data.sensitivity: internal -> null ()',
    ]);
    expect(loosened('', 'data: { sensitivity: internal }')).toEqual([]);
  });

  test('is loosened by what follows from it, where rules read only that', () => {
    const numbers = 'min: 0, max: 1000, step: 1 }\n';
    const level = `  load.level:
    { type: enum, ordered: true, question: How much?, help: h, ask: product, changeable: false,
      values: { low: l, high: h }, derive: { product: [[load.requests]], cuts: [100] } }\n`;
    const policy = policyText(
      [rule('busy', '{ load.level: high }', '{ team.size: many }')],
      'guarded: [load.requests]',
    );
    const relaxed = (from: number, to: number) =>
      findings({
        policy,
        profiles: [`name: p\nload: { requests: ${to} }\nteam: { size: none }`],
        base: [`name: p\nload: { requests: ${from} }\nteam: { size: none }`],
        rulebook: changedRulebook(numbers, numbers + level),
      }).flatMap((found) => (found.kind === 'loosened' ? found.relaxes : []));
    expect(relaxed(500, 5)).toEqual(['busy']);
    expect(relaxed(5, 500)).toEqual([]);
    expect(relaxed(50, 5)).toEqual([]);
  });

  test('without order is loosened where it leads to advice that suits the choice made', () => {
    const tiedDown = changedRulebook('when: { data.boundary: inside }', 'when: { data.cleared: false }');
    const policy = policyText(
      [rule('follows', '{ data.sensitivity: public }', '{ decision.follows_verdict: true }')],
      'guarded: [data.cleared]',
    );
    const facts = (cleared: boolean, chosen: string) =>
      `name: p\ndata: { sensitivity: public, cleared: ${cleared} }\ndecision: { chosen: ${chosen} }`;
    const kinds = (from: boolean, to: boolean, chosen: string) =>
      findings({
        policy,
        profiles: [facts(to, chosen)],
        base: [facts(from, chosen)],
        rulebook: tiedDown,
      }).map((found) => found.kind);
    expect(kinds(false, true, 'outside')).toEqual(['loosened']);
    expect(kinds(true, false, 'inside')).toEqual(['loosened']);
    expect(kinds(false, true, 'inside')).toEqual(['violated']);
    const inSystem = (cleared: boolean) =>
      `name: p\ndata: { sensitivity: public }\nsystems: [{ role: chat, chosen: outside, data: { cleared: ${cleared} } }]`;
    const found = findings({
      policy,
      profiles: [inSystem(true)],
      base: [inSystem(false)],
      rulebook: tiedDown,
    });
    expect(found).toMatchObject([{ kind: 'loosened', system: 'chat', relaxes: ['follows'] }]);
  });

  test('is an error that a waiver of guarded-facts lifts', () => {
    const waiver =
      'waivers: [{ rule: guarded-facts, profile: p, reason: r, approved_by: a, expires: 2027-01-01 }]';
    const run = {
      policy: `${POLICY}\n${waiver}`,
      profiles: ['name: p\ndata: { sensitivity: public }'],
      base: ['name: p\ndata: { sensitivity: restricted }'],
    };
    const found = findings(run).find((each) => each.kind === 'loosened');
    expect(found).toMatchObject({ severity: 'error', waiver: { rule: 'guarded-facts' } });
    const without = findings({ ...run, base: undefined }).map((each) => each.kind);
    expect(without).not.toContain('waiver-unused');
  });
});

describe('the earlier version of a profile', () => {
  const base = ['name: old\ndata: { sensitivity: restricted }'];

  test('is the one there is, even under another name', () => {
    const found = findings({ policy: POLICY, profiles: ['name: new\ndata: { sensitivity: public }'], base });
    expect(found.map((each) => each.kind)).toContain('loosened');
  });

  test('is found by name among several; a new profile is a note', () => {
    const profiles = ['name: old\ndata: { sensitivity: public }', 'name: new\ndata: { sensitivity: public }'];
    const found = findings({ policy: POLICY, profiles, base: [...base, 'name: other'] });
    expect(found.filter((each) => each.rule === 'guarded-facts').map((each) => each.kind)).toEqual([
      'loosened',
      'no-base',
    ]);
  });
});

test('a guarded number is loosened by what follows from it and from the numbers beside it', () => {
  const number = (unit: string) =>
    `{ type: number, question: How many?, help: h, ask: product, changeable: false, unit: ${unit}, min: 0, max: 1000, step: 1 }`;
  const of = changedRulebook(
    'options:\n',
    `  load.each: ${number('tokens')}
  load.amount: { type: enum, ordered: true, question: How much?, help: h, ask: product, changeable: false,
    values: { little: l, much: m }, derive: { product: [[load.requests], [load.each]], cuts: [100] } }
options:
`,
  );
  const policy = policyText(
    [rule('inside', '{ load.amount: much }', '{ decision.data_reaches: inside }')],
    'guarded: [load.requests]',
  );
  const relaxed = (requests: number) =>
    findings({
      rulebook: of,
      policy,
      profiles: [`name: p\nload: { requests: ${requests}, each: 10 }`],
      base: ['name: p\nload: { requests: 50, each: 10 }'],
    }).flatMap((found) => (found.kind === 'loosened' ? [found.relaxes] : []));
  expect(relaxed(5)).toEqual([['inside']]);
  expect(relaxed(40)).toEqual([]);
});

test('a fact of a project is loosened once, whatever its systems leave to it', () => {
  const systems = 'systems: [{ role: chat, chosen: inside }, { role: search, chosen: inside }]';
  const said = findings({
    policy: POLICY,
    profiles: [`name: p\ndata: { boundary: vendor }\n${systems}`],
    base: [`name: p\ndata: { boundary: inside }\n${systems}`],
  }).flatMap((found) => (found.kind === 'loosened' ? [[found.fact, found.system]] : []));
  expect(said).toEqual([['data.boundary', null]]);
});
