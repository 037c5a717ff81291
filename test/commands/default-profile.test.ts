import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { RealTerminal } from '../interview/terminal.ts';
import { advisor, bash, runAlone } from './advisor.ts';

const command = join(import.meta.dirname, '../../bin/advisor.js');
const ONE_PROFILE = ['recommend', 'cost', 'models', 'explain', 'flip'];

/** A repository with a profile at its root, a folder without one, and a folder outside of any repository below another profile. */
const root = mkdtempSync(join(tmpdir(), 'advisor-default-'));
const at = (...parts: readonly string[]) => join(root, ...parts);
const profile = (name: string) => `name: ${name}\ntask: { scope: narrow }\nteam: { ml_expertise: skilled }\n`;
const POLICY = `version: 1
name: company
rulebook: open-vs-closed@2
rules:
  - { id: named, severity: error, because: b, require: { task.scope: narrow } }
`;

beforeAll(() => {
  for (const folder of ['repo/.git', 'repo/src/deep', 'repo/other', 'outside/below', 'typo'])
    mkdirSync(at(folder), { recursive: true });
  writeFileSync(at('repo/advisor.yaml'), profile('root'));
  writeFileSync(at('repo/policy.yaml'), POLICY);
  writeFileSync(at('repo/other/advisor.yaml'), profile('other'));
  writeFileSync(at('outside/advisor.yaml'), profile('outside'));
  writeFileSync(at('typo/adviser.yaml'), profile('typo'));
  writeFileSync(at('typo/team.yml'), profile('team'));
});

describe.each(ONE_PROFILE)('%s without a file', (name) => {
  test.each([
    ['repo', 'advisor.yaml', 'root'],
    ['repo/src/deep', '../../advisor.yaml', 'root'],
    ['repo/other', 'advisor.yaml', 'other'],
    ['outside', 'advisor.yaml', 'outside'],
  ])('takes the profile of the project in %s, and says which', (folder, path, project) => {
    const { stdout, stderr, status } = advisor(at(folder), [name, '--json'], { input: profile('piped') });
    expect({ stderr, status }).toEqual({ stderr: `Profile: ${path}\n`, status: 0 });
    expect(stdout).toContain(`"${project}"`);
  });

  test('takes what is piped in where there is none, and says so first', () => {
    for (const folder of ['outside/below', 'typo']) {
      const { stdout, stderr, status } = advisor(at(folder), [name, '--json'], { input: profile('piped') });
      const said = 'Reading a profile from standard input, as there is no advisor.yaml here.\n';
      expect({ stderr, status }).toEqual({ stderr: said, status: 0 });
      expect(stdout).toContain('"piped"');
    }
  });

  test('never writes onto the profile that it found', () => {
    const done = advisor(at('repo/src/deep'), [name, '-o', '../../advisor.yaml', '--force']);
    expect(done).toEqual({
      stdout: '',
      stderr:
        'Profile: ../../advisor.yaml\n--output ../../advisor.yaml: this is the profile, which is not written over. Name another file.\n',
      status: 2,
    });
    expect(readFileSync(at('repo/advisor.yaml'), 'utf8')).toBe(profile('root'));
  });
});

describe('where there is no profile', () => {
  const WAYS = `There is no advisor.yaml here. To go on:
  advisor interview   asks questions on a terminal and saves a profile
  advisor init        writes a profile to fill in
or name a file after the command; - stands for standard input.
`;
  const needing = ONE_PROFILE.filter((name) => name !== 'models');

  test.each(needing)('%s says the ways to one, whatever it is that cannot be read', (name) => {
    const line = `advisor ${name}`;
    for (const input of ['</dev/null', '<&-'])
      expect(bash(at('outside/below'), `${line} ${input}`)).toEqual({ stdout: '', stderr: WAYS, status: 2 });
    const { stderr, status } = bash(at('outside/below'), `: | ${line}`);
    expect({ stderr, status }).toEqual({
      stderr: `Reading a profile from standard input, as there is no advisor.yaml here.\n${WAYS}`,
      status: 2,
    });
  });

  test('models lists the whole catalogue', () => {
    const done = bash(at('outside/below'), 'advisor models </dev/null');
    expect(done).toMatchObject({ stderr: '', status: 0 });
    expect(done.stdout).toContain('All models');
  });

  test('check does not read standard input unasked', () => {
    const args = ['check', '-p', at('repo/policy.yaml')];
    expect(runAlone(at('outside/below'), args, { input: profile('piped') })).toEqual({
      stdout: '',
      stderr: WAYS,
      status: 2,
    });
  });
});

describe('check without a file', () => {
  test('takes the profile of the project', () => {
    const { stdout, stderr, status } = advisor(at('repo/src'), ['check', '-p', '../policy.yaml']);
    expect({ stderr, status }).toEqual({ stderr: 'Profile: ../advisor.yaml\n', status: 0 });
    expect(stdout).toContain('1 profile');
    expect(advisor(at('repo/src'), ['check', '-q', '-p', '../policy.yaml']).stderr).toBe('');
  });
});

test('recommend --quiet does not say which profile it took', () => {
  expect(advisor(at('repo'), ['recommend', '--quiet'])).toMatchObject({ stderr: '', status: 0 });
});

describe('a file name that is mistyped', () => {
  test.each([
    ['typo', 'advisr.yaml', 'adviser.yaml'],
    ['typo', './tema.yaml', 'team.yml'],
    ['typo', 'adviser', 'adviser.yaml'],
    ['.', 'repo/adviser.yaml', 'repo/advisor.yaml'],
    ['.', at('repo/polcy.yaml'), at('repo/policy.yaml')],
  ])('in %s, %s, is answered with the one that is there', (folder, name, meant) => {
    const { stderr, status } = advisor(at(folder), ['cost', name]);
    expect({ stderr, status }).toEqual({
      stderr: `${name}: there is no such file. Did you mean "${meant}"?\n`,
      status: 2,
    });
  });

  test('is only answered so where one is near', () => {
    expect(advisor(at('typo'), ['cost', 'x.yaml']).stderr).toBe('x.yaml: there is no such file.\n');
    expect(advisor(at('typo'), ['cost', 'none/x.yaml']).stderr).toBe('none/x.yaml: there is no such file.\n');
  });

  test('as a default, too', () => {
    const done = bash(at('typo'), 'advisor flip </dev/null');
    expect(done.stderr).toContain('There is no advisor.yaml here. Did you mean "adviser.yaml"? To go on:');
  });
});

describe('recommend on a terminal without a profile', () => {
  test('offers an interview, and says the other ways where nobody wants it', async () => {
    const terminal = new RealTerminal(at('outside/below'), 80, 24);
    const offered = /There is no advisor\.yaml here\. Start the interview\?/;
    try {
      for (const keys of [['Down', 'Enter'], ['C-c'], ['C-d']]) {
        terminal.run(`clear; node ${command} recommend; echo "exit $?"`);
        await terminal.until(offered);
        terminal.press(...keys);
        expect(await terminal.until(/exit \d/)).toMatch(/advisor init +writes[\s\S]*exit 2/);
      }
      terminal.run(`clear; node ${command} recommend; echo "exit $?"`);
      await terminal.until(offered);
      terminal.press('Enter');
      await terminal.until(/I don't know/);
      terminal.press('C-c');
      expect(await terminal.until(/exit \d+/)).toMatch(/exit 130/);
      terminal.run(`clear; node ${command} recommend --json; echo "exit $?"`);
      expect(await terminal.until(/exit \d/)).toMatch(
        /There is no advisor\.yaml here\. To go on:[\s\S]*exit 2/,
      );
    } finally {
      terminal.close();
    }
  });
});
