/** An uncertain number: its cheap or small end, the value to plan with, and its other end. */
export interface Range {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** A number that nobody doubts. */
export function exactly(value: number): Range {
  return { low: value, likely: value, high: value };
}

/** Both ranges above zero: the ends multiply with the ends. */
export function multiply(left: Range, right: Range): Range {
  return { low: left.low * right.low, likely: left.likely * right.likely, high: left.high * right.high };
}
