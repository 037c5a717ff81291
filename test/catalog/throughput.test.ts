import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isForFitting } from '../../src/build/compile-throughput.ts';
import { errorsOf, fitRoofline } from '../../src/build/fit-throughput.ts';
import type { Architecture } from '../../src/catalog/architecture.ts';
import { estimateThroughput, type ServingPlan } from '../../src/catalog/throughput.ts';
import type { RooflineParameters } from '../../src/catalog/throughput-roofline.ts';
import { shippedCatalog } from './catalog-file.ts';
import { fitted, gpu, gpus, measurements, throughputFacts } from './facts.ts';

const seen = measurements.filter(({ id }) => isForFitting(id));
const heldBack = measurements.filter(({ id }) => !isForFitting(id));
const flat = ({ layerSeconds, ...shares }: RooflineParameters) => [
  ...Object.values(shares),
  ...Object.values(layerSeconds),
];
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

describe('the roofline', () => {
  test('predicts the half of the published rates that the fit has not seen', () => {
    const { count, median, withinFactor } = errorsOf(heldBack, gpus, fitted);
    process.stdout.write(
      `throughput, ${count} rates held back: median error ${percent(median)}, ` +
        `${percent(withinFactor)} within a factor of 1.5\n`,
    );
    expect(count).toBeGreaterThan(measurements.length * 0.45);
    expect(median).toBeLessThanOrEqual(0.2);
    expect(withinFactor).toBeGreaterThanOrEqual(0.85);
  });

  test('is stored as the fit to the other half finds it', () => {
    const again = flat(fitRoofline(seen, gpus));
    const stored = flat(fitted);
    expect(stored).toHaveLength(8);
    for (const [position, value] of again.entries())
      expect(value / (stored[position] ?? 0)).toBeCloseTo(1, 2);
  });

  test.each([...new Set(measurements.map(({ model }) => model))])(
    'predicts %s without its rates',
    (model) => {
      const parameters = fitRoofline(
        measurements.filter((row) => row.model !== model),
        gpus,
      );
      const own = measurements.filter((row) => row.model === model);
      const { median, withinFactor } = errorsOf(own, gpus, parameters);
      expect(median).toBeLessThanOrEqual(0.2);
      expect(withinFactor).toBeGreaterThanOrEqual(0.85);
    },
  );
});

const llama8b: Architecture = {
  parameters: 8_030_261_248,
  activeParameters: 8_030_261_248,
  layerGroups: [{ layers: 32, kvWidth: 2048, window: null }],
  weightBytes: null,
  latent: false,
};
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

  test('is less certain for 4-bit weights, an unseen GPU and other software', () => {
    const width = (change: Partial<ServingPlan>) => {
      const result = estimateThroughput({ ...plan, ...change }, throughputFacts);
      return result.kind === 'unknown' ? 0 : result.tokensPerSecond.high / result.tokensPerSecond.likely;
    };
    expect(width({ outputTokens: 400 })).toBeCloseTo(1.5);
    expect(width({ weights: 'int4', kvCache: 'fp16' })).toBeCloseTo(2);
    expect(width({ gpu: gpu('L40S') })).toBeCloseTo(2);
    expect(width({ gpu: gpu('MI300X') })).toBeCloseTo(3);
  });

  test('is unknown where no source states the compute rate', () => {
    const result = estimateThroughput({ ...plan, gpu: gpu('RTX5090'), weights: 'int4' }, throughputFacts);
    expect(result).toEqual({ kind: 'unknown', missing: ['the compute rate of NVIDIA GeForce RTX 5090'] });
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
          expect(at(input + 1, output + 1)?.likely).toBeLessThanOrEqual(likely);
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
    // Of what was measured, the size of the weights is not stated.
    const { weightBytes: _, ...architecture } = run?.architecture ?? {};
    const stated = model.kind === 'open' && model.architecture.kind === 'known' && model.architecture.value;
    expect(stated, model.id).toMatchObject(architecture);
  }
});
