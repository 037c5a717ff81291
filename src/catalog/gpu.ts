import type { Precision } from './architecture.ts';
import type { Range } from './range.ts';

/** A range in USD with the quotes behind it, one line each: who, which publication, its date. */
export interface PriceRange extends Range {
  readonly quotes: readonly string[];
}

/**
 * One kind of GPU. Memory is the vendor's number of GB counted as 1e9 bytes: cards carry up to 7 % more, and what fits
 * by this count fits in fact. A figure that no source states is null, never zero.
 */
export interface Gpu {
  readonly id: string;
  readonly name: string;
  readonly memoryBytes: number;
  readonly bytesPerSecond: number;
  /** Dense operations a second, without sparsity. */
  readonly fp16Flops: number | null;
  readonly fp8Flops: number | null;
  readonly watts: number | null;
  /** Bytes a second between one GPU and its neighbours, both directions together. */
  readonly link: { readonly kind: 'pcie' | 'nvlink' | 'infinity-fabric'; readonly bytesPerSecond: number };
  /** USD per GPU and hour. */
  readonly rent: PriceRange | null;
  /** USD for the GPU alone. */
  readonly card: PriceRange | null;
  /** USD for one GPU's share of a complete server. */
  readonly serverShare: PriceRange | null;
  readonly note: string | null;
}

/** 4-bit weights are unpacked to 16 bits and run everywhere; FP8 needs hardware that computes in it. */
export function offers(gpu: Gpu, precision: Precision): boolean {
  return precision !== 'fp8' || gpu.fp8Flops !== null;
}

/** Operations a second at a precision; 4-bit weights compute in 16 bits. Null where no source states it. */
export function flopsAt(gpu: Gpu, precision: Precision): number | null {
  return precision === 'fp8' ? gpu.fp8Flops : gpu.fp16Flops;
}
