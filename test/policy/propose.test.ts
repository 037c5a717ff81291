import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOTHING_IN_THEIR_HANDS } from '../../src/commands/check/rule-wording.ts';
import { describeFinding } from '../../src/commands/check/wording.ts';
import { builtInModelFacts } from '../../src/io/built-in.ts';
import type { Finding } from '../../src/policy/finding.ts';
import type { Proposal } from '../../src/policy/findings/of-rule.ts';
import type { ModelLookup } from '../../src/policy/model-lookup.ts';
import { missing } from '../../src/rulebook/at.ts';
import { changedRulebook, findings, NO_MODELS, policyText, type Run, rule } from './small.ts';

const TODAY = '2026-06-15';

function helpOf(policy: string, profile: string): string {
  const [found] = findings({ policy, profiles: [profile], today: TODAY });
  return found === undefined ? '' : (describeFinding(found, TODAY).details.at(-1) ?? '');
}

/** Where the rulebook says what a team can change. */
const TEAM = `ask: engineering, changeable: true,
      values: { none: n, some: s, many: m } }
  team.skills:
    { type: set, question: Which skills?, help: h, ask: engineering, changeable: true,`;

const data = (text: string) => `name: p\ndata: { ${text} }\n`;

describe('a proposal', () => {
  test('changes the decision and never a circumstance', () => {
    const policy = policyText([
      rule(
        'inside',
        '{ data.sensitivity: restricted, not: { data.cleared: true } }',
        '{ decision.data_reaches: inside }',
      ),
    ]);
    const profile = `${data('sensitivity: restricted, cleared: false')}decision: { data_reaches: vendor }`;
    expect(helpOf(policy, profile)).toBe('To satisfy it: set decision.data_reaches to inside.');
  });

  test.each([
    ['2026-07-05', '2026-06-25'],
    ['2027-02-20', '2027-04-11'],
  ])('moves a day to the nearest that will do: %s to %s', (from, to) => {
    const policy = policyText([rule('review', '{}', '{ decision.review_in_days: [10, 300] }')]);
    expect(helpOf(policy, `name: p\ndecision: { review_by: ${from} }`)).toBe(
      `To satisfy it: set decision.review_by to ${to}.`,
    );
  });

  test('is to approve what nobody approved as it is', () => {
    const policy = policyText([rule('approved', '{}', '{ decision.approved: true }')]);
    const lapsed = 'decision: { model: b, approved_by: Ann, approved_for: { model: a } }';
    expect(helpOf(policy, `${data('cleared: true')}${lapsed}`)).toBe(
      'To satisfy it: have it approved anew and state decision.approved_on.',
    );
  });

  test('takes what was chosen and what it reaches to be as far, in the order of the rule', () => {
    const demand = '{ any: [{ decision.chosen: inside }, { decision.data_reaches: inside }] }';
    const policy = policyText([rule('inside', '{ data.cleared: true }', demand)]);
    const profile = `${data('cleared: true')}decision: { chosen: outside, data_reaches: vendor }`;
    expect(helpOf(policy, profile)).toBe(
      'To satisfy it: set decision.chosen to inside; or set decision.data_reaches to inside.',
    );
  });

  test('takes a name that begins as wanted to be as far as any other', () => {
    const demand = '{ any: [{ decision.provider: { starts_with: acme } }, { decision.region: eu }] }';
    const policy = policyText([rule('near', '{ data.cleared: true }', demand)]);
    const profile = `${data('cleared: true')}decision: { provider: other, region: us }`;
    expect(helpOf(policy, profile)).toMatch(
      /^To satisfy it: set decision\.provider .* or set decision\.region to eu\.$/,
    );
  });

  test('leaves a fact of the organisation alone, unless its policy says that a team can change it', () => {
    const help = (rest: string) =>
      helpOf(
        policyText(
          [rule('mark', '{ data.cleared: true }', '{ x-mark: b }')],
          `facts: { x-mark: { type: enum, values: [a, b]${rest} } }\n`,
        ),
        `${data('cleared: true')}x-mark: a`,
      );
    expect(help('')).toBe(NOTHING_IN_THEIR_HANDS);
    expect(help(', changeable: true')).toBe('To satisfy it: set x-mark to b.');
  });

  test('is not made where only circumstances would help', () => {
    const policy = policyText([rule('no', '{ data.sensitivity: restricted }', '{ data.cleared: true }')]);
    expect(helpOf(policy, data('sensitivity: restricted, cleared: false'))).toBe(NOTHING_IN_THEIR_HANDS);
  });

  test('may change what a team can change, the nearest value first', () => {
    const policy = policyText([rule('team', '{ data.cleared: true }', '{ team.size: { at_least: some } }')]);
    const profile = `${data('cleared: true')}team: { size: none }`;
    expect(helpOf(policy, profile)).toBe('To satisfy it: set team.size to some or many.');
  });

  test('changes the decision before what a team can change', () => {
    const demand = '{ any: [{ team.size: some }, { decision.data_reaches: inside }] }';
    const policy = policyText([rule('team', '{ data.cleared: true }', demand)]);
    const profile = `${data('cleared: true')}team: { size: none }\ndecision: { data_reaches: anywhere }`;
    expect(helpOf(policy, profile)).toMatch(/^To satisfy it: set decision[.]data_reaches to inside/);
  });

  test.each([
    ['some', ['team.size', 'team.colour']],
    ['many', ['team.colour', 'team.size']],
  ])('takes another value without order to be as far as the next one of an order: %s', (size, expected) => {
    const colour = `{ type: enum, ordered: false, question: Which colour?, help: h, ask: engineering, changeable: true,
      values: { red: r, blue: b } }`;
    const of = changedRulebook('  team.skills:', `  team.colour:\n    ${colour}\n  team.skills:`);
    const demand = `{ any: [{ team.size: { at_least: ${size} } }, { team.colour: blue }] }`;
    const policy = policyText([rule('team', '{ data.cleared: true }', demand)]);
    const profile = `${data('cleared: true')}team: { size: none, colour: red }`;
    const [found] = findings({ rulebook: of, policy, profiles: [profile], today: TODAY });
    const distances = found?.kind === 'violated' ? found.proposals.map(([change]) => change?.fact) : [];
    expect(distances).toEqual(expected);
  });

  test('never takes what a team would not do: to give up people or skills', () => {
    const grows = { rulebook: changedRulebook(TEAM, TEAM.replaceAll('true', 'up')), today: TODAY };
    const help = (demand: string, team: string) => {
      const policy = policyText([rule('team', '{ data.cleared: true }', demand)]);
      const [found] = findings({ ...grows, policy, profiles: [`${data('cleared: true')}team: ${team}`] });
      return found === undefined ? '' : (describeFinding(found, TODAY).details.at(-1) ?? '');
    };
    expect(help('{ team.size: [none, many] }', '{ size: some }')).toBe(
      'To satisfy it: set team.size to many.',
    );
    expect(help('{ team.size: none }', '{ size: some }')).toBe(NOTHING_IN_THEIR_HANDS);
    expect(help('{ not: { team.skills: { includes: ops } } }', '{ skills: [ops] }')).toBe(
      NOTHING_IN_THEIR_HANDS,
    );
    expect(help('{ team.skills: { includes: ops } }', '{ skills: [] }')).toBe(
      'To satisfy it: set team.skills to ops.',
    );
  });

  test('leaves a guarded fact alone, even one that a team can change', () => {
    const policy = policyText(
      [rule('team', '{ data.cleared: true }', '{ team.size: many }')],
      'guarded: [team.size]',
    );
    expect(helpOf(policy, `${data('cleared: true')}team: { size: none }`)).toBe(NOTHING_IN_THEIR_HANDS);
  });

  test('is one of four at most, the smallest', () => {
    const ways = [
      'team.size: { at_least: some }',
      'team.size: many',
      'team.skills: { includes: ops }',
      'team.skills: { includes: tuning }',
      'decision.data_reaches: inside',
      'decision.model: alpha',
      'decision.chosen: inside',
    ].map((way) => `{ ${way} }`);
    const proposed = (some: readonly string[]) =>
      findings({
        policy: policyText([rule('some', '{ data.cleared: true }', `{ any: [${some.join(', ')}] }`)]),
        profiles: [
          `${data('cleared: true')}team: { size: none, skills: [] }\ndecision: { data_reaches: vendor, model: old, chosen: outside }`,
        ],
      }).flatMap((found) => (found.kind === 'violated' ? found.proposals.length : []));
    expect([2, 4, 5, 6, 7].map((count) => proposed(ways.slice(-count)))).toEqual([[2], [4], [4], [4], [4]]);
  });

  test('adds a member to a set', () => {
    const policy = policyText([rule('ops', '{ data.cleared: true }', '{ team.skills: { includes: ops } }')]);
    const profile = `${data('cleared: true')}team: { skills: [tuning] }`;
    expect(helpOf(policy, profile)).toBe('To satisfy it: set team.skills to tuning, ops.');
  });

  test('follows the verdict by choosing it', () => {
    const policy = policyText([
      rule('follow', '{ data.sensitivity: restricted }', '{ decision.follows_verdict: true }'),
    ]);
    const profile = `${data('sensitivity: restricted, boundary: anywhere')}decision: { chosen: outside }`;
    expect(helpOf(policy, profile)).toBe('To satisfy it: set decision.chosen to inside.');
  });

  test('names the day of a review, and another model where one is forbidden', () => {
    const review = policyText([
      rule('due', '{ data.cleared: true }', '{ decision.review_in_days: { at_least: 30 } }'),
    ]);
    expect(helpOf(review, `${data('cleared: true')}decision: { review_by: 2026-06-20 }`)).toBe(
      'To satisfy it: set decision.review_by to 2026-07-15 or later.',
    );
    const model = policyText([
      rule('old', '{ data.cleared: true }', '{ not: { decision.model: [old-1, old-2] } }'),
    ]);
    expect(helpOf(model, `${data('cleared: true')}decision: { model: old-1 }`)).toBe(
      'To satisfy it: use another model than old-1 or old-2.',
    );
  });

  test('breaks no rule about what follows from a number', () => {
    const numbers = 'ask: product, changeable: false, unit: requests,\n      min: 0, max: 1000, step: 1 }\n';
    const level = `  load.level:
    { type: enum, ordered: true, question: How much?, help: h, ask: product, changeable: false,
      values: { low: l, high: h }, derive: { product: [[load.requests]], cuts: [100] } }\n`;
    const derived = changedRulebook(numbers, numbers.replace('false', 'true') + level);
    const fewer = rule('fewer', '{ data.cleared: true }', '{ load.requests: { at_most: 50 } }');
    const busy = rule('busy', '{ data.cleared: true }', '{ load.level: high }');
    const proposals = (rules: readonly string[]) =>
      findings({
        policy: policyText(rules),
        profiles: [`${data('cleared: true')}load: { requests: 500 }`],
        rulebook: derived,
      }).map((found) => found.kind === 'violated' && found.proposals.length);
    expect(proposals([fewer])).toEqual([1]);
    expect(proposals([fewer, busy])).toEqual([0]);
  });

  test('is one of at most four', () => {
    const ways = [
      'decision.data_reaches: inside',
      'decision.chosen: inside',
      'decision.region: home',
      'decision.provider: Acme',
      'team.size: many',
      'team.skills: { includes: ops }',
    ];
    const any = `{ any: [${ways.map((way) => `{ ${way} }`).join(', ')}] }`;
    const profile = `${data('cleared: true')}decision: { chosen: outside, data_reaches: vendor, region: away, provider: B }
team: { size: none, skills: [] }`;
    const policy = policyText([rule('any', '{ data.cleared: true }', any)]);
    const [found] = findings({ policy, profiles: [profile], today: TODAY });
    expect(found).toMatchObject({ kind: 'violated', proposals: { length: 4 } });
  });

  test('is two changes where one does not do, and none that another rule forbids', () => {
    const both = rule(
      'both',
      '{ data.cleared: true }',
      '{ decision.data_reaches: inside, decision.region: home }',
    );
    const profile = `${data('cleared: true')}decision: { data_reaches: vendor, region: away }`;
    expect(helpOf(policyText([both]), profile)).toBe(
      'To satisfy it: set decision.data_reaches to inside and set decision.region to home.',
    );
    const forbidden = rule('away', '{ data.cleared: true }', '{ decision.region: away }');
    const found = findings({ policy: policyText([both, forbidden]), profiles: [profile], today: TODAY });
    expect(found).toMatchObject([{ kind: 'violated', rule: 'both', proposals: [] }]);
  });
});

/** Restricted data stays inside; so does what only one size of team can run, of two that no rule of a policy tells apart. */
const bySize = changedRulebook(
  '  - id: bound-stays',
  `  - id: many-stay
    when: { team.size: many }
    effects: { rate: { inside: { control: 4 } } }
    because: b
    basis: judgement
  - id: bound-stays`,
);

/** Models by name, each with a licence; those of a name that is none of these are not known. */
const LICENCES = { alpha: 'MIT', beta: 'Apache-2.0', gamma: 'MIT' };

function licensed(): ModelLookup {
  const [model] = builtInModelFacts().catalog.models.filter(({ kind }) => kind === 'open');
  const models = new Map(
    Object.entries(LICENCES).map(([name, expression]) => [
      name,
      model?.kind === 'open' ? { ...model, name, licence: { ...model.licence, expression } } : missing(),
    ]),
  );
  return { ...NO_MODELS, named: (name) => models.get(name) ?? null };
}

describe('each value that a proposal names', () => {
  const helpsOf = (run: Run) =>
    findings({ today: TODAY, ...run }).map((found) => describeFinding(found, TODAY).details.at(-1));
  const cleared = (rest: string) => `${data('cleared: true')}${rest}`;

  test('is one that the rules on what is known of models accept', () => {
    const policy = policyText([
      rule('register', '{}', '{ decision.model: [alpha, beta, gamma] }'),
      rule('licence', '{}', '{ model.licence: MIT }'),
    ]);
    const run = { policy, profiles: ['name: p\ndecision: { model: other }'], models: licensed() };
    expect(helpsOf(run)[0]).toBe('To satisfy it: set decision.model to alpha or gamma.');
    expect(helpsOf({ ...run, profiles: ['name: p\ndecision: { model: beta }'] })).toEqual([
      'To satisfy it: set decision.model to alpha or gamma.',
    ]);
  });

  test('leads to the advice that is followed then, also where no rule of the policy tells it from others', () => {
    const policy = policyText([
      rule('grown', '{ data.cleared: true }', '{ team.size: [some, many], decision.follows_verdict: true }'),
    ]);
    const run = (size: string, chosen: string) => ({
      policy,
      profiles: [cleared(`team: { size: ${size} }\ndecision: { chosen: ${chosen} }`)],
      rulebook: bySize,
    });
    expect(helpsOf(run('none', 'outside'))).toEqual(['To satisfy it: set team.size to some.']);
    expect(helpsOf(run('none', 'inside'))).toEqual(['To satisfy it: set team.size to many.']);
    expect(helpsOf(run('some', 'inside'))).toEqual([
      'To satisfy it: set decision.chosen to outside; or set team.size to many.',
    ]);
  });

  test('names nobody who may not approve', () => {
    const policy = policyText([
      rule('who', '{}', '{ decision.approved_by: [Ann, Bob, Cy] }'),
      rule('eyes', '{}', '{ decision.approved_by_owner: false }'),
    ]);
    expect(helpsOf({ policy, profiles: ['name: p\nowner: bob\ndecision: { approved_by: Dee }'] })).toEqual([
      'To satisfy it: have it approved by Ann or Cy.',
    ]);
  });

  test('keeps what was approved, or takes an approval anew', () => {
    const approved = rule('approved', '{}', '{ decision.approved: true }');
    const models = (some: string) =>
      policyText([approved, rule('model', '{}', `{ decision.model: ${some} }`)]);
    const profile = (model: string) =>
      `name: p\ndecision: { model: ${model}, approved_by: Ann, approved_for: { model: alpha } }`;
    expect(helpsOf({ policy: models('[beta, gamma]'), profiles: [profile('alpha')] })).toEqual([
      'To satisfy it: set decision.model to beta or gamma and have it approved anew and state decision.approved_on.',
    ]);
    expect(helpsOf({ policy: models('[alpha, beta]'), profiles: [profile('beta')] })).toEqual([
      'To satisfy it: have it approved anew and state decision.approved_on; or set decision.model to alpha.',
    ]);
  });

  test('is none that numbers overrule', () => {
    const number = 'unit: requests,\n      min: 0, max: 1000, step: 1 }\n';
    const level = `  load.level:
    { type: enum, ordered: true, question: How much?, help: h, ask: product, changeable: true,
      values: { low: l, high: h }, derive: { product: [[load.requests]], cuts: [100] } }\n`;
    const policy = policyText([rule('busy', '{ data.cleared: true }', '{ load.level: high }')]);
    const help = (load: string) =>
      helpsOf({
        policy,
        profiles: [cleared(`load: ${load}`)],
        rulebook: changedRulebook(number, number + level),
      });
    expect(help('{ level: low }')).toEqual(['To satisfy it: set load.level to high.']);
    expect(help('{ requests: 5 }')).toEqual([NOTHING_IN_THEIR_HANDS]);
  });

  test('breaks no rule on another system', () => {
    const policy = policyText([
      rule('grown', '{ decision.role: chat }', '{ team.size: many }'),
      rule('small', '{ decision.role: search }', '{ not: { team.size: many } }'),
    ]);
    const systems = (own: string) =>
      cleared(
        `team: { size: none }\nsystems: [{ role: chat${own} }, { role: search, team: { size: some } }, { role: mail }]`,
      );
    expect(helpsOf({ policy, profiles: [systems('')] })).toEqual(['To satisfy it: set team.size to many.']);
    const shared = policy.replace('decision.role: search', 'decision.role: mail');
    expect(helpsOf({ policy: shared, profiles: [systems('')] })).toEqual([NOTHING_IN_THEIR_HANDS]);
    expect(helpsOf({ policy: shared, profiles: [systems(', team: { size: none }')] })).toEqual([
      'To satisfy it: set team.size to many.',
    ]);
  });

  test('says who is to approve, and asks nobody to decide on an earlier day', () => {
    const owned = 'name: p\nowner: Ann\ndecision: { approved_by: Bob, date: 2026-06-01 }';
    const help = (demand: string) =>
      helpsOf({ policy: policyText([rule('r', '{}', demand)]), profiles: [owned] });
    expect(help('{ decision.approved_by_owner: true }')).toEqual([
      'To satisfy it: have it approved by its owner.',
    ]);
    expect(help('{ decision.days_since_decision: { at_most: 10 } }')).toEqual([
      'To satisfy it: decide anew and state decision.date.',
    ]);
    expect(help('{ decision.days_since_decision: { at_least: 30 } }')).toEqual([NOTHING_IN_THEIR_HANDS]);
  });

  test('is a model that can be used in the way that was chosen', () => {
    const models = { ...NO_MODELS, mayBeUsedIn: (_option: unknown, name: string) => name !== 'alpha' };
    const policy = policyText([
      rule('model', '{}', '{ decision.model: [alpha, beta] }'),
      rule('provider', '{}', '{ decision.provider: alpha }'),
    ]);
    const profiles = ['name: p\ndecision: { chosen: inside, model: old, provider: other }'];
    expect(helpsOf({ policy, profiles, models })).toEqual([
      'To satisfy it: set decision.model to beta.',
      'To satisfy it: set decision.provider to alpha.',
    ]);
  });

  test('is named in the order of its nearness', () => {
    const policy = policyText([rule('fewer', '{ data.cleared: true }', '{ team.size: [none, some] }')]);
    expect(helpsOf({ policy, profiles: [cleared('team: { size: many }')] })).toEqual([
      'To satisfy it: set team.size to some or none.',
    ]);
  });

  test('is one number where another fact follows from it, and else from there on', () => {
    const number = 'ask: product, changeable: false, unit: requests,\n      min: 0, max: 1000, step: 1 }\n';
    const level = `  load.level:
    { type: enum, ordered: true, question: How much?, help: h, ask: product, changeable: false,
      values: { low: l, high: h }, derive: { product: [[load.requests]], cuts: [500] } }\n`;
    const of = changedRulebook(number, number.replace('false', 'true') + level);
    const more = rule('more', '{ data.cleared: true }', '{ load.requests: { at_least: 100 } }');
    const low = rule('low', '{ data.cleared: true }', '{ load.level: low }');
    const help = (rules: readonly string[]) =>
      helpsOf({ policy: policyText(rules), profiles: [cleared('load: { requests: 7 }')], rulebook: of });
    expect(help([more])).toEqual(['To satisfy it: set load.requests to 100 or more.']);
    expect(help([more, low])).toEqual(['To satisfy it: set load.requests to 100.']);
  });

  test('is asked for once, whatever follows from it', () => {
    const policy = policyText([
      rule('eyes', '{}', '{ decision.approved: true, decision.approved_by_owner: false }'),
    ]);
    const [found] = findings({ policy, profiles: ['name: p'], today: TODAY });
    const { details, message } = describeFinding(found ?? missing(), TODAY);
    expect(message).toBe('Cannot be decided: decision.approved_by is unknown.');
    expect(details.slice(2)).toEqual(['State decision.approved_by: Who approved the decision?']);
  });

  test('stands beside those of another change that go with it', () => {
    const policy = policyText([
      rule(
        'two',
        '{ data.cleared: true }',
        '{ decision.region: [home, near], decision.provider: [Acme, Bolt] }',
      ),
    ]);
    const profile = cleared('decision: { region: away, provider: other }');
    expect(helpsOf({ policy, profiles: [profile] })).toEqual([
      'To satisfy it: set decision.region to home or near and set decision.provider to Acme or Bolt.',
    ]);
  });
});

const fact = fc.constantFrom(
  'data.sensitivity: restricted',
  'data.cleared: true',
  'team.size: { at_least: some }',
  'team.skills: { includes: ops }',
  'decision.chosen: inside',
  'decision.follows_verdict: true',
  'decision.data_reaches: { at_least: vendor }',
  'decision.model: [alpha, beta]',
  'decision.confidence: [clear, likely]',
  'decision.review_in_days: { at_least: 10 }',
);
const condition = fc
  .tuple(fc.uniqueArray(fact, { minLength: 1, maxLength: 2 }), fc.boolean())
  .map(([facts, not]) => {
    const all = `{ ${facts.join(', ')} }`;
    return not ? `{ not: ${all} }` : all;
  });
const state = fc.record({
  sensitivity: fc.constantFrom('public', 'restricted'),
  cleared: fc.boolean(),
  size: fc.constantFrom('none', 'many'),
  skills: fc.constantFrom('[]', '[ops]'),
  chosen: fc.constantFrom('inside', 'outside'),
  reaches: fc.constantFrom('anywhere', 'vendor', 'inside'),
  model: fc.constantFrom('alpha', 'gamma'),
  review: fc.constantFrom('2026-06-16', '2026-12-01'),
});
type State = Readonly<Record<keyof typeof KEYS, unknown>>;
const KEYS = {
  sensitivity: 'data.sensitivity',
  cleared: 'data.cleared',
  size: 'team.size',
  skills: 'team.skills',
  chosen: 'decision.chosen',
  reaches: 'decision.data_reaches',
  model: 'decision.model',
  review: 'decision.review_in_days',
};

function profileText(of: State): string {
  return [
    'name: p',
    `data: { sensitivity: ${of.sensitivity}, cleared: ${of.cleared}, boundary: anywhere }`,
    `team: { size: ${of.size}, skills: ${of.skills} }`,
    `decision: { chosen: ${of.chosen}, data_reaches: ${of.reaches}, model: ${of.model}, review_by: ${of.review} }`,
  ].join('\n');
}

/** The state after the changes of a proposal, each with the value in a place of its list, or with the last. */
function after(of: State, proposal: Proposal, place: number): State {
  const changed: Record<string, unknown> = { ...of };
  for (const change of proposal) {
    const key = Object.entries(KEYS).find(([, id]) => id === change.fact)?.[0] ?? '';
    const { values } = change.to;
    const value = values[Math.min(place, values.length - 1)];
    changed[key] =
      change.to.kind === 'other-than' ? 'omega' : key === 'review' ? dayIn(Number(value)) : written(value);
  }
  return { ...of, ...changed };
}

function written(value: unknown): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
}

function dayIn(days: number): string {
  return new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10);
}

test('every proposal, carried out, satisfies its rule and breaks no other; no smaller part of it does', () => {
  const found = (policy: string, of: State) =>
    findings({ policy, profiles: [profileText(of)], today: TODAY });
  const rules = (some: readonly Finding[]) => some.map((each) => each.rule);
  let tried = 0;
  fc.assert(
    fc.property(condition, condition, condition, condition, state, (when, require, other, and, of) => {
      let policy = '';
      let before: readonly Finding[] = [];
      try {
        policy = policyText([rule('a', when, require), rule('b', other, and)]);
        before = found(policy, of);
      } catch {
        fc.pre(false);
      }
      for (const finding of before) {
        if (finding.kind !== 'violated') continue;
        for (const proposal of finding.proposals) {
          for (let place = 0; place < Math.max(...proposal.map(({ to }) => to.values.length)); place++) {
            tried++;
            const left = rules(found(policy, after(of, proposal, place)));
            expect(left).not.toContain(finding.rule);
            expect(rules(before)).toEqual(expect.arrayContaining(left));
          }
          const [first] = proposal;
          if (proposal.length > 1 && first !== undefined) {
            const part = rules(found(policy, after(of, [first], 0)));
            const isEnough = !part.includes(finding.rule) && part.every((id) => rules(before).includes(id));
            expect(isEnough).toBe(false);
          }
        }
      }
    }),
    { numRuns: 200 },
  );
  expect(tried).toBeGreaterThan(50);
});
