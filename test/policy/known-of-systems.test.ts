import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { describeFinding } from '../../src/commands/check/wording.ts';
import { partHashes } from '../../src/policy/baseline.ts';
import { clampDays } from '../../src/policy/facts/days.ts';
import { missingProfile } from '../../src/policy/required-profiles.ts';
import { missing } from '../../src/rulebook/at.ts';
import { recordOf, stored } from './recorded.ts';
import { changedRulebook, check, findings, policyOf, policyText, rule, rulebook } from './small.ts';

const kinds = (policy: string, profile: string) =>
  findings({ policy, profiles: [profile] }).map(({ kind, rule: id }) => `${kind} ${id}`);

test('a policy can ask whether a verdict is settled', () => {
  const policy = policyText([rule('settled', '{}', '{ decision.settled: true }')]);
  expect(kinds(policy, 'name: p')).toEqual(['violated settled']);
  expect(kinds(policy, 'name: p\ndata: { sensitivity: public, boundary: anywhere, cleared: true }')).toEqual(
    [],
  );
});

describe('an approval that no longer holds', () => {
  const policy = policyText([rule('approved', '{}', '{ decision.approved: true }')]);
  const approval = (decision: string) =>
    findings({ policy, profiles: [`name: p\ndecision: { ${decision} }`] }).map((found) =>
      found.kind === 'violated' ? found.approval : found.kind,
    );

  test('is told with who gave it and the one thing that is another', () => {
    expect(approval('approved_by: ciso, model: b, approved_for: { model: a }')).toEqual([
      { by: 'ciso', lapses: [{ key: 'model', approved: 'a', now: 'b' }] },
    ]);
  });

  test('is told with all that is', () => {
    const both = 'approved_by: ciso, model: b, region: EU, approved_for: { model: a, region: US }';
    expect(approval(both)).toMatchObject([{ lapses: [{ key: 'model' }, { key: 'region' }] }]);
  });

  test('is not told where nobody gave one', () => {
    expect(approval('model: b')).toEqual(['undecided']);
  });
});

test('a hash tells a rulebook by the values of a fact', () => {
  const hashes = (of = rulebook) => partHashes(of, (text) => createHash('sha256').update(text).digest('hex'));
  const other = hashes(changedRulebook('{ none: n, some: s, many: m }', '{ none: n, some: s, lots: m }'));
  const before = hashes();
  const changed = Object.keys(other).filter((name) => other[name] !== before[name]);
  expect(Object.keys(other)).toEqual(Object.keys(before));
  expect(changed).toEqual(['fact team.size']);
});

test('a hash tells a rulebook by how a fact follows from numbers', () => {
  const numbers = 'min: 0, max: 1000, step: 1 }\n';
  const level = (cut: number) => `  load.level:
    { type: enum, ordered: true, question: How much?, help: h, ask: product, changeable: false,
      values: { low: l, high: h }, derive: { product: [[load.requests]], cuts: [${cut}] } }\n`;
  const [before, after] = [100, 200].map((cut) =>
    partHashes(changedRulebook(numbers, numbers + level(cut)), (text) =>
      createHash('sha256').update(text).digest('hex'),
    ),
  );
  expect(Object.keys(before ?? {}).filter((name) => before?.[name] !== after?.[name])).toEqual([
    'fact load.level',
  ]);
});

test('a hash tells a rulebook by the patterns of an option', () => {
  const hashes = (of = rulebook) => partHashes(of, (text) => createHash('sha256').update(text).digest('hex'));
  const plainInside = 'summary: s,\n      patterns: { plain: { title: t } } }\ncriteria:';
  const other = hashes(
    changedRulebook(plainInside, plainInside.replace('title: t', 'title: t, when: { data.cleared: true }')),
  );
  const before = hashes();
  expect(Object.keys(other).filter((name) => other[name] !== before[name])).toEqual(['option inside']);
});

test('a missing profile is told at the beginning of its folder', () => {
  expect(missingProfile('apps/chat').place).toMatchObject({
    file: { name: 'apps/chat' },
    at: { start: 0, end: 0 },
  });
});

test('days are told up to a hundred years', () => {
  expect([-40_000, -36_500, 0, 36_500, 36_501].map(clampDays)).toEqual([-36_500, -36_500, 0, 36_500, 36_500]);
});

test('how many profiles are done is told after each', () => {
  const told: number[] = [];
  const policy = policyText([rule('approved', '{}', '{ decision.approved: true }')]);
  check({ policy, profiles: ['name: a', 'nmae: b', 'name: c'], onProgress: (done) => told.push(done) });
  expect(told).toEqual([1, 2, 3]);
});

test('a profile without a name is complained of at its beginning', () => {
  const policy = policyText([rule('approved', '{}', '{ decision.approved: true }')]);
  expect(check({ policy, profiles: ['data: { cleared: true }'] }).profiles).toMatchObject([
    { kind: 'broken', problems: [{ kind: 'missing-key', key: 'name', at: { start: 0, end: 1 } }] },
  ]);
});

test('two projects of one name are told by it', () => {
  const policy = policyText([rule('approved', '{}', '{ decision.approved: true }')]);
  const [first, second] = check({ policy, profiles: ['name: Otter', 'name: otter'] }).profiles;
  expect(first?.kind).toBe('checked');
  expect(second).toMatchObject({ kind: 'broken', problems: [{ at: { start: 6, end: 11 } }] });
});

test('a recorded verdict rests on a set as on any other fact', () => {
  const policy = policyText([rule('approved', '{}', '{ decision.approved: true }')]);
  const profiles = ['name: p\nteam: { size: some, skills: [ops, tuning] }\ndata: { cleared: true }'];
  const [{ record } = missing()] = stored(recordOf({ policy, profiles })).records;
  expect(record.facts).toEqual({
    'data.cleared': true,
    'team.size': 'some',
    'team.skills': ['ops', 'tuning'],
  });
});

test('own facts of every kind are known by their names', () => {
  const types = [
    'type: enum, values: [a, b]',
    'type: set, values: [a, b]',
    'type: boolean',
    'type: text',
    'type: number, min: 0, max: 9',
  ];
  const facts = types.map((type, at) => `  x-f${at}: { ${type}, question: "Q${at}?" }\n`).join('');
  const { own } = policyOf(policyText([rule('r', '{}', '{ x-f2: true }')], `facts:\n${facts}`));
  expect(own.map(({ id, question, type }) => `${id} ${question} ${type}`)).toEqual([
    'x-f0 Q0? enum',
    'x-f1 Q1? set',
    'x-f2 Q2? boolean',
    'x-f3 Q3? text',
    'x-f4 Q4? number',
  ]);
});

test('a profile of too many systems for so many rules is broken', () => {
  const rules = Array.from({ length: 201 }, (_, at) =>
    rule(`r${at}`, '{}', '{ decision.data_reaches: inside }'),
  );
  const systems = Array.from({ length: 100 }, (_, at) => `{ role: r${at}, data_reaches: inside }`).join(', ');
  const kindOf = (of: readonly string[]) =>
    check({ policy: policyText(of), profiles: [`name: p\nsystems: [${systems}]`] }).profiles[0]?.kind;
  expect([kindOf(rules), kindOf(rules.slice(1))]).toEqual(['broken', 'checked']);
  const profile = `name: p\nsystems: [${systems}]`;
  expect(check({ policy: policyText(rules), profiles: [profile] }).profiles).toMatchObject([
    { problems: [{ at: { start: profile.indexOf('{ role: r99') } }] },
  ]);
});

test('a profile of too many systems for such long reasons and names is broken', () => {
  const systems = Array.from({ length: 100 }, (_, at) => `{ role: r${at}, data_reaches: inside }`).join(', ');
  const profiles = [`name: p\nsystems: [${systems}]`];
  const checked = (last: number) => {
    const rules = Array.from({ length: 50 }, (_, at) =>
      rule(`r${at}`, '{}', '{ decision.data_reaches: inside }').replace(
        'Because.',
        'b'.repeat(at === 49 ? last : 2000),
      ),
    );
    return check({ policy: policyText(rules), profiles }).profiles[0];
  };
  // Each rule names "inside", too.
  expect(checked(2000 - 50 * 6)?.kind).toBe('checked');
  expect(checked(2001 - 50 * 6)).toMatchObject({
    kind: 'broken',
    problems: [{ explanation: expect.stringContaining('are 10,000,100 letters') }],
  });
  const waived = (letters: number) => {
    const reasons = ['short', 'w'.repeat(letters)].map(
      (reason) => `{ rule: r, profile: other, reason: ${reason}, approved_by: a, expires: 2027-01-01 }`,
    );
    const long = rule('r', '{}', '{ decision.data_reaches: inside }').replace('Because.', 'b'.repeat(5000));
    const others = Array.from({ length: 19 }, (_, at) => long.replace('id: r', `id: r${at}`));
    const text = policyText([long.replace(/b{5000}/, 'b'), ...others], `waivers: [${reasons.join(', ')}]`);
    return check({ policy: text, profiles }).profiles[0]?.kind;
  };
  const names = 20 * 'inside'.length;
  expect([4999 - names, 5000 - names].map(waived)).toEqual(['checked', 'broken']);
});

test('a rule of many unknown facts tells thirty of them, and how many there are besides', () => {
  const ids = Array.from({ length: 33 }, (_, at) => `x-f${at}`);
  const facts = ids.map((id) => `  ${id}: { type: boolean }\n`).join('');
  const demand = (of: readonly string[]) => `{ any: [${of.map((id) => `{ ${id}: true }`).join(', ')}] }`;
  const toldOf = (count: number) => {
    const policy = policyText([rule('r', '{}', demand(ids.slice(0, count)))], `facts:\n${facts}`);
    const [found] = findings({ policy, profiles: ['name: p'] });
    return found === undefined ? '' : describeFinding(found, '2026-06-15').message;
  };
  expect(toldOf(33)).toMatch(/x-f28, x-f29 and 3 more of its facts are unknown\.$/);
  expect(toldOf(30)).toMatch(/x-f28 and x-f29 are unknown\.$/);
});

test('a profile of too many systems for so long a rule is broken', () => {
  const systems = Array.from({ length: 100 }, (_, at) => `{ role: r${at}, data_reaches: inside }`).join(', ');
  const kindOf = (tests: number) => {
    const any = Array(tests).fill('{ decision.data_reaches: inside }').join(', ');
    const policy = policyText([rule('r', '{}', `{ any: [${any}] }`)]);
    return check({ policy, profiles: [`name: p\nsystems: [${systems}]`] }).profiles[0]?.kind;
  };
  expect([kindOf(2001), kindOf(2000)]).toEqual(['broken', 'checked']);
});
