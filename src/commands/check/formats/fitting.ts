/** The first of some items that there is room for, and how many are left out. */
export interface Fitting<T> {
  readonly shown: readonly T[];
  readonly left: number;
}

/** Items in the first order if all of them fit, else as many as fit of the second. */
export function fitting<T>(
  orders: readonly [first: Iterable<T>, second: Iterable<T>],
  count: number,
  room: number,
  lengthOf: (item: T) => number,
): Fitting<T> {
  const all = firstThatFit(orders[0], room, lengthOf);
  const shown = all.length === count ? all : firstThatFit(orders[1], room, lengthOf);
  return { shown, left: count - shown.length };
}

function firstThatFit<T>(items: Iterable<T>, room: number, lengthOf: (item: T) => number): readonly T[] {
  const shown: T[] = [];
  let used = 0;
  for (const item of items) {
    used += lengthOf(item);
    if (used > room) break;
    shown.push(item);
  }
  return shown;
}
