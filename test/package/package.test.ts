import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installedIn, installPacked, projectIn } from './install-packed.ts';
import { compileProgram, importedByTypes, runProgram } from './library.ts';

const root = join(import.meta.dirname, '../..');
const { version, scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const RULES = 'fixtures/sample-rulebook/rulebook.yaml';

const SAID = readFileSync(join(root, 'fixtures/library/advise.said.txt'), 'utf8');

let folder = '';
let said = '';
/** Packing builds everything anew, which takes its time on a busy machine. */
const PATIENCE = 60_000;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'advisor-package-'));
  said = installPacked(folder);
}, PATIENCE);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(program: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('the package, installed from its tarball', () => {
  test('has npm warn of nothing, and no script that runs where it is installed', () => {
    expect(said.trim()).toMatch(/^added \d+ packages? in \S+$/);
    const atInstall = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare'];
    expect(atInstall.filter((name) => name in scripts)).toEqual([]);
  });

  test('tells its version', () => {
    expect(run(installedIn(folder), '--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.each([
    ['recommend', 'fixtures/cost/help-desk.yaml'],
    ['recommend', 'fixtures/cost/help-desk.yaml', '--format', 'json'],
    [
      'check',
      'fixtures/policy/profiles/clean.advisor.yaml',
      '-p',
      'fixtures/policy/policy.yaml',
      '--rules',
      RULES,
    ],
    ['policy', 'init', '-'],
    ['schema', 'check'],
  ])('%s says what it says in a clone', (command, ...args) => {
    const words = [command, ...args.map((arg) => (arg.startsWith('fixtures') ? join(root, arg) : arg))];
    const installed = run(installedIn(folder), ...words);
    expect(installed.stdout).not.toBe('');
    expect(installed).toEqual(run(process.execPath, join(root, 'bin/advisor.js'), ...words));
  });
});

describe('the library in the package', () => {
  test('a program of twenty lines is well typed without any other package, and runs', () => {
    const project = projectIn(folder);
    expect(compileProgram(project)).toEqual({ status: 0, stdout: '', stderr: '' });
    const profile = join(project, 'advisor.yaml');
    const { stdout: record } = run(installedIn(folder), 'recommend', profile, '--format', 'markdown');
    expect(record).not.toBe('');
    const undated = record.replace(/^date: .*\n/m, '').replace(profile, 'advisor.yaml');
    expect(runProgram(project)).toEqual({ status: 0, stdout: `${SAID}${undated}\n`, stderr: '' });
  });

  test('speaks in its types of nothing that would have to be installed', () => {
    expect(importedByTypes(projectIn(folder))).toEqual([]);
  });
});
