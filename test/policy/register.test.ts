import { describe, expect, test } from 'vitest';
import { findings, policyOf, policyText, rule } from './small.ts';

const row = (index: number) =>
  `{ decision.model: m${index}, decision.provider: p${index % 7}, decision.region: { starts_with: [eu-, us-${index}] }, data.sensitivity: { at_most: internal } }`;
const REGISTER = policyText([
  rule('register', '{}', `{ any: [${Array.from({ length: 400 }, (_, index) => row(index)).join(', ')}] }`),
]);

const profile = (decision: string, sensitivity = 'internal') =>
  `{ name: p, data: { sensitivity: ${sensitivity} }, decision: ${decision} }`;

describe('a register of four hundred approved combinations', () => {
  const kinds = (text: string) => findings({ policy: REGISTER, profiles: [text] }).map((found) => found.kind);

  test.each([
    ['{ model: m399, provider: p0, region: eu-west-1 }', []],
    ['{ model: M12, provider: "P5 ", region: US-12b }', []],
    ['{ model: m12, provider: p5, region: us-1 }', ['violated']],
    ['{ model: m12, provider: p6, region: eu-west-1 }', ['violated']],
    ['{ model: m400, provider: p1, region: eu-west-1 }', ['violated']],
    ['{ model: m12, region: eu-west-1 }', ['undecided']],
    ['{ model: m400 }', ['violated']],
    ['{}', ['undecided']],
  ])('with %s finds %j', (decision, expected) => {
    expect(kinds(profile(decision))).toEqual(expected);
  });

  test('says what alone is missing', () => {
    const [found] = findings({ policy: REGISTER, profiles: [profile('{ model: m12, region: eu-west-1 }')] });
    expect(found?.kind === 'undecided' && found.unknown.map(({ fact }) => fact)).toEqual([
      'decision.provider',
    ]);
  });

  test('proposes the row that is one change away', () => {
    const off = profile('{ model: m12, provider: p6, region: eu-west-1 }');
    const [found] = findings({ policy: REGISTER, profiles: [off] });
    expect(found?.kind === 'violated' && found.proposals).toEqual([
      [
        {
          fact: 'decision.model',
          to: { kind: 'one-of', values: Array.from({ length: 57 }, (_, n) => `m${7 * n + 6}`) },
        },
      ],
      [{ fact: 'decision.provider', to: { kind: 'one-of', values: ['p5'] } }],
    ]);
  });
});

test('rules on five hundred single models are checked', () => {
  const rules = Array.from({ length: 500 }, (_, index) =>
    rule(`r${index}`, `{ decision.model: m${index} }`, '{ decision.approved: true }'),
  );
  const found = findings({ policy: policyText(rules), profiles: [profile('{ model: m321 }')] });
  expect(found.map((each) => [each.rule, each.kind])).toEqual([['r321', 'undecided']]);
});

describe('a text that looks like a pattern', () => {
  test.each(['us-*', 'gpt-?', '^eu', 'eu$', 'a|b', '/eu.*/', '[ab]c'])('such as %s is refused', (pattern) => {
    const text = policyText([rule('r', '{}', `{ decision.region: ["${pattern}"] }`)]);
    expect(() => policyOf(text)).toThrow('looks like a pattern');
  });

  test('is answered with what to write instead', () => {
    const text = policyText([rule('r', '{}', '{ decision.region: "us-*" }')]);
    expect(() => policyOf(text)).toThrow('Write { starts_with: us- }.');
  });

  test('is refused as a beginning, too, and a beginning may be what is no answer as a whole', () => {
    const beginning = (text: string) =>
      policyText([rule('r', '{}', `{ decision.region: { starts_with: ${text} } }`)]);
    expect(() => policyOf(beginning('"us-*"'))).toThrow('looks like a pattern');
    expect(() => policyOf(beginning('" "'))).toThrow('must be text');
    expect(policyOf(beginning('no-')).rules).toHaveLength(1);
  });
});

describe('a beginning', () => {
  const POLICY = policyText([
    rule('inside-europe', '{}', '{ decision.region: { starts_with: eu- } }'),
    rule('not-in-gov', '{}', '{ not: { decision.region: { starts_with: us-gov- } } }'),
  ]);
  const found = (region: string) =>
    findings({ policy: POLICY, profiles: [`{ name: p, decision: { region: ${region} } }`] });

  test('is compared as a reader does it', () => {
    expect(found('EU-West-1')).toEqual([]);
    expect(found('us-east-1').map((each) => each.rule)).toEqual(['inside-europe']);
    expect(found('us-gov-1').map((each) => each.rule)).toEqual(['inside-europe', 'not-in-gov']);
  });

  test('is proposed as one', () => {
    const [, inGov] = found('us-gov-1');
    expect(inGov?.kind === 'violated' && inGov.proposals).toEqual([
      [{ fact: 'decision.region', to: { kind: 'beginning-with', values: ['eu-'] } }],
      [{ fact: 'decision.region', to: { kind: 'not-beginning-with', values: ['us-gov-'] } }],
    ]);
  });
});
