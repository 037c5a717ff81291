/** Subsets on which something holds. */
export interface FoundSubsets<T> {
  /** Where they are the smallest: all of that size, in the order of the items. Else one that has no part to spare. */
  readonly sets: readonly (readonly T[])[];
  readonly isSmallest: boolean;
}

/**
 * The smallest subsets of some items on which `holds` is true; it must be true of all items together. Tries all subsets
 * by size, at most `limit` of them; then takes items away one by one while it still holds.
 */
export function smallestSubsets<T>(
  items: readonly T[],
  holds: (subset: readonly T[]) => boolean,
  limit: number,
): FoundSubsets<T> {
  let tried = 0;
  for (let size = 1; size < items.length; size++) {
    const sets: (readonly T[])[] = [];
    for (const subset of subsetsOf(items, size)) {
      if (++tried > limit) return { sets: [thinned(items, holds)], isSmallest: false };
      if (holds(subset)) sets.push(subset);
    }
    if (sets.length > 0) return { sets, isSmallest: true };
  }
  return { sets: [items], isSmallest: true };
}

function* subsetsOf<T>(items: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let first = from; first <= items.length - size; first++) {
    for (const rest of subsetsOf(items, size - 1, first + 1)) yield [items[first], ...rest];
  }
}

/** Takes items away one at a time until none can be spared. */
function thinned<T>(items: readonly T[], holds: (subset: readonly T[]) => boolean): readonly T[] {
  for (const item of items) {
    const without = items.filter((each) => each !== item);
    if (holds(without)) return thinned(without, holds);
  }
  return items;
}
