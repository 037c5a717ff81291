/** A file of tests, how long it may take, and which of its tests are run (by their place in it; null for all). */
export interface TestRun {
  readonly file: string;
  readonly tests: readonly number[] | null;
  readonly cpuSeconds: number;
  readonly seconds: number;
}

export interface Request {
  readonly runs: readonly TestRun[];
  /** Whether it is noted what each test reaches. */
  readonly notes: boolean;
}

export type Answer =
  | { readonly kind: 'passed'; readonly reached: Reached | null }
  | { readonly kind: 'failed'; readonly file: string; readonly test: string }
  | { readonly kind: 'took too long'; readonly file: string };

/** The numbers of what a file of tests reaches. */
export interface Reached {
  readonly cpuSeconds: number;
  readonly seconds: number;
  /** Outside of its tests: as it is loaded and set up. */
  readonly byFile: readonly number[];
  readonly byTests: readonly (readonly number[])[];
}

/** The files beside a copy of the project through which its tests are told what to do, and say what came of it. */
export const PLACES = {
  request: 'request.json',
  answer: 'answer.json',
  mutant: 'mutant',
  reached: 'reached',
};
