import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { assumptionInputs } from '../../src/cost/asked/assumptions/inputs.ts';
import { builtInModelFacts } from '../../src/io/built-in.ts';
import { profileJsonSchema } from '../../src/profile/json-schema.ts';
import { readRulebook } from '../../src/rulebook/link.ts';
import { readSource } from '../../src/yaml/parse.ts';
import { fileOf, saidOf } from '../yaml/texts.ts';
import { form, readRivers } from './rivers.ts';

const root = new URL('../../', import.meta.url);
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

describe('the JSON Schema of the built-in rulebook', () => {
  const text = readFileSync(new URL('rules/open-vs-closed.yaml', root), 'utf8');
  const rulebook = readSource(fileOf(text), 'a rulebook', readRulebook);
  if (!rulebook.ok) throw new Error(JSON.stringify(rulebook.problems));
  const validate = ajv.compile(
    profileJsonSchema({ rulebook: rulebook.value, assumptions: assumptionInputs(builtInModelFacts) }),
  );
  const profiles = globSync(['examples/*.yaml', 'fixtures/real-cases/*.yaml'], {
    cwd: fileURLToPath(root),
  });

  test('accepts the examples and the documented cases', () => {
    expect(profiles.length).toBeGreaterThan(20);
    for (const path of profiles) {
      const valid = validate(parse(readFileSync(new URL(path, root), 'utf8')));
      expect(valid, `${path}: ${JSON.stringify(validate.errors)}`).toBe(true);
    }
  });

  test('tells of one wrong value in one message', () => {
    const { facts, criteria } = rulebook.value;
    const wrong = [
      ...facts.map(({ id }) => id.split('.')),
      ...criteria.map(({ id }) => ['priorities', id]),
      ...['chosen', 'model', 'date', 'data_reaches'].map((key) => ['decision', key]),
      ...assumptionInputs(builtInModelFacts).map(({ id }) => ['assumptions', id]),
      ['data'],
      ['name'],
      ['owner'],
      ['links'],
    ];
    for (const path of wrong) {
      const value = path.reduceRight<unknown>(
        (inner, key) => ({ [key]: inner }),
        path.length === 1 ? 1 : true,
      );
      const isBoolean = facts.some(({ id, type }) => id === path.join('.') && type === 'boolean');
      validate(isBoolean ? JSON.parse(JSON.stringify(value).replace('true', '"yes"')) : value);
      expect(validate.errors, path.join('.')).toHaveLength(1);
    }
  });

  test('says what each value means, for editors', () => {
    const described = JSON.stringify(profileJsonSchema({ rulebook: rulebook.value, assumptions: [] }));
    for (const fact of rulebook.value.facts) {
      expect(described).toContain(JSON.stringify(fact.question));
      const values = fact.type === 'enum' ? fact.values : fact.type === 'set' ? fact.members : [];
      for (const { id, label } of values)
        expect(described).toContain(JSON.stringify(`- ${id}: ${label}`).slice(1, -1));
    }
  });

  test('refuses the broken ones', () => {
    for (const name of [
      'unknown-keys',
      'wrong-values',
      'numbers',
      'fractions',
      'decision',
      'priorities',
      'list',
      'sentence',
    ])
      expect(validate(parse(readFileSync(new URL(`fixtures/broken/${name}.yaml`, root), 'utf8'))), name).toBe(
        false,
      );
  });
});

/** So many systems, each with a role of its own. */
function systems(count: number): string {
  return Array.from({ length: count }, (_, at) => `{ role: x${at} }`).join(', ');
}

describe('a JSON Schema', () => {
  const validate = ajv.compile(profileJsonSchema(form));

  test.each([
    'name: otter\ndescription: x\nowner: y\nlinks: [a, b]',
    'links: { wiki: a }\nx-own: [1]',
    'river: { kind: brook, wild: false, width: 0.7, length: 120, fish: [pike], x-note: 1 }',
    'river: { kind: , wild: , width: , length: , fish: }\nwater:',
    'priorities: { cost: high, speed: }\nassumptions: { boat.seats: 1.5 }',
    'assumptions: { boat.seats: { low: 1, likely: 2, high: 3 } }',
    'decision: { chosen: boat, model: otter-1, date: 2026-02-28, data_reaches: home, approved_by: }',
    'systems: [{ role: ferry, chosen: bridge }, { role: rescue }]',
    'name: 1',
    `name: ${'x'.repeat(300)}`,
    `name: ${'x'.repeat(301)}`,
    `description: ${'x'.repeat(301)}`,
    `links: [${'x'.repeat(1000)}]`,
    `links: [${'x'.repeat(1001)}]`,
    `decision: { provider: ${'x'.repeat(300)} }`,
    `decision: { provider: ${'x'.repeat(301)} }`,
    `systems: [${systems(100)}]`,
    `systems: [${systems(101)}]`,
    'name: " "',
    'name:',
    'description: [x]',
    'links: x',
    'links: [1]',
    'river: x',
    'river: { kind: brok }',
    'river: { kind: [brook] }',
    'river: { wild: "true" }',
    'river: { wild: yes }',
    'river: { length: 15 }',
    'river: { length: 6010 }',
    'river: { width: -0.1 }',
    'river: { width: "1" }',
    'river: { fish: pike }',
    'river: { fish: [pike, pike] }',
    'river: { fish: [trout] }',
    'river: { depth: 3 }',
    'rivers: { kind: brook }',
    'river.kind: brook',
    'constructor: 1',
    'river: { toString: 1 }',
    'priorities: { cost: 1 }',
    'priorities: { price: high }',
    'assumptions: { boat.seats: 9 }',
    'assumptions: { boat.seats: { low: 1 } }',
    'decision: { chosen: boats }',
    'decision: { chosn: boat }',
    'decision: { date: 28.02.2026 }',
    'decision: { data_reaches: moon }',
    'systems: [{ chosen: bridge }]',
    'systems: [~]',
    'systems: { role: ferry }',
    'systems:',
    '- name: otter',
    'otter',
  ])('judges %j as reading does', (text) => {
    expect(validate(parse(text))).toBe(saidOf(text, readRivers).length === 0);
  });
});
