import { describe, expect, test } from 'vitest';
import { describeFinding } from '../../src/commands/check/wording.ts';
import { builtInModelFacts } from '../../src/io/built-in.ts';
import { brokenIn, countsOf, endOf } from '../../src/policy/check-report.ts';
import { at } from '../../src/rulebook/at.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { changedRulebook, check, findings, NO_MODELS, policyText, reportOf, rule } from './small.ts';

const INSIDE = rule('stays-inside', '{ data.sensitivity: restricted }', '{ decision.data_reaches: inside }');
const FOLLOWS = rule(
  'follows',
  '{ decision.verdict: [inside, outside] }',
  '{ decision.follows_verdict: true }',
);

const restricted = (decision: string) => `name: p\ndata: { sensitivity: restricted }\n${decision}\n`;

function kinds(policy: string, profile: string, today?: string) {
  return findings({ policy, profiles: [profile], today }).map(({ kind, rule: id, severity, cause }) =>
    [kind, id, severity, cause].join(' '),
  );
}

describe('a rule', () => {
  const policy = policyText([INSIDE]);

  test.each([
    ['is kept', 'decision: { data_reaches: inside }', []],
    ['is violated', 'decision: { data_reaches: vendor }', ['violated stays-inside error profile']],
    [
      'is undecided where the decision leaves it open',
      'decision: { chosen: inside }',
      ['undecided stays-inside error profile'],
    ],
    ['is undecided where nothing is decided', '', ['undecided stays-inside error profile']],
  ])('%s', (_what, decision, expected) => {
    expect(kinds(policy, restricted(decision))).toEqual(expected);
  });

  test('does not pass because a fact is unknown', () => {
    expect(kinds(policy, 'name: p\ndecision: { data_reaches: vendor }')).toEqual([
      'undecided stays-inside error profile',
    ]);
  });

  test('does not apply, so an unknown decision is no matter', () => {
    expect(kinds(policy, 'name: p\ndata: { sensitivity: public }')).toEqual([]);
  });

  test('holds for every system', () => {
    const systems = `systems:
  - { role: chat, data_reaches: vendor }
  - { role: search, data_reaches: inside }
  - { role: mail }`;
    const found = findings({ policy, profiles: [restricted(systems)] });
    expect(found.map((each) => ('system' in each ? [each.system, each.kind] : []))).toEqual([
      ['chat', 'violated'],
      ['mail', 'undecided'],
    ]);
  });

  test('that speaks of no decision is reported once for all systems', () => {
    const small = policyText([rule('small', '{ data.sensitivity: restricted }', '{ team.size: many }')]);
    const systems = 'team: { size: none }\nsystems: [{ role: chat }, { role: search }]';
    expect(kinds(small, restricted(systems))).toEqual(['violated small error profile']);
  });

  test('is a warning until the day it is enforced', () => {
    const later = policyText([
      rule(
        'later',
        '{ data.cleared: true }',
        '{ team.size: many }',
        'severity: error, enforce_from: 2027-01-01',
      ),
    ]);
    const profile = 'name: p\ndata: { cleared: true }\nteam: { size: none }';
    expect(kinds(later, profile, '2026-12-31')).toEqual(['violated later warning profile']);
    expect(kinds(later, profile, '2027-01-01')).toEqual(['violated later error profile']);
    const [early] = findings({ policy: later, profiles: [profile], today: '2026-12-31' });
    expect(early && describeFinding(early, '2026-12-31').details).toContain(
      'From 2027-01-01 on this is an error.',
    );
  });

  test('is undecided where only the answer that one of its parts does not want decides another', () => {
    const restrictedAndCleared =
      '{ all: [{ any: [{ data.sensitivity: public }, { data.cleared: true }] }, { data.sensitivity: restricted }] }';
    const profile = 'name: p\nteam: { size: none }';
    const when = policyText([rule('r', restrictedAndCleared, '{ team.size: many }')]);
    const demand = policyText([rule('r', '{}', `{ not: ${restrictedAndCleared} }`)]);
    expect(kinds(when, profile)).toEqual(['undecided r error profile']);
    expect(kinds(demand, profile)).toEqual(['undecided r error profile']);
  });

  test('is not undecided by a fact whose every value will do', () => {
    const any = rule('any', '{ data.sensitivity: [public, internal, restricted] }', '{ data.cleared: true }');
    const [found] = findings({ policy: policyText([any]), profiles: ['name: p'] });
    expect(found && describeFinding(found, '2026-06-15').message).toBe(
      'Cannot be decided: data.cleared is unknown.',
    );
    const both = '{ all: [{ team.size: [none, some, many] }, { decision.data_reaches: inside }] }';
    const [asked] = findings({ policy: policyText([rule('both', '{}', both)]), profiles: ['name: p'] });
    expect(asked && describeFinding(asked, '2026-06-15').message).toBe(
      'Cannot be decided: decision.data_reaches is unknown.',
    );
  });

  test('about the review is violated by time alone only where time passed', () => {
    const due = policyText([
      rule('due', '{ data.cleared: true }', '{ decision.review_in_days: { at_least: 0, at_most: 400 } }'),
    ]);
    const profile = (day: string) => `name: p\ndata: { cleared: true }\ndecision: { review_by: ${day} }`;
    expect(kinds(due, profile('2026-06-14'))).toEqual(['violated due error clock']);
    expect(kinds(due, profile('2026-06-15'))).toEqual([]);
    expect(kinds(due, profile('2029-01-01'))).toEqual(['violated due error profile']);
  });

  test.each([
    ['decision.days_since_decision: { at_most: 30 }', 'date: 2026-05-01', 'clock'],
    ['decision.days_since_decision: { at_least: 90 }', 'date: 2026-05-01', 'profile'],
    ['model.days_to_retirement: { at_least: 30 }', 'model: old', 'clock'],
    ['model.days_to_retirement: { at_most: 10 }', 'model: old', 'profile'],
    ['decision.days_since_decision: [10, 300]', 'date: 2026-05-01', 'clock'],
    ['decision.days_since_decision: [200, 300]', 'date: 2026-05-01', 'profile'],
  ])('about days, that %s, is violated where it says %s because of the %s', (demand, decision, cause) => {
    const model = { ...at(builtInModelFacts().catalog.models, 0), retires: '2026-07-01' };
    const found = findings({
      policy: policyText([rule('days', '{ data.cleared: true }', `{ ${demand} }`)]),
      profiles: [`name: p\ndata: { cleared: true }\ndecision: { ${decision} }`],
      models: { ...NO_MODELS, named: () => model },
    });
    expect(found.map((each) => [each.kind, each.cause])).toEqual([['violated', cause]]);
  });

  test('about the age of an approval is violated by time alone where a younger one kept it', () => {
    const policy = policyText([
      rule(
        'aged',
        '{ data.cleared: true }',
        '{ decision.days_since_approval: { at_least: 10, at_most: 30 } }',
      ),
    ]);
    const approved = (day: string) =>
      kinds(policy, `name: p\ndata: { cleared: true }\ndecision: { approved_by: Ann, approved_on: ${day} }`);
    expect(approved('2026-05-15')).toEqual(['violated aged error clock']);
    expect(approved('2026-05-16')).toEqual([]);
    expect(approved('2026-06-05')).toEqual([]);
    expect(approved('2026-06-06')).toEqual(['violated aged error profile']);
  });
});

describe('the decision as facts', () => {
  test('a choice that ties with the verdict follows it', () => {
    const tied = changedRulebook('inside: { rating: 0,', 'inside: { rating: 2,');
    const policy = policyText([FOLLOWS]);
    const known = 'name: p\ndata: { sensitivity: public, boundary: anywhere }\ndecision: { chosen: inside }';
    expect(findings({ policy, profiles: [known] }).map((each) => each.kind)).toEqual(['violated']);
    expect(findings({ policy, profiles: [known], rulebook: tied })).toEqual([]);
  });

  test('an open and a closed system together follow no verdict but a mix', () => {
    const systems = 'systems:\n  - { role: chat, chosen: outside }\n  - { role: search, chosen: inside }\n';
    const found = (rulebook?: Rulebook) =>
      findings({ policy: policyText([FOLLOWS]), profiles: [restricted(systems)], rulebook }).map((each) =>
        'system' in each ? `${each.kind} ${each.system}` : each.kind,
      );
    expect(found()).toEqual(['violated chat']);
    const family = 'advice: Stay inside, family: ';
    expect(found(changedRulebook(`${family}open`, `${family}hybrid`))).toEqual(['violated chat']);
  });

  test('models are compared as texts, and a model that nobody names is still another one', () => {
    const policy = policyText([rule('model', '{ data.cleared: true }', '{ decision.model: [alpha, beta] }')]);
    const profile = (model: string) => `name: p\ndata: { cleared: true }\ndecision: { model: ${model} }`;
    expect(kinds(policy, profile('beta'))).toEqual([]);
    expect(kinds(policy, profile('gamma'))).toEqual(['violated model error profile']);
    expect(kinds(policy, profile('null'))).toEqual(['undecided model error profile']);
  });

  test('a missing approval is unknown', () => {
    const policy = policyText([rule('approved', '{ data.cleared: true }', '{ decision.approved: true }')]);
    const profile = (rest: string) => `name: p\ndata: { cleared: true }\ndecision: { ${rest} }`;
    expect(kinds(policy, profile('chosen: inside'))).toEqual(['undecided approved error profile']);
    expect(kinds(policy, profile('approved_by: Kim'))).toEqual([]);
  });
});

describe('facts that every profile must state', () => {
  test('are findings where they are missing', () => {
    const policy = policyText([INSIDE], 'known: [data.sensitivity, data.cleared]');
    expect(kinds(policy, 'name: p\ndata: { sensitivity: public }')).toEqual([
      'unstated known-facts error profile',
    ]);
  });
});

describe('a run', () => {
  const policy = policyText([INSIDE]);
  const good = (name: string) => `name: ${name}\ndata: { sensitivity: public }`;

  test('checks the others where a profile is broken, and that wins over a violation', () => {
    const bad = `name: bad\n${restricted('decision: { data_reaches: vendor }').replace('name: p\n', '')}`;
    const report = reportOf({ policy, profiles: ['name: [', bad, good('a')] });
    expect(report.profiles.map((each) => each.kind)).toEqual(['broken', 'checked', 'checked']);
    expect(countsOf(report)).toMatchObject({ error: 1, broken: 1, checked: 2 });
    expect(endOf(report)).toBe('wrong');
    expect(endOf(reportOf({ policy, profiles: [bad, good('a')] }))).toBe('violated');
    expect(endOf(reportOf({ policy, profiles: [good('a')] }))).toBe('fine');
  });

  test('needs a name of its own for every profile', () => {
    expect(brokenIn(reportOf({ policy, profiles: [good('a'), good('a')] }))).toHaveLength(1);
    expect(brokenIn(reportOf({ policy, profiles: ['data: { sensitivity: public }'] }))).toHaveLength(1);
  });

  test('cannot advise where no criterion has any weight', () => {
    const nothing = check({ policy, profiles: [`${good('a')}\npriorities: { control: ignore }`] });
    expect(nothing.profiles[0]?.kind).toBe('broken');
  });

  test('fails on warnings only where they are too many', () => {
    const warns = policyText([
      rule('w', '{ data.cleared: true }', '{ team.size: many }', 'severity: warning'),
    ]);
    const run = { policy: warns, profiles: ['name: p\ndata: { cleared: true }\nteam: { size: none }'] };
    expect(endOf(reportOf(run))).toBe('fine');
    expect(endOf(reportOf(run, 1))).toBe('fine');
    expect(endOf(reportOf(run, 0))).toBe('violated');
  });
});
