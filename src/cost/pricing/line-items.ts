/** What money is spent on, in the order in which it is shown. */
export const ITEM_IDS = [
  'input',
  'cached-input',
  'cache-writes',
  'output',
  'thinking',
  'audio',
  'images',
  'endpoint',
  'gpu-rent',
  'hardware',
  'maintenance',
  'power',
  'colocation',
  'tuning',
  'staff',
  'set-up',
] as const;
export type ItemId = (typeof ITEM_IDS)[number];

/** USD a month by what it is spent on. */
export type LineItems = Readonly<Partial<Record<ItemId, number>>>;

/** What people are paid for; all else is an invoice. */
const SALARIES: readonly ItemId[] = ['staff', 'set-up'];

/** What was paid before anything ran. */
const UP_FRONT: readonly ItemId[] = ['hardware', 'tuning', 'set-up'];

export function totalUsd(items: LineItems): number {
  return sumOf(items, () => true);
}

/** Fees and machines, and a month's share of tunings; salaries are not counted. */
export function invoiceUsd(items: LineItems): number {
  return sumOf(items, (id) => !SALARIES.includes(id));
}

/** What is still spent every month after everything up front is paid. */
export function runningUsd(items: LineItems): number {
  return sumOf(items, (id) => !UP_FRONT.includes(id));
}

function sumOf(items: LineItems, counts: (id: ItemId) => boolean): number {
  return ITEM_IDS.reduce((sum, id) => sum + (counts(id) ? (items[id] ?? 0) : 0), 0);
}

/** The items of several services together. */
export function addItems([first = {}, ...others]: readonly LineItems[]): LineItems {
  const sums: Partial<Record<ItemId, number>> = { ...first };
  for (const items of others)
    for (const id of ITEM_IDS) {
      const usd = items[id];
      if (usd !== undefined) sums[id] = (sums[id] ?? 0) + usd;
    }
  return sums;
}
