import type { Step } from './step.ts';

/** A step of an expectation that the rules may break, and why that can be defended. */
export interface Exception {
  readonly name: string;
  readonly option: string;
  readonly other: string;
  /** As the table of what breaks prints it, such as "low -> medium". */
  readonly step: string;
  readonly reason: string;
  /** On how many of the profiles it may break; at least one, or the exception has to go. */
  readonly atMost: number;
}

export const exceptions: readonly Exception[] = [];

/** The exception for a step; null where it must always hold. */
export function exceptionOf({ expectation, text }: Step): Exception | null {
  const { name, option, other } = expectation;
  const isMeant = (each: Exception) =>
    each.name === name && each.option === option && each.other === other && each.step === text;
  return exceptions.find(isMeant) ?? null;
}
