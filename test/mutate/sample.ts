/** Numbers in [0, 1) that depend on the seed alone (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** As many as wanted, spread evenly over all: one from each of so many parts of equal length. */
export function sampleOf<T>(all: readonly T[], wanted: number, seed: number): readonly T[] {
  if (wanted >= all.length) return all;
  const next = random(seed);
  const part = all.length / wanted;
  return Array.from({ length: wanted }, (_, index) => all[Math.floor((index + next()) * part)]).filter(
    (each) => each !== undefined,
  );
}

/** The same in an order that depends on the seed alone, so that what is done first speaks for all. */
export function shuffled<T>(all: readonly T[], seed: number): readonly T[] {
  const next = random(seed);
  return all
    .map((each) => ({ each, place: next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ each }) => each);
}
