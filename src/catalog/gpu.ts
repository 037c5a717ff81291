import type { Precision } from './architecture.ts';
import type { Range } from './range.ts';

/** A range in USD with the quotes behind it, one line each: who, which publication, its date. */
export interface PriceRange extends Range {
  readonly quotes: readonly string[];
  /** Whether it rests on nothing that could be read again: its quotes are then all marked as not verified. */
  readonly unread: boolean;
}

/**
 * USD per GPU and hour by how it is rented: without commitment from one firm's own data centres; from third-party hosts
 * or as capacity that can be taken back; against a commitment or for a block of time. Null where no quote is known.
 */
export interface Rents {
  readonly onDemand: PriceRange | null;
  readonly community: PriceRange | null;
  readonly reserved: PriceRange | null;
}

/** Where a GPU may work. The driver licence of a consumer card forbids data centres. */
export type Place = 'data-centre' | 'workstation' | 'consumer';

/** One kind of GPU. A figure that no source states is null, never zero. */
export interface Gpu {
  readonly id: string;
  readonly name: string;
  readonly place: Place;
  /** CUDA's compute capability, such as 8.9; null for hardware that is not NVIDIA's. */
  readonly capability: number | null;
  /** The vendor's number of GB, counted as 1e9 bytes. */
  readonly memoryBytes: number;
  readonly bytesPerSecond: number;
  /** Dense operations a second, without sparsity. */
  readonly fp16Flops: number | null;
  readonly fp8Flops: number | null;
  readonly fp4Flops: number | null;
  readonly watts: number | null;
  /** Bytes a second between one GPU and its neighbours, both directions together; null for one that works alone. */
  readonly link: Link | null;
  readonly rent: Rents;
  /** USD for the GPU alone. */
  readonly card: PriceRange | null;
  /** USD for one GPU's share of a complete computer. */
  readonly serverShare: PriceRange | null;
  readonly note: string | null;
}

export interface Link {
  readonly kind: 'pcie' | 'nvlink' | 'infinity-fabric';
  readonly bytesPerSecond: number;
}

/** Whether it works in a server room. What stands under a desk has no rack, no cooling of its own and no maintenance contract. */
export function isRacked({ place }: Gpu): boolean {
  return place === 'data-centre';
}

/** Whether it is part of a personal computer, such as a laptop, whose memory it shares. */
export function isPersonal({ capability, place }: Gpu): boolean {
  return place === 'workstation' && capability === null;
}

/** The first generation of NVIDIA's GPUs that computes in FP8. */
const FP8_CAPABILITY = 8.9;

/** 4-bit weights are unpacked where hardware cannot compute in them and run everywhere; FP8 needs hardware for it. */
export function offers(gpu: Gpu, precision: Precision): boolean {
  if (precision !== 'fp8') return true;
  return gpu.capability === null ? gpu.fp8Flops !== null : gpu.capability >= FP8_CAPABILITY;
}

/** The precision in which the hardware multiplies weights that are stored in another. */
export function computedIn(gpu: Gpu, stored: Precision): 'fp16' | 'fp8' | 'fp4' {
  if (stored === 'fp4' && gpu.fp4Flops !== null) return 'fp4';
  return stored === 'fp8' ? 'fp8' : 'fp16';
}

/** Operations a second at a precision of the weights. Null where no source states it. */
export function flopsAt(gpu: Gpu, stored: Precision): number | null {
  const rates = { fp16: gpu.fp16Flops, fp8: gpu.fp8Flops, fp4: gpu.fp4Flops };
  return rates[computedIn(gpu, stored)];
}

/** Whether a model that asks for a compute capability runs; other makes than NVIDIA have none and are not held to it. */
export function satisfies(gpu: Gpu, capability: number | null): boolean {
  return capability === null || gpu.capability === null || gpu.capability >= capability;
}
