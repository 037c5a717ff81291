import { describe, expect, test } from 'vitest';
import { findings, policyText, rule } from './small.ts';

const APPROVED = rule('approved', '{}', '{ decision.approved: true }');
const GUARDED =
  'guarded: [data.sensitivity, decision.data_reaches, decision.model, decision.approved_by, decision.review_in_days]\n';
const POLICY = policyText([APPROVED], GUARDED);

const BEFORE =
  '{ name: p, decision: { model: a, data_reaches: inside, approved_by: ciso, review_by: 2027-01-01 } }';

function found(before: string, now: string, policy = POLICY) {
  return findings({ policy, profiles: [now], base: [before] }).map((finding) =>
    finding.kind === 'loosened' && finding.proved
      ? [finding.fact, finding.system, finding.from, finding.to]
      : [finding.rule, finding.kind],
  );
}

describe('a guarded part of a decision', () => {
  test.each([
    ['stays', 'model: a, data_reaches: inside, approved_by: ciso, review_by: 2027-01-01', []],
    [
      'is written otherwise',
      'model: "A ", data_reaches: inside, approved_by: CISO, review_by: 2027-01-01',
      [],
    ],
    ['is stricter', 'model: a, data_reaches: inside, approved_by: ciso, review_by: 2026-12-01', []],
    [
      'reaches less far',
      'model: a, data_reaches: inside, approved_by: ciso, review_by: 2027-01-01',
      [['approved', 'violated']],
      BEFORE.replace('inside', 'vendor'),
    ],
    [
      'reaches further',
      'model: a, data_reaches: vendor, approved_by: cto, review_by: 2027-01-01',
      [
        ['decision.data_reaches', null, 'inside', 'vendor'],
        ['decision.approved_by', null, 'ciso', 'cto'],
      ],
    ],
    [
      'is put off',
      'model: a, data_reaches: inside, approved_by: ciso, review_by: 2028-01-01',
      [['decision.review_in_days', null, '2027-01-01', '2028-01-01']],
    ],
  ])('%s: %s', (_what, decision, expected, before = BEFORE) => {
    expect(found(before, `{ name: p, decision: { ${decision} } }`)).toEqual(expected);
  });

  test('is compared system by system, and one that is gone has lost it', () => {
    const systems = (...each: readonly string[]) =>
      `{ name: p, systems: [${each.map((one) => `{ ${one}, approved_by: ciso }`).join(', ')}] }`;
    const before = systems('role: chat, model: a', 'role: hr, model: b');
    expect(found(before, systems('role: HR, model: b', 'role: chat, model: a'))).toEqual([]);
    expect(found(before, systems('role: chat, model: c', 'role: new, model: b'))).toEqual([
      ['approved', 'violated'],
      ['decision.model', 'chat', 'a', 'c'],
      ['decision.model', 'hr', 'b', null],
      ['decision.approved_by', 'hr', 'ciso', null],
    ]);
  });
});

describe('a guarded part that changed', () => {
  const policy = policyText([APPROVED], 'guarded: [decision.model]\n');
  const before = 'name: p\nsystems: [{ role: chat, model: a, approved_by: ciso }]';
  const said = (profile: string) =>
    findings({ policy, profiles: [profile], base: [before] }).flatMap(({ kind, place }) =>
      kind === 'loosened' ? [profile.slice(place.at.start, place.at.end)] : [],
    );

  test('is told where it stands now, and at the name of the project where nothing continues its system', () => {
    expect(said(before.replace('model: a', 'model: b'))).toEqual(['b']);
    expect(said('name: p\nsystems: [{ role: hr, model: a, approved_by: ciso }]')).toEqual(['p']);
  });
});

describe('a guarded fact', () => {
  test('is loosened also by a system that states another one for itself', () => {
    const before = '{ name: p, data: { sensitivity: restricted }, decision: { approved_by: ciso } }';
    const now =
      '{ name: p, data: { sensitivity: restricted }, systems: [{ role: chat, approved_by: ciso, data: { sensitivity: public } }] }';
    const policy = policyText([APPROVED], 'guarded: [data.sensitivity]\n');
    expect(found(before, now, policy)).toEqual([['data.sensitivity', 'chat', 'restricted', 'public']]);
    expect(found(now, now, policy)).toEqual([]);
  });

  test('may go over from a project to its systems, if all of them state it', () => {
    const policy = policyText([APPROVED], 'guarded: [data.sensitivity]\n');
    const before = '{ name: p, data: { sensitivity: restricted }, decision: { approved_by: ciso } }';
    const systems = (second: string) =>
      `{ name: p, systems: [
        { role: chat, approved_by: ciso, data: { sensitivity: restricted } }, { role: hr, approved_by: ciso${second} }] }`;
    expect(found(before, systems(', data: { sensitivity: restricted }'), policy)).toEqual([]);
    expect(found(before, systems(''), policy)).toContainEqual(['data.sensitivity', null, 'restricted', null]);
  });

  test('of an organisation is lost with the system that stated it', () => {
    const policy = policyText(
      [APPROVED],
      'guarded: [x-acme.dpia]\nfacts: { x-acme.dpia: { type: boolean } }\n',
    );
    const systems = (role: string, own: string) =>
      `{ name: p, systems: [{ role: ${role}, approved_by: ciso${own} }, { role: hr, approved_by: ciso }] }`;
    const before = systems('chat', ', x-acme: { dpia: true }');
    expect(found(before, systems('search', ''), policy)).toContainEqual(['x-acme.dpia', 'chat', true, null]);
    expect(found(before, before, policy)).toEqual([]);
    expect(found(before, systems('chat', ''), policy)).toContainEqual(['x-acme.dpia', 'chat', true, null]);
  });
});

describe('an approval', () => {
  const policy = policyText([APPROVED]);

  test.each([
    ['model: a, region: eu', 'model: a, region: eu, provider: new', [['approved', 'violated']]],
    ['model: a, region: eu', 'model: b, region: eu', [['approved', 'violated']]],
    ['model: a, region: eu', 'model: a', [['approved', 'violated']]],
    ['model: a, data_reaches: inside', 'model: a, data_reaches: anywhere', [['approved', 'violated']]],
    ['model: a', 'model: b, approved_on: 2026-06-01', []],
    ['model: a', 'model: b, approved_for: { model: b }', []],
    ['model: a', 'model: a, approved_for: { model: b }', [['approved', 'violated']]],
  ])('of %s for %s: %j', (before, now, expected) => {
    const decision = (text: string) => `{ name: p, decision: { approved_by: ciso, ${text} } }`;
    expect(found(decision(before), decision(now), policy)).toEqual(expected);
  });
});
