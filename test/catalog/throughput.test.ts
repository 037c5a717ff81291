import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isForFitting, type Measurement } from '../../src/build/compile-throughput.ts';
import { fitRoofline } from '../../src/build/fit-throughput.ts';
import { errorsOf, errorsOnUnseenSeries, throughputPage } from '../../src/build/throughput-errors.ts';
import type { Architecture } from '../../src/catalog/architecture.ts';
import { cacheWith, servedIn } from '../../src/catalog/sizing.ts';
import { estimateThroughput, type ServingPlan } from '../../src/catalog/throughput.ts';
import { type RooflineParameters, rooflineRequestsPerSecond } from '../../src/catalog/throughput-roofline.ts';
import { architectureOf } from './architectures.ts';
import { shippedCatalog, textOf } from './catalog-file.ts';
import { fitted, gpu, gpus, measurements, readYaml, throughputFacts } from './facts.ts';

const seen = measurements.filter(({ id }) => isForFitting(id));
const heldBack = measurements.filter(({ id }) => !isForFitting(id));
const flat = ({ layerSeconds, ...shares }: RooflineParameters) => [
  ...Object.values(shares),
  ...Object.values(layerSeconds),
];
const activeShare = ({ architecture }: Measurement) =>
  architecture.activeParameters / architecture.parameters;
const isDecoder = ({ engine }: Measurement) => engine !== 'encoder';

describe('the roofline', () => {
  // The bounds stand a little beside the errors in rules/throughput.md, so that a worse fit fails.
  test.each<[string, (row: Measurement) => boolean, { median: number; within15: number; within2: number }]>([
    ['all', isDecoder, { median: 0.12, within15: 0.92, within2: 0.99 }],
    [
      'dense',
      (row) => isDecoder(row) && activeShare(row) === 1,
      { median: 0.11, within15: 0.97, within2: 0.99 },
    ],
    ['mixtures', (row) => activeShare(row) < 1, { median: 0.16, within15: 0.85, within2: 0.98 }],
    [
      'mixtures of many experts',
      (row) => activeShare(row) < 0.2,
      { median: 0.24, within15: 0.73, within2: 0.98 },
    ],
    ['Qwen3 30B A3B', (row) => row.model === 'qwen3-30b-a3b', { median: 0.24, within15: 0.68, within2: 1 }],
    ['FP4', ({ precision }) => precision === 'fp4', { median: 0.17, within15: 0.84, within2: 0.99 }],
    ['FP8', ({ precision }) => precision === 'fp8', { median: 0.13, within15: 0.92, within2: 0.99 }],
    ['PCIe', ({ gpu: id }) => id === 'L40S', { median: 0.15, within15: 0.97, within2: 1 }],
  ])('predicts the half of the published rates that the fit has not seen: %s', (_, isOne, bounds) => {
    const { count, median, within15, within2 } = errorsOf(heldBack.filter(isOne), gpus, fitted);
    expect(count).toBeGreaterThan(20);
    expect(median).toBeLessThanOrEqual(bounds.median);
    expect(within15).toBeGreaterThanOrEqual(bounds.within15);
    expect(within2).toBeGreaterThanOrEqual(bounds.within2);
  });

  test('predicts the encoders that the fit has not seen within a factor of two', () => {
    const { count, within2 } = errorsOf(
      heldBack.filter((row) => !isDecoder(row)),
      gpus,
      fitted,
    );
    expect(count).toBeGreaterThanOrEqual(2);
    expect(within2).toBe(1);
  });

  test('halves the published rates fairly', () => {
    expect(heldBack.length / measurements.length).toBeGreaterThan(0.45);
    expect(heldBack.length / measurements.length).toBeLessThan(0.55);
  });

  test('is stored as the fit to the other half finds it', () => {
    const again = flat(fitRoofline(seen, gpus));
    const stored = flat(fitted);
    expect(stored).toHaveLength(11);
    for (const [position, value] of again.entries())
      expect(value / (stored[position] ?? 0)).toBeCloseTo(1, 2);
  });

  describe('of a series that the fit has not seen', () => {
    const unseen = errorsOnUnseenSeries(measurements, gpus);

    // As above, the bounds stand a little beside the errors in rules/throughput.md.
    test.each([
      ['gpt-oss', 0.26, 0.78],
      ['llama-2', 0.08, 0.98],
      ['llama-3', 0.12, 0.87],
      ['llama-4', 0.26, 0.7],
      ['mixtral', 0.12, 0.94],
      ['qwen3', 0.22, 0.78],
    ])('predicts %s', (name, median, within15) => {
      const errors = unseen.bySeries[name];
      expect(errors?.median).toBeLessThanOrEqual(median);
      expect(errors?.within15).toBeGreaterThanOrEqual(within15);
      expect(errors?.within2).toBeGreaterThanOrEqual(0.93);
    });

    test('leaves no decoder out', () => {
      const counts = Object.values(unseen.bySeries).map(({ count }) => count);
      expect(unseen.all.count).toBe(measurements.filter(isDecoder).length);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(unseen.all.count);
    });

    test('is on the page of errors, which is what the tool makes of the two files', () => {
      expect(textOf('rules/throughput.md')).toBe(throughputPage(measurements, gpus, fitted, unseen));
    });
  });
});

const { speeds } = z
  .object({
    speeds: z.array(
      z.object({
        model: z.string(),
        architecture: z
          .object({
            parameters: z.number(),
            activeParameters: z.number(),
            layers: z.number(),
            kvWidth: z.number(),
          })
          .optional(),
        gpu: z.string(),
        gpus: z.number(),
        precision: z.enum(['fp16', 'fp4']),
        run: z.object({ inputTokens: z.number(), outputTokens: z.number(), batch: z.number() }),
        tokensPerSecond: z.number(),
        within: z.number(),
        source: z.string(),
      }),
    ),
  })
  .parse(readYaml('fixtures/model-arithmetic/reports.yaml'));

test.each(speeds)('$model on $gpus × $gpu: as reported, $source', (report) => {
  const stated = report.architecture;
  const architecture: Architecture = stated
    ? {
        ...stated,
        layerGroups: [{ layers: stated.layers, kvWidth: stated.kvWidth, window: null }],
        embeddingParameters: null,
        published: null,
        latent: false,
      }
    : architectureOf(report.model);
  const on = { gpu: gpu(report.gpu), gpus: report.gpus, weights: report.precision };
  const kvCache = cacheWith(on.gpu, on.weights);
  const run = { architecture, ...on, kvCache, engine: 'vllm' as const, ...report.run };
  const predicted = (rooflineRequestsPerSecond(run, fitted) ?? 0) * report.run.outputTokens;
  expect(Math.abs(Math.log(predicted / report.tokensPerSecond))).toBeLessThanOrEqual(Math.log(report.within));
});

// TensorRT-LLM v1.0, perf-overview.md: one B200, FP4.
test.each([
  [128, 2048, 37_844],
  [500, 2000, 27_817],
  [1000, 1000, 25_828],
  [2048, 2048, 17_554],
  [5000, 500, 6142],
])(
  'Qwen3 30B A3B at %i and %i tokens is not predicted faster than 1.25 times its published rate',
  (inputTokens, outputTokens, published) => {
    const b200 = { gpu: gpu('B200-SXM'), gpus: 1, weights: 'fp4', kvCache: 'fp8' } as const;
    const run = { architecture: architectureOf('qwen3-30b-a3b'), ...b200, engine: 'tensorrt-llm' as const };
    const requests =
      rooflineRequestsPerSecond({ ...run, inputTokens, outputTokens, batch: null }, fitted) ?? 0;
    expect((requests * outputTokens) / published).toBeLessThanOrEqual(1.25);
    expect((requests * outputTokens) / published).toBeGreaterThanOrEqual(0.8);
  },
);

const llama8b = architectureOf('llama-3.1-8b');
const plan: ServingPlan = {
  model: 'llama-3.1-8b',
  architecture: llama8b,
  gpu: gpu('H100-SXM'),
  gpus: 1,
  weights: 'fp8',
  kvCache: 'fp8',
  inputTokens: 1000,
  outputTokens: 1000,
};

describe('throughput of a plan', () => {
  test('is the published rate where one is near', () => {
    const result = estimateThroughput({ ...plan, inputTokens: 1100 }, throughputFacts);
    expect(result).toMatchObject({ kind: 'measured', run: { tokensPerSecond: 14108, inputTokens: 1000 } });
  });

  test.each<Partial<ServingPlan>>([
    { inputTokens: 1300 },
    { outputTokens: 700 },
    { kvCache: 'fp16' },
    { gpus: 4 },
    { gpu: gpu('H100-PCIe') },
    { model: 'another-8b' },
  ])('is an estimate where %o differs from every published run', (change) => {
    expect(estimateThroughput({ ...plan, ...change }, throughputFacts).kind).toBe('estimated');
  });

  const width = (change: Partial<ServingPlan>) => {
    const result = estimateThroughput({ ...plan, model: 'other', ...change }, throughputFacts);
    return result.kind === 'unknown' ? 0 : result.tokensPerSecond.high / result.tokensPerSecond.likely;
  };
  const linear = { layers: 30, kvWidth: 0, window: null };
  test.each<[string, Partial<ServingPlan>, number]>([
    ['a dense model on a measured GPU', {}, 1.5],
    ['unpacked 4-bit weights', { weights: 'int4', kvCache: 'fp16' }, 2],
    ['a GPU without a rate', { gpu: gpu('H100-PCIe') }, 2],
    ['a mixture of many experts', { architecture: architectureOf('qwen3-30b-a3b') }, 2],
    ['latent attention', { architecture: { ...llama8b, latent: true } }, 2],
    ['linear attention', { architecture: { ...llama8b, layerGroups: [...llama8b.layerGroups, linear] } }, 2],
    ['other software', { gpu: gpu('MI300X') }, 3],
  ])('is as wide as it is uncertain for %s', (_, change, factor) => {
    expect(width(change)).toBeCloseTo(factor);
  });

  test('is unknown where no source states the compute rate', () => {
    const unrated = { ...gpu('RTX5090'), fp16Flops: null };
    const result = estimateThroughput({ ...plan, gpu: unrated, weights: 'int4' }, throughputFacts);
    expect(result).toEqual({ kind: 'unknown', missing: ['the compute rate of NVIDIA GeForce RTX 5090'] });
  });

  test('computes FP4 weights in 16 bits where the GPU has no FP4', () => {
    const speed = (card: string, weights: 'fp4' | 'int4') => {
      const prompt = { inputTokens: 4000, outputTokens: 10, kvCache: 'fp16' } as const;
      const run = { ...plan, ...prompt, model: 'other', gpu: gpu(card), weights };
      const result = estimateThroughput(run, throughputFacts);
      return result.kind === 'unknown' ? 0 : result.requestsPerSecond.likely;
    };
    expect(speed('A100-80-SXM', 'fp4') / speed('A100-80-SXM', 'int4')).toBeCloseTo(1, 1);
    expect(speed('B200-SXM', 'fp4') / speed('B200-SXM', 'int4')).toBeGreaterThan(1.5);
  });

  test('of an encoder is the published one where it was measured, and leaves out the table of embeddings', () => {
    const encoder = (id: string, card: string): ServingPlan => {
      const architecture = architectureOf(id);
      const on = { gpu: gpu(card), gpus: 1, ...servedIn(architecture, gpu(card)) };
      return { model: id, architecture, ...on, inputTokens: 512, outputTokens: 0 };
    };
    const measured = estimateThroughput(encoder('modernbert-base', 'RTX4090'), throughputFacts);
    expect(measured.kind === 'measured' && measured.requestsPerSecond.likely * 512).toBeCloseTo(148_100);
    const bge = encoder('bge-m3', 'L4');
    const speed = (embeddingParameters: number | null) => {
      const architecture = { ...bge.architecture, embeddingParameters };
      const result = estimateThroughput({ ...bge, architecture }, throughputFacts);
      return result.kind === 'unknown' ? 0 : result.requestsPerSecond.likely;
    };
    expect(speed(bge.architecture.embeddingParameters)).toBeGreaterThan(1.7 * speed(null));
  });

  test('of an encoder is finite for an empty text', () => {
    const empty = { ...plan, architecture: architectureOf('bge-m3'), inputTokens: 0, outputTokens: 1 };
    const result = estimateThroughput({ ...empty, weights: 'fp16', kvCache: 'fp16' }, throughputFacts);
    expect(result.kind === 'estimated' && Number.isFinite(result.requestsPerSecond.high)).toBe(true);
  });

  test('covers embeddings, which have no output', () => {
    const result = estimateThroughput({ ...plan, outputTokens: 0 }, throughputFacts);
    expect(result).toMatchObject({ kind: 'estimated', tokensPerSecond: { likely: 0 } });
    expect(result.kind === 'estimated' && result.requestsPerSecond.likely).toBeGreaterThan(1);
  });

  test('is positive, ordered and finite for every fitting set, and falls with longer requests', () => {
    const tokens = fc.integer({ min: 1, max: 100_000 });
    const rated = gpus.filter(({ fp16Flops }) => fp16Flops !== null);
    fc.assert(
      fc.property(
        tokens,
        tokens,
        fc.constantFrom(...rated),
        fc.constantFrom(1, 2, 4, 8),
        (input, output, card, n) => {
          const at = (inputTokens: number, outputTokens: number) => {
            const unseen = { ...plan, model: 'other', weights: 'fp16', gpu: card, gpus: n } as const;
            const result = estimateThroughput({ ...unseen, inputTokens, outputTokens }, throughputFacts);
            return result.kind === 'unknown' ? undefined : result.requestsPerSecond;
          };
          const { low = 0, likely = 0, high = 0 } = at(input, output) ?? {};
          expect(0 < low && low <= likely && likely <= high && high < 1e6).toBe(true);
          expect(at(input + 1, output)?.likely).toBeLessThanOrEqual(likely * (1 + 1e-9));
          expect(at(input, output + 1)?.likely).toBeLessThanOrEqual(likely * (1 + 1e-9));
        },
      ),
    );
  });

  test('does not fall with more GPUs where NVLink joins them', () => {
    const models = ['llama-3.1-8b', 'llama-3.1-70b', 'mixtral-8x7b', 'qwen3-30b-a3b'];
    const measured = models.flatMap(
      (id) => measurements.find(({ model }) => model === id)?.architecture ?? [],
    );
    expect(measured).toHaveLength(models.length);
    const joined = gpus.filter(({ link }) => link?.kind === 'nvlink');
    const tokens = fc.integer({ min: 100, max: 4000 });
    fc.assert(
      fc.property(
        fc.constantFrom(...measured, architectureOf('qwen3-32b')),
        fc.constantFrom(...joined),
        tokens,
        tokens,
        (architecture, card, inputTokens, outputTokens) => {
          const speed = (count: number) => {
            const on = { gpu: card, gpus: count, ...servedIn(architecture, card) };
            const unseen = { model: 'other', architecture, ...on, inputTokens, outputTokens };
            const result = estimateThroughput(unseen, throughputFacts);
            return result.kind === 'unknown' ? 0 : result.requestsPerSecond.likely;
          };
          const speeds = [1, 2, 4, 8].map(speed);
          expect(speeds).toEqual(speeds.toSorted((left, right) => left - right));
        },
      ),
    );
  });
});

test('the published runs are about the architectures that the catalogue states', () => {
  const shared = shippedCatalog().models.filter(({ id }) => measurements.some(({ model }) => model === id));
  expect(shared.length).toBeGreaterThanOrEqual(1);
  for (const model of shared) {
    const run = measurements.find((each) => each.model === model.id);
    // Of what was measured, the size of 16-bit weights is not stated.
    const stated = architectureOf(model.id);
    const published = stated.published?.precision === 'fp16' ? null : stated.published;
    expect({ ...stated, published }, model.id).toEqual(run?.architecture);
  }
});
