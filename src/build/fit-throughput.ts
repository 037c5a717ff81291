// Fits the roofline to one half of the published rates: `npx tsx src/build/fit-throughput.ts`. It prints the
// parameters, to be stored under `fitted` in rules/throughput.yaml; `npm run docs` writes the errors on the other half.

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parse, stringify } from 'yaml';
import type { Gpu } from '../catalog/gpu.ts';
import { cacheWith } from '../catalog/sizing.ts';
import {
  type RooflineParameters,
  type Run,
  rooflineRequestsPerSecond,
} from '../catalog/throughput-roofline.ts';
import { at } from '../rulebook/at.ts';
import { compileGpus } from './compile-gpus.ts';
import { isForFitting, type Measurement, readThroughput } from './compile-throughput.ts';

/** Where the search starts; the result does not depend on it within reason. */
const START = [0.8, 0.5, 0.5, 0.4, 2e-7, 3e-5, 6e-5, 5e-5, 2e-5, 0.25];

/** Beyond this log error a rate pulls no harder: a few published rates contradict their neighbours. */
const OUTLIER = 0.15;

/** The parameters that minimise the pseudo-Huber loss of log errors, by compass search in log space. */
export function fitRoofline(measurements: readonly Measurement[], gpus: readonly Gpu[]): RooflineParameters {
  const published = publishedRuns(measurements, gpus);
  const decoders = published.filter(({ run }) => run.engine !== 'encoder');
  const loss = (point: readonly number[]) => {
    const parameters = unpack(point.map(Math.exp), 1);
    return decoders.reduce(
      (sum, each) => sum + Math.sqrt(1 + (logError(each, parameters) / OUTLIER) ** 2) - 1,
      0,
    );
  };
  const point = compassSearch(START.map(Math.log), loss).map(Math.exp);
  const encoders = published.filter(({ run }) => run.engine === 'encoder');
  const errors = encoders.map((each) => logError(each, unpack(point, 1)));
  return unpack(point.map(rounded), rounded(Math.exp(-mean(errors))));
}

/** The logarithms of predicted over published, in the order of the rates. */
export function logErrors(
  measurements: readonly Measurement[],
  gpus: readonly Gpu[],
  parameters: RooflineParameters,
): readonly number[] {
  return publishedRuns(measurements, gpus).map((each) => logError(each, parameters));
}

/** What a published rate says in the roofline's terms. */
interface PublishedRun {
  readonly run: Run;
  readonly requestsPerSecond: number;
}

function publishedRuns(measurements: readonly Measurement[], gpus: readonly Gpu[]): readonly PublishedRun[] {
  const byId = new Map(gpus.map((gpu) => [gpu.id, gpu]));
  return measurements.map((row) => {
    const gpu = byId.get(row.gpu);
    if (gpu === undefined) throw new Error(`rules/gpus.yaml has no ${row.gpu}`);
    const run = { ...row, gpu, weights: row.precision, kvCache: cacheWith(gpu, row.precision) };
    return { run, requestsPerSecond: row.tokensPerSecond / (row.outputTokens || row.inputTokens) };
  });
}

function logError({ run, requestsPerSecond }: PublishedRun, parameters: RooflineParameters): number {
  const predicted = rooflineRequestsPerSecond(run, parameters);
  if (predicted === null) throw new Error(`rules/gpus.yaml lacks facts of ${run.gpu.id}`);
  return Math.log(predicted / requestsPerSecond);
}

/** The encoders are too few and too unlike to have outliers, and one factor moves them all: it is worked out, not searched. */
function unpack(point: readonly number[], encoderShare: number): RooflineParameters {
  const [
    bandwidthShare = 0,
    fp16Share = 0,
    fp8Share = 0,
    fp4Share = 0,
    expertSeconds = 0,
    tensorrt = 0,
    vllm = 0,
    vllmRequestSeconds = 0,
    allReduceSeconds = 0,
    linkShare = 0,
  ] = point;
  return {
    bandwidthShare,
    fp16Share,
    fp8Share,
    fp4Share,
    encoderShare,
    expertSeconds,
    layerSeconds: { 'tensorrt-llm': tensorrt, vllm },
    vllmRequestSeconds,
    allReduceSeconds,
    linkShare,
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Tries a step up and down each axis, takes what is better, halves the step when nothing is. */
function compassSearch(
  from: readonly number[],
  loss: (point: readonly number[]) => number,
): readonly number[] {
  let best = from;
  let lowest = loss(best);
  for (let step = 0.3; step > 1e-3; ) {
    const before = lowest;
    for (const axis of best.keys())
      for (const signed of [step, -step]) {
        const candidate = best.with(axis, at(best, axis) + signed);
        const value = loss(candidate);
        if (value < lowest) [best, lowest] = [candidate, value];
      }
    if (lowest === before) step /= 2;
  }
  return best;
}

function main(): void {
  const { gpus } = compileGpus(parse(readFileSync('rules/gpus.yaml', 'utf8')));
  const { measurements } = readThroughput(parse(readFileSync('rules/throughput.yaml', 'utf8')));
  const seen = measurements.filter(({ id }) => isForFitting(id));
  process.stdout.write(stringify({ fitted: fitRoofline(seen, gpus) }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
