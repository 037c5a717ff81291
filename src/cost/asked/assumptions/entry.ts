import { exactly, type Range } from '../../../catalog/range.ts';

/** One input of the cost model that nobody measured for this project. */
export interface Assumption {
  /** What the number says, in words for a finance officer. */
  readonly what: string;
  readonly unit: string;
  /** Null where prices, the GPU list, the throughput estimate or the team itself supplies the value. */
  readonly default: Range | null;
  readonly min: number;
  readonly max: number;
  /** What the default rests on, and its day, month or year. */
  readonly source: string;
  readonly date: string;
}

export type Origin = Pick<Assumption, 'source' | 'date'>;
/** One value that nobody doubts; low, likely and high; or nothing, where other facts supply the value. */
type Default = readonly [number] | readonly [number, number, number] | null;

/** A row of the table. */
export function assume(
  what: string,
  unit: string,
  value: Default,
  [min, max]: readonly [number, number],
  origin: Origin,
): Assumption {
  return { what, unit, default: value === null ? null : rangeOf(value), min, max, ...origin };
}

function rangeOf(value: NonNullable<Default>): Range {
  if (value.length === 1) return exactly(value[0]);
  const [low, likely, high] = value;
  return { low, likely, high };
}

/** What the GPU list and its quotes supply. */
export const GPU_LIST: Origin = { source: 'The GPU list, with its quotes', date: '2026-08' };
/** What is measured or estimated for a model on its GPUs. */
export const THROUGHPUT: Origin = { source: 'Published rate or estimate, see throughput', date: '2024-11' };
export const JUDGEMENT: Origin = { source: 'Our judgement', date: '2026-11' };
/** What a number means, where it is no claim about the world. */
export const DEFINITION: Origin = { source: 'By definition', date: '2026-11' };
/** Figures that only the team can know. */
export const YOURS: Origin = { source: 'Only where you state it', date: '2026-11' };
