import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { partHashes } from '../../src/policy/baseline.ts';
import { clampDays } from '../../src/policy/facts/days.ts';
import { missingProfile } from '../../src/policy/required-profiles.ts';
import { missing } from '../../src/rulebook/at.ts';
import { recordOf, stored } from './recorded.ts';
import { changedRulebook, check, findings, policyText, rule, rulebook } from './small.ts';

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

test('a missing profile is told at the beginning of its folder', () => {
  expect(missingProfile('apps/chat').place).toMatchObject({
    file: { name: 'apps/chat' },
    at: { start: 0, end: 0 },
  });
});

test('days are told up to a hundred years', () => {
  expect([-40_000, -36_500, 0, 36_500, 36_501].map(clampDays)).toEqual([-36_500, -36_500, 0, 36_500, 36_500]);
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
