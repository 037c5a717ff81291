import type { Architecture, Precision } from './architecture.ts';
import { type Gpu, offers } from './gpu.ts';

/**
 * Bytes a parameter. 4 bits carry scales and some layers at higher precision: published Q4_K_M files of 7 and
 * 8 billion parameters take 0.613 and 0.615 bytes a parameter.
 */
const BYTES_PER_PARAMETER: Record<Precision, number> = { fp16: 2, fp8: 1, int4: 0.615 };
const BYTES_PER_ELEMENT = { fp16: 2, fp8: 1 } as const;

/** The rest holds activations, the engine and fragmentation. */
export const USABLE_SHARE = 0.9;

/** GPUs of one kind that share a model by tensor parallelism. */
export const GPU_COUNTS = [1, 2, 4, 8] as const;

export type KvPrecision = keyof typeof BYTES_PER_ELEMENT;

/** What has to fit: tokens of one request, input and output together, and how many requests at once. */
export interface MemoryNeed {
  readonly weights: Precision;
  readonly kvCache: KvPrecision;
  readonly contextTokens: number;
  readonly concurrency: number;
}

export interface GpuSet {
  readonly gpu: Gpu;
  readonly count: number;
  readonly weights: Precision;
  /** Bytes over all GPUs of the set; `usableBytes` is 90 % of their memory. */
  readonly weightBytes: number;
  readonly kvCacheBytes: number;
  readonly usableBytes: number;
  /** Likely rent of the set in USD an hour; null where no quote is known. */
  readonly usdPerHour: number | null;
}

export type Unfit =
  | { readonly kind: 'lacks-precision'; readonly gpu: Gpu; readonly precision: Precision }
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

/** Bytes of all weights, every expert included; exact at 16 bits where the published size is known. */
export function weightBytes(architecture: Architecture, precision: Precision): number {
  if (precision === 'fp16' && architecture.weightBytes !== null) return architecture.weightBytes;
  return architecture.parameters * BYTES_PER_PARAMETER[precision];
}

/** Bytes that one request of so many tokens keeps; layers with a window keep no more than the window. */
export function kvCacheBytes(architecture: Architecture, tokens: number, precision: KvPrecision): number {
  const elements = architecture.layerGroups.reduce(
    (sum, { layers, kvWidth, window }) => sum + layers * kvWidth * Math.min(tokens, window ?? tokens),
    0,
  );
  return elements * BYTES_PER_ELEMENT[precision];
}

/** Every GPU keeps its share of the KV heads; a latent cache cannot be split and is copied to each of them. */
export function kvCopies(architecture: Architecture, count: number): number {
  return architecture.latent ? count : 1;
}

/**
 * The smallest set of each kind of GPU (1, 2, 4 or 8) that holds weights and KV cache in 90 % of its memory, ranked by
 * likely rent; sets without a quote come last, then fewer GPUs first. The need must be positive and finite.
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
  const lacking = ([need.weights, need.kvCache] as const).find((precision) => !offers(gpu, precision));
  if (lacking !== undefined) return { kind: 'lacks-precision', gpu, precision: lacking };
  for (const count of GPU_COUNTS) {
    const set = setOf(bytes, need, gpu, count);
    if (neededBytes(set) <= set.usableBytes) return { kind: 'fits', set };
  }
  const largest = setOf(bytes, need, gpu, Math.max(...GPU_COUNTS));
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
    weightBytes: bytes.weights,
    kvCacheBytes: bytes.cache * bytes.copies(count),
    usableBytes: gpu.memoryBytes * count * USABLE_SHARE,
    usdPerHour: gpu.rent === null ? null : gpu.rent.likely * count,
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
