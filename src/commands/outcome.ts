import { EXIT, type ExitCode } from './exit-codes.ts';

/** A text that a command made. */
export interface Made {
  readonly text: string;
  /** The file that it goes to; "-" is standard output. */
  readonly to: string;
  /** What is said once it is in that file, in place of "Wrote FILE." */
  readonly said?: string;
}

/** What a command has to say: texts, messages for standard error, and an exit code. */
export interface Outcome {
  readonly made: readonly Made[];
  readonly messages: string;
  readonly exitCode: ExitCode;
}

export function success(...made: readonly Made[]): Outcome {
  return { made, messages: '', exitCode: EXIT.fine };
}

/** The input or the command line is wrong: nothing goes to standard output. */
export function failure(messages: string): Outcome {
  return { made: [], messages: `${messages.trimEnd()}\n`, exitCode: EXIT.wrong };
}
