import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { advisor, asOrdinaryUser, bash, runAlone } from '../commands/advisor.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/policy');
const CLEAN = readFileSync(join(fixtures, 'profiles/clean.advisor.yaml'), 'utf8');
const VIOLATING = readFileSync(join(fixtures, 'profiles/violating.advisor.yaml'), 'utf8');
/** Without its waivers, some of which are for other profiles. */
const POLICY = readFileSync(join(fixtures, 'policy.yaml'), 'utf8').replace(/^waivers:[\s\S]*/m, '');
const RULES = ['--rules', join(fixtures, '../sample-rulebook/rulebook.yaml')];
const DAY = ['--policy', 'policy.yaml', '--today', '2026-11-23', ...RULES];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'advisor-search-'));
  chmodSync(folder, 0o755);
  put('policy.yaml', POLICY);
  put('s/fine/advisor.yaml', CLEAN);
});
afterEach(() => {
  spawnSync('chmod', ['-R', 'u+rwx', folder]);
  rmSync(folder, { recursive: true, force: true });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const check = (...args: readonly string[]) => advisor(folder, ['check', ...args, ...DAY]);

describe('advisor check', () => {
  test('looks at a linked profile as it does where that is named', () => {
    put('shared/evil.yaml', VIOLATING);
    mkdirSync(join(folder, 's/evil'));
    symlinkSync('../../shared/evil.yaml', join(folder, 's/evil/advisor.yaml'));
    for (const named of ['s', 's/*/advisor.yaml', 's/evil/advisor.yaml'])
      expect(check(named)).toMatchObject({ status: 1, stderr: '' });
  });

  test('says what it passed over, and takes no such run for complete', () => {
    put('elsewhere/advisor.yaml', VIOLATING);
    put('s/node_modules/dep/advisor.yaml', VIOLATING);
    symlinkSync('../elsewhere', join(folder, 's/out'));
    const done = check('s');
    expect(done.status).toBe(0);
    expect(done.stdout).toContain('Passed over: 1 folder of installed packages (node_modules).');
    expect(done.stdout).toContain('Passed over, because links to folders are not followed: s/out.');
    for (const format of ['github', 'markdown'])
      expect(check('s', '-f', format).stdout).toMatch(/Passed over.*s\/out/);
    expect(check('s', '-q').stdout).not.toContain('Passed over');
    const json = (...args: readonly string[]) => JSON.parse(check('s', '-f', 'json', ...args).stdout);
    const packages = { kind: 'node_modules', path: 's/node_modules' };
    expect(json()).toMatchObject({
      skipped: [packages, { kind: 'linked-folder', path: 's/out' }],
      broken: [],
    });
    expect(json('--complete')).toMatchObject({
      exit_code: 2,
      skipped: [packages],
      broken: [{ file: 's/out' }],
    });
    expect(json('--complete', '!s/out')).toMatchObject({ exit_code: 0, skipped: [packages], broken: [] });
    expect(check('s', 's/out', '--complete')).toMatchObject({ status: 1, stderr: '' });
  });

  test('names a link to a profile that is checked elsewhere, which stands for none', () => {
    mkdirSync(join(folder, 's/link'));
    symlinkSync('../fine/advisor.yaml', join(folder, 's/link/advisor.yaml'));
    const said = (...args: readonly string[]) => check('s', ...args).stdout.replace(/\s+/g, ' ');
    const told = 's/link/advisor.yaml leads to s/fine/advisor.yaml, which is checked there';
    expect(check('s').status).toBe(0);
    expect(said()).toContain(`Passed over: ${told}.`);
    expect(JSON.parse(check('s', '-f', 'json').stdout).skipped).toEqual([
      { kind: 'linked-file', path: 's/link/advisor.yaml', leads_to: 's/fine/advisor.yaml' },
    ]);
    expect(said('--require', 's/*')).toContain('s/link must hold a profile');
    expect(check('s', '--complete').status).toBe(2);
    expect(said('--complete')).toContain('this is a link to s/fine/advisor.yaml, which is checked there');
    expect(said('--complete', '--exclude', 's/link')).not.toContain('a link to');
  });

  test('checks the others where one cannot be read, and exits 2', () => {
    put('s/evil/advisor.yaml', VIOLATING);
    mkdirSync(join(folder, 's/loop'));
    symlinkSync('advisor.yaml', join(folder, 's/loop/advisor.yaml'));
    for (const named of ['s', 's/*/advisor.yaml']) {
      const done = check(named);
      expect(done).toMatchObject({ status: 2, stderr: '' });
      expect(done.stdout).toContain(
        's/loop/advisor.yaml: cannot be read: the link leads back to itself (ELOOP).',
      );
      expect(done.stdout).toContain('restricted-data-stays-inside · patient-letters');
    }
  });

  test.each(['s/fine/advisor.yaml/x', 'loop', 'x'.repeat(300), '!s', ''])(
    'exits 2 for %j, which cannot be examined, and checks the others',
    (named) => {
      symlinkSync('loop', join(folder, 'loop'));
      const done = check(named, 's/fine/advisor.yaml');
      if (named !== '!s') expect(done.stdout).toContain('1 profile checked: no errors, no warnings; 1 could');
      expect(done).toMatchObject({ status: 2, stderr: '' });
      const base = check('s', '--base', named);
      expect(base).toMatchObject({ status: 2, stdout: '' });
      expect(base.stderr).not.toBe('');
    },
  );

  test.each(['--policy', '--baseline', '--base', '--require', '--root'])(
    'exits 2 where %s cannot be examined',
    (option) => {
      symlinkSync('loop', join(folder, 'loop'));
      for (const path of ['s/fine/advisor.yaml/x', 'loop', 'x'.repeat(300), '']) {
        const done = check('s', option, path);
        expect(done).toMatchObject({ status: 2, stdout: '' });
        expect(done.stderr).not.toBe('');
      }
    },
  );

  test('exits 2 where the working folder is gone', () => {
    for (const named of ['advisor.yaml', '.', "'*.yaml'", "s '!x'"]) {
      mkdirSync(join(folder, 'gone'));
      const policy = [join(folder, 'policy.yaml'), ...RULES].join(' ');
      const done = bash(folder, `cd gone; rmdir ../gone; advisor check ${named} -p ${policy} -f json=out`);
      expect(done.status).toBe(2);
      const other = bash(folder, `mkdir gone; cd gone; rmdir ../gone; advisor check ${named} -p ${policy}`);
      expect(other).toMatchObject({ status: 2, stderr: '' });
    }
  });

  test('goes on without an earlier version that cannot be read', () => {
    put('base/fine/advisor.yaml', '\xff\0');
    mkdirSync(join(folder, 'base/gone'));
    symlinkSync('nowhere', join(folder, 'base/gone/advisor.yaml'));
    const done = check('s', '--base', 'base', '-f', 'json');
    expect(done).toMatchObject({ status: 1, stderr: '' });
    expect(JSON.parse(done.stdout).findings).toMatchObject([
      { kind: 'base-unreadable', severity: 'warning', place: { file: 's/fine/advisor.yaml' } },
      { kind: 'vanished', severity: 'error', place: { file: 'base/gone/advisor.yaml' } },
    ]);
  });

  test.skipIf(asOrdinaryUser === null)(
    'names what somebody is not allowed to read, and checks the others',
    () => {
      put('s/locked/advisor.yaml', VIOLATING);
      put('s/closed/advisor.yaml', VIOLATING);
      put('s/x.advisor.yaml', VIOLATING);
      chmodSync(join(folder, 's/locked'), 0o000);
      chmodSync(join(folder, 's/closed'), 0o444);
      chmodSync(join(folder, 's/x.advisor.yaml'), 0o000);
      const by = asOrdinaryUser ?? [];
      const done = runAlone(folder, ['check', 's', ...DAY], { by });
      expect(done).toMatchObject({ status: 2, stderr: '' });
      expect(done.stdout).toContain('s/locked: this folder cannot be read: you are not allowed to (EACCES).');
      expect(done.stdout).toContain(
        's/closed/advisor.yaml: cannot be read: you are not allowed to (EACCES).',
      );
      expect(done.stdout).toContain('s/x.advisor.yaml: you may not read this file.');
      expect(done.stdout).toContain('1 profile checked: no errors, no warnings; 3 could not be checked.');
      expect(runAlone(folder, ['check', 's/*/advisor.yaml', ...DAY], { by }).stdout).toContain(
        's/locked: this folder',
      );
      const named = runAlone(folder, ['check', 's/locked/advisor.yaml', 's/fine', ...DAY], { by });
      expect(named).toMatchObject({ status: 2, stderr: '' });
      expect(named.stdout).toContain('1 profile checked');
    },
  );
});
