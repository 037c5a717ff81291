import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { advisor, bash } from './advisor.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/policy');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'advisor-streams-'));
  copyFileSync(join(fixtures, 'profiles/clean.advisor.yaml'), join(folder, 'p.yaml'));
  copyFileSync(join(fixtures, 'profiles/violating.advisor.yaml'), join(folder, 'bad.yaml'));
  copyFileSync(join(fixtures, '../../examples/commercial-backing.yaml'), join(folder, 'other.yaml'));
  copyFileSync(join(fixtures, 'policy.yaml'), join(folder, 'policy.yaml'));
  copyFileSync(join(fixtures, '../sample-rulebook/rulebook.yaml'), join(folder, 'rules.yaml'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NO_ROOM = {
  status: 2,
  stdout: '',
  stderr: 'Standard output cannot be written: the disk is full (ENOSPC).\n',
};

describe.skipIf(!existsSync('/dev/full'))('where nothing more can be written', () => {
  test.each([
    'recommend p.yaml',
    'recommend p.yaml -f json',
    'explain p.yaml',
    'flip p.yaml',
    'compare p.yaml other.yaml',
    'cost p.yaml',
    'models p.yaml',
    'schema policy',
    'init -',
    'check p.yaml -p policy.yaml --rules rules.yaml',
    'check bad.yaml -p policy.yaml --rules rules.yaml',
    '--help',
    'check --help',
    '--version',
  ])('"%s" says so and exits 2', (line) => {
    expect(advisor(folder, line.split(' '), { full: 'stdout' })).toEqual(NO_ROOM);
  });

  test.each([
    ['check p.yaml -p nosuch', 2],
    ['check bad.yaml -p policy.yaml --rules rules.yaml', 1],
    ['check p.yaml -p policy.yaml --rules rules.yaml -f json=out --force', 0],
    ['recommend nosuch', 2],
    ['recommend p.yaml --nosuch', 2],
    ['nosuch', 2],
    ['recommend p.yaml', 0],
  ])('"%s" exits as it would if its messages could be read', (line, status) => {
    expect(advisor(folder, line.split(' '), { full: 'stderr' })).toMatchObject({ status, stderr: '' });
  });

  test('a process of its own ends so, too', () => {
    expect(bash(folder, 'advisor recommend p.yaml > /dev/full')).toEqual(NO_ROOM);
    const done = bash(folder, 'advisor recommend p.yaml > /dev/full 2> /dev/full');
    expect(done).toEqual({ status: 2, stdout: '', stderr: '' });
  });
});

test('a reader that goes away is no error', () => {
  for (const line of [
    'recommend p.yaml',
    'schema profile',
    'check p.yaml -p policy.yaml --rules rules.yaml',
    '--help',
  ])
    expect(bash(folder, `advisor ${line} | true; exit "\${PIPESTATUS[0]}"`)).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
});
