import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { policySchema } from '../../src/policy/schema.ts';
import { policyOf, policyText, rule } from './small.ts';

const GOOD = rule('inside', '{ data.sensitivity: restricted }', '{ decision.data_reaches: inside }');

function faultsOf(text: string): string {
  try {
    policyOf(text);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

test('a wrong key of a policy does not hide what is wrong beneath it, nor count as missing', () => {
  const text = policyText([GOOD])
    .replace(/require: \{[^}]*\}/, 'requir: 7')
    .replace('name:', 'nmae:');
  expect(faultsOf(text)).toContain('"requir" is not known in rules[1].');
  expect(faultsOf(text)).toContain('rules[1].require must be a map of keys and values, but is 7.');
  expect(faultsOf(text)).not.toContain('is missing');
});

test('a set that is asked for a value is complained of once', () => {
  const text = policyText([rule('ops', '{ team.skills: otters }', '{ data.cleared: true }')]);
  expect(faultsOf(text).match(/policy\.yaml:/g)).toHaveLength(1);
});

describe('a policy', () => {
  test('is read with all that it says', () => {
    const rest = [
      'known: [data.sensitivity]',
      'guarded: [data.cleared]',
      'waivers:',
      '  - { rule: inside, profile: p, reason: r, approved_by: a, expires: 2026-12-31 }',
      '  - { rule: guarded-facts, profile: p, reason: r, approved_by: a, expires: 2026-12-31 }',
    ].join('\n');
    const policy = policyOf(policyText([GOOD], rest));
    expect(policy.rules.map((each) => each.id)).toEqual(['inside']);
    expect(policy.known.map((each) => each.fact)).toEqual(['data.sensitivity']);
    expect(policy.guarded.map((each) => each.fact)).toEqual(['data.cleared']);
    expect(policy.waivers.map((each) => each.approvedBy)).toEqual(['a', 'a']);
  });

  test.each([
    [
      'has no rules',
      'version: 1\nname: n\nrulebook: small@1\nrules: []\n',
      'rules must be a list that is not empty',
    ],
    [
      'has a rule that can never apply',
      policyText([
        rule(
          'never',
          '{ data.sensitivity: public, all: [{ data.sensitivity: restricted }] }',
          '{ data.cleared: true }',
        ),
      ]),
      'rule "never": it can never apply',
    ],
    [
      'has a rule that can never be violated',
      policyText([
        rule('idle', '{ data.cleared: true }', '{ any: [{ data.cleared: true }, { team.size: many }] }'),
      ]),
      'rule "idle": it can never be violated',
    ],
    [
      'has a rule that requires nothing',
      policyText([rule('void', '{ data.cleared: true }', '{}')]),
      'rule "void": it requires nothing',
    ],
    [
      'waives a rule that does not exist',
      policyText(
        [GOOD],
        'waivers: [{ rule: insde, profile: p, reason: r, approved_by: a, expires: 2026-12-31 }]',
      ),
      'Did you mean "inside"?',
    ],
    ['is for another rulebook', policyText([GOOD]).replace('small@1', 'large@1'), 'Allowed: small.'],
    [
      'is for another major version',
      policyText([GOOD]).replace('small@1', 'small@2'),
      'review the policy, then name small@1',
    ],
    [
      'speaks of a fact that does not exist',
      policyText([rule('r', '{ data.sensitivty: public }', '{ data.cleared: true }')]),
      'Did you mean "data.sensitivity"?',
    ],
    [
      'compares a text',
      policyText([rule('r', '{ data.cleared: true }', '{ decision.model: { at_least: a } }')]),
      '"at_least" cannot be used with decision.model',
    ],
    ['has two rules of one name', policyText([GOOD, GOOD]), 'Two rules are called "inside"'],
    [
      'takes a name of advisor',
      policyText([GOOD.replace('id: inside', 'id: known-facts')]),
      'taken by a rule that advisor brings along',
    ],
    [
      'has a waiver without an end',
      policyText([GOOD], 'waivers: [{ rule: inside, profile: p, reason: r, approved_by: a }]'),
      '"expires" is missing',
    ],
    [
      'has a day that does not exist',
      policyText([
        rule(
          'r',
          '{ data.cleared: true }',
          '{ team.size: many }',
          'severity: error, enforce_from: 2026-02-30',
        ),
      ]),
      'a date such as 2026-12-31',
    ],
    [
      'wants a fact known that does not exist',
      policyText([GOOD], 'known: [data.cleard]'),
      'Did you mean "data.cleared"?',
    ],
    [
      'guards a fact twice',
      policyText([GOOD], 'guarded: [data.cleared, data.cleared]'),
      'guarded names data.cleared twice',
    ],
  ])('is refused where it %s', (_what, text, message) => {
    expect(faultsOf(text).toLowerCase()).toContain(message.toLowerCase());
  });
});

test('the JSON Schema of a policy takes the policies that are read, and no other', () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
    z.toJSONSchema(policySchema),
  );
  const policy = parse(readFileSync(join(import.meta.dirname, '../../fixtures/policy/policy.yaml'), 'utf8'));
  expect(validate(policy)).toBe(true);
  expect(validate({ ...policy, rules: [] })).toBe(false);
  expect(validate({ ...policy, guards: [] })).toBe(false);
});
