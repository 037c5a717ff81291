import { distinctTexts, folded } from '../source/fold.ts';
import type { Atom, Test } from './condition.ts';
import {
  type EnumFact,
  type Fact,
  type FactId,
  type FactValue,
  type NumberFact,
  settableAt,
  stepsOf,
} from './fact.ts';

/** Settable numbers from `from` to `to`, both included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Values of a fact that no condition tells apart. A text cell without values stands for every text that no
 * condition names.
 */
export type Cell =
  | { readonly kind: 'values'; readonly values: readonly (string | boolean)[] }
  | { readonly kind: 'ranges'; readonly ranges: readonly Range[] };

/** A fact, or one member of a set fact, whose values fall into finitely many cells. */
export interface Variable {
  /** Of the fact. */
  readonly id: FactId;
  readonly fact: Fact;
  readonly member: string | null;
  readonly cells: readonly Cell[];
  /** For each value, a text as it is compared, the bit of its cell; null: every text that no condition names. */
  readonly bits: ReadonlyMap<string | boolean | null, number>;
  /** The bits for true and false, looked up beforehand: half of all facts are answered by yes or no. */
  readonly ifTrue: number;
  readonly ifFalse: number;
}

/** A smallest piece of a fact before merging, and whether each atom over the fact holds on it. */
interface Piece {
  readonly cell: Cell;
  readonly holds: (test: Test) => boolean;
}

/** Cuts a fact into cells by the atoms over it: one variable, or one for each member of a set. */
export function variablesOf(fact: Fact, atoms: readonly Atom[]): readonly Variable[] {
  const tests = atoms.filter((atom) => atom.fact === fact.id).map((atom) => atom.test);
  if (fact.type !== 'set') return [variable(fact, null, merge(piecesOf(fact, tests), tests))];
  return fact.members.map((member) => variable(fact, member.id, memberCells(member.id, tests)));
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
      return bitIn(variable.bits, comparedAs(variable.fact, value));
    case 'number':
      return bitOfNumber(variable, value);
    case 'boolean':
      return value ? variable.ifTrue : variable.ifFalse;
    default:
      return variable.member !== null && value.includes(variable.member) ? variable.ifTrue : variable.ifFalse;
  }
}

function bitIn(bits: Variable['bits'], value: string | boolean): number {
  return bits.get(value) ?? bits.get(ANY_OTHER_TEXT) ?? 0;
}

function bitOfNumber({ cells }: Variable, value: number): number {
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index];
    if (cell.kind !== 'ranges') return 0;
    for (const { from, to } of cell.ranges) if (value >= from && value <= to) return 1 << index;
  }
  return 0;
}

/** Stands for the texts that no condition names. */
const ANY_OTHER_TEXT = null;

/** A free text is told from others as a reader does it, every other value as it is written. */
function comparedAs<T extends string | boolean>(fact: Fact, value: T): T | string {
  return fact.type === 'text' && typeof value === 'string' ? folded(value) : value;
}

/** For each value the bit of its cell. */
function bitsOf(fact: Fact, cells: readonly Cell[]): Variable['bits'] {
  const bits = new Map<string | boolean | null, number>();
  cells.forEach((cell, index) => {
    if (cell.kind !== 'values') return;
    for (const value of cell.values) bits.set(comparedAs(fact, value), 1 << index);
    if (cell.values.length === 0) bits.set(ANY_OTHER_TEXT, 1 << index);
  });
  return bits;
}

/** A fact, or one member of a set, that is cut into these cells. */
export function variable(fact: Fact, member: string | null, cells: readonly Cell[]): Variable {
  const bits = bitsOf(fact, cells);
  return { id: fact.id, fact, member, cells, bits, ifTrue: bitIn(bits, true), ifFalse: bitIn(bits, false) };
}

function memberCells(member: string, tests: readonly Test[]): readonly Cell[] {
  const named = tests.some((test) => test.operator === 'includes' && test.members.includes(member));
  if (!named) return [{ kind: 'values', values: [false, true] }];
  return [
    { kind: 'values', values: [false] },
    { kind: 'values', values: [true] },
  ];
}

function piecesOf(fact: Exclude<Fact, { type: 'set' }>, tests: readonly Test[]): readonly Piece[] {
  if (fact.type === 'number')
    return rangesOf(fact, tests).map((range) => piece(fact, { kind: 'ranges', ranges: [range] }));
  return valuesOf(fact, tests).map((values) => piece(fact, { kind: 'values', values }));
}

function piece(fact: Fact, cell: Cell): Piece {
  return { cell, holds: (test) => cellSatisfies(fact, cell, test) };
}

function valuesOf(
  fact: Exclude<Fact, { type: 'set' | 'number' }>,
  tests: readonly Test[],
): readonly (string | boolean)[][] {
  if (fact.type === 'boolean') return [[false], [true]];
  if (fact.type === 'enum') return fact.values.map((choice) => [choice.id]);
  const named = tests.flatMap((test) => (test.operator === 'in' ? test.values : []));
  return [...distinctTexts(named.filter((value) => typeof value === 'string')).map((value) => [value]), []];
}

/** Cuts the settable numbers wherever a test begins or ceases to hold. */
function rangesOf(fact: NumberFact, tests: readonly Test[]): readonly Range[] {
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
  if (test.operator === 'includes' || typeof test.value !== 'number') return [];
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

function merge(pieces: readonly Piece[], tests: readonly Test[]): readonly Cell[] {
  const groups = new Map<string, Cell>();
  for (const { cell, holds } of pieces) {
    const signature = tests.map((test) => (holds(test) ? '1' : '0')).join('');
    const group = groups.get(signature);
    groups.set(signature, group === undefined ? cell : union(group, cell));
  }
  return [...groups.values()];
}

function union(a: Cell, b: Cell): Cell {
  if (a.kind === 'ranges' && b.kind === 'ranges')
    return { kind: 'ranges', ranges: [...a.ranges, ...b.ranges] };
  if (a.kind === 'values' && b.kind === 'values')
    return { kind: 'values', values: [...a.values, ...b.values] };
  return a;
}

/** All values of a cell answer a test alike, so its first one decides. */
function cellSatisfies(fact: Fact, cell: Cell, test: Test): boolean {
  if (cell.kind === 'ranges') {
    const range = cell.ranges[0];
    return range !== undefined && numberSatisfies(range.from, test);
  }
  if (test.operator === 'includes') return cell.values[0] === true;
  const value = cell.values[0];
  if (test.operator === 'in') return value !== undefined && isAmong(fact, value, test.values);
  return fact.type === 'enum' && orderSatisfies(fact, value, test.operator, test.value);
}

/** Whether one value of a fact passes a test, for a reader who asks about a single atom. */
export function satisfies(fact: Fact, value: FactValue, test: Test): boolean {
  if (test.operator === 'includes')
    return Array.isArray(value) && test.members.some((member) => value.includes(member));
  if (typeof value === 'number') return numberSatisfies(value, test);
  if (typeof value !== 'string' && typeof value !== 'boolean') return false;
  if (test.operator === 'in') return isAmong(fact, value, test.values);
  return fact.type === 'enum' && orderSatisfies(fact, value, test.operator, test.value);
}

/** The texts of a test as they are compared: each test is asked about many values. */
const foldedTexts = new WeakMap<readonly unknown[], ReadonlySet<string>>();

function isAmong(
  fact: Fact,
  value: string | boolean,
  values: readonly (string | number | boolean)[],
): boolean {
  if (fact.type !== 'text' || typeof value !== 'string') return values.includes(value);
  const texts = foldedTexts.get(values) ?? new Set(values.map((each) => folded(String(each))));
  foldedTexts.set(values, texts);
  return texts.has(folded(value));
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

const rankOf = ({ values }: EnumFact, id: unknown) => values.findIndex((choice) => choice.id === id);

function numberSatisfies(value: number, test: Test): boolean {
  if (test.operator === 'in') return test.values.includes(value);
  if (test.operator === 'includes' || typeof test.value !== 'number') return false;
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
