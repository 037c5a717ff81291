import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examples } from '../../src/io/examples.ts';
import { advisor as run } from './advisor.ts';

const root = join(import.meta.dirname, '../..');
const files = readdirSync(join(root, 'examples'));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'advisor-example-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the examples', () => {
  test('are all there, and go with the package', () => {
    expect([...examples().keys()].map((name) => `${name}.yaml`)).toEqual(files.sort());
    expect(files.length).toBeGreaterThan(5);
    expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).files).toContain('examples');
  });

  test('say in their first line what they are about', () => {
    const { stdout } = run(folder, ['example']);
    const said = stdout.replace(/\s+/g, ' ');
    for (const [name, { text }] of examples()) {
      const about = /^# (.{20,})\n/.exec(text)?.[1];
      expect(said).toContain(`${name} ${about}`);
    }
  });
});

describe('advisor example NAME', () => {
  const [name = '', file] = [...examples()][0] ?? [];

  test('prints a profile as it is, or saves it and says how to go on', () => {
    expect(run(folder, ['example', name])).toEqual({ status: 0, stdout: file?.text, stderr: '' });
    const saved = run(folder, ['example', name, '-o', 'mine.yaml']);
    expect(saved.stderr.split('\n')).toEqual([
      'Wrote mine.yaml. Change what is different with you, then: advisor recommend mine.yaml',
      expect.stringMatching(/^Wrote advisor\.schema\.json, /),
      '',
    ]);
    expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toBe(
      `# yaml-language-server: $schema=advisor.schema.json\n${file?.text}`,
    );
    expect(run(folder, ['recommend', 'mine.yaml', '-q']).status).toBe(0);
    expect(run(folder, ['example', name, '-o', 'mine.yaml']).status).toBe(2);
  });

  test('lists what there is where the name is another one', () => {
    const { status, stdout, stderr } = run(folder, ['example', `${name}s`]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`Did you mean "${name}"?`);
    for (const each of examples().keys()) expect(stderr).toContain(each);
  });
});
