/** What a chart shows, how it is read, and a sentence that says what it shows to who does not see it. */
interface Told {
  readonly title: string;
  readonly reading: string;
  readonly says: string;
}

/** What is likely, and between which ends. */
export interface Spread {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** Ratings from -`most` to `most` on each criterion, an option beside the other. */
export interface RatingsChart extends Told {
  readonly kind: 'ratings';
  readonly most: number;
  /** A remark stands below the name: a score, and that it does not count. */
  readonly options: readonly { readonly name: string; readonly remark: string; readonly isOut: boolean }[];
  /** One rating for each option. */
  readonly criteria: readonly {
    readonly name: string;
    readonly weight: number;
    readonly ratings: readonly number[];
  }[];
}

/** Spreads of amounts on a scale of powers of ten, held against a limit. */
export interface SpreadsChart extends Told {
  readonly kind: 'spreads';
  readonly unit: string;
  readonly rows: readonly {
    readonly name: string;
    readonly isOut: boolean;
    /** The outer one first; null where there is no figure. */
    readonly spreads: { readonly outer: Spread; readonly inner: Spread } | null;
  }[];
  readonly outer: string;
  readonly inner: string;
  readonly limit: { readonly name: string; readonly value: number } | null;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Curves over scales of powers of ten, with lines at stated places and rings where curves meet. */
export interface CurvesChart extends Told {
  readonly kind: 'curves';
  readonly x: string;
  readonly y: string;
  readonly curves: readonly { readonly name: string; readonly points: readonly Point[] }[];
  readonly here: { readonly name: string; readonly x: number };
  readonly meetings: readonly (Point & { readonly name: string })[];
}

/** A chart as data. The tables beside it carry the figures: only pages for a browser draw it. */
export type Chart = RatingsChart | SpreadsChart | CurvesChart;
