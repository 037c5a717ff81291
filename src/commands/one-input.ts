import type { Inputs } from './clashes.ts';

const STANDARD_INPUT = ['-', '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0'];

/** Why two files cannot be read where both are standard input, which holds one; null where they can. */
export function secondInput(inputs: Inputs): string | null {
  const [first, second] = inputs.filter(([, path]) => path !== undefined && STANDARD_INPUT.includes(path));
  if (first === undefined || second === undefined) return null;
  return `Only one file can come from standard input, and here ${first[0]} and ${second[0]} would.`;
}
