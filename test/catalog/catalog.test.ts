import { describe, expect, it } from 'vitest';
import type { OpenModel } from '../../src/catalog/catalog.ts';
import { compiled, problemsIn, shippedCatalog, smallSnapshot, textOf, yamlOf } from './catalog-file.ts';

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
    const lists = ['genai-prices', 'pi-ai', 'llmdb'];
    const named = [...textOf('rules/catalog.yaml').matchAll(/\b(?:licence_)?source: ([a-z0-9.-]+)/g)];
    const cited = new Set([...lists, ...named.map((match) => match[1])]);
    expect([...cited].sort()).toStrictEqual(Object.keys(catalog.sources).sort());
  });

  it('gives each source an address, and measures nothing on one that nobody read', () => {
    for (const source of Object.values(catalog.sources)) expect(source.address).toMatch(/^https:/);
    const unread = Object.entries(catalog.sources).flatMap(([id, source]) => (source.unread ? [id] : []));
    expect(unread.length).toBeGreaterThan(0);
    const measured = [...JSON.stringify(catalog).matchAll(/"label":"measured","source":"([^"]+)"/g)];
    expect(measured.length).toBeGreaterThan(30);
    expect(measured.map((match) => match[1]).filter((id) => unread.includes(id ?? ''))).toStrictEqual([]);
  });

  it('marks the rows of which the source or the licence was not read', () => {
    const marked = catalog.models.flatMap((model) => (model.unverified ? [model.id] : []));
    expect(marked).toEqual(expect.arrayContaining(['qwen3-8b', 'glm-5.3', 'nemotron-3-nano-30b']));
    expect(catalog.models.filter((model) => model.kind === 'closed' && model.unverified)).toStrictEqual([]);
    for (const model of catalog.models)
      if (catalog.sources[model.source]?.unread) expect(marked).toContain(model.id);
  });

  it('knows when a vendor ends a model, and keeps one that is gone for teaching only', () => {
    const facts = ({ id }: { id: string }) => catalog.models.find((model) => model.id === id);
    expect(facts({ id: 'gpt-5' })).toMatchObject({ retires: '2026-12-11', replacement: 'gpt-6.1-sol' });
    expect(facts({ id: 'gemini-2.5-flash-lite' })).toMatchObject({ retires: null });
    const gone = catalog.models.filter(({ retires }) => retires !== null && retires <= catalog.gathered);
    expect(gone.map(({ id, tier }) => [id, tier])).toStrictEqual([
      ['gpt-4', 'teaching'],
      ['sonar-pro', 'teaching'],
    ]);
  });

  it('counts all experts as parameters and fewer for a token', () => {
    const { parameters, activeParameters } = architectureOf('qwen3-235b-a22b');
    expect(activeParameters).toBeLessThan(parameters / 3);
    expect(architectureOf('qwen3-8b').activeParameters).toBe(architectureOf('qwen3-8b').parameters);
  });

  it('marks latent attention by its compressed width', () => {
    expect(architectureOf('glm-5.2')).toMatchObject({
      latent: true,
      layerGroups: [{ layers: 78, kvWidth: 576 }],
    });
  });

  it('leaves unknown what it cannot support', () => {
    expect(openModel('deepseek-v4-flash').architecture).toStrictEqual({ kind: 'unknown' });
    expect(openModel('stable-diffusion-3.5-large').context).toStrictEqual({ kind: 'unknown' });
  });

  it('states how vendors handle data only with a source', () => {
    const statements = catalog.models.flatMap((model) => (model.kind === 'closed' ? model.dataHandling : []));
    expect(statements.length).toBeGreaterThan(0);
    for (const statement of statements) expect(catalog.sources).toHaveProperty([statement.source]);
    expect(catalog.models.find((model) => model.id === 'grok-4.6')).toMatchObject({ dataHandling: [] });
  });
});

describe('compiling a catalogue', () => {
  const small = textOf('fixtures/catalog/small.yaml');

  it('derives the KV width from heads and head size', () => {
    expect(compiled(small)).toMatchObject({
      models: [{ architecture: { value: { layerGroups: [{ layers: 2, kvWidth: 64 }] } } }, {}],
    });
  });

  it('knows an architecture no better than its less certain half', () => {
    const text = small.replace('total: 1000, label: measured', 'total: 1000, label: estimated');
    expect(compiled(text)).toMatchObject({ models: [{ architecture: { label: 'estimated' } }, {}] });
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
    [
      'run_with: [runner]',
      'speed: { on_rtx_4090: [2, 1, 3], source: card }\n    run_with: [runner]',
      'row acorn-1: a speed is low, likely and high, in this order.',
    ],
    ['    maker: acorn\n    released: "2026"', '    maker: oak\n    released: "2026"', 'no maker "oak"'],
    ['- id: acorn-api', '- id: acorn-api\n  - id: acorn-api', 'Two rows are called "acorn-api".'],
    ['licence: Apache-2.0\n    mod', 'licence: Apache 2\n    mod', 'is not an SPDX expression'],
    [
      'licence: Apache-2.0\n    mod',
      'licence: MIT\n    mod',
      'row acorn-1: the licence MIT is not described',
    ],
    [
      'total: 1000, label: measured',
      'total: 1000, label: measured, source: rumour',
      'row acorn-1: a figure is "measured" by the source "rumour", which nobody read.',
    ],
    ['address: "https://example.org/card"', 'address: memory', 'an address such as https://example.org/page'],
    [', address: "https://example.org/card"', '', 'address'],
    ['provider: groq', 'provider: oak', 'row acorn-1: there is no provider "oak".'],
    ['model: acorn-1', 'model: acorn-2', 'rules/prices.json has no groq acorn-2: run "npm run catalogue".'],
    ['share: 0.5, source: card', 'share: 0.5, source: leaflet', 'row groq: there is no source "leaflet".'],
    ['    released: "2026"\n', '', 'row acorn-api: no price list dates it'],
    [
      'total: 1000',
      'total: 1000, embedding: 2000',
      'row acorn-1: the table of embeddings has no fewer parameters than are active.',
    ],
    ['model: acorn-1', 'model: acorn-latest', 'a name that stands for one model'],
    ['model: acorn-1', 'model: "acorn-1:free"', 'a name that stands for one model'],
    ['- id: Apache-2.0', '- id: Apache-2', 'Apache-2 is neither an SPDX id nor a LicenseRef-.'],
  ])('names the row where %j becomes %j', (from, to, message) => {
    expect(small).toContain(from);
    expect(problemsIn(small.replace(from, to))).toContainEqual(
      expect.stringMatching(new RegExp(escaped(message), 'i')),
    );
  });

  it.each(['not-listed', 'withdrawn', 'free-listing'] as const)('refuses an offer that is %s', (noPrice) => {
    expect(problemsIn(small, smallSnapshot({ llmdb: { noPrice } }))).toStrictEqual([
      expect.stringContaining(`row acorn-1: no price for groq acorn-1: ${noPrice}.`),
    ]);
  });

  it('refuses an offer whose provider has stopped', () => {
    const [problem] = problemsIn(small, smallSnapshot({ llmdb: { retires: '2026-11-23' } }));
    expect(problem).toContain('no price for groq acorn-1: withdrawn.');
    expect(
      problemsIn(small, smallSnapshot({ llmdb: { noPrice: 'no-price', retires: '2026-11-24' } })),
    ).toStrictEqual([]);
  });

  it('marks a row as not verified by its own source or that of its licence', () => {
    const row = '    source: card\n    offers: [{';
    expect(small).toContain(row);
    const unverified = (text: string) => compiled(text).models.map((model) => model.unverified);
    expect(unverified(small)).toStrictEqual([false, false]);
    expect(unverified(small.replace(row, `    licence_source: rumour\n${row}`))).toStrictEqual([true, false]);
    const unread = small
      .replace(row, row.replace('card', 'rumour'))
      .replaceAll('label: measured', 'label: derived');
    expect(unverified(unread)).toStrictEqual([true, false]);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
