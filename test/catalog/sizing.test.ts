import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Architecture, Precision } from '../../src/catalog/architecture.ts';
import type { Gpu } from '../../src/catalog/gpu.ts';
import { kvCacheBytes, type MemoryNeed, sizeGpus, weightBytes } from '../../src/catalog/sizing.ts';
import { gpu, gpus, readYaml } from './facts.ts';

const layerGroup = z.object({
  layers: z.number(),
  kvWidth: z.number(),
  window: z.number().nullable().default(null),
});
const sizes = z
  .object({
    dense: z.array(
      z.object({
        id: z.string(),
        parameters: z.number(),
        layers: z.number(),
        kvWidth: z.number(),
        kvBytes: z.number(),
        bytes: z.number(),
      }),
    ),
    windowed: z.array(
      z.object({
        id: z.string(),
        weightBytes: z.number().optional(),
        layerGroups: z.array(layerGroup),
        check: z.object({ tokens: z.number(), gib: z.number() }).optional(),
      }),
    ),
    quantised: z.array(z.object({ id: z.string(), parameters: z.number(), bytes: z.number() })),
  })
  .parse(readYaml('fixtures/model-arithmetic/model-sizes.yaml'));

function dense(parameters: number, layers: number, kvWidth: number): Architecture {
  const layerGroups = [{ layers, kvWidth, window: null }];
  return { parameters, activeParameters: parameters, layerGroups, weightBytes: null, latent: false };
}

const llama70b = dense(70_553_706_496, 80, 2048);
const mixtral: Architecture = { ...dense(46_702_792_704, 32, 2048), activeParameters: 12_879_925_248 };

describe('bytes', () => {
  test.each(sizes.dense)('$id: weights and KV cache are exact', (model) => {
    const architecture = dense(model.parameters, model.layers, model.kvWidth);
    expect(weightBytes(architecture, 'fp16')).toBe(model.bytes);
    expect(kvCacheBytes(architecture, 1, 'fp16')).toBe(model.kvBytes);
    expect(kvCacheBytes(architecture, 1, 'fp8')).toBe(model.kvBytes / 2);
  });

  test('a sliding window caps what its layers keep', () => {
    for (const { layerGroups, weightBytes: bytes, check } of sizes.windowed) {
      const architecture = { ...dense(27e9, 1, 1), layerGroups, weightBytes: bytes ?? null };
      if (check) expect(kvCacheBytes(architecture, check.tokens, 'fp16') / 2 ** 30).toBeCloseTo(check.gib, 2);
      expect(weightBytes(architecture, 'fp16')).toBe(bytes ?? 54e9);
    }
    const [, oss] = sizes.windowed;
    const architecture = { ...dense(20e9, 1, 1), layerGroups: oss?.layerGroups ?? [] };
    const grown = kvCacheBytes(architecture, 4097, 'fp16') - kvCacheBytes(architecture, 4096, 'fp16');
    expect(grown).toBe(12 * 1024 * 2);
  });

  test.each(sizes.quantised)('$id: 4-bit weights are within 1 % of the published file', (model) => {
    expect(weightBytes(dense(model.parameters, 1, 1), 'int4') / model.bytes).toBeCloseTo(1, 2);
  });
});

describe('GPU sets', () => {
  const need: MemoryNeed = { weights: 'fp16', kvCache: 'fp16', contextTokens: 8192, concurrency: 4 };
  const setFor = (architecture: Architecture, wanted: MemoryNeed, id: string) =>
    sizeGpus(architecture, wanted, [gpu(id)]);

  test('a 70 B model at 16 bits takes four cards of 80 GB, two of 141 GB', () => {
    expect(setFor(llama70b, need, 'H100-SXM').sets).toMatchObject([{ count: 4 }]);
    expect(setFor(llama70b, need, 'H200-SXM').sets).toMatchObject([{ count: 2 }]);
  });

  test('all experts must be in memory', () => {
    expect(setFor(mixtral, need, 'A100-80-SXM').sets).toMatchObject([
      { count: 2, weightBytes: 93_405_585_408 },
    ]);
  });

  test('FP8 is not offered on hardware without it, for weights or cache', () => {
    const lacks = [{ kind: 'lacks-precision', precision: 'fp8' }];
    expect(setFor(mixtral, { ...need, weights: 'fp8' }, 'A100-80-SXM').unfit).toMatchObject(lacks);
    expect(setFor(mixtral, { ...need, kvCache: 'fp8' }, 'A100-80-SXM').unfit).toMatchObject(lacks);
    expect(setFor(mixtral, { ...need, weights: 'fp8', kvCache: 'fp8' }, 'H100-SXM').sets).toHaveLength(1);
  });

  test('what eight cards do not hold is reported with the bytes', () => {
    const huge = dense(1e12, 61, 1024);
    expect(setFor(huge, need, 'T4')).toMatchObject({ sets: [], unfit: [{ kind: 'too-small', count: 8 }] });
  });

  test('a latent cache is copied to every GPU', () => {
    const latent: Architecture = { ...llama70b, latent: true };
    const [split] = setFor(llama70b, need, 'H100-SXM').sets;
    const [copied] = setFor(latent, need, 'H100-SXM').sets;
    expect(copied?.kvCacheBytes).toBe((split?.kvCacheBytes ?? 0) * (copied?.count ?? 0));
  });

  test('the cheapest set comes first, and one without a quote last', () => {
    const unpriced: Gpu = { ...gpu('L4'), rent: null };
    const { sets } = sizeGpus(dense(8e9, 32, 2048), need, [unpriced, ...gpus]);
    const rents = sets.map((set) => set.usdPerHour ?? Number.POSITIVE_INFINITY);
    expect(rents).toEqual(rents.toSorted((left, right) => left - right));
    expect(sets.at(-1)?.gpu).toBe(unpriced);
  });

  test('the search finds what brute force finds', () => {
    fc.assert(
      fc.property(architectures, needs, (architecture, wanted) => {
        const { sets, unfit } = sizeGpus(architecture, wanted, gpus);
        expect(sets.length + unfit.length).toBe(gpus.length);
        for (const card of gpus) {
          const found = sets.find((set) => set.gpu === card)?.count;
          expect(found).toBe(bruteForce(architecture, wanted, card.memoryBytes, card.fp8Flops !== null));
        }
      }),
    );
  });
});

const integer = (min: number, max: number) => fc.integer({ min, max });
const architectures: fc.Arbitrary<Architecture> = fc
  .record({
    parameters: integer(1e8, 2e12),
    layerGroups: fc.array(
      fc.record({
        layers: integer(1, 60),
        kvWidth: integer(64, 8192),
        window: fc.option(integer(128, 8192)),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    weightBytes: fc.constant(null),
    latent: fc.boolean(),
  })
  .map((facts) => ({ ...facts, activeParameters: facts.parameters }));
const needs: fc.Arbitrary<MemoryNeed> = fc.record({
  weights: fc.constantFrom<Precision>('fp16', 'fp8', 'int4'),
  kvCache: fc.constantFrom('fp16', 'fp8'),
  contextTokens: integer(1, 200_000),
  concurrency: integer(1, 500),
});

/** Adds up layer by layer and tries every count from 1 to 8, keeping those that a team can split a model over. */
function bruteForce(architecture: Architecture, need: MemoryNeed, memory: number, hasFp8: boolean) {
  if (!hasFp8 && (need.weights === 'fp8' || need.kvCache === 'fp8')) return undefined;
  let cache = 0;
  for (const group of architecture.layerGroups)
    for (let layer = 0; layer < group.layers; layer++) {
      const kept =
        group.window !== null && group.window < need.contextTokens ? group.window : need.contextTokens;
      cache += kept * group.kvWidth * (need.kvCache === 'fp8' ? 1 : 2) * need.concurrency;
    }
  const weights = architecture.parameters * { fp16: 2, fp8: 1, int4: 0.615 }[need.weights];
  for (let count = 1; count <= 8; count++) {
    const cachePerGpu = architecture.latent ? cache : cache / count;
    if ([1, 2, 4, 8].includes(count) && weights / count + cachePerGpu <= 0.9 * memory) return count;
  }
  return undefined;
}
