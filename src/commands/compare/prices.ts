import type { ComparedSide } from './report.ts';

type Priced = Pick<ComparedSide, 'pricesAsOf' | 'pricesSha256'>;

/** Whether two sides rest on other prices: told by the hash of the lists, else by their date. */
export function pricesChanged(before: Priced, after: Priced): boolean {
  if (before.pricesSha256 !== null && after.pricesSha256 !== null)
    return before.pricesSha256 !== after.pricesSha256;
  return before.pricesAsOf !== null && after.pricesAsOf !== null && before.pricesAsOf !== after.pricesAsOf;
}
