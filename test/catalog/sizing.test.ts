import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Architecture, Precision } from '../../src/catalog/architecture.ts';
import type { Gpu } from '../../src/catalog/gpu.ts';
import {
  kvCacheBytes,
  type MemoryNeed,
  servedIn,
  sizeGpus,
  usableBytes,
  weightBytes,
} from '../../src/catalog/sizing.ts';
import { architectureOf } from './architectures.ts';
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

const precision = z.enum(['fp16', 'fp8', 'fp4', 'int4']);
const close = { within: z.number(), source: z.string() };
const reports = z
  .object({
    weights: z.array(
      z.object({ ...close, model: z.string(), parameters: z.number(), precision, gib: z.number() }),
    ),
    catalogue: z.array(z.object({ ...close, model: z.string(), precision, gib: z.number() })),
    cache: z.array(
      z.object({
        ...close,
        model: z.string(),
        architecture: z
          .object({ parameters: z.number(), layers: z.number(), kvWidth: z.number() })
          .optional(),
        tokens: z.number(),
        weights: precision,
        gib: z.number(),
      }),
    ),
    kvTokens: z.array(z.object({ ...close, tokens: z.number() })),
  })
  .parse(readYaml('fixtures/model-arithmetic/reports.yaml'));

function dense(parameters: number, layers: number, kvWidth: number): Architecture {
  const layerGroups = [{ layers, kvWidth, window: null }];
  const facts = { embeddingParameters: null, published: null, latent: false };
  return { parameters, activeParameters: parameters, layerGroups, ...facts };
}

/** As a share of what was reported. */
function off(bytes: number, gib: number): number {
  return Math.abs(bytes / 2 ** 30 / gib - 1);
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
      const published = bytes === undefined ? null : { precision: 'fp16' as const, bytes };
      const architecture = { ...dense(27e9, 1, 1), layerGroups, published };
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

describe('what users report', () => {
  test.each(reports.weights)('$model takes what it took, $source', (report) => {
    const bytes = weightBytes(dense(report.parameters, 1, 1), report.precision);
    expect(off(bytes, report.gib)).toBeLessThanOrEqual(report.within);
  });

  test.each(reports.catalogue)('the catalogue has $model as large as it loaded, $source', (report) => {
    const bytes = weightBytes(architectureOf(report.model), report.precision);
    expect(off(bytes, report.gib)).toBeLessThanOrEqual(report.within);
  });

  test.each(reports.cache)('$model with its cache, $source', ({ model, architecture: stated, ...report }) => {
    const architecture = stated
      ? dense(stated.parameters, stated.layers, stated.kvWidth)
      : architectureOf(model);
    const bytes =
      weightBytes(architecture, report.weights) + kvCacheBytes(architecture, report.tokens, 'fp8');
    expect(off(bytes, report.gib)).toBeLessThanOrEqual(report.within);
  });

  test.each(reports.kvTokens)(
    'Llama 3.1 8B leaves a cache of $tokens tokens, $source',
    ({ tokens, within }) => {
      const architecture = architectureOf('llama-3.1-8b');
      const free = usableBytes(gpu('A10G')) - weightBytes(architecture, 'fp16');
      const held = free / kvCacheBytes(architecture, 1, 'fp16');
      expect(Math.abs(held / tokens - 1)).toBeLessThanOrEqual(within);
    },
  );

  const countOn = (model: string, id: string, contextTokens: number, concurrency = 1) => {
    const architecture = architectureOf(model);
    const wanted = { ...servedIn(architecture, gpu(id)), contextTokens, concurrency, capability: null };
    return sizeGpus(architecture, wanted, [gpu(id)]).sets[0]?.count;
  };

  test('gpt-oss-120b fits one H100 at 8,192 tokens and not at its full context (vLLM issues 33155, 27508)', () => {
    expect(countOn('gpt-oss-120b', 'H100-SXM', 8192)).toBe(1);
    expect(countOn('gpt-oss-120b', 'H100-SXM', 131_072)).toBe(2);
  });

  test('a 70 B model serves four short calls in 8 bits on one H100, and in 16 on two A100', () => {
    expect(countOn('llama-3.3-70b', 'H100-SXM', 768, 4)).toBe(1);
    expect(countOn('llama-3.3-70b', 'A100-80-SXM', 2048, 4)).toBe(2);
  });
});

describe('how a model is run', () => {
  test.each([
    ['llama-3.1-8b', 'H100-SXM', 'fp8', 'fp8'],
    ['llama-3.1-8b', 'A100-80-SXM', 'fp16', 'fp16'],
    ['gpt-oss-20b', 'B200-SXM', 'fp4', 'fp8'],
    ['gpt-oss-20b', 'H100-SXM', 'fp4', 'fp16'],
    ['bge-m3', 'H100-SXM', 'fp16', 'fp16'],
    ['gemma-3-27b', 'L4', 'fp8', 'fp8'],
    ['llama-3.1-8b', 'laptop-16', 'int4', 'fp16'],
    ['llama-3.1-8b', 'M3-Ultra-512', 'int4', 'fp16'],
    ['llama-3.1-8b', 'RTX4090', 'fp8', 'fp8'],
    ['bge-m3', 'laptop-16', 'fp16', 'fp16'],
  ])('%s on %s: weights in %s, cache in %s', (model, id, weights, kvCache) => {
    expect(servedIn(architectureOf(model), gpu(id))).toEqual({ weights, kvCache });
  });
});

describe('GPU sets', () => {
  const need: MemoryNeed = {
    weights: 'fp16',
    kvCache: 'fp16',
    contextTokens: 8192,
    concurrency: 4,
    capability: null,
  };
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

  test('a GPU below the compute capability that a model needs is dropped with the reason (vLLM issue 23203)', () => {
    const wanted: MemoryNeed = { ...need, weights: 'fp4', capability: 8 };
    const { sets, unfit } = sizeGpus(architectureOf('gpt-oss-20b'), wanted, gpus);
    expect(unfit).toContainEqual({ kind: 'lacks-capability', gpu: gpu('T4'), needed: 8 });
    const fitting = sets.map((set) => set.gpu.id);
    expect(fitting).toEqual(expect.arrayContaining(['A100-40-SXM', 'L4', 'MI300X']));
    expect(fitting).not.toContain('T4');
  });

  test('a machine without a link to others is offered alone', () => {
    expect(setFor(llama70b, need, 'M3-Ultra-512').sets).toMatchObject([{ count: 1 }]);
    expect(setFor(llama70b, need, 'M3-Ultra-96').unfit).toMatchObject([{ kind: 'too-small', count: 1 }]);
  });

  test('more memory never fits less, and a longer or busier need never fits fewer GPUs', () => {
    fc.assert(
      fc.property(architectures, needs, fc.constantFrom(...gpus), (architecture, wanted, card) => {
        const count = (asked: MemoryNeed, memoryBytes: number) =>
          sizeGpus(architecture, asked, [{ ...card, memoryBytes }]).sets[0]?.count ?? 16;
        const fits = count(wanted, card.memoryBytes);
        expect(count(wanted, card.memoryBytes * 1.5)).toBeLessThanOrEqual(fits);
        const longer = { ...wanted, contextTokens: wanted.contextTokens * 2 };
        expect(count(longer, card.memoryBytes)).toBeGreaterThanOrEqual(fits);
        const busier = { ...wanted, concurrency: wanted.concurrency + 1 };
        expect(count(busier, card.memoryBytes)).toBeGreaterThanOrEqual(fits);
      }),
    );
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
    const rent = { onDemand: null, community: gpu('L4').rent.community, reserved: null };
    const unpriced: Gpu = { ...gpu('L4'), rent };
    const { sets } = sizeGpus(dense(8e9, 32, 2048), need, [unpriced, ...gpus]);
    const rents = sets.map((set) => set.usdPerHour ?? Number.POSITIVE_INFINITY);
    expect(rents).toEqual(rents.toSorted((left, right) => left - right));
    expect(sets.find((set) => set.gpu === unpriced)?.usdPerHour).toBeNull();
  });

  test('the search finds what brute force finds', () => {
    fc.assert(
      fc.property(architectures, needs, (architecture, wanted) => {
        const { sets, unfit } = sizeGpus(architecture, wanted, gpus);
        expect(sets.length + unfit.length).toBe(gpus.length);
        for (const card of gpus) {
          const found = sets.find((set) => set.gpu === card)?.count;
          expect(found).toBe(bruteForce(architecture, wanted, card));
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
    embeddingParameters: fc.constant(null),
    published: fc.constant(null),
    latent: fc.boolean(),
  })
  .map((facts) => ({ ...facts, activeParameters: facts.parameters }));
const needs: fc.Arbitrary<MemoryNeed> = fc.record({
  weights: fc.constantFrom<Precision>('fp16', 'fp8', 'fp4', 'int4'),
  kvCache: fc.constantFrom('fp16', 'fp8'),
  contextTokens: integer(1, 200_000),
  concurrency: integer(1, 500),
  capability: fc.option(fc.constantFrom(7.5, 8, 8.9, 10)),
});

/** Adds up layer by layer and tries every count from 1 to 8, keeping those that a team can split a model over. */
function bruteForce(architecture: Architecture, need: MemoryNeed, card: Gpu) {
  const eight = card.capability === null ? card.fp8Flops !== null : card.capability >= 8.9;
  if (!eight && (need.weights === 'fp8' || need.kvCache === 'fp8')) return undefined;
  if ((card.capability ?? 99) < (need.capability ?? 0)) return undefined;
  let cache = 0;
  for (const group of architecture.layerGroups)
    for (let layer = 0; layer < group.layers; layer++) {
      const kept =
        group.window !== null && group.window < need.contextTokens ? group.window : need.contextTokens;
      cache += kept * group.kvWidth * (need.kvCache === 'fp8' ? 1 : 2) * need.concurrency;
    }
  const weights = architecture.parameters * { fp16: 2, fp8: 1.1, fp4: 0.62, int4: 0.615 }[need.weights];
  const usable = 0.9 * 0.98 * 1.073741824 * card.memoryBytes - 2.5e9;
  for (let count = 1; count <= (card.link === null ? 1 : 8); count++) {
    const cachePerGpu = architecture.latent ? cache : cache / count;
    if ([1, 2, 4, 8].includes(count) && weights / count + cachePerGpu <= usable) return count;
  }
  return undefined;
}
