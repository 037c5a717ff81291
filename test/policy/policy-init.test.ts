import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { useFolder } from './folder.ts';

const folder = useFolder();
const KINDS = ['small-company', 'regulated', 'public-sector'];
const shipped = new URL('../../rules/policies/', import.meta.url);

test.each(KINDS)('the start for %s passes its own test, in which each rule is kept and violated', (kind) => {
  expect(folder.advisor('policy', 'init', '--for', kind)).toMatchObject({ stdout: '', status: 0 });
  const { stderr, status } = folder.advisor('policy', 'test', '--coverage');
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
});

test('each reason of a start is marked as one to be replaced', () => {
  for (const kind of KINDS) {
    const { rules } = parse(readFileSync(new URL(`${kind}.yaml`, shipped), 'utf8'));
    expect(rules.length).toBeGreaterThan(6);
    for (const { because } of rules) expect(because).toMatch(/^TO BE REPLACED: [a-z].*\.$/);
  }
});

test('each start is valid by the schema that comes with it, and its cases are by theirs', () => {
  folder.advisor('policy', 'init');
  const [first] = folder.read('advisor-policy.yaml').split('\n');
  expect(first).toBe('# yaml-language-server: $schema=advisor-policy.schema.json');
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, formats: { date: true } });
  const policy = ajv.compile(JSON.parse(folder.read('advisor-policy.schema.json')));
  const cases = ajv.compile(JSON.parse(folder.advisor('schema', 'policy-test').stdout));
  const shippedAt = (name: string) => parse(readFileSync(new URL(name, shipped), 'utf8'));
  for (const kind of KINDS) {
    expect(policy(shippedAt(`${kind}.yaml`)) || policy.errors).toBe(true);
    expect(cases(shippedAt(`${kind}.test.yaml`)) || cases.errors).toBe(true);
  }
  const file = {
    version: 1,
    today: '2026-06-01',
    cases: [{ name: 'c', profile: { name: 'p' }, expect: [] }],
  };
  for (const key of Object.keys(file)) expect(cases({ ...file, [key]: undefined }), key).toBe(false);
  const whole = { name: 'c', profile: { name: 'p' }, expect: [] };
  const isValid = (one: object) => cases({ version: 1, today: '2026-06-01', cases: [one] });
  expect(isValid(whole)).toBe(true);
  for (const key of Object.keys(whole)) expect(isValid({ ...whole, [key]: undefined }), key).toBe(false);
  for (const key of ['profile', 'base']) {
    expect(isValid({ ...whole, [key]: 'there.yaml' }), key).toBe(true);
    expect(isValid({ ...whole, [key]: { nmae: 'p' } }), key).toBe(false);
  }
});

test('there is a start for each kind that is offered, and for no other', () => {
  const files = KINDS.flatMap((kind) => [`${kind}.test.yaml`, `${kind}.yaml`]);
  expect(readdirSync(shipped).sort()).toEqual(files.sort());
  const { stderr, status } = folder.advisor('policy', 'init', '--for', 'church');
  expect(status).toBe(2);
  expect(stderr).toContain(KINDS.join(', '));
});

test('where nobody can be asked, the start is for a small company; standard output gets the policy alone', () => {
  const start = readFileSync(new URL('small-company.yaml', shipped), 'utf8');
  expect(folder.advisor('policy', 'init', '-')).toEqual({ stdout: start, stderr: '', status: 0 });
});

test('neither a policy nor its cases are written over, unless that is forced', () => {
  for (const there of ['p.yaml', 'p.test.yaml']) {
    folder.write({ 'p.yaml': '', 'p.test.yaml': '', [there]: 'mine' });
    expect(folder.advisor('policy', 'init', 'p.yaml')).toEqual({
      stdout: '',
      stderr: `${there} exists and stays as it is. --force overwrites it.\n`,
      status: 2,
    });
    expect(folder.read(there)).toBe('mine');
  }
  expect(folder.advisor('policy', 'init', 'p.yaml', '--force')).toMatchObject({ status: 0 });
  expect(folder.read('p.test.yaml')).toContain('cases:');
});
