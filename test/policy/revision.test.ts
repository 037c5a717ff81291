import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { delimiter } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { bash } from '../commands/advisor.ts';
import { useFolder } from './folder.ts';
import { GUARDING, profile, repositoryIn } from './repository.ts';

const folder = useFolder();
const { git, commit, check, found } = repositoryIn(folder);
const ODD = 's/ü "x" b\'[1]/advisor.yaml';

/** On main data is restricted; in the change it is internal. */
beforeEach(() => {
  folder.write({ 'policy.yaml': GUARDING });
  git('init', '-q', '-b', 'main');
  commit({
    '.gitignore': 'policy.yaml\nbin\nran\nlog\n',
    's/pay/advisor.yaml': profile('pay', 'restricted'),
    [ODD]: profile('odd', 'restricted'),
    's/same/advisor.yaml': profile('same', 'restricted'),
  });
  git('switch', '-q', '-c', 'change');
});

const LOOSENED = { 's/pay/advisor.yaml': profile('pay-v2', 'internal'), [ODD]: profile('odd', 'internal') };

describe('advisor check --base REVISION', () => {
  test('compares with what that has at the same paths', () => {
    commit(LOOSENED);
    const both = ['loosened s/pay/advisor.yaml', `loosened ${ODD}`];
    for (const named of [['s'], ['s/*/advisor.yaml'], ['.'], ['s/pay/advisor.yaml', `./${ODD}`]])
      expect(found([...named, '--base', 'main'])).toEqual(both);
  });

  test('compares also where the working folder is gone', () => {
    commit(LOOSENED);
    const line = 'advisor check "$OLDPWD/s" -p "$OLDPWD/policy.yaml" --base main --exclude x';
    const done = bash(folder.path('.'), `mkdir gone; cd gone; rmdir ../gone; ${line}`);
    expect(done).toMatchObject({ status: 1, stderr: '' });
    expect(done.stdout).toContain('pay-v2');
  });

  test('takes every form of a revision', () => {
    const hash = git('rev-parse', 'HEAD').trim();
    commit(LOOSENED);
    git('tag', '-a', '-m', 'x', 'v1', 'main');
    for (const form of [
      'HEAD~1',
      'refs/heads/main',
      'main^{commit}',
      'HEAD@{1}',
      'v1',
      hash,
      hash.slice(0, 12),
    ])
      expect(found(['s/pay/advisor.yaml', '--base', form]), form).toEqual(['loosened s/pay/advisor.yaml']);
  });

  test('finds what is renamed and moved, and what has vanished below the folders that are looked at', () => {
    commit({
      's/pay/advisor.yaml': null,
      's/x.advisor.yaml': profile('pay', 'internal'),
      's/same/advisor.yaml': null,
      'other/advisor.yaml': profile('new', 'internal'),
    });
    expect(found(['s', '--base', 'main'])).toEqual([
      'loosened s/x.advisor.yaml',
      'vanished s/same/advisor.yaml',
    ]);
    expect(found(['other', '--base', 'main'])).toEqual([]);
    expect(found(['s', '--base', 'main', '--exclude', 's/same', '--exclude', 's/x*'])).toEqual([
      'vanished s/pay/advisor.yaml',
    ]);
  });

  test('follows links as the system does', () => {
    mkdirSync(folder.path('s/hr'));
    symlinkSync('../../shared/./hr.yaml', folder.path('s/hr/advisor.yaml'));
    symlinkSync('s', folder.path('linked'));
    symlinkSync('x.advisor.yaml', folder.path('x.advisor.yaml'));
    commit({ 'shared/hr.yaml': profile('hr', 'restricted') });
    commit({ 'shared/hr.yaml': profile('hr', 'internal'), 'x.advisor.yaml': null });
    expect(found(['s/hr', '--base', 'HEAD~1'])).toEqual(['loosened s/hr/advisor.yaml']);
    expect(found(['linked/hr/advisor.yaml', '--base', 'HEAD~1'])).toEqual([
      'loosened linked/hr/advisor.yaml',
    ]);
    expect(found(['.', '--base', 'HEAD~1'])).toEqual([
      'loosened s/hr/advisor.yaml',
      'vanished x.advisor.yaml',
    ]);
  });

  test('lets a change repair what is broken there, and says that nothing is compared', () => {
    commit({ 's/pay/advisor.yaml': 'name: pay\ndata: 1\n', 's/gone/advisor.yaml': '\xff\0' });
    commit({ 's/pay/advisor.yaml': profile('pay', 'internal'), 's/gone/advisor.yaml': null });
    const done = check(['s', '--base', 'HEAD~1']);
    expect(done.status).toBe(1);
    expect(done.stdout.replace(/\s+/g, ' ')).toContain(
      'cannot be read, so nothing is compared with it: line 2: data must be a map of keys and values, but is 1.',
    );
    expect(found(['s', '--base', 'HEAD~1'])).toEqual([
      'base-unreadable s/pay/advisor.yaml',
      'vanished s/gone/advisor.yaml',
    ]);
    expect(check(['s/pay', '--base', 'HEAD~1']).status).toBe(0);
  });

  test('compares standard input where its path is told, else refuses', () => {
    const text = profile('pay', 'internal');
    const named = check(['-', '--base', 'main', '--stdin-name', 's/pay/advisor.yaml'], {}, text);
    expect(named.status).toBe(1);
    expect(named.stdout).toContain('s/pay/advisor.yaml:2:22');
    const unnamed = check(['-', '--base', 'main'], {}, text);
    expect(unnamed.status).toBe(2);
    expect(unnamed.stderr).toContain('--stdin-name');
  });

  test('works in folders of the repository, in worktrees and in shallow clones', () => {
    git('worktree', 'add', '-q', 'tree');
    const tree = repositoryIn(folder, 'tree');
    tree.commit(LOOSENED);
    const both = ['loosened s/pay/advisor.yaml', `loosened ${ODD}`];
    expect(tree.found(['s', '--base', 'main'])).toEqual(both);
    expect(repositoryIn(folder, 'tree/s/pay').found(['..', '--base', 'main'])).toEqual(both);
    expect(found(['tree/s', '--root', 'tree', '--base', 'main'])).toEqual(both);
    git('-C', 'tree', 'clone', '-q', '--depth', '1', `file://${folder.path('tree')}`, 'shallow');
    const shallow = repositoryIn(folder, 'tree/shallow');
    expect(shallow.found(['s', '--base', 'HEAD'])).toEqual([]);
    expect(shallow.found(['s', '--base', 'HEAD~1']).join()).toContain('fetch-depth: 0');
  });

  test('fetches nothing that a partial clone lacks, and says so', () => {
    git('config', 'uploadpack.allowFilter', 'true');
    git('clone', '-q', '--filter=blob:none', '--no-checkout', `file://${folder.path('.')}`, 'partial');
    const partial = repositoryIn(folder, 'partial');
    folder.write({ 'partial/s/pay/advisor.yaml': profile('pay', 'internal') });
    const done = partial.check(['s', '--base', 'HEAD']);
    expect(done).toMatchObject({ status: 2, stdout: '' });
    expect(done.stderr).toBe(
      '--base HEAD: git does not have all of its files here, as in a partial clone. Fetch them first.\n',
    );
  });
});

describe('a revision', () => {
  test.each([
    ['nope', 'git knows no such revision. If it is one, fetch it first'],
    ['polici.yaml', 'did you mean "policy.yaml"?'],
    ['-x', 'git knows no such revision'],
    ['HEAD:s', 'git knows no such revision'],
    ['HEAD@{999}', "git cannot read this repository: fatal: log for 'HEAD'"],
    ['a\nHEAD', 'git knows no such revision'],
    ['', '--base: an empty file name.\n'],
    ['0'.repeat(40), 'git knows no such revision'],
  ])('that is not there is an error: %j', (revision, message) => {
    const done = check(['s', '--base', revision]);
    expect(done).toMatchObject({ status: 2, stdout: '' });
    expect(done.stderr).toContain(message);
  });

  test('cannot be replaced by a file, or a tag, of its name', () => {
    git('update-ref', 'refs/remotes/origin/main', 'main');
    commit({ ...LOOSENED, 'origin/main/pay/advisor.yaml': profile('pay', 'internal') });
    expect(found(['s', '--base', 'origin/main']).join()).toContain('this is a path and a revision');
    expect(found(['s', '--base', './origin/main'])).not.toContain('loosened s/pay/advisor.yaml');
    commit({ origin: null });
    git('tag', 'origin/main');
    git('config', 'core.warnAmbiguousRefs', 'false');
    expect(found(['s', '--base', 'origin/main']).join()).toContain(
      'git knows several revisions of this name',
    );
    expect(found(['s', '--base', 'refs/remotes/origin/main'])).toHaveLength(2);
  });

  test('is asked for in a repository, with git', () => {
    folder.write({ 'bin/node': '' });
    const without = check(['s', '--base', 'main'], { PATH: folder.path('bin') });
    expect(without).toMatchObject({ status: 2, stdout: '' });
    expect(without.stderr).toContain('whether it is a revision cannot be told: git is not installed.');
    git('clone', '-q', '.', 'bin/clone');
    execFileSync('rm', ['-rf', folder.path('.git')]);
    expect(check(['s', '--base', 'main']).stderr).toContain('this is in no git repository');
  });
});

describe('git', () => {
  /** A program of that name that notes what it is asked for, and one that notes that it ran at all. */
  beforeEach(() => {
    const real = execFileSync('bash', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    folder.write({
      'bin/git': `#!/bin/sh\necho "$@" >> "${folder.path('log')}"\nexec "${real}" "$@"\n`,
      'bin/evil': `#!/bin/sh\ntouch "${folder.path('ran')}"\ncat\n`,
    });
    for (const program of ['bin/git', 'bin/evil']) chmodSync(folder.path(program), 0o755);
  });
  const path = () => ({ PATH: [folder.path('bin'), process.env.PATH].join(delimiter) });

  test('is run only where a revision is named, and with fixed arguments', () => {
    commit(LOOSENED);
    for (const base of [[], ['--base', 'policy.yaml'], ['--base', './s'], ['--base', '{main,x}']])
      check(['s', ...base], path());
    expect(existsSync(folder.path('log'))).toBe(false);
    check(['s', '--base', 'main'], path());
    const flags = '--no-pager -c core.warnAmbiguousRefs=true';
    expect(
      folder
        .read('log')
        .replace(/[0-9a-f]{40}/, 'HASH')
        .split('\n'),
    ).toEqual([
      `${flags} cat-file --batch-check`,
      `${flags} ls-tree -r -z --full-tree HASH`,
      `${flags} cat-file --batch-check`,
      `${flags} cat-file --batch`,
      '',
    ]);
  });

  test('runs nothing that the repository or the environment names', () => {
    const evil = folder.path('bin/evil');
    commit({ ...LOOSENED, '.gitattributes': '*.yaml diff=evil filter=evil\n' });
    const settings = [
      'core.pager',
      'core.fsmonitor',
      'core.sshCommand',
      'diff.external',
      'diff.evil.textconv',
    ];
    for (const key of [
      ...settings,
      'diff.evil.command',
      'filter.evil.smudge',
      'pager.cat-file',
      'pager.ls-tree',
    ])
      git('config', key, evil);
    const variables = [
      'GIT_EXTERNAL_DIFF',
      'GIT_PAGER',
      'PAGER',
      'GIT_SSH_COMMAND',
      'GIT_ASKPASS',
      'GIT_EXEC_PATH',
    ];
    const env = Object.fromEntries(variables.map((name) => [name, evil]));
    const done = check(['s', '--base', 'main'], {
      ...env,
      GIT_DIR: '/nowhere',
      GIT_TRACE: folder.path('ran'),
    });
    expect(done.status).toBe(1);
    expect(done.stdout).toContain('data.sensitivity was restricted and is now internal');
    expect(existsSync(folder.path('ran'))).toBe(false);
  });
});
