import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mounting } from './mounting.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'advisor-room-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => `${folder}/${name}`;
const tsx = join(import.meta.dirname, '../../node_modules/.bin/tsx');

/** Runs a script, in TypeScript, in a folder of its own on a disk of 64 KiB with a file that is mounted there. */
function onSmallDisk(prepare: string, script: string): string {
  const module = join(import.meta.dirname, '../../src/io/write-file.ts');
  writeFileSync(at('script.ts'), `import { writeFile } from ${JSON.stringify(module)};\n${script}`);
  const lines = `mkdir -p disk && mount -t tmpfs -o size=64k tmpfs disk && ${prepare} && '${tsx}' script.ts; ls -A disk; cat disk/file`;
  const [program = '', ...args] = mounting ?? [];
  const done = spawnSync(program, [...args, 'sh', '-c', lines], { cwd: folder, encoding: 'utf8' });
  return done.stdout + done.stderr;
}

describe.skipIf(mounting === null)('a disk', () => {
  test('that is full keeps the old file, and gets no half of a new one', () => {
    const script = `for (const name of ['file', 'new']) {
      const { kind, message } = writeFile('disk/' + name, 'x'.repeat(100_000), 'replace');
      console.log(kind, message);
    }`;
    const full = (name: string) => `failed disk/${name}: cannot be written: the disk is full (ENOSPC).\n`;
    expect(onSmallDisk('echo old > disk/file', script)).toBe(`${full('file')}${full('new')}file\nold\n`);
  });

  test('of which one file is mounted has it written over where it stands, or left as it was', () => {
    const prepare = 'printf 1234 > disk/mounted && touch disk/file && mount --bind disk/mounted disk/file';
    const run = (text: string) =>
      onSmallDisk(prepare, `console.log(writeFile('disk/file', ${text}, 'replace').kind);`);
    expect(run('"longer text"')).toBe('written\nfile\nmounted\nlonger text');
    expect(run('"ab"')).toBe('written\nfile\nmounted\nab');
    expect(run('"x".repeat(100_000)')).toBe('failed\nfile\nmounted\n1234');
  });
});

describe('whatever the sizes of the old file, of the new one and of the room for it', () => {
  const { seed } = fc.readConfigureGlobal();
  const program = join(import.meta.dirname, 'little-room.ts');
  const run = (most: number, names: string) => `'${tsx}' '${program}' ${seed} 200 ${most} ${names}`;
  const said = (by: readonly string[], line: string) => {
    const [first = '', ...args] = [...by, 'bash', '-c', line];
    const { stdout, stderr } = spawnSync(first, args, { cwd: folder, encoding: 'utf8' });
    return stdout + stderr;
  };

  test('files that may not grow are the old or the new, whole', () => {
    expect(said([], `ulimit -f 16; ${run(40_000, 'file')}`)).toBe('exists failed written');
    expect(readdirSync(folder).sort()).toEqual(['file', 'filled']);
  });

  test.skipIf(mounting === null)(
    'files on a disk that is nearly full are, too, also where they are mounted',
    () => {
      const lines = [
        'mkdir disk && mount -t tmpfs -o size=64k tmpfs disk && cd disk',
        'touch source mounted && mount --bind source mounted',
        run(40_000, 'file mounted'),
      ];
      expect(said(mounting ?? [], lines.join(' && '))).toBe('exists failed written');
    },
  );
});
