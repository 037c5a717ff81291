import { at } from './at.ts';
import type { Cell, Interval } from './cell.ts';
import type { Atom, Test } from './condition.ts';
import type { EnumFact, Fact, FactId, FactValue, SetFact } from './fact.ts';
import { rankOf } from './fact-value.ts';
import { beginsLike, isAmong } from './free-text.ts';
import { Partition } from './partition.ts';
import { piecesOf, type SingleFact } from './pieces.ts';

/** Each cell is a bit of a number. */
export const MAX_CELLS = 31;

/** A fact, or one member of a set fact, whose values fall into finitely many cells. */
export interface Variable {
  /** Of the fact. */
  readonly id: FactId;
  readonly fact: Fact;
  readonly member: string | null;
  readonly cells: readonly Cell[];
  /** For each value the bit of its cell. */
  readonly bits: ReadonlyMap<string | boolean, number>;
  /** The bits for true and false, looked up beforehand: half of all facts are answered by yes or no. */
  readonly ifTrue: number;
  readonly ifFalse: number;
}

/** A fact has more cells than can be told apart from this test on. */
export class TooManyCells extends Error {
  readonly test: Test;

  constructor(test: Test) {
    super();
    this.test = test;
  }
}

/**
 * Cuts a fact into cells by the atoms over it: one variable, or one for each member of a set.
 * @throws TooManyCells where there are more than 31.
 */
export function variablesOf(fact: Fact, atoms: readonly Atom[]): readonly Variable[] {
  const tests = atoms.filter((atom) => atom.fact === fact.id).map((atom) => atom.test);
  if (fact.type === 'text') throw new RangeError(`${fact.id} is a free text, which has no cells of its own.`);
  if (fact.type !== 'set') return [variable(fact, null, cellsOf(fact, tests, MAX_CELLS))];
  const named = new Set(tests.flatMap((test) => (test.operator === 'includes' ? test.members : [])));
  const isCut = (id: string) => named.has(id) || (fact.alone !== null && named.has(fact.alone));
  return othersOf(fact).map((id) => variable(fact, id, memberCells(isCut(id))));
}

/** The members of a set that can hold together: all but the one that says that none of the others does. */
export function othersOf({ alone, members }: SetFact): readonly string[] {
  return members.map((member) => member.id).filter((id) => id !== alone);
}

/** The cells, as bits, on which a test holds. */
export function maskOf(variable: Variable, test: Test): number {
  let mask = 0;
  variable.cells.forEach((cell, index) => {
    if (cellSatisfies(variable.fact, cell, test)) mask |= 1 << index;
  });
  return mask;
}

/** The cell in which a value lies, as a bit; 0 where it lies in none (a number off the grid). */
export function bitOf(variable: Variable, value: FactValue): number {
  switch (typeof value) {
    case 'string':
      return bitIn(variable.bits, value);
    case 'number':
      return bitOfNumber(variable, value);
    case 'boolean':
      return value ? variable.ifTrue : variable.ifFalse;
    default:
      return variable.member !== null && value.includes(variable.member) ? variable.ifTrue : variable.ifFalse;
  }
}

function bitIn(bits: Variable['bits'], value: string | boolean): number {
  return bits.get(value) ?? 0;
}

function bitOfNumber({ cells }: Variable, value: number): number {
  for (const [index, cell] of cells.entries()) {
    if (cell.kind !== 'ranges') return 0;
    if (isWithin(cell.ranges, value)) return 1 << index;
  }
  return 0;
}

export function isWithin(ranges: readonly Interval[], value: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(ranges, middle).to < value) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length && value >= at(ranges, low).from;
}

/** For each value the bit of its cell. */
function bitsOf(cells: readonly Cell[]): Variable['bits'] {
  const bits = new Map<string | boolean, number>();
  cells.forEach((cell, index) => {
    if (cell.kind === 'values') for (const value of cell.values) bits.set(value, 1 << index);
  });
  return bits;
}

/** A fact, or one member of a set, that is cut into these cells. */
export function variable(fact: Fact, member: string | null, cells: readonly Cell[]): Variable {
  const bits = bitsOf(cells);
  return { id: fact.id, fact, member, cells, bits, ifTrue: bitIn(bits, true), ifFalse: bitIn(bits, false) };
}

function memberCells(isNamed: boolean): readonly Cell[] {
  if (!isNamed) return [{ kind: 'values', values: [false, true] }];
  return [
    { kind: 'values', values: [false] },
    { kind: 'values', values: [true] },
  ];
}

/**
 * Pieces of a fact on which all tests agree are one cell.
 * @throws TooManyCells where there are more than `most`.
 */
export function cellsOf(fact: SingleFact, tests: readonly Test[], most: number): readonly Cell[] {
  const { cells, partedBy } = piecesOf(fact, tests);
  const partition = new Partition(cells.length);
  for (const test of tests) {
    partition.part(partedBy(test));
    if (partition.classCount > most) throw new TooManyCells(test);
  }
  return partition.classes().map((places) => union(places.map((place) => at(cells, place))));
}

function union(cells: readonly Cell[]): Cell {
  return cells[0]?.kind === 'ranges'
    ? { kind: 'ranges', ranges: cells.flatMap((cell) => (cell.kind === 'ranges' ? cell.ranges : [])) }
    : { kind: 'values', values: cells.flatMap((cell) => (cell.kind === 'values' ? cell.values : [])) };
}

/** All values of a cell answer a test alike, so its first one decides. */
export function cellSatisfies(fact: Fact, cell: Cell, test: Test): boolean {
  if (cell.kind === 'ranges') {
    const range = cell.ranges[0];
    return range !== undefined && numberSatisfies(range.from, test);
  }
  if (test.operator === 'includes') return cell.values[0] === true;
  const value = cell.values[0];
  if (test.operator === 'in') return value !== undefined && test.values.includes(value);
  if (test.operator === 'starts_with') return false;
  return fact.type === 'enum' && orderSatisfies(fact, value, test.operator, test.value);
}

/** Whether one value of a fact passes a test, for a reader who asks about a single atom. */
export function satisfies(fact: Fact, value: FactValue, test: Test): boolean {
  if (test.operator === 'includes')
    return Array.isArray(value) && test.members.some((member) => value.includes(member));
  if (typeof value === 'number') return numberSatisfies(value, test);
  if (typeof value !== 'string' && typeof value !== 'boolean') return false;
  if (test.operator === 'in') return isAmong(fact, value, test.values);
  if (test.operator === 'starts_with') return typeof value === 'string' && beginsLike(value, test.prefixes);
  return fact.type === 'enum' && orderSatisfies(fact, value, test.operator, test.value);
}

type Order = 'at_least' | 'at_most' | 'above' | 'below';

function orderSatisfies(
  fact: EnumFact,
  value: string | boolean | undefined,
  operator: Order,
  bound: string | number,
): boolean {
  return compare(rankOf(fact, value), operator, rankOf(fact, bound));
}

function numberSatisfies(value: number, test: Test): boolean {
  if (test.operator === 'in') return test.values.includes(value);
  if (!('value' in test) || typeof test.value !== 'number') return false;
  return compare(value, test.operator, test.value);
}

function compare(value: number, operator: Order, bound: number): boolean {
  switch (operator) {
    case 'at_least':
      return value >= bound;
    case 'at_most':
      return value <= bound;
    case 'above':
      return value > bound;
    case 'below':
      return value < bound;
  }
}
