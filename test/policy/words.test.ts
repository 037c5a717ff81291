import { describe, expect, test } from 'vitest';
import { builtInRulebook, check, readPolicy, readProfile } from '../../src/index.ts';
import { realPolicy } from './folder.ts';
import { rule } from './small.ts';

const rulebook = builtInRulebook();

interface Found {
  readonly rule: string;
  readonly system: string | null;
  readonly message: string;
  readonly details: string;
}

/** What a policy of these rules finds in a profile on 2026-11-26. */
function found(rules: readonly string[], profile: string, rest = ''): readonly Found[] {
  const policy = readPolicy(realPolicy(rules, rest), rulebook);
  if (!policy.ok) throw new Error(policy.message);
  const read = readProfile(profile, rulebook);
  if (!read.ok) throw new Error(read.message);
  const outcome = check(policy.value, [read.value], '2026-11-26');
  if (!outcome.ok) throw new Error(outcome.message);
  const faults = outcome.value.faults.map(({ message }) => message);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return outcome.value.findings.map(({ details, message, rule, system }) => ({
    ...{ rule, system, message },
    details: details.join(' '),
  }));
}

const rulesFound = (...given: Parameters<typeof found>) => found(...given).map((each) => each.rule);
const decided = (decision: string, rest = '') => `{ name: p, ${rest} decision: { ${decision} } }`;

describe('who and when', () => {
  const OWNED = rule('owned', '{}', '{ decision.owner: [Payments, Search] }');
  const BY = rule('by', '{}', '{ decision.approved_by: { starts_with: [security, ciso] } }');
  const FRESH = rule('fresh', '{}', '{ decision.days_since_approval: { at_most: 365 } }');
  const FOUR_EYES = rule('four-eyes', '{}', '{ decision.approved_by_owner: false }');
  const RECENT = rule('late', '{}', '{ decision.days_since_decision: { below: 100 } }');

  test.each([
    [OWNED, decided('owner: payments'), []],
    [OWNED, decided('model: m', 'owner: Search,'), []],
    [OWNED, decided('owner: "TBD"'), ['owned']],
    [OWNED, decided('owner: Ads'), ['owned']],
    [BY, decided('approved_by: Security board'), []],
    [BY, decided('approved_by: the team'), ['by']],
    [FOUR_EYES, decided('owner: Ada, approved_by: ciso'), []],
    [FOUR_EYES, decided('approved_by: ADA', 'owner: Ada,'), ['four-eyes']],
    [FOUR_EYES, decided('approved_by: Ada'), ['four-eyes']],
    [FRESH, decided('approved_by: ciso, approved_on: 2026-01-02'), []],
    [FRESH, decided('approved_by: ciso, approved_on: 2025-01-02'), ['fresh']],
    [FRESH, decided('approved_by: ciso'), ['fresh']],
    [RECENT, decided('date: 2026-11-01'), []],
    [RECENT, decided('date: 2026-01-01'), ['late']],
  ])('%s on %s finds %j', (one, profile, expected) => {
    expect(rulesFound([one], profile)).toEqual(expected);
  });
});

describe('an approval', () => {
  const APPROVED = rule('approved', '{}', '{ decision.approved: true }');
  const FOR = 'approved_by: ciso, approved_for: { model: gpt-oss-120b, region: eu-west-1 }';

  test('that says what it is for holds as long as that stands', () => {
    expect(found([APPROVED], decided(`${FOR}, model: GPT-oss-120b, region: eu-west-1`))).toEqual([]);
  });

  test('lapses when it changes, and says so', () => {
    const [lapsed] = found([APPROVED], decided(`${FOR}, model: gpt-oss-20b`));
    expect(lapsed?.message).toBe('decision.approved is false.');
    expect(lapsed?.details).toContain(
      'The approval by ciso has lapsed: it was for model gpt-oss-120b, and it is now gpt-oss-20b and region eu-west-1, which is no longer stated. Have it approved anew, and state approved_on.',
    );
  });
});

describe('the model of the catalogue that a decision names', () => {
  const FREE = rule('free', '{}', '{ model.licence: [Apache-2.0, MIT] }');
  const OPEN = rule('open', '{}', '{ model.open_weights: true }');
  const LASTING = rule(
    'lasting',
    '{}',
    '{ any: [{ model.retirement_announced: false }, { model.days_to_retirement: { at_least: 90 } }] }',
  );
  const CONTEXT = rule('context', '{}', '{ model.context: { at_least: 100000 } }');
  const US = rule('us', '{}', '{ not: { model.country: CN } }');

  test.each([
    [[FREE, OPEN, LASTING, CONTEXT, US], 'model: gpt-oss-120b', []],
    [[FREE, OPEN], 'model: claude-opus-5', ['free', 'open']],
    [[US], 'model: Qwen3.6 27B', ['us']],
    [[LASTING], 'model: Qwen3.6 27B', []],
  ])('%# %s', (rules, decision, expected) => {
    expect(rulesFound(rules, decided(decision))).toEqual(expected);
  });

  test('is unknown where the catalogue does not know it, and that is said', () => {
    const [unknown] = found([FREE], decided('model: our-own-model'));
    expect(unknown?.message).toBe('Cannot be decided: model.licence is unknown.');
    expect(unknown?.details).toContain(
      'The catalogue does not know that of our-own-model: see advisor models.',
    );
    const [unstated] = found([FREE], decided('chosen: closed-api'));
    expect(unstated?.message).toBe('Cannot be decided: decision.model is unknown.');
  });

  test('can be another one: models that keep the rule are proposed', () => {
    const [violated] = found([FREE], decided('chosen: open-managed, model: Llama 4 Scout 17B 16E Instruct'));
    expect(violated?.details).toMatch(/To satisfy it: set decision\.model to .*Gemma 4 31B IT/);
  });
});

describe("an organisation's own facts", () => {
  const FACTS = `facts:
  x-acme.risk_class: { type: enum, ordered: true, values: [minimal, limited, high], question: Which risk class?, ask: security }
  x-acme.dpia: { type: text }
  x-works-council: { type: boolean }
`;
  const RULES = [
    rule('dpia', '{ x-acme.risk_class: { at_least: limited } }', '{ x-acme.dpia: { starts_with: DPIA- } }'),
    rule('council', '{}', '{ x-works-council: true }'),
  ];
  const profile = (own: string) => `name: p\n${own}`;

  test('are asked for like any other', () => {
    const kept = 'x-acme: { risk_class: high, dpia: DPIA-7 }\nx-works-council: true';
    expect(found(RULES, profile(kept), FACTS)).toEqual([]);
    const [dpia, council] = found(RULES, profile('x-acme: { risk_class: high, dpia: TBD }'), FACTS);
    expect(dpia?.message).toBe('Cannot be decided: x-acme.dpia is unknown.');
    expect(council?.message).toBe('Cannot be decided: x-works-council is unknown.');
  });

  test('have the values that are declared', () => {
    expect(() => found(RULES, profile('x-acme: { risk_class: hihg }'), FACTS)).toThrow(
      'x-acme.risk_class must be one of minimal, limited, high, but is "hihg". Did you mean "high"?',
    );
    expect(() => found([rule('r', '{}', '{ x-acme.risk: high }')], profile(''), FACTS)).toThrow(
      'There is no fact "x-acme.risk"',
    );
  });

  test('may differ for one system, and be known facts', () => {
    const systems = `x-works-council: true
x-acme: { risk_class: minimal }
systems:
  - { role: chat }
  - { role: hr, x-acme: { risk_class: high } }`;
    const [only, ...others] = found(RULES, profile(systems), FACTS);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ rule: 'dpia', system: 'hr' });
    const known = found([RULES[1] ?? ''], profile('x-works-council: true'), `${FACTS}known: [x-acme.dpia]\n`);
    expect(known.map((each) => each.message)).toEqual([
      'x-acme.dpia is not stated, and the policy wants every profile to state it.',
    ]);
  });
});

describe('facts of one system', () => {
  const INSIDE = rule(
    'inside',
    '{ data.sensitivity: restricted }',
    '{ decision.data_reaches: own-premises }',
  );
  const CHECKED = rule('checked', '{ task.actions: changes-things }', '{ task.autonomy: supervised }');

  test('count for it alone', () => {
    const profile = `
name: two systems
data: { sensitivity: public }
task: { actions: answers-only, autonomy: unattended }
systems:
  - { role: website, data_reaches: anywhere }
  - { role: hr, data_reaches: anywhere, data: { sensitivity: restricted }, task: { actions: changes-things } }`;
    expect(found([INSIDE, CHECKED], profile)).toMatchObject([
      { rule: 'inside', system: 'hr' },
      { rule: 'checked', system: 'hr' },
    ]);
  });

  test('are read like those of the project', () => {
    const profile = 'name: p\nsystems:\n  - { role: hr, data: { sensitivty: public } }';
    expect(() => found([INSIDE], profile)).toThrow('Did you mean "sensitivity"');
  });
});

describe('a mix', () => {
  const FOLLOWS = rule('follows', '{ decision.verdict: hybrid }', '{ decision.follows_verdict: true }');
  const IS_MIX = rule('is-mix', '{}', '{ decision.verdict: hybrid }');
  const MIXED = `
task: { variety: mixed, scope: mixed, quality: frontier, open_model_tested: enough }
data: { sensitivity: confidential, boundary: contracted-vendor }
vendor: { lock_in_tolerance: low }
team: { ml_expertise: expert, ops_capacity: dedicated, experiments: true }
`;
  const declared = (...chosen: readonly string[]) =>
    `name: p${MIXED}systems:\n${chosen.map((each, index) => `  - { role: r${index}, chosen: ${each} }\n`).join('')}`;

  test.each([
    [['hybrid'], []],
    [['open-self-hosted', 'closed-api'], []],
    [['closed-api', 'open-managed', 'closed-api'], []],
    [
      ['closed-api', 'closed-api'],
      ['follows', 'follows'],
    ],
    [['closed-api'], ['follows']],
  ])('that is advised is followed by %j or not: %j', (chosen, expected) => {
    expect(rulesFound([FOLLOWS, IS_MIX], declared(...chosen))).toEqual(expected);
  });
});

describe('a near miss', () => {
  const DENIED = rule('denied', '{}', '{ not: { decision.provider: [DeepSeek, Otter Cloud] } }');
  const MODEL = rule('model', '{}', '{ decision.model: [gpt-oss-120b, gpt-5] }', 'severity: note');

  test.each(['DeepSeak', 'Deep-Seek', 'DeepSeek AI', 'Dееpsеек', 'OtterCloud', 'Otter  Claud'])(
    'such as %s is a warning',
    (provider) => {
      const [near, ...others] = found([DENIED], decided(`provider: "${provider}"`));
      expect(others).toEqual([]);
      expect(near?.rule).toBe('near-misses');
      expect(near?.message).toContain(`decision.provider says "${provider}", and the policy names "`);
    },
  );

  test.each(['Mistral', 'OVHcloud'])('is not %s', (provider) => {
    expect(found([DENIED], decided(`provider: ${provider}`))).toEqual([]);
  });

  test('is no model with another number or a word more', () => {
    expect(rulesFound([MODEL], decided('model: gpt-4'))).toEqual(['model']);
    expect(rulesFound([MODEL], decided('model: gpt-5 mini'))).toEqual(['model']);
    expect(rulesFound([MODEL], decided('model: gpt-oss120b'))).toEqual(['model', 'near-misses']);
    expect(rulesFound([MODEL], decided('model: hub/openai/gpt-oss120b'))).toEqual(['model', 'near-misses']);
  });

  test('is a name of four letters, and none of three', () => {
    const names = rule('names', '{}', '{ not: { decision.provider: [Groq, Abc] } }');
    expect(rulesFound([names], decided('provider: Grok'))).toEqual(['near-misses']);
    expect(rulesFound([names], decided('provider: Abd'))).toEqual([]);
  });
});

test('what is stated against the numbers is a warning', () => {
  const profile =
    'name: p\nworkload: { volume: low, requests_per_day: 900000, input_tokens: 9000, output_tokens: 9000 }';
  const [warning] = found([rule('high', '{}', '{ workload.volume: high }')], profile);
  expect(warning?.message).toBe('workload.volume is stated as low, but the numbers give high.');
});

describe('what it costs', () => {
  const LOAD = 'workload: { requests_per_day: 400000, input_tokens: 3000, output_tokens: 250 },';
  const CEILING = rule('ceiling', '{}', '{ estimate.usd_a_month: { at_most: 20000 } }');

  test('is held against a ceiling, with the figure', () => {
    expect(found([CEILING], decided('chosen: closed-api, model: nova-micro', LOAD))).toEqual([]);
    const [dear] = found([CEILING], decided('chosen: closed-api, model: claude-opus-5', LOAD));
    expect(dear?.message).toMatch(
      /^decision\.chosen is closed-api, .* and estimate\.usd_a_month is about [\d,]+\.$/,
    );
    expect(dear?.details).toMatch(/Likely fees and machines of what was chosen: USD [\d,]+ a month\./);
  });

  test('is held against it system by system', () => {
    const system = (role: string, model: string) => `{ role: ${role}, chosen: closed-api, model: ${model} }`;
    const systems = `[${system('chat', 'nova-micro')}, ${system('drafts', 'claude-opus-5')}]`;
    const [dear, ...others] = found([CEILING], `{ name: p, ${LOAD} systems: ${systems} }`);
    expect(dear?.message).toContain('drafts');
    expect(others).toEqual([]);
  });

  test('cannot be told without a choice or a volume', () => {
    expect(found([CEILING], decided('model: nova-micro', LOAD))[0]?.message).toContain(
      'decision.chosen is unknown',
    );
    expect(found([CEILING], decided('chosen: closed-api'))[0]?.message).toContain('workload.');
  });
});
