/** 0 fine, 1 the policy is violated, 2 the input or the command line is wrong, 3 a bug in advisor. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

/** What a command has to say: text for standard output (or a file), text for standard error, and an exit code. */
export interface Outcome {
  readonly output: string;
  readonly messages: string;
  readonly exitCode: ExitCode;
}

export function success(output: string, messages = ''): Outcome {
  return { output, messages, exitCode: 0 };
}

/** The input or the command line is wrong: nothing goes to standard output. */
export function failure(messages: string): Outcome {
  return { output: '', messages: `${messages.trimEnd()}\n`, exitCode: 2 };
}
