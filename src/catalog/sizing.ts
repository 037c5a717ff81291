import { type Architecture, isEncoder, type Precision } from './architecture.ts';
import { computedIn, type Gpu, isPersonal, offers, satisfies } from './gpu.ts';

/**
 * Bytes a parameter. FP8 checkpoints keep some layers in 16 bits (1.03 to 1.22 are published), 4 bits also carry scales: gpt-oss
 * loads with 0.59 and 0.66 bytes a parameter, Q4_K_M files of 7 and 8 billion parameters take 0.613 and 0.615.
 */
const BYTES_PER_PARAMETER: Record<Precision, number> = { fp16: 2, fp8: 1.1, fp4: 0.62, int4: 0.615 };
const BYTES_PER_ELEMENT = { fp16: 2, fp8: 1 } as const;

/** A vendor's GB are GiB, of which the driver shows at least 98 %: 23.58 of 24, 31.4 of 32, 79.6 of 80. */
const SHOWN_SHARE = 0.98 * (2 ** 30 / 1e9);

/** What engines take of the memory that they see. */
const USABLE_SHARE = 0.9;

/**
 * Bytes of every GPU for the activations of a prefill, CUDA graphs and the communication library: vLLM reports 2.4 and
 * 3.3 GiB for two settings of Llama 3.1 8B, less where it cuts the prefill to pieces.
 */
const RESERVED_BYTES = 2.5e9;

/** GPUs of one kind that share a model by tensor parallelism. */
export const GPU_COUNTS = [1, 2, 4, 8] as const;

export type KvPrecision = keyof typeof BYTES_PER_ELEMENT;

/** What has to fit: tokens of one request, input and output together, and how many requests at once. */
export interface MemoryNeed {
  readonly weights: Precision;
  readonly kvCache: KvPrecision;
  readonly contextTokens: number;
  readonly concurrency: number;
  /** The least compute capability on which the model's weights run; null where any will do. */
  readonly capability: number | null;
}

export interface GpuSet {
  readonly gpu: Gpu;
  readonly count: number;
  readonly weights: Precision;
  readonly kvCache: KvPrecision;
  /** Bytes over all GPUs of the set; `usableBytes` is what their memory leaves for the two. */
  readonly weightBytes: number;
  readonly kvCacheBytes: number;
  readonly usableBytes: number;
  /** Likely rent of the set on demand in USD an hour; null where no quote is known. */
  readonly usdPerHour: number | null;
}

export type Unfit =
  | { readonly kind: 'lacks-precision'; readonly gpu: Gpu; readonly precision: Precision }
  | { readonly kind: 'lacks-capability'; readonly gpu: Gpu; readonly needed: number }
  | {
      readonly kind: 'too-small';
      readonly gpu: Gpu;
      readonly count: number;
      readonly neededBytes: number;
      readonly usableBytes: number;
    };

/** Smallest fitting set of every kind, cheapest first, and why the other kinds are not offered. */
export interface Sizing {
  readonly sets: readonly GpuSet[];
  readonly unfit: readonly Unfit[];
}

/** Bytes of all weights, every expert included; exact where the maker publishes them at this precision. */
export function weightBytes(architecture: Architecture, precision: Precision): number {
  const { parameters, embeddingParameters, published } = architecture;
  if (published?.precision === precision) return published.bytes;
  // FP8 leaves the table of embeddings and the equally large last layer in 16 bits.
  if (precision === 'fp8' && embeddingParameters !== null && !isEncoder(architecture))
    return parameters + 2 * embeddingParameters;
  return parameters * BYTES_PER_PARAMETER[precision];
}

/** Bytes of memory that the driver shows. */
export function shownBytes(gpu: Gpu): number {
  return gpu.memoryBytes * SHOWN_SHARE;
}

/** Bytes of one GPU that weights and KV cache may fill. */
export function usableBytes(gpu: Gpu): number {
  return shownBytes(gpu) * USABLE_SHARE - RESERVED_BYTES;
}

/** Bytes that one request of so many tokens keeps; layers with a window keep no more than the window. */
export function kvCacheBytes(architecture: Architecture, tokens: number, precision: KvPrecision): number {
  const elements = architecture.layerGroups.reduce(
    (sum, { layers, kvWidth, window }) => sum + layers * kvWidth * Math.min(tokens, window ?? tokens),
    0,
  );
  return elements * BYTES_PER_ELEMENT[precision];
}

/**
 * How a model is run on a GPU: as published where that is in fewer bits than 16, encoders in 16 bits as their libraries do,
 * others in 8 bits where the GPU computes in them, since they cost hardly any quality, and in 4 on a personal computer,
 * whose engines are made for such files.
 */
export function servedIn(
  architecture: Architecture,
  gpu: Gpu,
): { readonly weights: Precision; readonly kvCache: KvPrecision } {
  const { published } = architecture;
  const isAsPublished = published !== null && published.precision !== 'fp16';
  const weights = isAsPublished ? published.precision : packedIn(architecture, gpu);
  return { weights, kvCache: cacheWith(gpu, weights) };
}

function packedIn(architecture: Architecture, gpu: Gpu): Precision {
  if (isEncoder(architecture)) return 'fp16';
  if (isPersonal(gpu)) return 'int4';
  return offers(gpu, 'fp8') ? 'fp8' : 'fp16';
}

/** Engines that compute in 8 bits or fewer keep the cache in 8 bits, too. */
export function cacheWith(gpu: Gpu, weights: Precision): KvPrecision {
  return computedIn(gpu, weights) === 'fp16' ? 'fp16' : 'fp8';
}

/** Every GPU keeps its share of the KV heads; a latent cache cannot be split and is copied to each of them. */
export function kvCopies(architecture: Architecture, count: number): number {
  return architecture.latent ? count : 1;
}

/**
 * The smallest set of each kind of GPU (1, 2, 4 or 8) that holds weights and KV cache, ranked by likely rent;
 * sets without a quote come last, then fewer GPUs first. The need must be positive and finite.
 */
export function sizeGpus(architecture: Architecture, need: MemoryNeed, gpus: readonly Gpu[]): Sizing {
  const bytes: ModelBytes = {
    weights: weightBytes(architecture, need.weights),
    cache: kvCacheBytes(architecture, need.contextTokens, need.kvCache) * need.concurrency,
    copies: (count) => kvCopies(architecture, count),
  };
  const fitted = gpus.map((gpu) => smallestSet(bytes, need, gpu));
  return {
    sets: fitted.flatMap((result) => (result.kind === 'fits' ? [result.set] : [])).toSorted(byRent),
    unfit: fitted.flatMap((result) => (result.kind === 'fits' ? [] : [result])),
  };
}

/** What has to be held, whatever holds it. */
interface ModelBytes {
  readonly weights: number;
  readonly cache: number;
  readonly copies: (count: number) => number;
}

function smallestSet(
  bytes: ModelBytes,
  need: MemoryNeed,
  gpu: Gpu,
): { readonly kind: 'fits'; readonly set: GpuSet } | Unfit {
  if (need.capability !== null && !satisfies(gpu, need.capability))
    return { kind: 'lacks-capability', gpu, needed: need.capability };
  const lacking = ([need.weights, need.kvCache] as const).find((precision) => !offers(gpu, precision));
  if (lacking !== undefined) return { kind: 'lacks-precision', gpu, precision: lacking };
  const counts = gpu.link === null ? [1] : GPU_COUNTS;
  for (const count of counts) {
    const set = setOf(bytes, need, gpu, count);
    if (neededBytes(set) <= set.usableBytes) return { kind: 'fits', set };
  }
  const largest = setOf(bytes, need, gpu, Math.max(...counts));
  return {
    kind: 'too-small',
    gpu,
    count: largest.count,
    neededBytes: neededBytes(largest),
    usableBytes: largest.usableBytes,
  };
}

function setOf(bytes: ModelBytes, need: MemoryNeed, gpu: Gpu, count: number): GpuSet {
  return {
    gpu,
    count,
    weights: need.weights,
    kvCache: need.kvCache,
    weightBytes: bytes.weights,
    kvCacheBytes: bytes.cache * bytes.copies(count),
    usableBytes: usableBytes(gpu) * count,
    usdPerHour: gpu.rent.onDemand === null ? null : gpu.rent.onDemand.likely * count,
  };
}

function neededBytes(set: GpuSet): number {
  return set.weightBytes + set.kvCacheBytes;
}

/** The lowest rent first, sets without a quote last. */
export function byRent(left: GpuSet, right: GpuSet): number {
  const usdPerHour = (set: GpuSet) => set.usdPerHour ?? Number.MAX_VALUE;
  return usdPerHour(left) - usdPerHour(right) || left.count - right.count;
}
