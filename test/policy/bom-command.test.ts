import { describe, expect, test } from 'vitest';
import { bomText, model } from '../bom/bom-text.ts';
import { realPolicy, useFolder } from './folder.ts';

const POLICY = realPolicy([
  '{ id: no-mix, require: { not: { decision.chosen: hybrid } }, because: b, severity: note }',
]);
const { write, read, path, advisor } = useFolder();

const profile = (name: string, of: string) =>
  `name: ${name}\ndecision: { chosen: closed-api, model: ${of} }\n`;
const bomOf = (...names: readonly string[]) => bomText({ components: names.map((name) => model(name)) });
const check = (...args: readonly string[]) =>
  advisor('check', '-p', 'policy.yaml', '--today', '2026-06-15', ...args);

describe('advisor check --bom', () => {
  test('holds each bill against the profiles of the nearest folder, and one elsewhere against all', () => {
    write({
      'policy.yaml': POLICY,
      'services/a/advisor.yaml': profile('a', 'gpt-4o'),
      'services/a/build/bom.json': bomOf('gpt-4o'),
      'services/b/advisor.yaml': profile('b', 'gpt-4.1'),
      'services/b/bom.json': bomOf('gpt-4o'),
      'all.json': bomOf('gpt-4.1', 'gpt-4o'),
    });
    expect(check('services', '--bom', 'all.json')).toMatchObject({ status: 0, stderr: '' });
    expect(check('services/a', '--bom', 'services/a/build/bom.json').status).toBe(0);
    const bills = ['--bom', 'services/a/build/bom.json', '--bom', 'services/b/bom.json'];
    const both = check('services', ...bills, '-f', 'json');
    expect(both.status).toBe(1);
    const { findings, boms } = JSON.parse(both.stdout);
    expect(findings).toMatchObject([
      {
        ...{ rule: 'bill-of-materials', kind: 'bom-undeclared', severity: 'error', profile: 'b' },
        found: { kind: 'model', name: 'gpt-4o', known: 'GPT-4o' },
        place: { file: 'services/b/bom.json', line: 7, column: 15, end_line: 7, end_column: 23 },
      },
      {
        kind: 'bom-missing',
        severity: 'warning',
        model: 'gpt-4.1',
        place: { file: 'services/b/advisor.yaml' },
      },
    ]);
    expect(boms).toHaveLength(2);
  });

  test('tells findings on several models apart in every format that does', () => {
    write({
      'policy.yaml': POLICY,
      'advisor.yaml': profile('a', 'gpt-4o'),
      'bom.json': bomOf('gpt-4o', 'x1', 'x2'),
    });
    const done = check('--bom', 'bom.json', '-f', 'sarif=out.sarif', '-f', 'junit', '-f', 'github=out.txt');
    expect(done.status).toBe(1);
    const results = JSON.parse(read('out.sarif')).runs[0].results;
    expect(
      new Set(
        results.map((each: { partialFingerprints: unknown }) => JSON.stringify(each.partialFingerprints)),
      ).size,
    ).toBe(2);
    expect(done.stdout.match(/name="bill-of-materials[^"]*"/g)).toEqual([
      'name="bill-of-materials: x1"',
      'name="bill-of-materials: x2"',
    ]);
    expect(read('out.txt')).toContain('::error file=bom.json,line=');
  });

  test('shows what a name hides', () => {
    const name = 'a\u001b[2J\u202e::error::\u0000\ud800';
    write({
      'policy.yaml': POLICY,
      'advisor.yaml': profile('a', 'gpt-4o'),
      'bom.json': bomOf('gpt-4o', name),
    });
    for (const format of ['text', 'github', 'markdown', 'junit']) {
      const { stdout, status } = check('--bom', 'bom.json', '-f', format);
      expect(status).toBe(1);
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    }
  });

  test('refuses what is none, and says all of it at once', () => {
    write({
      'policy.yaml': POLICY,
      'advisor.yaml': profile('a', 'gpt-4o'),
      'bom.xml': '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>',
      'old.json': bomText({}, { specVersion: '1.4' }),
      'large.json': `{"a": "${'x'.repeat(16 * 1024 * 1024)}"}`,
    });
    const bills = ['bom.xml', 'old.json', 'large.json', 'none.json', '.'].flatMap((file) => ['--bom', file]);
    const done = check(...bills);
    expect(done).toMatchObject({ status: 2, stdout: '' });
    expect(done.stderr.replaceAll(path(''), '')).toMatchInlineSnapshot(`
      "Profile: advisor.yaml
      bom.xml:1:1: The file: this is XML, and a bill of materials in CycloneDX is read as JSON. Have your tool write JSON, or convert it: cyclonedx convert --input-file bom.xml --output-file bom.json
          1 | <bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>
            | ^

      old.json:3:18: specVersion must be "1.5", "1.6" or "1.7", but is the text "1.4" in quotes.
          3 |   "specVersion": "1.4"
            |                  ^^^^^

      --bom large.json: larger than 16 MiB, the most that is read.

      --bom none.json: there is no such file.

      --bom .: this is a folder, and a file is expected.
      "
    `);
    expect(advisor('check', '-', '-p', 'policy.yaml', '--bom', '-')).toMatchObject({
      status: 2,
      stderr:
        'Only one file can come from standard input, and here a bill of materials and a profile would.\n',
    });
  });

  test('never writes over one', () => {
    write({ 'policy.yaml': POLICY, 'advisor.yaml': profile('a', 'gpt-4o'), 'bom.json': bomOf('gpt-4o') });
    const done = check('--bom', 'bom.json', '-f', 'json=bom.json', '--force');
    expect(done.status).toBe(2);
    expect(done.stderr).toContain('a bill of materials');
    expect(read('bom.json')).toBe(bomOf('gpt-4o'));
  });
});
