import { MAX_RATING, MAX_WEIGHT } from './evaluate.ts';

/** One bit a case, 32 to the word. */
export type Bits = Int32Array;

export function wordsFor(cases: number): number {
  return Math.ceil(cases / 32);
}

export function hasBit(bits: Bits, at: number): boolean {
  return (bits[at >> 5] & (1 << (at & 31))) !== 0;
}

/** Adds points where a bit is set after but not before, and takes them away where it was set before but not after. */
export function moveWhere(column: Float64Array, before: Bits, after: Bits, points: number): void {
  for (let word = 0; word < before.length; word++) {
    let bits = before[word] ^ after[word];
    while (bits !== 0) {
      const bit = bits & -bits;
      column[word * 32 + 31 - Math.clz32(bit)] += (after[word] & bit) === 0 ? -points : points;
      bits ^= bit;
    }
  }
}

export function addEverywhere(column: Float64Array, value: number): void {
  for (let at = 0; at < column.length; at++) column[at] += value;
}

/**
 * Adds the clamped weight times the clamped rating of each case, times a factor, to its sum. Written out, not with
 * clamp: a call for each number is most of the time in a process that has just started.
 */
export function addProducts(
  sums: Float64Array,
  weights: Float64Array,
  ratings: Float64Array,
  factor: number,
): void {
  for (let at = 0; at < sums.length; at++) {
    const weight = weights[at] < 0 ? 0 : weights[at] > MAX_WEIGHT ? MAX_WEIGHT : weights[at];
    const rating =
      ratings[at] < -MAX_RATING ? -MAX_RATING : ratings[at] > MAX_RATING ? MAX_RATING : ratings[at];
    sums[at] += weight * rating * factor;
  }
}

/** As addProducts, for some of the cases. */
export function addProductsAt(
  cases: Int32Array,
  sums: Float64Array,
  weights: Float64Array,
  ratings: Float64Array,
  factor: number,
): void {
  for (let place = 0; place < cases.length; place++) {
    const at = cases[place];
    const weight = weights[at] < 0 ? 0 : weights[at] > MAX_WEIGHT ? MAX_WEIGHT : weights[at];
    const rating =
      ratings[at] < -MAX_RATING ? -MAX_RATING : ratings[at] > MAX_RATING ? MAX_RATING : ratings[at];
    sums[at] += weight * rating * factor;
  }
}

/** For some of the cases the first of the greatest sums among the options that are not excluded; -1 where all are. */
export function winnersAt(
  cases: Int32Array,
  winners: Int8Array,
  sums: readonly Float64Array[],
  excluded: readonly Bits[],
): void {
  const best = new Float64Array(cases.length).fill(Number.NEGATIVE_INFINITY);
  for (let place = 0; place < cases.length; place++) winners[cases[place]] = -1;
  for (let option = 0; option < sums.length; option++)
    takeLead(cases, winners, best, option, sums[option], excluded[option]);
}

function takeLead(
  cases: Int32Array,
  winners: Int8Array,
  best: Float64Array,
  option: number,
  sums: Float64Array,
  excluded: Bits,
): void {
  for (let place = 0; place < cases.length; place++) {
    const at = cases[place];
    if (sums[at] <= best[place] || hasBit(excluded, at)) continue;
    winners[at] = option;
    best[place] = sums[at];
  }
}

/** The places of the bits that are set, below `count`. */
export function placesOf(bits: Bits, count: number): Int32Array {
  const places = new Int32Array(count);
  let length = 0;
  for (let at = 0; at < count; at++) if (hasBit(bits, at)) places[length++] = at;
  return places.subarray(0, length);
}

/** Adds the bits of one column to those of another. */
export function unite(all: Bits, more: Bits): void {
  for (let word = 0; word < all.length; word++) all[word] |= more[word];
}
