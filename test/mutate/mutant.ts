/** One small change of the source. */
export interface Mutant {
  readonly file: string;
  readonly line: number;
  /** The line without its indentation: with what changes, it says which mutant this is wherever the line stands. */
  readonly text: string;
  readonly before: string;
  readonly after: string;
  readonly edit: Edit;
  /** Whether it takes effect when the module is loaded, not when a function of it is called. */
  readonly atLoad: boolean;
}

/** What stands in place of a part of the source. */
export type Edit =
  | { readonly kind: 'expression'; readonly start: number; readonly end: number; readonly by: string }
  | { readonly kind: 'dropped statement'; readonly start: number; readonly end: number };

/** What changes, in a few words. */
export const changeOf = ({ before, after }: Mutant): string => `${before} → ${after}`;
