import type { Architecture, Precision } from './architecture.ts';
import { flopsAt, type Gpu } from './gpu.ts';
import { type KvPrecision, kvCacheBytes, kvCopies, USABLE_SHARE, weightBytes } from './sizing.ts';

export type Engine = 'tensorrt-llm' | 'vllm';

/** What the fit finds; everything else in the roofline is a fact about the model, the GPU or the request. */
export interface RooflineParameters {
  /** Share of the vendor's memory bandwidth that decoding reaches. */
  readonly bandwidthShare: number;
  /** Share of the vendor's dense rate that prefill and large batches reach. */
  readonly fp16Share: number;
  readonly fp8Share: number;
  /** Fixed seconds per layer and step. */
  readonly layerSeconds: Readonly<Record<Engine, number>>;
  /** Seconds of scheduling per running request and step; the TensorRT-LLM rows show none. */
  readonly vllmRequestSeconds: number;
  /** Fixed seconds of one all-reduce between GPUs; a layer needs two. */
  readonly allReduceSeconds: number;
  /** Share of the link's rate that an all-reduce reaches. */
  readonly linkShare: number;
}

/** One way to run a model: `batch` requests start together, or null for as many as memory and engine take. */
export interface Run {
  readonly architecture: Architecture;
  readonly gpu: Gpu;
  readonly gpus: number;
  readonly weights: Precision;
  readonly kvCache: KvPrecision;
  readonly engine: Engine;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly batch: number | null;
}

/** Engines take 90 % of the memory that a card really has, which is vendor GB counted as GiB. */
const ENGINE_MEMORY_SHARE = USABLE_SHARE * (2 ** 30 / 1e9);

/** Requests that a saturated engine keeps running at most: the limit that the published runs were built with. */
const MOST_RUNNING = 2048;

interface Rates {
  readonly flops: number;
  readonly fp16Flops: number;
  readonly bytesPerSecond: number;
}

/**
 * Requests a second that all GPUs of a run finish together: the roofline of Williams, Waterman and Patterson
 * (2009) for prefill and decode, plus fixed times. Null where no source states the GPU's compute rate.
 */
export function rooflineRequestsPerSecond(run: Run, parameters: RooflineParameters): number | null {
  const rates = ratesOf(run, parameters);
  if (rates === null) return null;
  const batch = runningRequests(run);
  // Absurdly long inputs take forever a step, and no output needs no steps: zero times infinity must stay zero.
  const steps = run.outputTokens === 0 ? 0 : run.outputTokens * stepSeconds(run, parameters, rates, batch);
  const prefill = batch * prefillSeconds(run, parameters, rates);
  return batch / (steps + prefill + layersOf(run.architecture) * parameters.layerSeconds[run.engine]);
}

function ratesOf(run: Run, parameters: RooflineParameters): Rates | null {
  const rate = flopsAt(run.gpu, run.weights);
  const fp16Rate = run.gpu.fp16Flops;
  if (rate === null || fp16Rate === null) return null;
  return {
    flops: rate * run.gpus * (run.weights === 'fp8' ? parameters.fp8Share : parameters.fp16Share),
    fp16Flops: fp16Rate * run.gpus * parameters.fp16Share,
    bytesPerSecond: run.gpu.bytesPerSecond * run.gpus * parameters.bandwidthShare,
  };
}

/** A batch beyond what the KV memory holds waits in line, so no more than that run at once. */
function runningRequests(run: Run): number {
  const { architecture, gpu, gpus, inputTokens, outputTokens } = run;
  const free = gpu.memoryBytes * gpus * ENGINE_MEMORY_SHARE - weightBytes(architecture, run.weights);
  const perRequest =
    kvCacheBytes(architecture, inputTokens + outputTokens, run.kvCache) * kvCopies(architecture, gpus);
  return Math.max(1, Math.min(run.batch ?? MOST_RUNNING, free / perRequest));
}

/** Seconds until every running request has its next token. */
function stepSeconds(run: Run, parameters: RooflineParameters, rates: Rates, batch: number): number {
  const { architecture, inputTokens, outputTokens } = run;
  const { parameters: all, activeParameters: active } = architecture;
  // Each token picks its experts afresh, so the share of weights that nobody picks shrinks with the batch.
  const touchedShare = 1 - (1 - active / all) ** batch;
  const weightSeconds = (weightBytes(architecture, run.weights) * touchedShare) / rates.bytesPerSecond;
  const cacheBytes =
    batch *
    kvCacheBytes(architecture, inputTokens + outputTokens / 2, run.kvCache) *
    kvCopies(architecture, run.gpus);
  const scheduling = run.engine === 'vllm' ? parameters.vllmRequestSeconds : 0;
  return (
    Math.max(weightSeconds, (2 * active * batch) / rates.flops) +
    cacheBytes / rates.bytesPerSecond +
    layersOf(architecture) * parameters.layerSeconds[run.engine] +
    batch * scheduling +
    allReduceLatency(run, parameters) +
    batch * allReduceSecondsPerToken(run, parameters)
  );
}

/** Seconds of compute for the input of one request: two operations a parameter and token, and attention. */
function prefillSeconds(run: Run, parameters: RooflineParameters, rates: Rates): number {
  const { architecture, inputTokens } = run;
  const attention = 2 * layersOf(architecture) * hiddenSize(architecture) * inputTokens ** 2;
  return (
    (2 * architecture.activeParameters * inputTokens) / rates.flops +
    attention / rates.fp16Flops +
    inputTokens * allReduceSecondsPerToken(run, parameters)
  );
}

function allReduceLatency(run: Run, parameters: RooflineParameters): number {
  return run.gpus === 1 ? 0 : 2 * layersOf(run.architecture) * parameters.allReduceSeconds;
}

/** A ring all-reduce moves 2 (n - 1) / n of the activations, 16 bits an element, twice a layer. */
function allReduceSecondsPerToken(run: Run, parameters: RooflineParameters): number {
  const bytes = 2 * layersOf(run.architecture) * hiddenSize(run.architecture) * 2;
  return (bytes * 2 * (run.gpus - 1)) / run.gpus / (run.gpu.link.bytesPerSecond * parameters.linkShare);
}

export function layersOf(architecture: Architecture): number {
  return architecture.layerGroups.reduce((sum, group) => sum + group.layers, 0);
}

/** A transformer layer has about 12 h² parameters; within a fifth of the true width for the measured dense models. */
function hiddenSize(architecture: Architecture): number {
  return Math.sqrt(architecture.activeParameters / (12 * layersOf(architecture)));
}
