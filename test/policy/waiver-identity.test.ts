import { describe, expect, test } from 'vitest';
import { describeFinding } from '../../src/commands/check/wording.ts';
import { profilePath } from '../../src/policy/profile-path.ts';
import { check, findings, policyOf, policyText, type Run, reportOf, rule } from './small.ts';

const RULE = rule('inside', '{ data.sensitivity: restricted }', '{ decision.data_reaches: inside }');
const LISTS = 'known: [data.boundary, team.size]\nguarded: [data.sensitivity, data.boundary, priorities]';
const TODAY = '2026-06-15';

function waiver(about: string, rest = 'expires: 2026-12-31', of = 'inside'): string {
  return `{ rule: ${of}, ${about}, reason: r, approved_by: a, ${rest} }`;
}

function policyWith(waivers: readonly string[], rest = ''): string {
  return policyText([RULE], `${LISTS}\nwaivers:\n${waivers.map((each) => `  - ${each}\n`).join('')}${rest}`);
}

/** What is lifted and what is not, of one rule. */
function said(run: Omit<Run, 'profiles'> & { readonly profile?: string }, of = 'inside'): readonly string[] {
  const profile =
    run.profile ?? 'name: p\ndata: { sensitivity: restricted }\ndecision: { data_reaches: vendor }';
  return findings({ ...run, profiles: [profile] })
    .filter((each) => each.rule === of)
    .map((each) => ('waiver' in each && each.waiver !== null ? 'waived' : each.severity));
}

function faultsOf(text: string): string {
  try {
    policyOf(text);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message.replace(/\s+/g, ' ') : '';
  }
}

describe('a waiver that names a path', () => {
  test.each([
    ['services/pay/advisor.yaml', 'services/pay/advisor.yaml', 'waived'],
    ['./services/pay/advisor.yaml', 'services/x/../pay/advisor.yaml', 'waived'],
    ['services/pay/', 'services/pay/advisor.yaml', 'waived'],
    ['services/pay/', 'services/pay/eu/search.advisor.yaml', 'waived'],
    ['services/pay/', 'services/payments/advisor.yaml', 'error'],
    ['services/pay/', 'services/pay/../evil/advisor.yaml', 'error'],
    ['services/pay/', 'elsewhere/services/pay/advisor.yaml', 'error'],
    ['services/pay/', '/services/pay/advisor.yaml', 'error'],
    ['services/pay/advisor.yaml', 'services/pay/advisor.yaml/advisor.yaml', 'error'],
  ])('%s: a profile at %s is %s', (path, file, expected) => {
    const policy = policyWith([waiver(`path: ${path}`)]);
    expect(said({ policy, files: [file] })).toEqual([expected]);
  });

  test('and a profile lifts only where both are right', () => {
    const policy = policyWith([waiver('profile: P, path: services/pay/')]);
    expect(said({ policy, files: ['services/pay/a.yaml'] })).toEqual(['waived']);
    expect(said({ policy, files: ['services/hr/a.yaml'] })).toEqual(['error']);
    const profile = 'name: q\ndata: { sensitivity: restricted }\ndecision: { data_reaches: vendor }';
    expect(said({ policy, files: ['services/pay/a.yaml'], profile })).toEqual(['error']);
  });

  test('is idle where nothing is at it, and says so by what it names', () => {
    const policy = policyWith([waiver('path: services/hr/'), waiver('profile: p, path: services/pay/')]);
    const profiles = ['name: p\ndata: { sensitivity: public, boundary: inside }\nteam: { size: many }'];
    const run = { policy, profiles, files: ['services/pay/a.yaml'], complete: true };
    const all = [...findings(run), ...reportOf(run).findings].filter(({ rule }) => rule === 'waivers');
    expect(all.map((each) => describeFinding(each, TODAY))).toEqual([
      {
        message: 'The waiver of inside for p below services/pay/ waives nothing.',
        details: ['Remove it from the policy.'],
      },
      {
        message: 'The waiver of inside is for profiles below services/hr/, and there is no such profile.',
        details: ['Remove it from the policy, or correct the path.'],
      },
    ]);
  });

  test('is told of once for all in its folder, and is idle only where none of them needs it', () => {
    const fine = (name: string) =>
      `name: ${name}\ndata: { sensitivity: public, boundary: inside }\nteam: { size: many }`;
    const bad = (name: string) =>
      `name: ${name}\ndata: { sensitivity: restricted, boundary: inside }\nteam: { size: many }\ndecision: { data_reaches: vendor }`;
    const policy = policyWith([waiver('path: services/pay/', 'expires: 2026-06-30')]);
    const files = ['services/pay/a.yaml', 'services/pay/b.yaml', 'services/pay/c.yaml'];
    const kinds = (profiles: readonly string[], complete: boolean) => {
      const run = { policy, profiles, files, complete };
      return [...findings(run), ...check(run).findings].map((each) => `${each.severity} ${each.kind}`);
    };
    const two = [fine('p'), bad('q'), bad('r')];
    const lifted = ['error violated', 'error violated', 'note waiver-ends'];
    expect(kinds(two, true)).toEqual(lifted);
    expect(kinds(two, false)).toEqual(lifted);
    expect(kinds([fine('p')], true)).toEqual(['error waiver-unused', 'warning rule-idle']);
    expect(kinds([fine('p')], false)).toEqual([]);
    expect(kinds([fine('p'), 'name: 7'], true)).toEqual([]);
    const file = { policy: policyWith([waiver('path: a.yaml')]), profiles: [fine('p')], files: ['a.yaml'] };
    expect(check(file).findings).toMatchObject([{ kind: 'waiver-unused', severity: 'warning' }]);
  });

  test('of a profile that is gone lifts that at this path only', () => {
    const gone = (path: string) =>
      check({
        policy: policyWith([waiver(`path: ${path}`, 'expires: 2026-12-31', 'guarded-facts')]),
        profiles: ['name: x', 'name: y'],
        base: ['name: p'],
      }).findings.map((each) => 'waiver' in each && each.waiver !== null);
    expect(gone('base1.yaml')).toEqual([true]);
    expect(gone('base2.yaml')).toEqual([false]);
  });

  test.each(['services/*/', '/etc/', '../other/', './', 'a\\b.yaml', 'services/pay'])(
    '%s is refused',
    (path) => {
      expect(faultsOf(policyWith([waiver(`path: '${path}'`)]))).toMatch(
        /path of waivers\[1\]: (patterns are not|".*" does not lead|this is every|write it with slashes|where this is a folder)/,
      );
    },
  );
});

test.each([
  ['./a//b/../c.yaml', 'a/c.yaml'],
  ['a/b/', 'a/b/'],
  ['../a.yaml', null],
  ['a/../../b.yaml', null],
  ['../../b.yaml', null],
  ['/a.yaml', null],
  ['C:/a.yaml', null],
  ['<standard input>', null],
])('the path of a profile that is shown as %s is %s', (shown, path) => {
  expect(profilePath(shown)).toBe(path);
});

describe('a waiver that names a system', () => {
  const systems = (...roles: readonly string[]) =>
    `name: p\ndata: { sensitivity: restricted }\nsystems: [${roles.map((role) => `{ role: ${role}, data_reaches: vendor }`).join(', ')}]`;

  test('lifts nothing of the others, and nothing of one that comes later', () => {
    const policy = policyWith([waiver('profile: p, system: Search')]);
    expect(said({ policy, profile: systems('search', 'hr') })).toEqual(['waived', 'error']);
    expect(said({ policy, profile: systems('hr', 'ranking') })).toEqual(['error', 'error']);
  });
});

describe('a waiver that names facts', () => {
  const named = (of: string, facts: string) =>
    policyWith([waiver(`profile: p, facts: ${facts}`, undefined, of)]);

  test('lifts only these of what must be known', () => {
    const policy = named('known-facts', '[team.size]');
    expect(said({ policy }, 'known-facts')).toEqual(['error', 'waived']);
  });

  test('lifts only these of what is guarded', () => {
    const before =
      'name: p\ndata: { sensitivity: restricted, boundary: inside }\npriorities: { control: high }';
    const run = { base: [before], profile: 'name: p\ndata: { sensitivity: public, boundary: anywhere }' };
    const guarded = (facts: string) =>
      said({ ...run, policy: named('guarded-facts', facts) }, 'guarded-facts');
    expect(guarded('[data.sensitivity]')).toEqual(['waived', 'error', 'error']);
    expect(guarded('[data.boundary, priorities]')).toEqual(['error', 'waived', 'waived']);
  });

  test.each([
    [
      'of a rule',
      'inside',
      '[team.size]',
      'facts of waivers[1]: only waivers of known-facts and guarded-facts',
    ],
    ['that need not be known', 'known-facts', '[data.cleared]', 'There is no known fact "data.cleared".'],
    ['that are not guarded', 'guarded-facts', '[team.size]', 'There is no guarded fact "team.size".'],
    ['and then none', 'known-facts', '[]', 'must be a list that is not empty'],
  ])('%s is refused', (_what, of, facts, message) => {
    expect(faultsOf(named(of, facts))).toContain(message);
  });
});

describe('a waiver', () => {
  test('for nobody is refused', () => {
    expect(faultsOf(policyWith([waiver('system: s')]))).toContain('say for which profile it is');
  });

  test('that is granted later does not count yet, and is not called idle', () => {
    const policy = policyWith([waiver('profile: p', 'granted: 2026-07-01, expires: 2026-07-10')]);
    expect(said({ policy, today: '2026-07-01' })).toEqual(['waived']);
    expect(said({ policy, today: TODAY })).toEqual(['error']);
    const profiles = ['name: p\ndata: { sensitivity: restricted }\ndecision: { data_reaches: vendor }'];
    const found = findings({ policy, profiles, today: TODAY }).filter(({ rule }) => rule !== 'known-facts');
    expect(found).toMatchObject([{ kind: 'violated', cause: 'profile' }]);
    expect(found.flatMap((each) => describeFinding(each, TODAY).details)).toContain(
      'The waiver approved by a counts from 2026-07-01 on.',
    );
  });

  test('that counts already is preferred to a longer one that does not yet', () => {
    const later = waiver('profile: p', 'granted: 2026-07-01, expires: 2026-12-31');
    expect(said({ policy: policyWith([later, waiver('profile: p', 'expires: 2026-06-30')]) })).toEqual([
      'waived',
    ]);
  });
});

describe('the terms of waivers', () => {
  const terms = (text: string) => `waiver_terms: ${text}`;
  const granted = (expires: string) => waiver('profile: p', `granted: 2026-06-01, expires: ${expires}`);

  test.each([
    ['{ grace_days: 0 }', '2026-06-30', ['waived']],
    ['{ grace_days: 0 }', '2026-07-01', ['error']],
    ['{ grace_days: 3 }', '2026-07-03', ['waived']],
    ['{ grace_days: 3 }', '2026-07-04', ['error']],
    ['{ max_days: 29 }', '2026-07-14', ['waived']],
  ])('%s on %s', (text, today, expected) => {
    expect(said({ policy: policyWith([granted('2026-06-30')], terms(text)), today })).toEqual(expected);
  });

  test('tell how long a waiver still counts after its end', () => {
    const policy = policyWith([granted('2026-06-30')], terms('{ grace_days: 3 }'));
    const profiles = ['name: p\ndata: { sensitivity: restricted }\ndecision: { data_reaches: vendor }'];
    const ends = findings({ policy, profiles, today: '2026-07-02' }).filter(
      ({ kind }) => kind === 'waiver-ends',
    );
    expect(ends.map((each) => describeFinding(each, TODAY).message)).toEqual([
      'The waiver of inside for p ended on 2026-06-30; it counts until 2026-07-03.',
    ]);
  });

  test.each([
    ['max_days: 30', granted('2026-07-01'), ''],
    [
      'max_days: 30',
      granted('2026-07-02'),
      'expires of waivers[1]: this is 31 days after it is granted, and waiver_terms allows 30 days.',
    ],
    [
      'max_days: 30',
      waiver('profile: p'),
      'granted of waivers[1]: waiver_terms allows 30 days, so say on which day it was granted.',
    ],
    [
      'grace_days: 0',
      granted('2026-05-31'),
      'expires of waivers[1]: it ends before it is granted (2026-06-01).',
    ],
    ['grace_days: 15', granted('2026-07-01'), 'grace_days'],
    ['max_days: 0', granted('2026-07-01'), 'max_days'],
  ])('%s', (text, one, message) => {
    const faults = faultsOf(policyWith([one], terms(`{ ${text} }`)));
    if (message === '') expect(faults).toBe('');
    else expect(faults).toContain(message);
  });
});

test.each(['warning', 'note'])('a rule that is a %s cannot be enforced from some day on', (severity) => {
  const faults = faultsOf(
    policyText([RULE.replace('severity: error', `severity: ${severity}, enforce_from: 2027-01-01`)]),
  );
  expect(faults).toContain(`until that day an error is a warning, and this is a ${severity} for ever`);
});
