import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sortArguments } from '../../src/commands/check/search.ts';
import { expandPaths } from '../../src/io/expand-paths.ts';
import { readText } from '../../src/io/read-text.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'advisor-paths-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(...files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `name: ${JSON.stringify(file)}\n`);
  }
}

function link(name: string, to: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  symlinkSync(to, join(folder, name));
}

/** What arguments in the folder stand for, as paths from there. */
function expanded(...named: readonly string[]) {
  const { patterns, exclusions } = sortArguments(named);
  const here = (paths: readonly string[]) => paths.map((path) => join(folder, path));
  const found = expandPaths(here(patterns), here(exclusions));
  const within = (path: string) => relative(folder, path);
  return {
    files: found.files.map(within),
    unmatched: found.unmatched.map((each) => each.replace(`${folder}/`, '')),
    skipped: found.skipped.map(({ kind, path }) => `${kind}: ${within(path)}`),
    unread: found.unread.map(({ path, reason }) => `${within(path)}: ${reason}`),
  };
}

const NOTHING = { files: [], unmatched: [], skipped: [], unread: [] };

describe('a folder', () => {
  test('stands for every profile below it, however it is spelt', () => {
    const profiles = [
      '.advisor.yaml',
      '.ops/advisor.yaml',
      'A/Advisor.yaml',
      'B/advisor.YML',
      'c/x.Advisor.yaml',
    ];
    put(...profiles, 'd/advisor.json', 'e/x.advisor.json', '.git/advisor.yaml');
    put('my-advisor.yaml', 'advisor.yaml.bak', 'advisor.toml', 'notes.yaml', 'advisor/notes.yaml');
    expect(expanded('.')).toEqual({ ...NOTHING, files: [...profiles, 'd/advisor.json', 'e/x.advisor.json'] });
  });

  test('finds a linked file, once, and under its own name where that is below it, too', () => {
    put('shared/hr.yaml', 'b/advisor.yaml');
    link('services/hr/advisor.yaml', '../../shared/hr.yaml');
    link('services/again.advisor.yaml', 'hr/advisor.yaml');
    link('a/advisor.yaml', '../b/advisor.yaml');
    const hr = 'linked-file: services/hr/advisor.yaml';
    expect(expanded('services')).toEqual({
      ...NOTHING,
      files: ['services/again.advisor.yaml'],
      skipped: [hr],
    });
    const both = { files: ['b/advisor.yaml', 'services/again.advisor.yaml'] };
    expect(expanded('.')).toMatchObject({ ...both, skipped: ['linked-file: a/advisor.yaml', hr] });
    expect(expanded('a', 'b', 'a/advisor.yaml')).toMatchObject({
      files: ['b/advisor.yaml'],
      skipped: ['linked-file: a/advisor.yaml'],
    });
    expect(expanded('b', './b/advisor.yaml').skipped).toEqual([]);
    link('way', '.');
    expect(expanded('way/a', 'way/b')).toMatchObject({ files: ['way/b/advisor.yaml'] });
  });

  test('passes over installed packages and links to folders elsewhere, and says so', () => {
    put('s/a/advisor.yaml', 's/node_modules/dep/advisor.yaml', 'elsewhere/advisor.yaml');
    link('s/out', '../elsewhere');
    link('s/back', '..');
    link('s/again', 'a');
    expect(expanded('s')).toEqual({
      ...NOTHING,
      files: ['s/a/advisor.yaml'],
      skipped: ['linked-folder: s/back', 'node_modules: s/node_modules', 'linked-folder: s/out'],
    });
    expect(expanded('s', 'elsewhere').skipped).not.toContain('linked-folder: s/out');
    expect(expanded('.').skipped).toEqual(['node_modules: s/node_modules']);
    link('t/packages', '../s/node_modules/dep');
    expect(expanded('.').skipped).toEqual(['node_modules: s/node_modules', 'linked-folder: t/packages']);
  });

  test('names what has the name of a profile and cannot be read', () => {
    link('a/advisor.yaml', 'gone');
    link('b/advisor.yaml', 'advisor.yaml');
    link('c/other', 'gone');
    mkdirSync(join(folder, 'd'));
    spawnSync('mkfifo', [join(folder, 'd/advisor.yaml'), join(folder, 'd/fifo')]);
    expect(expanded('.')).toEqual({
      ...NOTHING,
      unread: [
        'a/advisor.yaml: this link leads to nothing.',
        'b/advisor.yaml: cannot be read: the link leads back to itself (ELOOP).',
        'd/advisor.yaml: this is a pipe or a device, and a file is expected.',
      ],
    });
    expect(expanded('*/advisor.yaml').unread).toEqual(expanded('.').unread);
  });

  test('may have any name', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', '.', ' ', '\n', '*', '[', '{b,c}', '!', '\\', 'é', '😀'),
    });
    const names = fc.array(
      name.filter((each) => each.length > 0 && each !== '.' && each !== '..'),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(names, (parts) => {
        const file = join('root', ...parts, 'advisor.yaml');
        put(file);
        expect(expanded('root').files).toEqual([file]);
        rmSync(join(folder, 'root'), { recursive: true });
      }),
      { numRuns: 50 },
    );
  });

  test.skipIf(process.platform !== 'linux')(
    'may have a name that is no text, and its files can be read',
    () => {
      const root = Buffer.from(join(folder, 'odd/'));
      const odd = Buffer.concat([root, Buffer.of(0xff, 0x61)]);
      mkdirSync(odd, { recursive: true });
      writeFileSync(Buffer.concat([odd, Buffer.from('/advisor.yaml')]), 'name: odd\n');
      for (const pattern of ['odd', 'odd/**/advisor.yaml', 'odd/*/advisor.yaml']) {
        const [file = ''] = expandPaths([join(folder, pattern)]).files;
        const read = readText(file);
        expect(read.ok && read.file.text).toBe('name: odd\n');
      }
    },
  );
});

describe('a glob', () => {
  test('means what it matches, linked files as well, and each file counts once', () => {
    put('b/advisor.yaml', 'a/advisor.yaml', 'a/other.advisor.yml', 'shared/hr.yaml', 'x\ny/advisor.yaml');
    link('c/advisor.yaml', '../shared/hr.yaml');
    const all = ['a/advisor.yaml', 'b/advisor.yaml', 'c/advisor.yaml', 'x\ny/advisor.yaml'];
    expect(expanded('*/advisor.yaml', 'b/advisor.yaml')).toEqual({ ...NOTHING, files: all });
    expect(expanded('**/advisor.yaml')).toEqual({ ...NOTHING, files: all });
    expect(expanded('*/advisor.yaml', 'a').files).toEqual([all[0], 'a/other.advisor.yml', ...all.slice(1)]);
  });

  test('matches names with a leading dot, but nothing of Git', () => {
    put('s/.git/advisor.yaml', 's/.shadow/advisor.yaml', 's/a/.x.advisor.yaml');
    expect(expanded('s/**/*advisor.yaml').files).toEqual(['s/.shadow/advisor.yaml', 's/a/.x.advisor.yaml']);
    expect(expanded('s/*/advisor.yaml').files).toEqual(['s/.shadow/advisor.yaml']);
  });

  test('names the packages and links that it leads into, and no others', () => {
    put('a/advisor.yaml', 'a/deep/deeper/x.yaml', 'a/node_modules/advisor.yaml', 'elsewhere/x/advisor.yaml');
    link('b', 'elsewhere/x');
    link('a/deep/link', '../../elsewhere');
    expect(expanded('*/advisor.yaml')).toEqual({
      ...NOTHING,
      files: ['a/advisor.yaml'],
      skipped: ['linked-folder: b'],
    });
    expect(expanded('a/**/advisor.yaml').skipped).toEqual([
      'linked-folder: a/deep/link',
      'node_modules: a/node_modules',
    ]);
  });

  test('ends where folders link to each other', () => {
    const names = Array.from({ length: 8 }, (_, index) => `m${index}`);
    for (const name of names) for (const other of names) link(`${name}/${other}`, `../${other}`);
    put('m3/advisor.yaml');
    expect(expanded('**/advisor.yaml')).toEqual({ ...NOTHING, files: ['m3/advisor.yaml'] });
  });
});

describe('!', () => {
  test('takes away what it names and what is below', () => {
    put('a/advisor.yaml', 'a/old/x/advisor.yaml', 'b/advisor.yaml', 'b/old/advisor.yaml');
    link('b/old/broken.advisor.yaml', 'gone');
    link('out', '..');
    expect(expanded('.', '!a', '!out')).toMatchObject({ files: ['b/advisor.yaml', 'b/old/advisor.yaml'] });
    const kept = { ...NOTHING, files: ['a/advisor.yaml', 'b/advisor.yaml'] };
    expect(expanded('.', '!*/old', '!out')).toEqual(kept);
    expect(expanded('**/advisor.yaml', '!*/old/**', '!out')).toEqual(kept);
    expect(expanded('a/advisor.yaml', 'a/old/x/advisor.yaml', '!a/old').files).toEqual(['a/advisor.yaml']);
  });

  test('leaves no argument that stands for nothing unmentioned', () => {
    put('a/advisor.yaml', 'b/advisor.yaml');
    expect(expanded('a', 'b', '!a')).toEqual({ ...NOTHING, files: ['b/advisor.yaml'], unmatched: ['a'] });
  });
});

describe('other arguments', () => {
  test('that exist are never taken for a glob', () => {
    put('odd[1].yaml', 'odd1.yaml');
    expect(expanded('odd[1].yaml').files).toEqual(['odd[1].yaml']);
  });

  test('that match nothing are told apart; a file that does not exist is left for reading to report', () => {
    expect(expanded('*/none.yaml')).toEqual({ ...NOTHING, unmatched: ['*/none.yaml'] });
    expect(expanded('none.yaml')).toEqual({ ...NOTHING, files: ['none.yaml'] });
    expect(expandPaths(['-', '']).files).toEqual(['', '-']);
  });

  test('that the system refuses to examine are left for reading to report', () => {
    link('loop', 'loop');
    put('file');
    const refused = ['file/x', 'loop', 'x'.repeat(300)];
    expect(expanded(...refused)).toEqual({ ...NOTHING, files: refused });
  });
});
