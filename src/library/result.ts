/** What was asked for, or in `message` why there is none. Nothing in this library throws for bad input. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly message: string };

/** One thing that is wrong with a text, and where. */
export interface TextProblem {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units, as editors count. */
  readonly column: number;
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** What would put it right, or what is allowed; null where that cannot be told. */
  readonly help: string | null;
}

/**
 * What a text means, or everything that is wrong with it: `problems` in the order of the text, for programs, and the
 * same in `message` as the command prints them, each with its place, its line, a caret below it and help. Of more than a hundred
 * problems, the first hundred.
 */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly message: string; readonly problems: readonly TextProblem[] };
