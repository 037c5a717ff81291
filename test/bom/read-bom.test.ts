import { describe, expect, test } from 'vitest';
import { readBom } from '../../src/bom/read-bom.ts';
import { formatProblems, positionOf } from '../../src/yaml/excerpt.ts';
import { bomFile, bomText } from './bom-text.ts';

function saidOf(text: string): string {
  const file = { name: 'bom.json', text };
  const outcome = readBom(file);
  return outcome.ok ? 'read' : formatProblems(file, outcome.problems, 80);
}

describe('a bill of materials', () => {
  test.each(['1.5', '1.6', '1.7'])('in CycloneDX %s is read', (specVersion) => {
    expect(saidOf(bomText({}, { specVersion }))).toBe('read');
  });

  test('has models and services at any depth, what it is about included', () => {
    const model = (name: string, components: readonly unknown[] = []) => ({
      ...{ type: 'machine-learning-model', name, components },
    });
    const bom = bomFile({
      metadata: {
        component: model('subject', [model('of-subject')]),
        tools: { components: [model('tool')] },
      },
      components: [
        {
          type: 'container',
          name: 'c',
          components: [{ type: 'library', name: 'l', components: [model('deep')] }],
        },
      ],
      services: [
        { name: 'outer', services: [{ name: 'inner', provider: { name: 'P' }, endpoints: ['https://x'] }] },
      ],
      formulation: [{ components: [model('builder')] }],
    });
    expect(bom.models.map(({ name }) => name)).toEqual(['subject', 'of-subject', 'deep']);
    expect(bom.services).toMatchObject([
      { name: 'outer', provider: null, endpoints: [] },
      { name: 'inner', provider: 'P', endpoints: ['https://x'] },
    ]);
  });

  test('names a model by package URL, name and version, each with its place', () => {
    const bom = bomFile({
      components: [
        {
          type: 'machine-learning-model',
          name: 'x',
          version: '2',
          purl: 'pkg:huggingface/Own%20er/Na-me%2B@9?a=b#c',
        },
        { type: 'machine-learning-model', name: 'a/b', group: '' },
        { type: 'machine-learning-model', name: 'y', group: 'g', purl: 'nonsense' },
      ],
    });
    expect(bom.models.map(({ name }) => name)).toEqual(['Own er/Na-me+', 'a/b', 'g/y']);
    expect(bom.models.map(({ names }) => names.map(({ key, owner }) => [owner, key]))).toEqual([
      [
        ['own er', 'na me'],
        ['own er', 'x'],
        ['own er', 'x 2'],
      ],
      [['a', 'b']],
      [[null, 'y']],
    ]);
    const [first] = bom.models;
    const { file, at } = first?.place ?? { file: bom.file, at: { start: 0, end: 0 } };
    expect(file.text.slice(at.start, at.end)).toBe('"x"');
    expect(positionOf(file, at.start).line).toBeGreaterThan(1);
  });

  test('has models under other types, and those that only their package URL names', () => {
    const { models, services } = bomFile({
      components: [
        { type: 'machine-learning-model', name: ' ', purl: 'pkg:huggingface/acme/unnamed' },
        { type: 'application', name: 'with a card', modelCard: {} },
        { type: 'library', name: '', purl: 'pkg:huggingface/acme/packaged@1' },
        { type: 'data', name: 'set', purl: 'pkg:huggingface/datasets/acme/set' },
        { type: 'library', name: 'transformers', purl: 'pkg:pypi/transformers@5' },
      ],
      services: [{ name: '', endpoints: ['https://api.openai.com/v1'] }],
    });
    expect(models.map(({ name }) => name)).toEqual(['acme/unnamed', 'with a card', 'acme/packaged']);
    expect(services).toMatchObject([{ name: 'https://api.openai.com/v1' }]);
  });

  test('drops nothing without saying so', () => {
    const components = [
      { type: 'Machine-Learning-Model', name: 'm' },
      { name: 'm' },
      { type: '', name: 'm' },
      { type: 'machine-learning-model', name: '' },
      { type: 'library', name: ' \t', modelCard: {} },
    ];
    const text = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components, services: [{}] });
    expect(saidOf(text).match(/^bom.json.*/gm)).toMatchInlineSnapshot(`
      [
        "bom.json:1:68: type must be one of application, framework, library, container, platform, operating-system, device, device-driver, firmware, file, machine-learning-model, data, cryptographic-asset, but is the text "Machine-Learning-Model" in quotes.",
        "bom.json:1:105: "type" is missing in a component.",
        "bom.json:1:126: type must be one of application, framework, library, container, platform, operating-system, device, device-driver, firmware, file, machine-learning-model, data, cryptographic-asset, but is empty text.",
        "bom.json:1:141: "name" is missing in a component that is a model.",
        "bom.json:1:185: "name" is missing in a component that is a model.",
        "bom.json:1:245: "name" is missing in a service.",
      ]
    `);
  });

  test('states licences as ids, names and expressions, several of each', () => {
    const licenses = [
      { license: { id: 'MIT' } },
      { license: { name: 'Our own', text: { content: 'x' } } },
      { expression: 'MIT OR Apache-2.0' },
      { license: { name: 'long '.repeat(1000) } },
      {},
    ];
    const { models } = bomFile({ components: [{ type: 'machine-learning-model', name: 'm', licenses }] });
    expect(
      models[0]?.licences.map(({ kind, text }) => [kind, text.length > 20 ? text.length : text]),
    ).toEqual([
      ['id', 'MIT'],
      ['name', 'Our own'],
      ['expression', 'MIT OR Apache-2.0'],
      ['name', 1000],
    ]);
  });

  test('names as many models, services and other bills as are looked for, and no more', () => {
    const components = (count: number) => Array(count).fill({ type: 'machine-learning-model', name: 'm' });
    expect(bomFile({ components: components(10_000) }).models).toHaveLength(10_000);
    const text = JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: components(10_001),
    });
    expect(saidOf(text)).toContain('too large to decide, because it names 10,001 models');
  });

  test('is told apart from what is none, with what was expected', () => {
    const said = [
      '<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>',
      '{"spdxVersion": "SPDX-2.3"}',
      '{"name": "package", "version": "1.0.0"}',
      '{"bomFormat": "CycloneDX"}',
      '{"bomFormat": "CycloneDX", "specVersion": "1.4"}',
      '{"bomFormat": "CycloneDX", "specVersion": 1.6}',
      '{"bomFormat": "Other", "specVersion": "1.6"}',
      '[]',
      '"CycloneDX"',
    ].map((text) => saidOf(text).split('\n')[0]);
    expect(said).toMatchInlineSnapshot(`
      [
        "bom.json:1:1: The file: this is XML, and a bill of materials in CycloneDX is read as JSON. Have your tool write JSON, or convert it: cyclonedx convert --input-file bom.xml --output-file bom.json",
        "bom.json:1:17: spdxVersion: this is SPDX; expected: a bill of materials in CycloneDX.",
        "bom.json:1:1: "bomFormat" is missing in a bill of materials in CycloneDX.",
        "bom.json:1:1: "specVersion" is missing in a bill of materials in CycloneDX.",
        "bom.json:1:43: specVersion must be "1.5", "1.6" or "1.7", but is the text "1.4" in quotes.",
        "bom.json:1:43: specVersion must be "1.5", "1.6" or "1.7", but is 1.6.",
        "bom.json:1:15: bomFormat must be CycloneDX, but is the text "Other" in quotes.",
        "bom.json:1:1: The file must be a bill of materials in CycloneDX, but is an empty list.",
        "bom.json:1:1: The file must be a bill of materials in CycloneDX, but is the text "CycloneDX" in quotes.",
      ]
    `);
  });

  test('of a wrong form is refused with all places', () => {
    const text = bomText({
      components: [{ type: 'machine-learning-model' }, { type: 'library', components: {} }],
      services: { name: 'one' },
    });
    expect(saidOf(text).match(/^bom.json.*/gm)).toMatchInlineSnapshot(`
      [
        "bom.json:5:5: "name" is missing in a component that is a model.",
        "bom.json:10:21: components must be a list, but is an empty map.",
        "bom.json:13:15: services must be a list, but is a map.",
      ]
    `);
  });

  test('hides nothing behind a key that is given twice', () => {
    const twice = bomText({}).replace('{', '{"components": [], "components": [],');
    expect(saidOf(twice)).toContain('"components" is given twice');
  });
});
