import {
  type Architecture,
  computedParameters,
  isEncoder,
  layersOf,
  type Precision,
} from './architecture.ts';
import { computedIn, flopsAt, type Gpu } from './gpu.ts';
import { type KvPrecision, kvCacheBytes, kvCopies, shownBytes, weightBytes } from './sizing.ts';

/** What serves a model: an engine that writes tokens, or one of the libraries that run encoders. */
export type Engine = 'tensorrt-llm' | 'vllm' | 'encoder';

/** What the fit finds; everything else in the roofline is a fact about the model, the GPU or the request. */
export interface RooflineParameters {
  /** Share of the vendor's memory bandwidth that decoding reaches. */
  readonly bandwidthShare: number;
  /** Share of the vendor's dense rate that prefill and large batches reach. */
  readonly fp16Share: number;
  readonly fp8Share: number;
  readonly fp4Share: number;
  /** Share of the vendor's dense 16-bit rate that encoders reach under the libraries that run them. */
  readonly encoderShare: number;
  /** Seconds per token and layer, shared by the GPUs, that a mixture spends on sorting tokens to its experts and back. */
  readonly expertSeconds: number;
  /** Fixed seconds per layer and step. */
  readonly layerSeconds: Readonly<Record<Exclude<Engine, 'encoder'>, number>>;
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
  /** Of these, the ones whose cache is there already from a call before; none where it is left out. */
  readonly reusedTokens?: number;
  readonly outputTokens: number;
  readonly batch: number | null;
}

/**
 * Of the memory that an engine sees: the published runs gave the KV cache up to 95 % of what the weights left. That is
 * more than a service is sized with, and decides how many requests run at once, not whether a model fits.
 */
const ENGINE_MEMORY_SHARE = 0.95;

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
  if (isEncoder(run.architecture)) return encoderRequestsPerSecond(run, parameters);
  const rates = ratesOf(run, parameters);
  if (rates === null) return null;
  const batch = runningRequests(run);
  // Absurdly long inputs take forever a step, and no output needs no steps: zero times infinity must stay zero.
  const steps = run.outputTokens === 0 ? 0 : run.outputTokens * stepSeconds(run, parameters, rates, batch);
  const prefill = batch * prefillSeconds(run, parameters, rates);
  return batch / (steps + prefill + layerSeconds(run, parameters));
}

/** An encoder fits one GPU, each of which works on its own, and only computes. */
function encoderRequestsPerSecond(run: Run, parameters: RooflineParameters): number | null {
  const { architecture, gpu, gpus, inputTokens } = run;
  if (gpu.fp16Flops === null) return null;
  // Even an empty text has a token that marks its start.
  const operations = 2 * computedParameters(architecture) * Math.max(1, inputTokens) + attention(run);
  return (gpu.fp16Flops * gpus * parameters.encoderShare) / operations;
}

function ratesOf(run: Run, parameters: RooflineParameters): Rates | null {
  const rate = flopsAt(run.gpu, run.weights);
  const fp16Rate = run.gpu.fp16Flops;
  if (rate === null || fp16Rate === null) return null;
  const { fp16Share: fp16, fp8Share: fp8, fp4Share: fp4 } = parameters;
  return {
    flops: rate * run.gpus * { fp16, fp8, fp4 }[computedIn(run.gpu, run.weights)],
    fp16Flops: fp16Rate * run.gpus * fp16,
    bytesPerSecond: run.gpu.bytesPerSecond * run.gpus * parameters.bandwidthShare,
  };
}

/** A batch beyond what the KV memory holds waits in line, so no more than that run at once. */
function runningRequests(run: Run): number {
  const { architecture, gpu, gpus, inputTokens, outputTokens } = run;
  const free = shownBytes(gpu) * gpus * ENGINE_MEMORY_SHARE - weightBytes(architecture, run.weights);
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
    Math.max(weightSeconds, (2 * computedParameters(architecture) * batch) / rates.flops) +
    cacheBytes / rates.bytesPerSecond +
    layerSeconds(run, parameters) +
    batch * (scheduling + tokenSeconds(run, parameters)) +
    allReduceLatency(run, parameters)
  );
}

/** Seconds of compute for the input of one request: two operations a parameter and token, and attention. */
function prefillSeconds(run: Run, parameters: RooflineParameters, rates: Rates): number {
  const { architecture, inputTokens, reusedTokens = 0 } = run;
  const read = inputTokens - reusedTokens;
  return (
    (2 * computedParameters(architecture) * read) / rates.flops +
    attention(run) / rates.fp16Flops +
    read * tokenSeconds(run, parameters)
  );
}

/** Operations of every token of the input with every other. */
function attention({ architecture, inputTokens, reusedTokens = 0 }: Run): number {
  const pairs = inputTokens ** 2 - reusedTokens ** 2;
  return 2 * layersOf(architecture) * hiddenSize(architecture) * pairs;
}

function layerSeconds(run: Run, parameters: RooflineParameters): number {
  return run.engine === 'encoder' ? 0 : layersOf(run.architecture) * parameters.layerSeconds[run.engine];
}

/** Seconds that every token costs beside compute and memory: to sort it to its experts and to join what GPUs worked out. */
function tokenSeconds(run: Run, parameters: RooflineParameters): number {
  const { architecture, gpus } = run;
  const isMixture = architecture.activeParameters < architecture.parameters;
  const routing = isMixture ? (layersOf(architecture) * parameters.expertSeconds) / gpus : 0;
  return routing + allReduceSecondsPerToken(run, parameters);
}

function allReduceLatency(run: Run, parameters: RooflineParameters): number {
  return run.gpus === 1 ? 0 : 2 * layersOf(run.architecture) * parameters.allReduceSeconds;
}

/** A ring all-reduce moves 2 (n - 1) / n of the activations, 16 bits an element, twice a layer. */
function allReduceSecondsPerToken(
  { architecture, gpu, gpus }: Run,
  { linkShare }: RooflineParameters,
): number {
  if (gpus === 1 || gpu.link === null) return 0;
  const bytes = 2 * layersOf(architecture) * hiddenSize(architecture) * 2;
  return (bytes * 2 * (gpus - 1)) / gpus / (gpu.link.bytesPerSecond * linkShare);
}

/** A transformer layer has about 12 h² parameters; within a fifth of the true width for the measured dense models. */
function hiddenSize(architecture: Architecture): number {
  return Math.sqrt(computedParameters(architecture) / (12 * layersOf(architecture)));
}
