/** What is drawn, so that no two draws share their numbers. */
export const STREAMS = { completions: 0x3c6ef372, weightings: 0x6a09e667, amounts: 0xbb67ae85 } as const;

/**
 * The number at `index` of a stream, uniform in [0, 1) and the same on every run: SplitMix32, a counter stepped by
 * the golden ratio and scrambled by MurmurHash3's finalizer (Steele, Lea, Flood: Fast splittable pseudorandom number
 * generators, 2014; Appleby: MurmurHash3). Being addressed by index, a draw does not depend on which others were made.
 */
export function draw(stream: number, index: number): number {
  let x = (stream + Math.imul(index + 1, 0x9e3779b9)) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
}
