// Fits the roofline to one half of the published rates: `npx tsx src/build/fit-throughput.ts`. It prints the
// parameters, to be stored under `fitted` in rules/throughput.yaml, and the errors on both halves.

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parse, stringify } from 'yaml';
import type { Gpu } from '../catalog/gpu.ts';
import { type RooflineParameters, rooflineRequestsPerSecond } from '../catalog/throughput-roofline.ts';
import { at } from '../rulebook/at.ts';
import { compileGpus } from './compile-gpus.ts';
import { isForFitting, type Measurement, readThroughput } from './compile-throughput.ts';

/** Where the search starts; the result does not depend on it within reason. */
const START = [0.8, 0.5, 0.5, 3e-5, 6e-5, 5e-5, 2e-5, 0.25];

/** Beyond this log error a rate pulls no harder: a few published rates contradict their neighbours. */
const OUTLIER = 0.15;

export interface FitErrors {
  readonly count: number;
  readonly median: number;
  readonly withinFactor: number;
}

/** The parameters that minimise the pseudo-Huber loss of log errors, by compass search in log space. */
export function fitRoofline(measurements: readonly Measurement[], gpus: readonly Gpu[]): RooflineParameters {
  const loss = (point: readonly number[]) =>
    logErrors(measurements, gpus, unpack(point.map(Math.exp))).reduce(
      (sum, error) => sum + Math.sqrt(1 + (error / OUTLIER) ** 2) - 1,
      0,
    );
  return unpack(
    compassSearch(START.map(Math.log), loss).map((value) => Number(Math.exp(value).toPrecision(3))),
  );
}

/** Median relative error, and the share of rates within a factor 1.5 of their prediction. */
export function errorsOf(
  measurements: readonly Measurement[],
  gpus: readonly Gpu[],
  parameters: RooflineParameters,
): FitErrors {
  const errors = logErrors(measurements, gpus, parameters);
  const relative = errors
    .map((error) => Math.abs(Math.exp(error) - 1))
    .toSorted((left, right) => left - right);
  return {
    count: errors.length,
    median: at(relative, Math.floor(relative.length / 2)),
    withinFactor: errors.filter((error) => Math.abs(error) <= Math.log(1.5)).length / errors.length,
  };
}

function logErrors(
  measurements: readonly Measurement[],
  gpus: readonly Gpu[],
  parameters: RooflineParameters,
): readonly number[] {
  const byId = new Map(gpus.map((gpu) => [gpu.id, gpu]));
  return measurements.map((row) => {
    const gpu = byId.get(row.gpu);
    if (gpu === undefined) throw new Error(`rules/gpus.yaml has no ${row.gpu}`);
    const run = { ...row, gpu, weights: row.precision, kvCache: row.precision };
    const requests = rooflineRequestsPerSecond(run, parameters);
    if (requests === null) throw new Error(`rules/gpus.yaml lacks facts of ${row.gpu}`);
    return Math.log((requests * row.outputTokens) / row.tokensPerSecond);
  });
}

function unpack(point: readonly number[]): RooflineParameters {
  const [
    bandwidthShare = 0,
    fp16Share = 0,
    fp8Share = 0,
    tensorrt = 0,
    vllm = 0,
    request = 0,
    reduce = 0,
    link = 0,
  ] = point;
  return {
    bandwidthShare,
    fp16Share,
    fp8Share,
    layerSeconds: { 'tensorrt-llm': tensorrt, vllm },
    vllmRequestSeconds: request,
    allReduceSeconds: reduce,
    linkShare: link,
  };
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
  const [seen, heldBack] = [true, false].map((fit) =>
    measurements.filter(({ id }) => isForFitting(id) === fit),
  );
  if (!seen || !heldBack) return;
  const fitted = fitRoofline(seen, gpus);
  process.stdout.write(
    stringify({ fitted, seen: errorsOf(seen, gpus, fitted), heldBack: errorsOf(heldBack, gpus, fitted) }),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
