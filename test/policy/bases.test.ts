import { describe, expect, test } from 'vitest';
import { describeFinding } from '../../src/commands/check/wording.ts';
import { at } from '../../src/rulebook/at.ts';
import { realPolicy, useFolder } from './folder.ts';
import { check, findings, policyText, type Run, rule } from './small.ts';

const RULE = rule('inside', '{ data.sensitivity: restricted }', '{ decision.data_reaches: inside }');
const GUARDING = policyText([RULE], 'guarded: [data.sensitivity]');
const restricted = (name: string) =>
  `name: ${name}\ndata: { sensitivity: restricted }\ndecision: { data_reaches: inside }`;
const open = (name: string) => `name: ${name}\ndata: { sensitivity: public }`;
const waiver = (profile: string) =>
  `waivers: [{ rule: guarded-facts, profile: ${profile}, reason: r, approved_by: a, expires: 2027-01-01 }]`;

/** The findings of guarded-facts on profiles, then those on none. */
const said = (run: Partial<Run> & Pick<Run, 'profiles'>) => {
  const whole = { policy: GUARDING, ...run };
  const all = [...findings(whole), ...check(whole).findings].filter((each) => each.rule === 'guarded-facts');
  return all.map(
    (each) => `${each.kind} ${'waiver' in each && each.waiver !== null ? 'waived' : each.severity}`,
  );
};

describe('a profile among several', () => {
  const both = { paths: ['a.yaml', 'b.yaml'], basePaths: ['a.yaml', 'b.yaml'] };

  test('is compared with the one at its path, whatever its name has become', () => {
    expect(
      said({ ...both, profiles: [open('pay-v2'), open('x')], base: [restricted('pay'), open('x')] }),
    ).toEqual(['loosened error']);
  });

  test('is else compared with the one of its name, however that is written', () => {
    expect(
      said({
        ...both,
        paths: ['c.yaml', 'b.yaml'],
        profiles: [open('"Pay "'), open('x')],
        base: [restricted('pay'), open('x')],
      }),
    ).toEqual(['loosened error']);
  });

  test('cannot change places with another to get rid of what it was', () => {
    expect(
      said({ ...both, profiles: [restricted('x'), open('pay')], base: [restricted('pay'), open('x')] }),
    ).toEqual(['loosened error']);
  });

  test('leaves its old name to nobody else', () => {
    const three = { paths: ['a.yaml', 'b.yaml', 'c.yaml'], basePaths: ['a.yaml', 'b.yaml'] };
    expect(
      said({
        ...three,
        profiles: [restricted('pay-v2'), open('x'), open('pay')],
        base: [restricted('pay'), open('x')],
      }),
    ).toEqual(['loosened error']);
  });

  test('is compared with all that can be read of what it continues', () => {
    const base = ['name: x\ndata: 1', restricted('pay')];
    expect(said({ ...both, profiles: [open('pay'), open('new')], base })).toEqual([
      'loosened error',
      'base-unreadable warning',
      'loosened error',
    ]);
  });

  test('is told once what two earlier versions say alike', () => {
    const swapped = [open('x'), restricted('pay')];
    expect(said({ ...both, profiles: swapped, base: [restricted('pay'), restricted('x')] })).toEqual([
      'loosened error',
    ]);
  });

  test('is told from another at the same path of another folder by its name', () => {
    const same = { paths: ['x.yaml', 'x.yaml'], basePaths: ['x.yaml', 'x.yaml'] };
    const base = [restricted('a'), open('b')];
    expect(said({ ...same, profiles: [restricted('a'), open('b')], base })).toEqual([]);
    expect(said({ ...same, profiles: [open('a'), open('b')], base })).toEqual(['loosened error']);
  });

  test('without an earlier version is a note', () => {
    expect(
      said({ ...both, paths: ['a.yaml', 'n.yaml'], profiles: [open('x'), open('new')], base: [open('x')] }),
    ).toEqual(['no-base note']);
  });
});

describe('a profile that is gone', () => {
  const run = { profiles: [open('x')], base: [restricted('pay'), open('x')] };

  test('is an error where the policy guards something, else a warning', () => {
    expect(said(run)).toEqual(['vanished error']);
    expect(said({ ...run, policy: policyText([RULE]) })).toEqual(['vanished warning']);
  });

  test('is an error of each policy that guards something', () => {
    const other = policyText([RULE.replace('inside', 'other')], `guarded: [data.cleared]\n${waiver('PAY')}`);
    expect(said({ ...run, more: [other, policyText([RULE.replace('inside', 'third')])] })).toEqual([
      'vanished error',
      'vanished waived',
    ]);
  });

  test('is waived by its name, and that waiver is not idle', () => {
    const policy = `${GUARDING}\n${waiver('pay')}`;
    const found = (of: Run) => check(of).findings.filter(({ kind }) => kind !== 'rule-idle');
    expect(found({ ...run, policy, complete: true })).toMatchObject([
      { kind: 'vanished', waiver: { profile: 'pay' } },
    ]);
    const gone = { policy, profiles: [open('x')], base: [open('x')], complete: true };
    expect(found(gone).map((each) => each.kind)).toEqual(['waiver-orphaned']);
  });

  test('is an error in a run over all profiles, whatever is guarded', () => {
    expect(said({ ...run, policy: policyText([RULE]), complete: true })).toEqual(['vanished error']);
  });

  test('is not gone where a profile at its path, or of its name, cannot be read', () => {
    const broken = (name: string) => `name: ${name}\ndata: 1`;
    expect(said({ ...run, profiles: [broken('PAY'), open('x')] })).toEqual([]);
    const paths = { paths: ['a.yaml', 'b.yaml'], basePaths: ['a.yaml', 'b.yaml'] };
    expect(said({ ...run, ...paths, profiles: [broken('other'), open('x')] })).toEqual([]);
    expect(said({ ...run, profiles: [broken('other'), open('x')] })).toEqual(['vanished error']);
  });

  test('is gone though it was broken, and not where a profile is at its path or has its name', () => {
    const base = ['name: pay\ndata: 1', open('x')];
    expect(said({ ...run, base })).toEqual(['vanished error']);
    const named = { base, profiles: [open('pay'), open('x')] };
    expect(said(named)).toEqual(['base-unreadable warning']);
    const paths = { paths: ['a.yaml', 'b.yaml'], basePaths: ['a.yaml', 'b.yaml'] };
    expect(said({ ...paths, base, profiles: [open('new'), open('x')] })).toEqual(['base-unreadable warning']);
    expect(said({ base: base.slice(0, 1), profiles: [open('new')] })).toEqual(['base-unreadable warning']);
  });
});

describe('guarded priorities and assumptions', () => {
  const policy = policyText([RULE], 'guarded: [priorities]');

  test('are a finding where any of them changes, which says what', () => {
    const profile = 'name: p\npriorities: { control: low }';
    const base = ['name: p\npriorities: { control: high }'];
    const found = at(findings({ policy, profiles: [profile], base }), 1);
    expect(found).toMatchObject({ kind: 'part-changed', rule: 'guarded-facts', severity: 'error' });
    expect(profile.slice(found.place.at.start, found.place.at.end)).toBe('priorities');
    expect(describeFinding(found, '2026-06-15').message).toBe('priorities.control was high and is now low.');
  });

  test('are compared by what they come to', () => {
    const now = (base: string, text: string) =>
      said({ policy, profiles: [`name: p\n${text}`], base: [`name: p\n${base}`] });
    expect(now('priorities: { control: normal }', '')).toEqual([]);
    expect(now('', 'priorities: { control: high }')).toEqual(['part-changed error']);
    expect(now('priorities: { control: high }', '')).toEqual(['part-changed error']);
  });

  test('are waived like a guarded fact', () => {
    expect(
      said({
        policy: `${policy}\n${waiver('p')}`,
        profiles: ['name: p\npriorities: { control: low }'],
        base: ['name: p'],
      }),
    ).toEqual(['part-changed waived']);
  });
});

describe('advisor check --base over a folder', () => {
  const folder = useFolder();
  const RESTRICTED = realPolicy(
    [
      '{ id: r, when: { data.sensitivity: restricted }, require: { decision.data_reaches: own-premises }, severity: error, because: x }',
    ],
    'guarded: [data.sensitivity, data.boundary]\n',
  );
  const pay =
    'name: pay\ndata: { sensitivity: restricted, boundary: own-premises }\ndecision: { data_reaches: own-premises }\n';
  const loose =
    'name: pay-v2\ndata: { sensitivity: internal, boundary: anywhere }\ndecision: { chosen: closed-api, data_reaches: anywhere }\n';
  const other = 'name: other\ndata: { sensitivity: internal, boundary: anywhere }\n';
  const files = {
    'policy.yaml': RESTRICTED,
    'base/a/advisor.yaml': pay,
    'base/b/advisor.yaml': other,
    'now/b/advisor.yaml': other,
  };
  const checkNow = (...more: readonly string[]) =>
    folder.advisor('check', 'now', '-p', 'policy.yaml', '--base', 'base', '-q', ...more);

  test('fails where a profile is renamed and loosened', () => {
    folder.write({ ...files, 'now/a/advisor.yaml': loose });
    const done = checkNow();
    expect(done.status).toBe(1);
    expect(done.stdout).toContain('data.sensitivity was restricted and is now internal, which relaxes r.');
  });

  test('fails where a profile is renamed and moved, or is gone', () => {
    folder.write({ ...files, 'now/c/advisor.yaml': loose });
    const done = checkNow();
    expect(done.status).toBe(1);
    expect(done.stdout).toContain('error   guarded-facts · pay\nbase/a/advisor.yaml:1:7\n');
    const listed = checkNow('-f', 'json', '-f', 'junit=junit.xml', '-f', 'sarif=out.sarif').stdout;
    expect(JSON.parse(listed).findings).toContainEqual(
      expect.objectContaining({
        kind: 'vanished',
        profile: 'pay',
        required_by: expect.objectContaining({ file: 'policy.yaml' }),
      }),
    );
    expect(folder.read('junit.xml')).toContain('<testsuite name="pay" ');
    expect(folder.read('out.sarif')).toContain('guarded-facts/vanished/pay');
  });

  test('passes where nothing is loosened, and the help tells what is compared', () => {
    folder.write({ ...files, 'now/a/advisor.yaml': pay.replace('pay', 'pay-v2') });
    expect(checkNow().status).toBe(0);
    expect(folder.advisor('check', '--help').stdout).toContain('the one of --base that has its path');
  });

  test('fails where guarded priorities turn the verdict to the choice that was made', () => {
    const rules = ['{ id: f, require: { decision.follows_verdict: true }, severity: error, because: x }'];
    const fine =
      'workload: { volume: high }\nteam: { ml_expertise: skilled, ops_capacity: part-time }\ntask: { scope: narrow, customization: fine-tuning }\n';
    const profile = `${other}${fine}decision: { chosen: closed-api, data_reaches: own-premises }\n`;
    const ignored = 'cost customization privacy transparency reproducibility independence innovation'.split(
      ' ',
    );
    const high = ['ease', 'time-to-market', 'scalability'];
    const priorities = [...ignored.map((id) => `${id}: ignore`), ...high.map((id) => `${id}: high`)];
    folder.write({
      'lax.yaml': realPolicy(rules),
      'guarding.yaml': realPolicy(rules, 'guarded: [priorities]\n'),
      'base.yaml': profile,
      'now.yaml': `${profile}priorities: { ${priorities.join(', ')} }\n`,
    });
    const checkFile = (file: string, policy: string) =>
      folder.advisor('check', file, '-p', policy, '--base', 'base.yaml');
    expect(checkFile('base.yaml', 'lax.yaml').status).toBe(1);
    expect(checkFile('now.yaml', 'lax.yaml').status).toBe(0);
    const done = checkFile('now.yaml', 'guarding.yaml');
    expect(done.status).toBe(1);
    expect(done.stdout.replace(/\s+/g, ' ')).toContain(
      'priorities.cost was normal and is now ignore, priorities.customization was normal',
    );
  });

  test('fails where guarded assumptions change', () => {
    const profile = `${other}assumptions: { setup.service_days: 10 }\n`;
    folder.write({
      'policy.yaml': RESTRICTED.replace('guarded: [', 'guarded: [assumptions, '),
      'misspelt.yaml': RESTRICTED.replace('guarded: [', 'guarded: [priorites, '),
      'base.yaml': profile,
      'now.yaml': profile.replace('10', '{ low: 5, likely: 10, high: 30 }'),
      'none.yaml': other,
    });
    const checkFile = (file: string, policy = 'policy.yaml') =>
      folder.advisor('check', file, '-p', policy, '--base', 'base.yaml');
    const [now, none, misspelt] = [
      checkFile('now.yaml'),
      checkFile('none.yaml'),
      checkFile('now.yaml', 'misspelt.yaml'),
    ];
    expect([now, none, misspelt].map((done) => done.status)).toEqual([1, 1, 2]);
    expect(now.stdout).toContain('assumptions.setup.service_days was 10 and is now 5 to 30, likely 10.');
    expect(none.stdout).toContain('assumptions.setup.service_days was 10 and is no longer stated.');
    expect(misspelt.stderr).toContain('Did you mean "priorities"?');
  });
});

test('the only profile may be broken under another name', () => {
  const broken = { profiles: ['name: other\ndata: 1'], base: [restricted('pay')] };
  expect(said(broken)).toEqual([]);
});

test('an earlier version is not gone where what is at its path now cannot be read', () => {
  const run = { profiles: [open('x')], paths: ['b.yaml'], complete: true };
  const base = [restricted('pay'), open('x')];
  const gone = { ...run, base, basePaths: ['a.yaml', 'b.yaml'] };
  expect(said(gone)).toHaveLength(1);
  expect(said({ ...gone, unread: ['a.yaml'] })).toEqual([]);
  expect(said({ ...gone, unread: ['c.yaml'] })).toHaveLength(1);
  const below = { ...gone, basePaths: ['apps/chat/a.yaml', 'b.yaml'] };
  for (const folder of ['apps/chat', 'apps', ''])
    expect(said({ ...below, unread: [folder] }), folder).toEqual([]);
  expect(said({ ...below, unread: ['apps/hr'] })).toHaveLength(1);
});
