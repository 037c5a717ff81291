import { symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { advisor } from '../commands/advisor.ts';
import { realPolicy, useFolder } from './folder.ts';
import { policyOf, policyText, rule } from './small.ts';

const folder = useFolder();
const denied =
  '{ id: denied, require: { not: { decision.provider: [DeepSeek] } }, severity: error, because: x }';
const approved = '{ id: approved, require: { decision.approved: true }, severity: warning, because: x }';
const chosen = '{ id: chosen, require: { decision.chosen: closed-api }, severity: note, because: x }';
const ORG = realPolicy([denied, approved], '', 'Company policy');

/** A policy that extends another one and has these further keys. */
function below(parent: string, rest: string, name = 'Product policy'): string {
  return `version: 1\nname: ${name}\nrulebook: open-vs-closed@2\nextends: ${parent}\n${rest}\n`;
}

const PROFILE = 'name: a\ndecision: { chosen: closed-api, provider: DeepSeek }\n';

function run(files: Readonly<Record<string, string>>, ...policies: readonly string[]) {
  folder.write({ 'a.yaml': PROFILE, ...files });
  const done = folder.advisor('check', 'a.yaml', '--json', ...policies.flatMap((policy) => ['-p', policy]));
  if (done.status === 2) return { status: 2, said: [], policies: [], stderr: done.stderr };
  const { findings, policies: listed } = JSON.parse(done.stdout);
  const said = findings.map(
    (each: { severity: string; rule: string; required_by: { file: string } }) =>
      `${each.severity} ${each.rule} ${each.required_by.file}`,
  );
  return { status: done.status, said, policies: listed, stderr: done.stderr };
}

describe('a policy that extends another one', () => {
  test('adds to it and tightens it, over several steps and from other folders; what it changes is said', () => {
    const files = {
      'policies/org.yaml': ORG,
      'policies/division.yaml': below(
        './org.yaml',
        `rules:\n  - ${chosen}\nguarded: [data.boundary]`,
        'Division policy',
      ),
      'team/product.yaml': below(
        '../policies/division.yaml',
        'tighten: { approved: error, chosen: warning }',
      ),
      'a.yaml': PROFILE.replace('closed-api', 'hybrid'),
    };
    const { said, policies } = run(files, 'team/product.yaml');
    expect(said).toEqual([
      'warning chosen policies/division.yaml',
      'error denied policies/org.yaml',
      'error approved policies/org.yaml',
    ]);
    expect(policies).toEqual([
      {
        name: 'Product policy',
        file: 'team/product.yaml',
        extends: 'policies/division.yaml',
        adds: { rules: [], known: [], guarded: [] },
        tightens: [
          { rule: 'approved', from: 'warning', to: 'error' },
          { rule: 'chosen', from: 'note', to: 'warning' },
        ],
      },
      {
        name: 'Division policy',
        file: 'policies/division.yaml',
        extends: 'policies/org.yaml',
        adds: { rules: ['chosen'], known: [], guarded: ['data.boundary'] },
        tightens: [],
      },
      { name: 'Company policy', file: 'policies/org.yaml' },
    ]);
    const text = folder.advisor('check', 'a.yaml', '-p', 'team/product.yaml').stdout.replace(/\s+/g, ' ');
    expect(text).toContain(
      'Product policy extends Division policy: it makes approved an error where it was a warning and makes chosen a warning where it was a note.',
    );
    expect(text).toContain('Division policy extends Company policy: it adds 1 rule and 1 guarded fact.');
  });

  test('shares it with others of the run, and with the run itself, in any order', () => {
    const files = {
      'org.yaml': ORG,
      'b.yaml': below('org.yaml', 'known: [data.boundary]'),
      'c.yaml': below('./org.yaml', 'tighten: { approved: error }'),
    };
    const expected = ['error approved org.yaml', 'error denied org.yaml', 'error known-facts b.yaml'];
    for (const order of [
      ['b.yaml', 'org.yaml', 'c.yaml'],
      ['org.yaml', 'c.yaml', 'b.yaml'],
    ])
      expect([...run(files, ...order).said].sort()).toEqual(expected);
  });

  test.each([
    ['tighten: { approved: warning }', 'org.yaml has this rule as a warning already'],
    ['tighten: { denied: warning }', 'org.yaml has this rule as an error already'],
    ['tighten: { aproved: error }', 'Did you mean "approved"?'],
    ['tighten: { approved: note }', 'must be one of error, warning, but is "note"'],
    [`rules: [${chosen}]\ntighten: { chosen: error }`, 'change its severity'],
    [`rules: [${denied}]`, 'org.yaml:5 has a rule of this name, too'],
    [
      'waivers: [{ rule: denied, profile: a, reason: r, approved_by: b, expires: 2027-01-01 }]',
      'only org.yaml, which asks for denied, can waive it',
    ],
  ])('is refused where it says %s', (rest, message) => {
    const { status, stderr } = run({ 'org.yaml': ORG, 'p.yaml': below('org.yaml', rest) }, 'p.yaml');
    expect(status).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toContain(message);
    expect(stderr).toMatch(/^p\.yaml:/);
  });

  test('waives what it asks for itself, and no more', () => {
    const waiver =
      'waivers: [{ rule: known-facts, profile: a, reason: r, approved_by: b, expires: 2027-01-01 }]';
    const files = {
      'org.yaml': `${ORG}known: [data.boundary]\n`,
      'p.yaml': below('org.yaml', `known: [data.boundary]\n${waiver}`),
    };
    folder.write({ 'a.yaml': PROFILE, ...files });
    const done = folder.advisor('check', 'a.yaml', '-p', 'p.yaml', '-f', 'csv', '--today', '2026-11-26');
    expect(done.stdout).toContain(
      'waived: known-facts (Product policy); error: known-facts (Company policy)',
    );
  });

  test('is refused with all that is wrong with either, each at its own place, once', () => {
    const files = {
      'org.yaml': ORG.replace('severity: warning', 'severity: warn'),
      'p.yaml': below('org.yaml', 'known: [data.boundry]'),
      'q.yaml': below('org.yaml', 'known: [data.bondary]'),
      'r.yaml': below('ogr.yaml', 'tighten: { x: error }'),
    };
    const { status, stderr } = run(files, 'p.yaml', 'q.yaml', 'r.yaml');
    expect(status).toBe(2);
    expect(stderr.match(/^\S+(?=: )/gm)).toEqual([
      'org.yaml:6:69',
      'p.yaml:5:9',
      'q.yaml:5:9',
      'r.yaml:4:10',
    ]);
    expect(stderr).toContain('extends: ogr.yaml: there is no such file. Did you mean "org.yaml"?');
  });

  test('never follows itself', () => {
    const files = {
      'x.yaml': below('y.yaml', ''),
      'y.yaml': below('./z.yaml', ''),
      'z.yaml': below('link.yaml', ''),
      'self.yaml': below('self.yaml', ''),
    };
    folder.write(files);
    symlinkSync('x.yaml', folder.path('link.yaml'));
    const { status, stderr } = run(files, 'x.yaml', 'self.yaml');
    expect(status).toBe(2);
    expect(stderr).toContain(
      'z.yaml:4:10: extends: x.yaml extends y.yaml, which extends z.yaml, which extends x.yaml, and so on without end.',
    );
    expect(stderr).toContain('self.yaml:4:10: extends: a policy cannot extend itself.');
  });

  test('is not overwritten by a report, nor is what it extends', () => {
    const files = { 'org.yaml': ORG, 'm.yaml': below('org.yaml', ''), 'p.yaml': below('m.yaml', '') };
    folder.write({ 'a.yaml': PROFILE, ...files });
    const done = folder.advisor('check', 'a.yaml', '-p', 'p.yaml', '-f', 'csv=org.yaml', '--force');
    expect(done).toMatchObject({ status: 2, stdout: '' });
    expect(done.stderr).toContain('this is a policy that is extended, which is not written over');
    expect(folder.read('org.yaml')).toBe(ORG);
  });
});

describe('a policy without a file', () => {
  const faultsOf = (text: string) => {
    try {
      policyOf(text);
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  };
  const alone = policyText([rule('r', '{}', '{ data.cleared: true }')]);

  test('is never read without what it extends', () => {
    expect(faultsOf(alone)).toBe('');
    expect(faultsOf(`${alone}extends: org.yaml\n`)).toContain('only advisor check follows this to org.yaml');
  });

  test.each([
    [
      'has neither rules nor another policy',
      alone.replace(/rules:[\s\S]*/, ''),
      '"rules" is missing in the file.',
    ],
    ['tightens rules of none', `${alone}tighten: { r: error }`, 'change its severity'],
    ['tightens rules of nobody', `${alone}tighten: { s: error }`, 'named under "extends"'],
  ])('is refused where it %s', (_what, text, message) => {
    expect(faultsOf(text)).toContain(message);
  });
});

describe('a policy that is not named', () => {
  test('is the nearest one up to the root of the repository, which is said', () => {
    folder.write({
      '.git/HEAD': '',
      'advisor-policy.yml': realPolicy([denied]),
      's/t/a.yaml': PROFILE,
      's/advisor-policy.json': JSON.stringify({
        version: 1,
        name: 'Near',
        rulebook: 'open-vs-closed@2',
        known: ['data.boundary'],
        extends: '../advisor-policy.yml',
      }),
    });
    const checkIn = (at: string, ...args: readonly string[]) =>
      advisor(folder.path(at), ['check', 'a.yaml', '-f', 'csv', ...args]);
    const near = checkIn('s/t');
    expect(near).toMatchObject({ status: 1, stderr: 'Policy: ../advisor-policy.json\n' });
    expect(near.stdout).toContain('error: known-facts');
    folder.write({ 'a.yaml': PROFILE });
    const above = checkIn('.');
    expect(above).toMatchObject({ status: 1, stderr: 'Policy: advisor-policy.yml\n' });
    expect(above.stdout).not.toContain('known-facts');
    expect(checkIn('.', '-q').stderr).toBe('');
  });

  test('is asked for where there is none, together with a profile', () => {
    const none = folder.advisor('check');
    expect(none).toMatchObject({ status: 2, stdout: '' });
    expect(none.stderr).toContain('There is no advisor.yaml here.');
    expect(none.stderr).toContain('There is no advisor-policy.yaml here. To go on:');
    folder.write({ 'a.yaml': PROFILE, 'advisor-polcy.yaml': ORG });
    expect(folder.advisor('check', 'a.yaml').stderr).toContain('Did you mean "advisor-polcy.yaml"?');
  });
});
