import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Architecture } from '../catalog/architecture.ts';
import type { MeasuredRun, ThroughputFacts } from '../catalog/throughput.ts';
import type { Engine, RooflineParameters } from '../catalog/throughput-roofline.ts';

const positive = z.number().positive();
const engine = z.enum(['tensorrt-llm', 'vllm', 'encoder']);

/** rules/throughput.yaml: published serving rates, the models they are about, and the parameters fitted to half of them. */
export const throughputFile = z
  .strictObject({
    sources: z.record(
      z.string(),
      z.strictObject({ title: z.string(), date: z.string(), regime: z.string() }),
    ),
    models: z.record(
      z.string(),
      z.strictObject({
        /** Models of one maker and generation, whose rates resemble each other. */
        series: z.string(),
        parameters: positive,
        activeParameters: positive,
        embeddingParameters: positive.nullable().default(null),
        published: z
          .strictObject({ precision: z.literal('fp4'), bytes: positive })
          .nullable()
          .default(null),
        groups: z.array(
          z.strictObject({
            layers: z.int().positive(),
            kvWidth: z.int().nonnegative(),
            window: z.int().positive().nullable().default(null),
          }),
        ),
      }),
    ),
    fitted: z.strictObject({
      bandwidthShare: positive.max(1),
      fp16Share: positive.max(1),
      fp8Share: positive.max(1),
      fp4Share: positive.max(1),
      encoderShare: positive.max(1),
      expertSeconds: positive,
      layerSeconds: z.strictObject({ 'tensorrt-llm': positive, vllm: positive }),
      vllmRequestSeconds: positive,
      allReduceSeconds: positive,
      linkShare: positive.max(1),
    }),
    measurements: z.array(
      z.strictObject({
        source: z.string(),
        engine,
        model: z.string(),
        gpu: z.string(),
        gpus: z.int().positive(),
        precision: z.enum(['fp16', 'fp8', 'fp4']),
        points: z.array(
          z.tuple([z.int().positive(), z.int().nonnegative(), z.int().positive().nullable(), positive]),
        ),
      }),
    ),
  })
  .superRefine(({ sources, models, measurements }, context) => {
    for (const { source, model } of measurements)
      if (!(source in sources && model in models))
        context.addIssue({ code: 'custom', message: `unknown source or model: ${source}, ${model}` });
  });

type ThroughputFile = z.infer<typeof throughputFile>;

/** One published rate with all that the roofline needs to predict it, apart from the GPU's own facts. */
export interface Measurement extends MeasuredRun {
  readonly id: string;
  readonly series: string;
  readonly engine: Engine;
  readonly batch: number | null;
  readonly architecture: Architecture;
}

/** What the product reads: saturated rates only, since a fixed batch is not how a service runs. Throws on a wrong file. */
export function compileThroughput(parsed: unknown): ThroughputFacts {
  const file = throughputFile.parse(parsed);
  const saturated = measurementsOf(file).filter(({ batch }) => batch === null);
  const runs = saturated.map(
    ({ id: _id, series: _series, engine: _engine, batch: _batch, architecture: _architecture, ...run }) =>
      run,
  );
  const models = [...new Set(runs.map(({ model }) => model))];
  return {
    parameters: file.fitted,
    measured: Object.fromEntries(models.map((id) => [id, runs.filter(({ model }) => model === id)])),
    measuredGpus: [...new Set(runs.map(({ gpu }) => gpu))],
  };
}

/** Every published rate and the parameters stored beside them. Throws on a wrong file. */
export function readThroughput(parsed: unknown): {
  readonly measurements: readonly Measurement[];
  readonly fitted: RooflineParameters;
} {
  const file = throughputFile.parse(parsed);
  return { measurements: measurementsOf(file), fitted: file.fitted };
}

/**
 * Whether the fit may see a rate: the first byte of the SHA-256 of its id is even. The id holds what was measured and
 * not the result, so nobody can move a rate to the other half.
 */
export function isForFitting(id: string): boolean {
  return createHash('sha256').update(id).digest().readUInt8(0) % 2 === 0;
}

function measurementsOf(file: ThroughputFile): readonly Measurement[] {
  return file.measurements.flatMap((group) =>
    group.points.map(([inputTokens, outputTokens, batch, tokensPerSecond]) => ({
      id: [
        `${group.source}/${group.engine}/${group.model}/${group.gpus}x${group.gpu}/${group.precision}`,
        `${inputTokens}-${outputTokens}/${batch ?? 'saturated'}`,
      ].join('/'),
      series: modelOf(file, group.model).series,
      model: group.model,
      gpu: group.gpu,
      gpus: group.gpus,
      precision: group.precision,
      engine: group.engine,
      inputTokens,
      outputTokens,
      batch,
      tokensPerSecond,
      source: `${file.sources[group.source]?.title}, ${file.sources[group.source]?.date}`,
      architecture: architectureOf(file, group.model),
    })),
  );
}

function architectureOf(file: ThroughputFile, model: string): Architecture {
  const { parameters, activeParameters, embeddingParameters, published, groups } = modelOf(file, model);
  return { parameters, activeParameters, embeddingParameters, published, layerGroups: groups, latent: false };
}

function modelOf(file: ThroughputFile, model: string): ThroughputFile['models'][string] {
  const facts = file.models[model];
  if (!facts) throw new Error(`rules/throughput.yaml has no model ${model}`);
  return facts;
}
