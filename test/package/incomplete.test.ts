import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'advisor-incomplete-'));
  for (const name of ['bin', 'dist', 'examples'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  const done = spawnSync(process.execPath, [join(folder, 'bin/advisor.js'), ...args], { encoding: 'utf8' });
  return { status: done.status, stdout: done.stdout, stderr: done.stderr.replaceAll(folder, '…') };
}

/** What is said where a part of the installation holds something else, or (null) is not there. */
function saidWithout(part: string, text: string | null): string {
  const found = readdirSync(join(folder, 'dist')).find((name) => name.startsWith(part)) ?? part;
  const path = join(folder, 'dist', found);
  const whole = readFileSync(path, 'utf8');
  if (text === null) rmSync(path);
  else writeFileSync(path, text);
  const { status, stdout, stderr } = run('recommend', join(root, 'examples/startup-sentiment.yaml'));
  writeFileSync(path, whole);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  const [first = '', second, ...more] = stderr.trimEnd().split('\n');
  expect([second, more]).toEqual(['Install it again; in a checkout, npm run build.', []]);
  return first.replace('This installation of advisor is not whole: ', '');
}

test.each([
  ['models.json', null, '…/dist/models.json cannot be read (ENOENT).'],
  ['open-vs-closed.json', '', '…/dist/open-vs-closed.json is only a part of itself.'],
  ['decisions.json', '{"a": [', '…/dist/decisions.json is only a part of itself.'],
  ['recommend-', null, /^Cannot find module '.\/recommend-.*\.cjs'\.$/],
  ['recommend-', 'const a = {', /^…\/dist\/recommend-.*\.cjs:1 is no code\.$/],
  ['advisor.cjs', null, "Error: Cannot find module '../dist/advisor.cjs'"],
  ['advisor.cjs', 'const a = {', '…/dist/advisor.cjs:1'],
])('an installation without all of %s says so, and exits neither 1 nor 3', (part, text, said) => {
  const expected = typeof said === 'string' ? expect.stringContaining(said) : expect.stringMatching(said);
  expect(saidWithout(part, text)).toEqual(expected);
});

test('so does one without examples', () => {
  rmSync(join(folder, 'examples'), { recursive: true });
  expect(run('example')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('…/examples cannot be read'),
  });
});
