import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { advisor } from './advisor.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'advisor-editor-'));
const LINE = '# yaml-language-server: $schema=';
const rulebook = join(import.meta.dirname, '../../fixtures/toy-database/rulebook.yaml');

/** What the schema says of a profile that its first line names, from the folder of the profile on. */
function judged(folder: string, name: string): unknown {
  const text = readFileSync(join(folder, name), 'utf8');
  const [first = ''] = text.split('\n');
  expect(first.startsWith(LINE)).toBe(true);
  const schema = JSON.parse(readFileSync(join(folder, name, '..', first.slice(LINE.length)), 'utf8'));
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
  return validate(parse(text)) || validate.errors;
}

const firstLine = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8').split('\n')[0];

test('a new profile comes with its schema, which its first line names', () => {
  const folder = newFolder();
  const done = advisor(folder, ['init']);
  expect(done).toMatchObject({ stdout: '', status: 0 });
  expect(done.stderr).toMatch(
    /^Wrote advisor\.yaml\. .*advisor recommend\nWrote advisor\.schema\.json, .*\n$/,
  );
  expect(judged(folder, 'advisor.yaml')).toBe(true);
  expect(advisor(folder, ['recommend', '-q'])).toMatchObject({ stderr: '', status: 0 });
});

test('so does an example, and the schema that is there stays', () => {
  const folder = newFolder();
  advisor(folder, ['example', 'startup-sentiment', '-o', 'a.yaml']);
  const older = readFileSync(join(folder, 'advisor.schema.json'), 'utf8').replace(
    '"Profile for open-vs-closed ',
    '$&0.',
  );
  writeFileSync(join(folder, 'advisor.schema.json'), older);
  const done = advisor(folder, ['init', 'b.yaml']);
  expect(done.stderr).toBe('Wrote b.yaml. Fill in what you know, then: advisor recommend b.yaml\n');
  expect(readFileSync(join(folder, 'advisor.schema.json'), 'utf8')).toBe(older);
  for (const name of ['a.yaml', 'b.yaml']) expect(judged(folder, name)).toBe(true);
});

test.each([
  ['of another kind', '{ "title": "Profile for bicycles 1.0.0" }'],
  ['that is no text', '\0'],
])('no line names a schema %s', (_, text) => {
  const folder = newFolder();
  writeFileSync(join(folder, 'advisor.schema.json'), text);
  expect(advisor(folder, ['init'])).toMatchObject({ status: 0 });
  expect(firstLine(folder, 'advisor.yaml')).not.toContain('$schema');
  expect(readFileSync(join(folder, 'advisor.schema.json'), 'utf8')).toBe(text);
});

test('the schema is that of the rulebook the profile is for', () => {
  const folder = newFolder();
  advisor(folder, ['init', '--rules', rulebook]);
  expect(judged(folder, 'advisor.yaml')).toBe(true);
  advisor(folder, ['init', 'models.yaml']);
  expect(firstLine(folder, 'models.yaml')).not.toContain('$schema');
});

test('nothing but the profile goes to standard output or a device, and no schema in its own place', () => {
  const folder = newFolder();
  for (const to of ['-', '/dev/stdout'])
    expect(advisor(folder, ['init', to]).stdout).not.toContain('$schema');
  expect(advisor(folder, ['example', 'legal-text']).stdout).not.toContain('$schema');
  expect(readdirSync(folder)).toEqual([]);
  expect(advisor(folder, ['init', 'advisor.schema.json'])).toMatchObject({ status: 0 });
  expect(readdirSync(folder)).toEqual(['advisor.schema.json']);
});

test('schema -o says how to attach it', () => {
  const folder = newFolder();
  expect(advisor(folder, ['schema', 'policy', '-o', 'policy.schema.json']).stderr).toContain(
    `\n${LINE}policy.schema.json\n`,
  );
});
