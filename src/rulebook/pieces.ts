import { at } from './at.ts';
import type { Cell, Interval } from './cell.ts';
import type { Test } from './condition.ts';
import { type Fact, type NumberFact, settableAt, stepsOf } from './fact.ts';
import { ranksOf } from './fact-value.ts';

/** A fact cut wherever some test could begin or cease to hold, and how each test parts the pieces. */
export interface Pieces {
  readonly cells: readonly Cell[];
  readonly partedBy: (test: Test) => Parting;
}

/** The places of the pieces on which a test holds, each once; for a bound the first one above it, or not below it. */
export type Parting =
  | { readonly kind: 'places'; readonly places: readonly number[] }
  | { readonly kind: 'cut'; readonly at: number };

/** A fact that has one value out of a list or a range. */
export type SingleFact = Exclude<Fact, { type: 'set' | 'text' }>;

/** The pieces of a fact. A number is cut by the tests given. */
export function piecesOf(fact: SingleFact, tests: readonly Test[]): Pieces {
  return fact.type === 'number' ? numberPieces(fact, tests) : valuePieces(fact, valuesOf(fact));
}

function valuesOf(fact: Exclude<SingleFact, { type: 'number' }>): readonly (readonly (string | boolean)[])[] {
  return fact.type === 'boolean' ? [[false], [true]] : fact.values.map((choice) => [choice.id]);
}

function valuePieces(fact: Fact, pieces: readonly (readonly (string | boolean)[])[]): Pieces {
  const places = new Map<unknown, number>();
  pieces.forEach((values, place) => {
    for (const value of values) places.set(value, place);
  });
  return {
    cells: pieces.map((values) => ({ kind: 'values', values })),
    partedBy: (test) => {
      if (test.operator === 'in') return placesOf(test.values, places);
      const rank = fact.type === 'enum' && 'value' in test ? ranksOf(fact).get(test.value) : undefined;
      return rank === undefined ? NOWHERE : { kind: 'cut', at: isAbove(test) ? rank + 1 : rank };
    },
  };
}

function numberPieces(fact: NumberFact, tests: readonly Test[]): Pieces {
  const ranges = rangesOf(fact, tests);
  const places = new Map<unknown, number>(ranges.map(({ from }, place) => [from, place]));
  return {
    cells: ranges.map((range) => ({ kind: 'ranges', ranges: [range] })),
    partedBy: (test) => {
      if (test.operator === 'in') return placesOf(test.values, places);
      if (!('value' in test)) return NOWHERE;
      const bound = Number(test.value);
      const holds = isAbove(test) ? (from: number) => from > bound : (from: number) => from >= bound;
      return { kind: 'cut', at: firstPlace(ranges, holds) };
    },
  };
}

const NOWHERE: Parting = { kind: 'places', places: [] };

function placesOf(values: readonly unknown[], places: ReadonlyMap<unknown, number>): Parting {
  return { kind: 'places', places: [...new Set(values.flatMap((value) => places.get(value) ?? []))] };
}

/** Whether the bound itself belongs to what lies below it. */
function isAbove({ operator }: Test): boolean {
  return operator === 'above' || operator === 'at_most';
}

/** The first place at which something holds that holds from there on. */
function firstPlace(ranges: readonly Interval[], holds: (from: number) => boolean): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(at(ranges, middle).from)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Cuts the settable numbers wherever a test begins or ceases to hold. */
function rangesOf(fact: NumberFact, tests: readonly Test[]): readonly Interval[] {
  const last = stepsOf(fact);
  const cuts = new Set([0]);
  for (const [from, to] of tests.flatMap((test) => stepsWhere(fact, test))) {
    if (from > 0 && from <= last) cuts.add(from);
    if (to + 1 > 0 && to < last) cuts.add(to + 1);
  }
  const starts = [...cuts].sort((a, b) => a - b);
  return starts.map((start, index) => ({
    from: settableAt(fact, start),
    to: settableAt(fact, (starts[index + 1] ?? last + 1) - 1),
  }));
}

/**
 * The first and last step of the grid on which a test holds, for each of its values. Compared are the numbers at the
 * steps, as the test does it: a quotient may come out a hair above or below a whole number.
 */
function stepsWhere(fact: NumberFact, test: Test): readonly (readonly [number, number])[] {
  const nearest = (value: number) => Math.round((value - fact.min) / fact.step);
  const ceiling = (value: number) => nearest(value) + (settableAt(fact, nearest(value)) >= value ? 0 : 1);
  const floor = (value: number) => nearest(value) - (settableAt(fact, nearest(value)) <= value ? 0 : 1);
  if (test.operator === 'in') {
    return test.values
      .filter((value) => typeof value === 'number')
      .map((value) => [ceiling(value), floor(value)]);
  }
  if (!('value' in test) || typeof test.value !== 'number') return [];
  switch (test.operator) {
    case 'at_least':
      return [[ceiling(test.value), Number.POSITIVE_INFINITY]];
    case 'above':
      return [[floor(test.value) + 1, Number.POSITIVE_INFINITY]];
    case 'at_most':
      return [[0, floor(test.value)]];
    case 'below':
      return [[0, ceiling(test.value) - 1]];
  }
}
