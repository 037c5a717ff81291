import { describe, expect, test } from 'vitest';
import { describeFinding } from '../../src/commands/check/wording.ts';
import { at } from '../../src/rulebook/at.ts';
import { realPolicy, useFolder } from './folder.ts';
import { check, findings, policyOf, policyText, rule } from './small.ts';

const APPROVED = rule('approved', '{}', '{ decision.approved: true }');
const DENIED = rule('denied', '{}', '{ not: { decision.provider: [DeepSeek] } }');
const folder = useFolder();

describe('a text that is no answer', () => {
  test.each([
    ['""', 'decision.approved_by is blank, which is no answer.'],
    ['"  \\n"', 'decision.approved_by is blank, which is no answer.'],
    ['"\\u200b"', 'decision.approved_by is blank, which is no answer.'],
    ['no', 'decision.approved_by says "no", which is no answer.'],
    ['TBD', 'decision.approved_by says "TBD", which is no answer.'],
    ['N/A', 'decision.approved_by says "N/A", which is no answer.'],
    ['"false"', 'decision.approved_by says "false", which is no answer.'],
    ['false', 'decision.approved_by says "false", which is no answer.'],
  ])('%s approves nothing, and the finding says so', (text, said) => {
    const profile = `name: p\ndecision: { approved_by: ${text} }`;
    const found = at(findings({ policy: policyText([APPROVED]), profiles: [profile] }), 0);
    expect(found).toMatchObject({ kind: 'undecided', severity: 'error' });
    expect(profile.slice(found.place.at.start, found.place.at.end)).toBe(text);
    expect(describeFinding(found, '2026-06-15').details).toContain(said);
  });

  test.each(['model', 'provider', 'region'])('is no %s, so a rule against one is undecided', (key) => {
    const policy = policyText([rule('not', '{}', `{ not: { decision.${key}: [lynx] } }`)]);
    const kinds = (decision: string) =>
      findings({ policy, profiles: [`name: p\n${decision}`] }).map((each) => each.kind);
    expect(kinds(`decision: { ${key}: tbd }`)).toEqual(['undecided']);
    expect(kinds(`systems: [{ role: a, ${key}: otter }, { role: b, ${key}: "-" }]`)).toEqual(['undecided']);
    expect(kinds(`decision: { ${key}: otter }`)).toEqual([]);
  });

  test('is no value that a policy can ask for, and approves no waiver', () => {
    const none = policyText([rule('none', '{}', '{ decision.provider: [lynx, n/a] }')]);
    expect(() => policyOf(none)).toThrow('decision.provider must be a name, but is "n/a".');
    const waiver =
      'waivers: [{ rule: approved, profile: p, reason: r, approved_by: pending, expires: 2027-01-01 }]';
    expect(() => policyOf(policyText([APPROVED], waiver))).toThrow(
      'approved_by of waivers[1] must be a name, but is "pending".',
    );
  });

  test('fails the check, with a way out that helps', () => {
    folder.write({
      'p.yaml': realPolicy(['{ id: r, require: { decision.approved: true }, severity: error, because: x }']),
      'a.yaml': 'name: a\ndecision: { approved_by: false }\n',
      'b.yaml': 'name: b\ndecision: { approved_by: "false" }\n',
      'c.yaml': 'name: c\ndecision: { approved_by: true }\n',
      'd.yaml': 'name: d\ndecision: { approved_by: security }\n',
    });
    const done = ['a', 'b', 'c', 'd'].map((name) => folder.advisor('check', `${name}.yaml`, '-p', 'p.yaml'));
    expect(done.map(({ status }) => status)).toEqual([1, 1, 2, 0]);
    for (const { stdout } of done.slice(0, 2))
      expect(stdout).toContain('Cannot be decided: decision.approved_by is unknown.');
    for (const { stdout } of done.slice(0, 3)) expect(stdout).not.toContain('quotes');
  });
});

describe('a text of the policy', () => {
  test.each([
    'deepseek',
    'DEEPSEEK',
    '"DeepSeek "',
    '"Deep\\u00adSeek"',
    '"\\u200bDeepSeek"',
    '"ＤｅｅｐＳｅｅｋ"',
  ])('is met by %s, too', (provider) => {
    const profile = `name: p\ndecision: { provider: ${provider} }`;
    const [found] = findings({ policy: policyText([DENIED]), profiles: [profile] });
    expect(found).toMatchObject({ kind: 'violated', proposals: [[{ to: { kind: 'other-than' } }]] });
  });

  test('stays as it is written where it is printed, and so does that of the profile', () => {
    const policy = policyText([rule('one-of', '{}', '{ decision.provider: [Otter Cloud, LYNX] }')]);
    const profiles = ['name: p\ndecision: { provider: "Pike " }'];
    const found = at(findings({ policy, profiles }), 0);
    const { message, details } = describeFinding(found, '2026-06-15');
    expect(message).toBe('decision.provider is Pike .');
    expect(details.at(-1)).toBe('To satisfy it: set decision.provider to Otter Cloud or LYNX.');
    expect(findings({ policy, profiles: ['name: p\ndecision: { provider: lynx }'] })).toEqual([]);
  });

  test('is one value with another that reads the same', () => {
    const idle = rule('idle', '{ decision.model: Lynx }', '{ decision.model: " lynx" }');
    expect(() => policyOf(policyText([idle]))).toThrow('it can never be violated');
  });
});

describe('the name of a profile', () => {
  const named = (name: string) => `name: ${name}\ndecision: { provider: DeepSeek }`;

  test.each(['Payments', '"payments "', '"pay\\u200bments"'])('is taken where %s is', (name) => {
    const { profiles } = check({ policy: policyText([DENIED]), profiles: [named('payments'), named(name)] });
    expect(profiles.map((each) => each.kind)).toEqual(['checked', 'broken']);
  });

  test('is found by a waiver however it is written', () => {
    const waiver =
      'waivers: [{ rule: denied, profile: PAYMENTS, reason: r, approved_by: a, expires: 2027-01-01 }]';
    const run = { policy: policyText([DENIED], waiver), profiles: [named('"payments "')], complete: true };
    expect(findings(run)).toMatchObject([{ kind: 'violated', waiver: { profile: 'PAYMENTS' } }]);
    expect(check(run).findings).toEqual([]);
  });
});
