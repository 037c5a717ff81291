import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OpenModel } from '../../src/catalog/catalog.ts';
import type { ModelFacts } from '../../src/catalog/model-facts.ts';
import type { GpuSet } from '../../src/catalog/sizing.ts';
import { likelyUsd } from '../../src/cost/cost.ts';
import { cheapestHosting, hardwareFit } from '../../src/cost/hosting.ts';
import { type Project, projectOf } from '../../src/cost/project.ts';
import { shippedCatalog } from '../catalog/catalog-file.ts';
import { gpu, gpus, throughputFacts } from '../catalog/facts.ts';

const catalog = shippedCatalog();
const facts: ModelFacts = { catalog, gpus: { asOf: '2026-08-22', gpus }, throughput: throughputFacts };

function model(id: string): OpenModel {
  const found = catalog.models.find((each) => each.id === id);
  if (found?.kind !== 'open') throw new Error(`no open model ${id}`);
  return found;
}

function project(workload: Partial<Project['workload']>): Project {
  const none = projectOf(new Map(), new Map());
  return { ...none, workload: { ...none.workload, ...workload } };
}

function setsFor(one: OpenModel, to: Project): readonly GpuSet[] {
  const fit = hardwareFit(one, to, gpus);
  if (fit.kind !== 'fits') throw new Error(`${one.id} ${fit.kind}`);
  return fit.sets;
}

describe('the hardware that a model fits', () => {
  const to = project({ requestsPerDay: 1000, inputTokens: 500, outputTokens: 100 });
  const weightsOn = (id: string, card: string) =>
    setsFor(model(id), to).find((set) => set.gpu.id === card)?.weights;

  test('holds eight bits where the GPU computes in them, four only where the maker publishes so', () => {
    expect(weightsOn('gpt-oss-20b', 'H100-SXM')).toBe('int4');
    expect(weightsOn('llama-3.3-70b', 'H100-SXM')).toBe('fp8');
    expect(weightsOn('llama-3.3-70b', 'A100-80-SXM')).toBe('fp16');
  });

  test('says how much is missing where nothing holds a model, and nothing where its layers are unknown', () => {
    const fit = hardwareFit(model('glm-5.3'), to, [gpu('T4'), gpu('L4')]);
    expect(fit).toStrictEqual({
      kind: 'too-large',
      neededBytes: expect.any(Number),
      offeredBytes: 8 * 24e9 * 0.9,
    });
    expect(fit.kind === 'too-large' && fit.neededBytes).toBeGreaterThan(753e9);
    expect(hardwareFit(model('kimi-k3'), to, gpus)).toStrictEqual({ kind: 'unknown' });
  });
});

describe('the cheapest hosting', () => {
  test('costs what the cheapest of all sets, each tried alone, costs', () => {
    const load = fc.record({
      requestsPerDay: fc.integer({ min: 1, max: 5_000_000 }),
      inputTokens: fc.integer({ min: 1, max: 8000 }),
      outputTokens: fc.integer({ min: 1, max: 2000 }),
    });
    const some = fc.constantFrom('llama-3.1-8b', 'gpt-oss-120b', 'qwen3-30b-a3b', 'gemma-3-27b');
    fc.assert(
      fc.property(load, some, (workload, id) => {
        const to = project(workload);
        const usdOn = (sets: readonly GpuSet[]) => {
          const hosting = cheapestHosting(model(id), sets, to, facts);
          const prices = { closedPrice: null, managedPrice: null };
          return likelyUsd('open-self-hosted', { ...to, ...prices, hosting }) ?? Number.POSITIVE_INFINITY;
        };
        const sets = setsFor(model(id), to);
        expect(usdOn(sets)).toBe(Math.min(...sets.map((set) => usdOn([set]))));
      }),
      { numRuns: 60 },
    );
  });

  test('is not known without the numbers of the workload', () => {
    const to = project({});
    const sets = setsFor(model('llama-3.1-8b'), to);
    expect(cheapestHosting(model('llama-3.1-8b'), sets, to, facts)).toBeNull();
  });
});
