import type { Content } from '../io/content.ts';
import type { Inputs } from './clashes.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

/** A text that a command made. */
export interface Made<T extends Content = string> {
  readonly text: T;
  /** The file that it goes to; "-" is standard output. */
  readonly to: string;
  /** What is said once it is in that file, in place of "Wrote FILE." */
  readonly said?: string;
  /** Its lines may be commands to what runs a workflow. */
  readonly mayCommand?: boolean;
}

/** What a command has to say: texts, messages for standard error, and an exit code. */
export interface Outcome {
  readonly made: readonly Made<Content>[];
  readonly messages: string;
  /** Files that were read beside those that the command line names: nothing is written over them. */
  readonly read?: Inputs;
  readonly exitCode: ExitCode;
}

export function success(...made: readonly Made[]): Outcome {
  return { made, messages: '', exitCode: EXIT.fine };
}

/** The input or the command line is wrong: nothing goes to standard output. */
export function failure(messages: string): Outcome {
  return { made: [], messages: `${messages.trimEnd()}\n`, exitCode: EXIT.wrong };
}
