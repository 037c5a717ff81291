import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { identityOf } from '../../src/io/target.ts';
import { putFile } from '../../src/io/whole-file.ts';
import { type How, writeFile } from '../../src/io/write-file.ts';
import { can } from '../commands/advisor.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'advisor-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => `${folder}/${name}`;
const textOf = (name: string) => readFileSync(at(name), 'utf8');
const write = (name: string, text: string, how: How = 'new') => writeFile(at(name), text, how);
const FILE = { kind: 'written', isFile: true };
const NO_FILE = { kind: 'written', isFile: false };

describe('a file', () => {
  test('that is new is written, and nothing beside it', () => {
    expect(write('new', 'text')).toEqual(FILE);
    expect(textOf('new')).toBe('text');
    expect(statSync(at('new')).mode & 0o777).toBe(0o666 & ~process.umask());
    expect(readdirSync(folder)).toEqual(['new']);
  });

  test('that holds something is only written over where that is wanted', () => {
    writeFileSync(at('old'), 'old');
    writeFileSync(at('empty'), '');
    expect(write('old', 'new')).toEqual({ kind: 'exists' });
    expect(textOf('old')).toBe('old');
    expect(write('empty', 'new')).toEqual(FILE);
    expect(textOf('empty')).toBe('new');
    expect(write('old', 'new', 'replace')).toEqual(FILE);
    expect(textOf('old')).toBe('new');
    expect(readdirSync(folder).sort()).toEqual(['empty', 'old']);
  });

  test('that somebody else was first to make stays as it is', () => {
    writeFileSync(at('file'), '');
    expect(putFile(at('file'), 'text', null)).toBe(false);
    expect(textOf('file')).toBe('');
    expect(readdirSync(folder)).toEqual(['file']);
  });

  test('that is replaced keeps its mode, and who has the old one open keeps that', () => {
    writeFileSync(at('old'), 'old');
    chmodSync(at('old'), 0o640);
    const open = openSync(at('old'), 'r');
    write('old', 'new', 'replace');
    expect(statSync(at('old')).mode & 0o777).toBe(0o640);
    expect(readFileSync(open, 'utf8')).toBe('old');
    closeSync(open);
  });

  test('is added to where that is wanted', () => {
    expect(write('summary', 'one\n', 'append')).toEqual(FILE);
    expect(write('summary', 'two\n', 'append')).toEqual(FILE);
    expect(textOf('summary')).toBe('one\ntwo\n');
  });

  test('whose name may not be longer is written, too', () => {
    const name = 'x'.repeat(255);
    expect(write(name, 'text')).toEqual(FILE);
    expect(write(name, 'other', 'replace')).toEqual(FILE);
    expect(readdirSync(folder)).toEqual([name]);
  });

  test('takes what killed processes left long ago along, and nothing else', () => {
    const old = new Date(Date.now() - 25 * 60 * 60 * 1000);
    for (const name of [
      '.advisor-12-abc123de.tmp',
      '.advisor-x.tmp',
      'advisor-1-a.tmp',
      '.advisor-7-a1.tmp',
    ]) {
      writeFileSync(at(name), 'half');
      if (name !== '.advisor-7-a1.tmp') utimesSync(at(name), old, old);
    }
    expect(write('new', 'text')).toEqual(FILE);
    expect(readdirSync(folder).sort()).toEqual([
      '.advisor-7-a1.tmp',
      '.advisor-x.tmp',
      'advisor-1-a.tmp',
      'new',
    ]);
  });

  test('in a folder that does not exist is named with that folder', () => {
    expect(write('none/file', 'text')).toEqual({
      kind: 'failed',
      message: `${at('none/file')}: cannot be written: the folder "${at('none')}" does not exist.`,
    });
  });

  test.each([
    ['file/below', 'what should be a folder is a file (ENOTDIR)'],
    ['.', 'this is a folder (EISDIR)'],
    ['new/', 'this is a folder (EISDIR)'],
    ['loop', 'the link leads back to itself (ELOOP)'],
    ['x'.repeat(300), 'the name is too long (ENAMETOOLONG)'],
  ])('that cannot be written is named with the reason: %s', (name, reason) => {
    writeFileSync(at('file'), 'old');
    symlinkSync('loop', at('loop'));
    for (const how of ['new', 'replace', 'append'] as const)
      expect(write(name, 'text', how)).toEqual({
        kind: 'failed',
        message: `${at(name)}: cannot be written: ${reason}.`,
      });
    expect(readdirSync(folder).sort()).toEqual(['file', 'loop']);
    expect(textOf('file')).toBe('old');
  });

  test('without a name is none', () => {
    for (const how of ['new', 'replace', 'append'] as const)
      expect(writeFile('', 'text', how)).toEqual({ kind: 'failed', message: 'An empty name names no file.' });
  });
});

describe('a link', () => {
  test('stays, and what it leads to is written', () => {
    mkdirSync(at('real'));
    writeFileSync(at('real/file'), 'old');
    symlinkSync('real/file', at('one'));
    symlinkSync('one', at('two'));
    expect(write('two', 'new')).toEqual({ kind: 'exists' });
    expect(write('two', 'new', 'replace')).toEqual(FILE);
    expect(textOf('real/file')).toBe('new');
    expect(lstatSync(at('one')).isSymbolicLink() && lstatSync(at('two')).isSymbolicLink()).toBe(true);
    expect(readdirSync(at('real'))).toEqual(['file']);
  });

  test('that leads to nothing makes what it leads to', () => {
    mkdirSync(at('real/deep'), { recursive: true });
    symlinkSync('real/deep', at('folder'));
    symlinkSync('../made', at('real/deep/dangling'));
    for (const how of ['new', 'append'] as const) {
      expect(write('folder/dangling', 'text', how)).toEqual(FILE);
      expect(lstatSync(at('real/deep/dangling')).isSymbolicLink()).toBe(true);
      expect(textOf('real/made')).toBe('text');
      rmSync(at('real/made'));
    }
  });

  test('and then up means what the system means by it', () => {
    mkdirSync(at('real/deep'), { recursive: true });
    symlinkSync('real/deep', at('link'));
    writeFileSync(at('out'), 'mine');
    writeFileSync(at('real/out'), 'theirs');
    expect(write('link/../out', 'new', 'replace')).toEqual(FILE);
    expect([textOf('out'), textOf('real/out')]).toEqual(['mine', 'new']);
    expect(write('link/../other', 'new')).toEqual(FILE);
    expect(readdirSync(at('real')).sort()).toEqual(['deep', 'other', 'out']);
  });

  test('makes no other file of one', () => {
    writeFileSync(at('file'), 'text');
    writeFileSync(at('like'), 'text');
    symlinkSync('file', at('link'));
    symlinkSync('new', at('dangling'));
    linkSync(at('file'), at('second'));
    const same = (a: string, b: string) => identityOf(at(a)) === identityOf(at(b));
    expect([same('file', 'link'), same('file', './second'), same('dangling', 'new')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([same('file', 'like'), same('file', 'new'), same('new', 'newer')]).toEqual([false, false, false]);
  });
});

describe('what is no file', () => {
  test('a pipe is written to and stays one', async () => {
    spawnSync('mkfifo', [at('pipe')]);
    const reader = spawn('cat', [at('pipe')]);
    const read: Buffer[] = [];
    reader.stdout.on('data', (data) => read.push(data));
    expect(write('pipe', 'x'.repeat(100_000), 'replace')).toEqual(NO_FILE);
    await once(reader, 'close');
    expect(Buffer.concat(read).length).toBe(100_000);
    expect(statSync(at('pipe')).isFIFO()).toBe(true);
  });

  const canMakeDevices = can(
    'sh',
    '-c',
    'd=$(mktemp -d) && mknod $d/null c 1 3 && echo > $d/null; s=$?; rm -r $d; exit $s',
  );

  test.skipIf(!canMakeDevices)('a device is written to and stays one', () => {
    spawnSync('mknod', [at('null'), 'c', '1', '3']);
    spawnSync('mknod', [at('full'), 'c', '1', '7']);
    for (const how of ['new', 'replace', 'append'] as const) {
      expect(write('null', 'text', how)).toEqual(NO_FILE);
      expect(write('full', 'text', how)).toMatchObject({
        kind: 'failed',
        message: expect.stringContaining('ENOSPC'),
      });
    }
    expect(statSync(at('null')).isCharacterDevice() && statSync(at('full')).isCharacterDevice()).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['full', 'null']);
  });
});

test('a file holds what was written to it last, whatever was there', () => {
  const text = fc.string({ maxLength: 20 });
  const how = fc.constantFrom<How>('new', 'replace', 'append');
  fc.assert(
    fc.property(fc.array(fc.record({ text, how })), (steps) => {
      let expected = '';
      rmSync(at('file'), { force: true });
      for (const step of steps) {
        const before = existsSync(at('file'));
        const written = write('file', step.text, step.how);
        const isKept = step.how === 'new' && before && expected !== '';
        expect(written).toEqual(isKept ? { kind: 'exists' } : FILE);
        if (!isKept) expected = step.how === 'append' ? expected + step.text : step.text;
        expect(textOf('file')).toBe(expected);
      }
      expect(readdirSync(folder)).toEqual(steps.length === 0 ? [] : ['file']);
    }),
    { numRuns: 50 },
  );
});
