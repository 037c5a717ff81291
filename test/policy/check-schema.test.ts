import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { checkJsonSchema } from '../../src/io/check-schema.ts';
import { bomText, model } from '../bom/bom-text.ts';
import { realPolicy, useFolder } from './folder.ts';

const { write, read, advisor } = useFolder();
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(checkJsonSchema());
const errorsOf = (text: string) => (validate(JSON.parse(text)) ? [] : validate.errors);

const POLICY = realPolicy([
  '{ id: no-mix, require: { not: { decision.chosen: hybrid } }, because: b, severity: error }',
]);
const check = (...args: readonly string[]) => advisor('check', '--today', '2026-06-15', ...args);

describe('the schema of advisor check --json', () => {
  test('allows every finding on bills of materials, on no profile, and on what cannot be read', () => {
    const links = [{ type: 'bom', url: 'https://a.example/bom.json' }];
    write({
      'policy.yaml': POLICY,
      'above.yaml': `version: 1\nname: Above\nrulebook: open-vs-closed@2\nextends: policy.yaml\nguarded: [data.boundary]\n`,
      'a/advisor.yaml': 'name: a\ndecision: { model: Llama 3.1 8B Instruct }\n',
      'b/advisor.yaml': 'name: b\nsystems: [{ role: r, chosen: hybrid }, { role: s, model: own }]\n',
      'c/advisor.yaml': 'name: [c\n',
      'd/main.ts': '',
      'a/bom.json': bomText({
        components: [model('Llama-3.1-8B-Instruct', { licenses: [{ license: { id: 'MIT' } }] }), model('x')],
        services: [{ name: 'llm', endpoints: ['https://api.openai.com/v1'] }],
        externalReferences: links,
      }),
    });
    const run = check(
      '.',
      '-p',
      'policy.yaml',
      '-p',
      'above.yaml',
      '--require',
      'd',
      '--bom',
      'a/bom.json',
      '--json',
    );
    const { findings, broken } = JSON.parse(run.stdout);
    const kinds = findings.map(({ kind }: { readonly kind: string }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['bom-undeclared', 'bom-licence', 'bom-linked', 'no-bom', 'violated']),
    );
    expect(findings.some(({ profile }: { readonly profile: unknown }) => profile === null)).toBe(true);
    expect(broken).toHaveLength(1);
    expect(errorsOf(run.stdout)).toEqual([]);
  });

  test('allows a file in which only stands why nothing could be checked', () => {
    write({ 'policy.yaml': 'name: [', 'advisor.yaml': 'name: a\n' });
    expect(check('-p', 'policy.yaml', '-f', 'json=out.json').status).toBe(2);
    expect(JSON.parse(read('out.json')).faults).toHaveLength(1);
    expect(errorsOf(read('out.json'))).toEqual([]);
    expect(errorsOf(read('out.json').replace('faults', 'others'))).not.toEqual([]);
  });
});
