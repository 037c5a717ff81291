import { describe, expect, it } from 'vitest';
import { compileCatalog } from '../../src/build/catalog.ts';
import type { OpenModel } from '../../src/catalog/catalog.ts';
import { problemsIn, shippedCatalog, textOf, yamlOf } from './catalog-file.ts';

const catalog = shippedCatalog();
const sizes = yamlOf('fixtures/catalog/sizes.yaml');

function openModel(id: string): OpenModel {
  const model = catalog.models.find((row) => row.id === id);
  if (model?.kind !== 'open') throw new Error(`no open model ${id}`);
  return model;
}

function architectureOf(id: string) {
  const { architecture } = openModel(id);
  if (architecture.kind === 'unknown') throw new Error(`the architecture of ${id} is unknown`);
  return architecture.value;
}

describe('the shipped catalogue', () => {
  it('is plain JSON with enough rows', () => {
    expect(JSON.parse(JSON.stringify(catalog))).toStrictEqual(catalog);
    expect(catalog.models.filter((model) => model.kind === 'open').length).toBeGreaterThanOrEqual(30);
    expect(catalog.models.filter((model) => model.kind === 'closed').length).toBeGreaterThanOrEqual(20);
  });

  it('holds every system that the source document names', () => {
    const rows = [...catalog.models, ...catalog.libraries].filter((row) => row.system !== null);
    expect(Object.fromEntries(rows.map((row) => [row.system, row.kind]))).toStrictEqual(
      yamlOf('fixtures/catalog/systems.yaml'),
    );
  });

  it.each(Object.keys(sizes.sizes))('states the exact sizes of %s', (id) => {
    const { parameters, layerGroups, published } = architectureOf(id);
    const kvBytesPerToken = layerGroups.reduce((sum, group) => sum + 2 * group.layers * group.kvWidth, 0);
    expect({ parameters, kvBytesPerToken, weightBytes: published?.bytes ?? null }).toStrictEqual(
      sizes.sizes[id],
    );
  });

  it('states the layer groups, weights and files that are known', () => {
    for (const id of Object.keys(sizes.groups)) {
      const groups = sizes.groups[id].map((group: object) => ({ window: null, ...group }));
      expect(architectureOf(id).layerGroups).toStrictEqual(groups);
    }
    for (const id of Object.keys(sizes.weightBytes)) {
      expect(architectureOf(id).published).toEqual({ precision: 'fp16', bytes: sizes.weightBytes[id] });
    }
    for (const id of Object.keys(sizes.files)) {
      expect(openModel(id).files).toContainEqual(expect.objectContaining(sizes.files[id]));
    }
  });

  it('cites each of its sources, and no other', () => {
    const cited = [...JSON.stringify(catalog).matchAll(/"source":"([^"]+)"/g)].map((match) => match[1]);
    expect([...new Set(cited)].sort()).toStrictEqual(Object.keys(catalog.sources).sort());
  });

  it('counts all experts as parameters and fewer for a token', () => {
    const { parameters, activeParameters } = architectureOf('mixtral-8x7b');
    expect(activeParameters).toBeLessThan(parameters / 3);
    expect(architectureOf('qwen3-8b').activeParameters).toBe(architectureOf('qwen3-8b').parameters);
  });

  it('marks latent attention by its compressed width', () => {
    expect(architectureOf('deepseek-r1')).toMatchObject({
      latent: true,
      layerGroups: [{ layers: 61, kvWidth: 576 }],
    });
  });

  it('leaves unknown what it cannot support', () => {
    expect(openModel('deepseek-v4-flash').architecture).toStrictEqual({ kind: 'unknown' });
    expect(openModel('glm-5.2').parameters).toStrictEqual({ kind: 'unknown' });
  });

  it('states how vendors handle data only with a source', () => {
    const statements = catalog.models.flatMap((model) => (model.kind === 'closed' ? model.dataHandling : []));
    expect(statements.length).toBeGreaterThan(0);
    for (const statement of statements) expect(catalog.sources).toHaveProperty([statement.source]);
    expect(catalog.models.find((model) => model.id === 'grok-4.6')).toMatchObject({ dataHandling: [] });
  });

  it('names the version of the price library that is installed', () => {
    const installed = JSON.parse(textOf('node_modules/@pydantic/genai-prices/package.json'));
    expect(catalog.prices).toMatchObject({ kind: 'stored', version: installed.version });
  });
});

describe('compiling a catalogue', () => {
  const small = textOf('fixtures/catalog/small.yaml');

  it('derives the KV width from heads and head size', () => {
    const outcome = compileCatalog({ name: 'small.yaml', text: small });
    expect(outcome).toMatchObject({
      ok: true,
      value: { models: [{ architecture: { value: { layerGroups: [{ layers: 2, kvWidth: 64 }] } } }, {}] },
    });
  });

  it('knows an architecture no better than its less certain half', () => {
    const text = small.replace('total: 1000, label: measured', 'total: 1000, label: estimated');
    expect(compileCatalog({ name: 'small.yaml', text })).toMatchObject({
      value: { models: [{ architecture: { label: 'estimated' } }, {}] },
    });
  });

  it.each([
    ['good_for: Tests.\n    run', 'goodfor: Tests.\n    run', 'row acorn-1'],
    ['    tier: frontier\n', '', 'row acorn-api'],
    ['label: measured }\n    parameters', 'label: guessed }\n    parameters', 'row acorn-1: context must be'],
    ['tier: frontier', 'tier: best', 'row acorn-api: tier must be one of'],
    ['total: 1000', 'total: -5', 'row acorn-1: parameters.total must be at least 1, but is -5.'],
    ['{ total: 1000, label: measured }', 'plenty', 'row acorn-1: parameters must be'],
    ['total: 1000', 'total: 10, active: 20', 'row acorn-1: more parameters are active than there are.'],
    [
      '    source: card\n    offers: []',
      '    source: leaflet\n    offers: []',
      'there is no source "leaflet".',
    ],
    ['run_with: [runner]', 'run_with: [walker]', 'row acorn-1: there is no library "walker".'],
    ['    maker: acorn\n    released: "2026"', '    maker: oak\n    released: "2026"', 'no maker "oak"'],
    ['- id: acorn-api', '- id: acorn-api\n  - id: acorn-api', 'Two rows are called "acorn-api".'],
    ['licence: Apache-2.0\n    mod', 'licence: Apache 2\n    mod', 'is not an SPDX expression'],
    [
      'licence: Apache-2.0\n    mod',
      'licence: MIT\n    mod',
      'row acorn-1: the licence MIT is not described',
    ],
    ['- id: Apache-2.0', '- id: Apache-2', 'Apache-2 is neither an SPDX id nor a LicenseRef-.'],
  ])('names the row where %j becomes %j', (from, to, message) => {
    expect(small).toContain(from);
    expect(problemsIn(small.replace(from, to))).toContainEqual(
      expect.stringMatching(new RegExp(escaped(message), 'i')),
    );
  });

  it.each([
    ['anthropic', 'claude-sonnet-5-5', 'another-model (claude-sonnet-5)'],
    ['groq', 'openai/gpt-oss-safeguard-20b', 'another-model (openai/gpt-oss-120b)'],
    ['openai', 'gpt-5-chat-latest', 'moving-alias'],
    ['mistral', 'mistral-large-latest', 'moving-alias'],
    ['openrouter', 'openai/gpt-oss-20b:free', 'moving-alias'],
    ['bedrock', 'amazon.nova-pro-v1:0', 'another-provider (aws)'],
    ['azure', 'gpt-4o', 'another-provider'],
    ['cerebras', 'llama3.1-8b', 'withdrawn'],
    ['openai', 'acorn-1', 'not-listed'],
    ['nobody', 'acorn-1', 'not-listed'],
  ])('refuses the offer %s %s', (provider, model, reason) => {
    const text = small.replace(
      'provider: groq, model: llama-3.1-8b-instant',
      `provider: ${provider}, model: "${model}"`,
    );
    expect(problemsIn(text)).toStrictEqual([
      expect.stringContaining(`no price for ${provider} ${model}: ${reason}`),
    ]);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
