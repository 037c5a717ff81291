import { Budget } from './budget.ts';

/** Subsets on which something holds. */
export interface FoundSubsets<T> {
  /** Where they are the smallest: those of that size, in the order of the items. Else one that has no part to spare. */
  readonly sets: readonly (readonly T[])[];
  readonly isSmallest: boolean;
  /** True where the search was stopped before it was sure that the set has no part to spare. */
  readonly mayHaveSpare?: true;
}

/** How far the search goes. */
interface Extent {
  /** Subsets that are tried. */
  readonly limit: number;
  /** Smallest subsets that are looked for; all where it is left out. */
  readonly most?: number;
  /** What `holds` pays from. */
  readonly budget?: Budget;
}

/**
 * The smallest subsets of some items on which `holds` is true; it must be true of all items together. Tries all subsets
 * by size, at most `limit` of them or until half the budget is spent; then takes items away one by one while it still
 * holds.
 */
export function smallestSubsets<T>(
  items: readonly T[],
  holds: (subset: readonly T[]) => boolean,
  { limit, most = Number.POSITIVE_INFINITY, budget = new Budget(Number.POSITIVE_INFINITY) }: Extent,
): FoundSubsets<T> {
  let tried = 0;
  for (let size = 0; size < items.length; size++) {
    const sets: (readonly T[])[] = [];
    for (const subset of subsetsOf(items, size)) {
      if (++tried > limit || budget.isHalfSpent) return thinned(items, holds, budget);
      if (holds(subset)) sets.push(subset);
      if (sets.length === most) break;
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
  for (const [place, first] of items.slice(from, items.length - size + 1).entries()) {
    for (const rest of subsetsOf(items, size - 1, from + place + 1)) yield [first, ...rest];
  }
}

/** Takes items away one at a time until none can be spared. */
function thinned<T>(
  items: readonly T[],
  holds: (subset: readonly T[]) => boolean,
  budget: Budget,
): FoundSubsets<T> {
  let kept = items;
  for (let at = 0; at < kept.length && !budget.isSpent; ) {
    const without = kept.filter((_, place) => place !== at);
    if (holds(without)) {
      kept = without;
      at = 0;
    } else at++;
  }
  return { sets: [kept], isSmallest: false, ...(budget.isSpent && { mayHaveSpare: true }) };
}
