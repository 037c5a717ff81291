import { mkdirSync, symlinkSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { advisor } from '../commands/advisor.ts';
import { useFolder } from './folder.ts';
import { GUARDING, profile } from './repository.ts';

const folder = useFolder();
const BAD = profile('bad', 'restricted').replace('own-premises', 'anywhere');
beforeEach(() =>
  folder.write({
    'policy.yaml': GUARDING,
    's/bad/advisor.yaml': BAD,
    's/fine/advisor.yaml': profile('fine', 'public'),
  }),
);

const run = (args: readonly string[], at = '.', input = '') =>
  advisor(folder.path(at), ['check', '-p', folder.path('policy.yaml'), ...args], { input });
const json = (args: readonly string[], at = '.', input = '') =>
  JSON.parse(run([...args, '-f', 'json'], at, input).stdout);
const places = (args: readonly string[], at = '.', input = '') =>
  json(args, at, input).findings.map(
    (each: { place: { file: string }; required_by: { file: string } | null }) =>
      [each.place.file, each.required_by?.file].join(' '),
  );

describe('paths in findings', () => {
  test('are told from the working folder outside a repository, and as they are given beyond it', () => {
    expect(places(['s'])).toEqual(['s/bad/advisor.yaml policy.yaml']);
    expect(places(['.'], 's')).toEqual([`bad/advisor.yaml ${folder.path('policy.yaml')}`]);
    expect(places(['..'], 's/fine')).toEqual([`../bad/advisor.yaml ${folder.path('policy.yaml')}`]);
  });

  test('are told from the root of the repository, or from --root, wherever the command runs', () => {
    mkdirSync(folder.path('.git'));
    for (const at of ['.', 's', 's/fine'])
      expect(places([folder.path('s')], at)).toEqual(['s/bad/advisor.yaml policy.yaml']);
    expect(places(['advisor.yaml'], 's/bad')).toEqual(['s/bad/advisor.yaml policy.yaml']);
    expect(places(['.', '--root', '..'], 's/bad')).toEqual([
      `bad/advisor.yaml ${folder.path('policy.yaml')}`,
    ]);
    const sarif = JSON.parse(run(['-f', 'sarif'], 's/bad').stdout).runs[0].results[0];
    expect(sarif.locations[0].physicalLocation.artifactLocation.uri).toBe('s/bad/advisor.yaml');
    expect(run(['-f', 'github'], 's/bad').stdout).toContain('file=s/bad/advisor.yaml,');
  });

  test('are told from the repository that holds what is checked, if one holds all', () => {
    for (const name of ['app', 'other']) {
      folder.write({ [`${name}/s/bad/advisor.yaml`]: BAD.replace('name: bad', `name: ${name}`) });
      mkdirSync(folder.path(`${name}/.git`));
    }
    const policy = folder.path('policy.yaml');
    for (const named of ['app', 'app/s/*/advisor.yaml', 'app/s/bad/advisor.yaml'])
      expect(places([named])).toEqual([`s/bad/advisor.yaml ${policy}`]);
    expect(places([folder.path('app')], 'other')).toEqual([`s/bad/advisor.yaml ${policy}`]);
    expect(places(['-', '--stdin-name', 'app/s/x.yaml'], '.', BAD)).toEqual([`s/x.yaml ${policy}`]);
    const both = ['app/s/bad/advisor.yaml policy.yaml', 'other/s/bad/advisor.yaml policy.yaml'];
    expect(places(['app', 'other'])).toEqual(both);
    expect(run(['app', '--require', 's/*']).status).toBe(1);
  });

  test('tell also what is broken, gone, passed over or not found from there', () => {
    mkdirSync(folder.path('.git'));
    folder.write({ 's/bad/x.advisor.yaml': 'name: 1', 's/bad/node_modules/x': '' });
    symlinkSync('gone', folder.path('s/bad/y.advisor.yaml'));
    const { broken, skipped } = json(['.', 'none.yaml', '*/none.yaml', ''], 's/bad');
    expect(broken.map((each: { file: string }) => each.file)).toEqual([
      's/bad/*/none.yaml',
      's/bad/y.advisor.yaml',
      's/bad',
      's/bad/none.yaml',
      's/bad/x.advisor.yaml',
    ]);
    expect(skipped).toEqual([{ kind: 'node_modules', path: 's/bad/node_modules' }]);
    expect(run(['none.yaml', '-f', 'text'], 's/bad').stdout).toContain(
      's/bad/none.yaml: there is no such file.',
    );
  });

  test('have the name of standard input that is given', () => {
    expect(places(['-', '--stdin-name', 'x/advisor.yaml'], 's', BAD)).toEqual([
      `x/advisor.yaml ${folder.path('policy.yaml')}`,
    ]);
    expect(places(['-'], 's', BAD)[0]).toMatch(/^<standard input> /);
  });

  test('cannot be told from what is no folder, nor name what is not read', () => {
    for (const args of [
      ['s', '--root', 'none'],
      ['s', '--root', 'policy.yaml'],
      ['s', '--root', ''],
    ])
      expect(run(args)).toMatchObject({ status: 2, stdout: '' });
    expect(run(['s', '--stdin-name', 'x']).stderr).toBe(
      '--stdin-name names standard input, and - is not among the files.\n',
    );
  });
});

describe('--exclude', () => {
  test('leaves out what it names and all below, as ! does', () => {
    for (const left of [
      ['--exclude', 's/bad'],
      ['--exclude', 's/b*'],
      ['--exclude', './s/*d/**'],
      ['!s/bad'],
    ])
      expect(run(['s', ...left]).status).toBe(0);
    expect(run(['s', '--exclude', 's/fine', '--exclude', 'x']).status).toBe(1);
    expect(run(['s/bad/advisor.yaml', '--exclude', 's/bad']).status).toBe(2);
  });
});

test('nothing is no pattern and no file', () => {
  const done = run(['s', '!', '--exclude', '', '--require', '', '--base', '', '--bom', '']);
  expect(done).toMatchObject({ status: 2, stdout: '' });
  expect(done.stderr).toBe(
    '!: an empty pattern.\n--exclude: an empty pattern.\n--require: an empty pattern.\n--base: an empty file name.\n--bom: an empty file name.\n',
  );
});

describe('--require', () => {
  const missing = (...args: readonly string[]) =>
    json(args)
      .findings.filter((each: { kind: string }) => each.kind === 'profile-missing')
      .map((each: { place: { file: string; line: number } }) => `${each.place.file}:${each.place.line}`);

  test('wants a profile in each folder or below', () => {
    folder.write({
      's/empty/x.yaml': '',
      's/deep/a/b/advisor.yaml': 'data: 1',
      's/.hidden/x': '',
      's/file': '',
    });
    mkdirSync(folder.path('s/node_modules'));
    expect(missing('s', '--require', 's/*', '--exclude', 's/bad')).toEqual(['s/empty:1']);
    folder.write({ 's/.hidden/advisor.yaml': profile('hidden', 'public') });
    mkdirSync(folder.path('s/.git'));
    expect(
      missing('s', '--root', '.', '--require', 's/*/', '--require', 's/empty', '--require', 's'),
    ).toEqual(['s/empty:1']);
    expect(missing('s', '--root', '.', '--require', 's/*', '--exclude', 's/empty')).toEqual([]);
    const done = run(['s/fine', '--root', '.', '--require', 's/fine', '--require', 's/empty']);
    expect(done.status).toBe(1);
    expect(done.stdout).toContain('s/empty must hold a profile, and none of this run is in it or below.');
  });

  test('takes a linked folder for what it leads to, and a link to a profile for one that is checked nowhere else', () => {
    folder.write({ 'shared.yaml': profile('shared', 'public') });
    for (const name of ['a', 'b']) {
      mkdirSync(folder.path(`s/${name}`));
      symlinkSync('../../shared.yaml', folder.path(`s/${name}/advisor.yaml`));
    }
    symlinkSync('fine', folder.path('s/linked'));
    expect(missing('s', '--require', 's/*')).toEqual(['s/b:1']);
    expect(missing('.', '--require', 's/*', '--exclude', 's/a')).toEqual([]);
  });

  test('counts from --root, and is wrong where it names no folder', () => {
    expect(run(['.', '--root', '..', '--require', 's/*'], 's').status).toBe(1);
    const done = run(['.', '--require', 's/*', '--require', 'fine/advisor.yaml'], 's');
    expect(done).toMatchObject({ status: 2, stdout: '' });
    expect(done.stderr).toMatch(
      /^--require s\/\*: no folder is found here; paths count from .*\n\n?--require fine/,
    );
  });
});
