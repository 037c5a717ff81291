/** Settable numbers from `from` to `to`, both included. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Values of a fact that no condition tells apart. Ranges are in rising order. */
export type Cell =
  | { readonly kind: 'values'; readonly values: readonly (string | boolean)[] }
  | { readonly kind: 'ranges'; readonly ranges: readonly Interval[] };
