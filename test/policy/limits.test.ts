import { expect, test } from 'vitest';
import { MAX_GRACE_DAYS } from '../../src/policy/policy.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { type Limit, long, wrongLimits } from '../limits.ts';

const POLICY = {
  version: 1,
  name: 'Policy',
  rulebook: 'small@1',
  facts: {
    'x-size': { type: 'enum', question: 'How large?', values: ['low', 'high'] },
    'x-parts': { type: 'set', values: ['one'] },
    'x-number': { type: 'number', unit: 'metres', min: 0, max: 10, step: 1 },
  },
  rules: [{ id: 'rule', require: {}, severity: 'error', because: 'Because.' }],
  waivers: [
    { rule: 'rule', profile: 'p', facts: ['x-size'], reason: 'r', approved_by: 'a', expires: '2027-01-01' },
  ],
  waiver_terms: { max_days: 90, grace_days: 7 },
};

const values = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);

const LIMITS: readonly Limit[] = [
  ['name', ['P', long(5000)], ['', ' ', long(5001)]],
  [
    'rulebook',
    [`s@sha256:${long(12)}`, `s@sha256:${long(64)}`],
    [`s@sha256:${long(11)}`, `s@sha256:${long(65)}`],
  ],
  ['facts/KEY', [`x-${long(98)}`], [`x-${long(99)}`]],
  ['facts/x-size/question', ['Q', long(1000)], ['', ' ', long(1001)]],
  ['facts/x-size/values', [values(1), values(200), [long(100)]], [[], values(201), [long(101)], ['true']]],
  ['facts/x-parts/values', [values(200)], [[], values(201)]],
  ['facts/x-number/unit', ['', long(40)], [long(41)]],
  ['facts/x-number/step', [0.001], [0, -1]],
  ['rules', [POLICY.rules, Array(2000).fill(POLICY.rules[0])], [[], Array(2001).fill(POLICY.rules[0])]],
  ['rules/0/id', [long(100)], [long(101), '']],
  ['rules/0/because', [long(5000)], ['', long(5001)]],
  ['waivers/0/facts', [['x-size']], [[]]],
  ['waivers/0/reason', [long(5000)], ['', long(5001)]],
  ['waiver_terms/max_days', [1, 3650], [0, 3651, 1.5]],
  ['waiver_terms/grace_days', [0, MAX_GRACE_DAYS], [-1, MAX_GRACE_DAYS + 1, 0.5]],
];

test('a policy may go as far as its limits, and no further', () => {
  const accepts = (policy: unknown) => policySchema.safeParse(policy).success;
  expect(accepts(POLICY)).toBe(true);
  expect(wrongLimits(POLICY, LIMITS, accepts)).toEqual([]);
});
