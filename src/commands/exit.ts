import type { ExitCode } from './exit-codes.ts';

/** Ends with a code as soon as nothing is left to do: what was printed is not cut off. */
export function exitWith(code: ExitCode): void {
  process.exitCode = code;
}
