/** What a run ends with, for scripts: stated here alone. */
export const EXIT = {
  fine: 0,
  /** The policy is violated. */
  violated: 1,
  /** The input or the command line is wrong, or a result cannot be written. */
  wrong: 2,
  /** A bug in advisor. */
  bug: 3,
  /** Somebody left an interview. */
  left: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
