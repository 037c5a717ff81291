import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFormats } from '../../src/commands/check/format-option.ts';
import { advisor as run } from '../commands/advisor.ts';

const root = join(import.meta.dirname, '../..');
const RULES = ['--rules', join(root, 'fixtures/sample-rulebook/rulebook.yaml')];
const DAY = ['--policy', 'policy.yaml', '--today', '2026-11-23', ...RULES];
const CLEAN = 'profiles/clean.advisor.yaml';
const VIOLATING = 'profiles/violating.advisor.yaml';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'advisor-check-'));
  cpSync(join(root, 'fixtures/policy'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function advisor(args: readonly string[], env: Readonly<Record<string, string>> = {}, input = '') {
  return run(folder, ['check', ...args], { env, input });
}

const textIn = (file: string) => readFileSync(join(folder, file), 'utf8');

describe('advisor check', () => {
  test('writes several formats at once, the default to standard output', () => {
    const files = ['-f', 'sarif=out.sarif', '-f', 'junit=out.xml'];
    const done = advisor([VIOLATING, ...DAY, ...files]);
    expect(done.status).toBe(1);
    expect(done.stdout).toContain('restricted-data-stays-inside · patient-letters');
    expect(JSON.parse(textIn('out.sarif')).version).toBe('2.1.0');
    expect(textIn('out.xml')).toContain('<testsuite name="patient-letters"');
  });

  test('speaks in workflow commands on GitHub Actions, unless told otherwise', () => {
    expect(advisor([VIOLATING, ...DAY], { GITHUB_ACTIONS: 'true' }).stdout).toMatch(/^::error file=/);
    expect(advisor([VIOLATING, ...DAY, '-f', 'text'], { GITHUB_ACTIONS: 'true' }).stdout).not.toContain('::');
  });

  test('lets no text command GitHub Actions, in any format and on standard error', () => {
    const evil = '::error title=pwn::hello';
    writeFileSync(
      join(folder, `${evil}.yaml`),
      textIn(VIOLATING).replace('name:', `name: "a ##[error]b" # `),
    );
    writeFileSync(join(folder, 'broken.yaml'), 'name: [');
    const env = { GITHUB_ACTIONS: 'true' };
    for (const format of ['text', 'json', 'sarif', 'junit', 'markdown', 'csv', 'code-quality', 'github']) {
      const done = advisor([`${evil}.yaml`, 'broken.yaml', ...DAY, '-f', format], env);
      const commands = `${done.stdout}\n${done.stderr}`
        .split('\n')
        .filter((line) => /^\s*::|##\[/.test(line));
      const own = format === 'github' ? /^::(error|warning|notice) file=/ : /^$/;
      expect([format, commands.filter((line) => !own.test(line))]).toEqual([format, []]);
    }
    expect(advisor([CLEAN, '-p', evil, '-f', 'text'], env).stderr).toMatch(/^: :error title=pwn::hello: /m);
  });

  test('reads a profile from standard input', () => {
    expect(advisor(['-', ...DAY], {}, textIn(CLEAN)).status).toBe(0);
  });

  test('records verdicts, finds them unchanged, and says what changed one', () => {
    const baseline = ['--baseline', 'recorded.json'];
    const recorded = advisor([CLEAN, ...DAY, ...baseline, '--update-baseline']);
    expect(recorded).toMatchObject({ status: 0, stderr: 'Recorded 1 verdict in recorded.json.\n' });
    expect(advisor([CLEAN, ...DAY, ...baseline]).status).toBe(0);
    writeFileSync(
      join(folder, 'recorded.json'),
      textIn('recorded.json').replace('"verdict": "open-self-hosted"', '"verdict": "closed-api"'),
    );
    const drifted = advisor([CLEAN, ...DAY, ...baseline]);
    expect(drifted.status).toBe(1);
    expect(drifted.stdout).toContain('The verdict was closed-api when it was recorded');
  });

  test('records nothing while a profile is broken', () => {
    const done = advisor(['profiles', ...DAY, '--baseline', 'recorded.json', '--update-baseline']);
    expect(done.status).toBe(2);
    expect(existsSync(join(folder, 'recorded.json'))).toBe(false);
  });

  test.each([
    ['a day that is none', [CLEAN, '--policy', 'policy.yaml', '--today', '2026-02-30'], '--today'],
    ['--update-baseline alone', [CLEAN, ...DAY, '--update-baseline'], '--baseline'],
    ['a missing baseline', [CLEAN, ...DAY, '--baseline', 'none.json'], 'there is no such file'],
    ['a missing base', [CLEAN, ...DAY, '--base', 'none.yaml'], 'there is no such file'],
    ['a missing policy', [CLEAN, '--policy', 'none.yaml'], 'there is no such file'],
    ['no policy', [CLEAN], '--policy'],
    ['a report that cannot be written', [CLEAN, ...DAY, '-f', 'json=none/out.json'], 'cannot be written'],
  ])('exits 2 for %s', (_what, args, message) => {
    const done = advisor(args);
    expect(done.status).toBe(2);
    expect(done.stderr).toContain(message);
  });

  test('advises as recommend does', () => {
    const { profiles } = JSON.parse(advisor(['profiles', ...DAY, '-f', 'json']).stdout);
    expect(profiles.length).toBe(5);
    for (const { file, verdict, confidence, settled } of profiles) {
      const recommended = run(folder, ['recommend', file, '--format', 'json', ...RULES]);
      expect(JSON.parse(recommended.stdout).verdict).toMatchObject({ option: verdict, confidence, settled });
    }
  });
});

describe('--format', () => {
  test('takes formats with and without a file', () => {
    expect(readFormats(['json', 'sarif=out.sarif', 'csv=a=b.csv'], false)).toEqual({
      ok: true,
      targets: [
        { format: 'json', to: '-' },
        { format: 'sarif', to: 'out.sarif' },
        { format: 'csv', to: 'a=b.csv' },
      ],
    });
  });

  test.each([
    [['html'], 'there is no format "html"'],
    [['json', 'csv=-'], 'only one format'],
    [['json='], 'names no file'],
  ])('refuses %j', (values, message) => {
    const read = readFormats(values, false);
    expect(read.ok ? '' : read.message).toContain(message);
  });
});
