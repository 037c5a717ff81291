import { describe, expect, test } from 'vitest';
import { realPolicy, useFolder } from './folder.ts';

const folder = useFolder();

const FILES = {
  sarif: 'o.sarif',
  json: 'o.json',
  junit: 'o.xml',
  markdown: 'o.md',
  csv: 'o.csv',
  'code-quality': 'o.cq',
  text: 'o.txt',
  github: 'o.gh',
};
const FORMATS = Object.entries(FILES).flatMap(([format, file]) => ['-f', `${format}=${file}`]);
const PROFILE = 'name: a\ndata: { sensitivity: public }\n';

describe('where nothing can be checked', () => {
  test('every file that was asked for is valid and says so', () => {
    folder.write({ 'p.yaml': 'version: 1\nname: P\nrules: 3\n', 'a.yaml': PROFILE });
    const done = folder.advisor('check', 'a.yaml', '-p', 'p.yaml', '-p', 'gone', ...FORMATS);
    expect(done).toMatchObject({ status: 2, stdout: '' });
    expect(done.stderr).toContain('p.yaml:3:8: ');
    const [run] = JSON.parse(folder.read('o.sarif')).runs;
    expect(run.results).toEqual([]);
    expect(run.invocations).toMatchObject([{ executionSuccessful: false, exitCode: 2 }]);
    const said = run.invocations[0].toolConfigurationNotifications.map(
      ({ message }: { message: { text: string } }) => message.text,
    );
    const { schema, exit_code, faults } = JSON.parse(folder.read('o.json'));
    expect({ schema, exit_code, faults }).toEqual({ schema: 'advisor/check@1', exit_code: 2, faults: said });
    expect(said).toHaveLength(3);
    expect(said[2]).toContain('gone: ');
    expect(folder.read('o.xml')).toContain('<testcase name="set-up" classname="advisor check"');
    expect(folder.read('o.xml').match(/<error /g)).toHaveLength(1);
    expect(folder.read('o.md')).toMatch(/^## Policy check could not be done\n\n```text\np\.yaml:/);
    expect(folder.read('o.csv').trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(folder.read('o.cq'))).toEqual([]);
    expect(folder.read('o.txt')).toContain(said[2]);
    expect(folder.read('o.gh')).toMatch(/^::error title=The policy cannot be checked::p\.yaml:.*\n$/);
  });

  test('also options that do not go together, and no profile at all, are told in the files', () => {
    folder.write({
      'p.yaml': realPolicy(['{ id: r, require: { data.sensitivity: public }, severity: error, because: x }']),
    });
    const sarif = ['-p', 'p.yaml', '-f', 'sarif=o.sarif', '--force'];
    for (const args of [['a.yaml', '--update-baseline'], []]) {
      expect(folder.advisor('check', ...args, ...sarif)).toMatchObject({ status: 2 });
      expect(JSON.parse(folder.read('o.sarif')).runs[0].invocations[0].executionSuccessful).toBe(false);
    }
  });

  test('nothing is written where a file may not be', () => {
    folder.write({ 'p.yaml': 'rules: 3\n', 'a.yaml': PROFILE, 'o.json': 'mine' });
    folder.advisor('check', 'a.yaml', '-p', 'p.yaml', '-f', 'json=o.json', '-f', 'csv=o.csv');
    expect(folder.read('o.json')).toBe('mine');
    expect(() => folder.read('o.csv')).toThrow();
  });
});
