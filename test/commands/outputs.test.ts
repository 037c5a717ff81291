import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asOrdinaryUser, bash, can, advisor as run, runAlone } from './advisor.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'advisor-outputs-'));
  chmodSync(folder, 0o777);
  copyFileSync(join(fixtures, 'policy/profiles/clean.advisor.yaml'), at('p.yaml'));
  copyFileSync(join(fixtures, 'policy/policy.yaml'), at('policy.yaml'));
  copyFileSync(join(fixtures, 'sample-rulebook/rulebook.yaml'), at('sample.yaml'));
  copyFileSync(join(fixtures, 'toy-database/rulebook.yaml'), at('rules.yaml'));
  copyFileSync(join(fixtures, 'toy-database/orders.yaml'), at('orders.yaml'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const textOf = (name: string) => readFileSync(at(name), 'utf8');
const advisor = (...args: readonly string[]) => run(folder, args);
const check = (...args: readonly string[]) =>
  run(folder, ['check', 'p.yaml', '-p', 'policy.yaml', '--rules', 'sample.yaml', ...args]);

/** Every command that writes what it prints to a file. */
const COMMANDS = [
  ['recommend', 'p.yaml', '-o'],
  ['explain', 'p.yaml', '-o'],
  ['flip', 'p.yaml', '-o'],
  ['compare', 'p.yaml', 'p.yaml', '-o'],
  ['cost', 'p.yaml', '-o'],
  ['models', 'p.yaml', '-o'],
  ['schema', 'profile', '-o'],
  ['init'],
  ['check', 'p.yaml', '-p', 'policy.yaml', '--rules', 'sample.yaml', '-f', 'csv=-', '-f'],
].map((words) => words.join(' '));

describe.each(COMMANDS)('%s', (line) => {
  const write = (file: string, ...more: readonly string[]) => {
    const words = line.split(' ');
    const last = words[0] === 'check' ? `json=${file}` : file;
    return advisor(...words, last, ...more);
  };

  test('writes a new file and says so, and an old one only by force', () => {
    const first = write('out');
    expect(first.status).toBe(0);
    expect(first.stderr).toMatch(/^Wrote out\./);
    const written = textOf('out');
    expect(written.length).toBeGreaterThan(100);
    writeFileSync(at('out'), 'mine');
    expect(write('out')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'out exists and stays as it is. --force overwrites it.\n',
    });
    expect(textOf('out')).toBe('mine');
    const again = write('out', '--force');
    expect({ ...again, stderr: '' }).toEqual({ ...first, stderr: '' });
    expect(first.stderr.startsWith(again.stderr)).toBe(true);
    expect(textOf('out')).toBe(written);
  });
});

describe('nothing is written over that is read', () => {
  const READ = [
    ['recommend p.yaml -o p.yaml', '--output p.yaml: this is the profile'],
    ['recommend p.yaml -o hard', '--output hard: this is the profile'],
    ['recommend p.yaml -o soft', '--output soft: this is the profile'],
    ['recommend soft -o ./p.yaml', '--output ./p.yaml: this is the profile'],
    ['explain orders.yaml --rules rules.yaml -o rules.yaml', '--output rules.yaml: this is the rulebook'],
    ['flip p.yaml -o p.yaml', 'this is the profile'],
    ['cost p.yaml -o p.yaml', 'this is the profile'],
    ['models p.yaml -o p.yaml', 'this is the profile'],
    ['compare p.yaml orders.yaml -o orders.yaml', 'this is the second file'],
    ['compare p.yaml orders.yaml -o p.yaml', 'this is the first file'],
    ['schema profile --rules rules.yaml -o rules.yaml', 'this is the rulebook'],
    ['init rules.yaml --rules rules.yaml', 'rules.yaml: this is the rulebook'],
    ['check p.yaml -p policy.yaml -f json=policy.yaml', '--format json=policy.yaml: this is the policy'],
    ['check . -p policy.yaml -f json=x.advisor.yaml', '--format json=x.advisor.yaml: this is a profile'],
    ['check p.yaml -p policy.yaml --base base -f csv=base/x.advisor.yaml', 'this is a profile of --base'],
    ['check p.yaml -p policy.yaml --baseline v.json -f json=v.json', 'this is the baseline'],
    ['check p.yaml -p policy.yaml --baseline policy.yaml --update-baseline', 'this is the policy'],
    ['check p.yaml -p policy.yaml --baseline p.yaml --update-baseline', 'this is a profile'],
    ['check orders.yaml -p policy.yaml --rules rules.yaml -f json=rules.yaml', 'this is the rulebook'],
    [
      'check p.yaml -p policy.yaml -f json=x -f sarif=./x',
      '--format json=x and --format sarif=./x lead to the same',
    ],
    ['check p.yaml -p policy.yaml -f json=new -f csv=dangling', 'lead to the same file'],
    [
      'check p.yaml -p policy.yaml --baseline v.json --update-baseline -f json=v.json',
      'lead to the same file',
    ],
  ] as const;

  test.each(READ)('%s', (line, message) => {
    linkSync(at('p.yaml'), at('hard'));
    symlinkSync('p.yaml', at('soft'));
    symlinkSync('new', at('dangling'));
    copyFileSync(at('p.yaml'), at('x.advisor.yaml'));
    mkdirSync(at('base'));
    copyFileSync(at('p.yaml'), at('base/x.advisor.yaml'));
    writeFileSync(at('v.json'), 'recorded');
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    const texts = () => names.filter((name) => !['base', 'dangling'].includes(name)).map(textOf);
    const before = texts();
    const done = advisor(...line.split(' '), '--force');
    expect(done).toMatchObject({ status: 2, stdout: '' });
    expect(done.stderr).toContain(message);
    expect(texts()).toEqual(before);
    expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()).toEqual(names);
  });

  test('nor where it comes by standard input, or what is written goes by standard output', () => {
    expect(bash(folder, 'advisor recommend - -o p.yaml --force < p.yaml')).toMatchObject({
      status: 2,
      stdout: '',
    });
    const done = bash(folder, 'advisor check p.yaml -p policy.yaml -f json=log >> log');
    expect(done.status).toBe(2);
    expect(done.stderr).toContain('--format json=log: this is standard output');
  });

  test('and all that is wrong is said at once, before anything is read', () => {
    writeFileSync(at('policy.yaml'), 'not a policy');
    const done = check('-f', 'json=policy.yaml', '-f', 'csv=p.yaml', '-f', 'sarif=none/x', '-f', 'junit=.');
    expect(done).toMatchObject({ status: 2, stdout: '' });
    expect(done.stderr.trimEnd().split('\n')).toHaveLength(4);
  });
});

test.each([
  ['recommend - --rules -', 'the profile and the rulebook'],
  ['recommend - --rules /dev/stdin -o new', 'the profile and the rulebook'],
  ['compare - - --rules rules.yaml', 'the first file and the second file'],
  ['check - -p - --rules sample.yaml', 'the policy and a profile'],
  ['check p.yaml - -p policy.yaml --rules -', 'the rulebook and a profile'],
  ['check - -p policy.yaml --base - -f json=new', 'a profile and a profile of --base'],
])('standard input is one file: %s', (line, both) => {
  expect(bash(folder, `advisor ${line} < p.yaml`)).toEqual({
    status: 2,
    stdout: '',
    stderr: `Only one file can come from standard input, and here ${both} would.\n`,
  });
});

describe('advisor check', () => {
  test('replaces the verdicts that it is to record, and no other file', () => {
    const record = ['--baseline', 'verdicts.json', '--update-baseline'];
    expect(check(...record)).toMatchObject({ status: 0, stderr: 'Recorded 1 verdict in verdicts.json.\n' });
    expect(check(...record).status).toBe(0);
    writeFileSync(at('notes.md'), '# Notes\n');
    expect(check('--baseline', 'notes.md', '--update-baseline')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('notes.md'),
    });
    expect(textOf('notes.md')).toBe('# Notes\n');
    writeFileSync(at('report.json'), 'mine');
    expect(check(...record, '-f', 'json=report.json').status).toBe(2);
    expect(textOf('report.json')).toBe('mine');
  });

  test('adds to the summary of a step on GitHub Actions', () => {
    writeFileSync(at('summary'), 'before\n');
    const args = [
      'check',
      'p.yaml',
      '-p',
      'policy.yaml',
      '--rules',
      'sample.yaml',
      '-f',
      'markdown=./summary',
    ];
    const env = { GITHUB_STEP_SUMMARY: at('summary') };
    expect(run(folder, args, { env })).toMatchObject({ status: 0, stderr: 'Added to ./summary.\n' });
    expect(textOf('summary')).toMatch(/^before\n## Policy check passed\n/);
    expect(run(folder, args)).toMatchObject({ status: 2 });
    expect(textOf('summary')).toMatch(/^before\n/);
  });

  test('is quiet about what it wrote where it is to be', () => {
    expect(check('-q', '-f', 'json=out')).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('what is no file', () => {
  test('is not what the process has for itself alone: written there, a text comes to nobody', () => {
    const line = 'echo "$(advisor init /dev/fd/$n 2>&1):$?"';
    const { stdout } = bash(folder, `for n in 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18; do ${line}; done`);
    expect(
      stdout
        .trim()
        .split('\n')
        .filter((told) => !told.endsWith('it is not open (EBADF).:2')),
    ).toEqual([]);
    const read = 'advisor recommend /dev/fd/$n -q < /dev/null 2> /dev/null; echo $?';
    expect(bash(folder, `for n in 4 5 6 7; do ${read}; done`).stdout).toBe('2\n2\n2\n2\n');
    expect(bash(folder, 'advisor init /dev/fd/3 3>&1 | cat').stdout).toBe(advisor('init', '-').stdout);
  });

  test('is written to where it stands, and not called a file', () => {
    const stdout = bash(folder, 'echo first; advisor schema policy -o /dev/stdout; echo last').stdout;
    expect(stdout).toMatch(/^first\n\{[\s\S]*\}\nlast\n$/);
    bash(folder, '(echo first; advisor schema policy -o /dev/stdout; echo last) > out');
    expect(textOf('out')).toBe(stdout);
    expect(bash(folder, 'advisor schema policy -o >(cat); sleep 0.3')).toEqual({
      status: 0,
      stdout: advisor('schema', 'policy').stdout,
      stderr: '',
    });
    spawnSync('mkfifo', [at('pipe')]);
    bash(folder, 'cat pipe > read & advisor init pipe; wait');
    expect(textOf('read')).toBe(advisor('init', '-').stdout);
    expect(statSync(at('pipe')).isFIFO()).toBe(true);
    expect(bash(folder, 'advisor schema policy -o >(true); sleep 0.3')).toMatchObject({
      status: 0,
      stderr: '',
    });
  });

  test('that is not open is named', () => {
    expect(advisor('schema', 'policy', '-o', '/dev/fd/99')).toMatchObject({
      status: 2,
      stderr: '/dev/fd/99: cannot be written: it is not open (EBADF).\n',
    });
  });
});

describe('a short write', () => {
  test('leaves what was there, and is an error', () => {
    writeFileSync(at('old'), 'old');
    for (const line of ['init new', 'init old --force', 'recommend p.yaml -f json -o new']) {
      const done = bash(folder, `ulimit -f 4; advisor ${line}`);
      expect(done.status).toBe(2);
      expect(done.stderr).toMatch(/cannot be written: files may not grow so large here \(EFBIG\)/);
    }
    expect(readdirSync(folder)).not.toContain('new');
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(textOf('old')).toBe('old');
  });

  const canMount =
    asOrdinaryUser?.[0] === 'setpriv' && can('unshare', '--mount', 'mount', '-t', 'tmpfs', 'x', '/mnt');

  test.skipIf(!canMount)('leaves what was there also in a folder where nothing can be put beside it', () => {
    const lines = [
      'mkdir disk && mount -t tmpfs -o size=16k,mode=755 tmpfs disk && echo old > disk/old && chmod 666 disk/old',
      'exec setpriv --reuid=65534 --regid=65534 --clear-groups "$0" "$@"',
    ].join(' && ');
    const keep = 'trap "cat disk/old" EXIT';
    const command = join(import.meta.dirname, '../../bin/advisor.js');
    const args = [
      process.execPath,
      command,
      'recommend',
      'p.yaml',
      '-f',
      'json',
      '-o',
      'disk/old',
      '--force',
    ];
    const script = `${keep}; (${lines}); echo "exit $?"`;
    const done = spawnSync('unshare', ['--mount', 'bash', '-c', script, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(done.stderr).toContain('disk/old: cannot be written: the disk is full (ENOSPC).');
    expect(done.stdout).toBe('exit 2\nold\n');
  });
});

describe.skipIf(asOrdinaryUser === null)('somebody who is not root', () => {
  const save = (file: string) =>
    runAlone(folder, ['schema', 'policy', '-o', file, '--force'], { by: asOrdinaryUser ?? [] });

  test('writes a file that may be written where its folder may not', () => {
    mkdirSync(at('closed'));
    for (const name of ['open', 'locked']) writeFileSync(at(`closed/${name}`), 'x'.repeat(100_000));
    chmodSync(at('closed/open'), 0o666);
    chmodSync(at('closed/locked'), 0o444);
    chmodSync(at('closed'), 0o555);
    const { uid, ino } = statSync(at('closed/open'));
    expect(save('closed/open').status).toBe(0);
    expect(textOf('closed/open')).toBe(advisor('schema', 'policy').stdout);
    expect(statSync(at('closed/open'))).toMatchObject({ uid, ino });
    for (const name of ['locked', 'new'])
      expect(save(`closed/${name}`)).toMatchObject({
        status: 2,
        stderr: `closed/${name}: cannot be written: you are not allowed to (EACCES).\n`,
      });
    chmodSync(at('closed'), 0o755);
    expect(readdirSync(at('closed')).sort()).toEqual(['locked', 'open']);
  });

  test('finds a file as it was where it could be written over but for its size', () => {
    mkdirSync(at('closed'));
    writeFileSync(at('closed/long'), 'x'.repeat(100_000));
    chmodSync(at('closed/long'), 0o666);
    chmodSync(at('closed'), 0o555);
    const done = runAlone(folder, ['schema', 'policy', '-o', 'closed/long', '--force'], {
      by: [...(asOrdinaryUser ?? []), 'bash', '-c', 'ulimit -f 4; exec "$0" "$@"'],
    });
    expect(done).toMatchObject({ status: 2, stderr: expect.stringContaining('EFBIG') });
    expect(textOf('closed/long')).toBe('x'.repeat(100_000));
    chmodSync(at('closed'), 0o755);
  });

  test('does not write over a file that is protected, although its folder would allow it', () => {
    mkdirSync(at('free'));
    chmodSync(at('free'), 0o777);
    writeFileSync(at('free/file'), 'mine');
    chmodSync(at('free/file'), 0o444);
    expect(save('free/file').status).toBe(2);
    expect(textOf('free/file')).toBe('mine');
    chmodSync(at('free/file'), 0o666);
    const { uid } = statSync(at('free/file'));
    expect(save('free/file').status).toBe(0);
    expect(statSync(at('free/file')).uid).toBe(uid);
    expect(readdirSync(at('free'))).toEqual(['file']);
  });
});

describe('the system', () => {
  const canTrace = can('strace', '-o', '/dev/null', '-e', 'trace=none', 'true');
  const command = `"${process.execPath}" "${join(import.meta.dirname, '../../bin/advisor.js')}"`;

  /** What is written under a name, once the schema that new profiles name is there. */
  const wholeOf = (name: string) => {
    advisor('init', name);
    const whole = textOf(name);
    rmSync(at(name));
    return whole;
  };

  test.skipIf(!canTrace)('may have no second names for files, or no way to wait for the disk', () => {
    const whole = wholeOf('new');
    for (const [calls, code] of [
      ['?link,?linkat', 'EPERM'],
      ['fsync', 'EINVAL'],
    ]) {
      const done = bash(folder, `strace -f -o trace -e inject=${calls}:error=${code} ${command} init new`);
      expect([done.status, textOf('new')]).toEqual([0, whole]);
      rmSync(at('new'));
    }
  });

  test.skipIf(!canTrace)('may kill the command at any step: then there is a whole file or none', () => {
    const whole = wholeOf('new');
    const left = (name: string) => (readdirSync(folder).includes(name) ? textOf(name) : null);
    const killedAt = (calls: string, args: string) => {
      rmSync(at('new'), { force: true });
      writeFileSync(at('old'), 'old');
      const [traced = ''] = calls.split(':');
      bash(folder, `strace -f -o trace -e trace=${traced} -e inject=${calls}:signal=KILL ${command} ${args}`);
      return [left('new'), left('old')];
    };
    for (const calls of ['fsync', '?link,?linkat'])
      expect(killedAt(calls, 'init new')).toEqual([null, 'old']);
    for (const calls of ['?unlink,?unlinkat', 'fsync:when=2'])
      expect(killedAt(calls, 'init new')).toEqual([whole, 'old']);
    for (const calls of ['fsync', '?rename,?renameat,?renameat2'])
      expect(killedAt(calls, 'init old --force')).toEqual([null, 'old']);
    expect(killedAt('fsync:when=2', 'init old --force')).toEqual([null, whole]);
    const names = readdirSync(folder).filter((name) => name.startsWith('.'));
    expect(names.filter((name) => !/^\.advisor-[\w-]+\.tmp$/.test(name))).toEqual([]);
  });
});
