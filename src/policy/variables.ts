import { missing } from '../rulebook/at.ts';
import type { Cell } from '../rulebook/cell.ts';
import { cellSatisfies, cellsOf, isWithin, othersOf } from '../rulebook/cells.ts';
import type { Atom, Test } from '../rulebook/condition.ts';
import type { Fact, FactId, FactValue } from '../rulebook/fact.ts';
import type { Stated } from '../rulebook/facts.ts';
import { onceForEach } from '../yaml/once-for-each.ts';
import { type TextCell, textCells } from './text-cells.ts';

/** Values of a fact that the rules of a policy treat alike. */
export type PolicyCell = Cell | TextCell;

/** A fact that some rule speaks of, or one member of a set, and the cells into which the rules cut it. */
export interface Variable {
  readonly fact: Fact;
  readonly member: string | null;
  readonly cells: readonly PolicyCell[];
  /** The place of the cell in which a value lies; UNKNOWN where it lies in none (a number off the grid). */
  readonly cellOf: (value: FactValue) => number;
  /** The places of the cells in which a test holds. */
  readonly heldBy: (test: Test) => readonly number[];
}

/** For each variable the place of the cell in which its value lies, or UNKNOWN. */
export type Valuation = Int32Array;
export const UNKNOWN = -1;

/** The facts that atoms speak of, cut by them: one variable each, or one for each member of a set. */
export function variablesOf(facts: readonly Fact[], atoms: readonly Atom[]): readonly Variable[] {
  const tests = new Map<FactId, Test[]>();
  for (const { fact, test } of atoms) {
    const known = tests.get(fact);
    if (known === undefined) tests.set(fact, [test]);
    else known.push(test);
  }
  return facts.flatMap((fact) => {
    const own = tests.get(fact.id);
    return own === undefined ? [] : cut(fact, own);
  });
}

function cut(fact: Fact, tests: readonly Test[]): readonly Variable[] {
  if (fact.type === 'set') return othersOf(fact).map((member) => memberVariable(fact, member));
  if (fact.type === 'text') {
    const { cellOf, ...cells } = textCells(tests);
    return [{ fact, member: null, ...cells, cellOf: (value) => cellOf(String(value)) }];
  }
  const cells = cellsOf(fact, tests, Number.POSITIVE_INFINITY);
  const heldBy = onceForEach((test: Test): readonly number[] =>
    cells.flatMap((cell, place) => (cellSatisfies(fact, cell, test) ? [place] : [])),
  );
  return [{ fact, member: null, cells, cellOf: finderOf(cells), heldBy }];
}

const MEMBER_CELLS: readonly Cell[] = [
  { kind: 'values', values: [false] },
  { kind: 'values', values: [true] },
];

function memberVariable(fact: Fact, member: string): Variable {
  return {
    fact,
    member,
    cells: MEMBER_CELLS,
    cellOf: (value) => (Array.isArray(value) && value.includes(member) ? 1 : 0),
    heldBy: (test) => (test.operator === 'includes' && test.members.includes(member) ? [1] : []),
  };
}

function finderOf(cells: readonly Cell[]): Variable['cellOf'] {
  const places = new Map<FactValue, number>();
  cells.forEach((cell, place) => {
    if (cell.kind === 'values') for (const value of cell.values) places.set(value, place);
  });
  return (value) =>
    typeof value === 'number'
      ? cells.findIndex((cell) => cell.kind === 'ranges' && isWithin(cell.ranges, value))
      : (places.get(value) ?? UNKNOWN);
}

/** What is known of the cells when these facts are. */
export function valuationOf(variables: readonly Variable[], facts: Stated): Valuation {
  const valuation = new Int32Array(variables.length);
  let place = 0;
  for (const variable of variables) {
    const known = facts.get(variable.fact.id);
    valuation[place] = known === undefined ? UNKNOWN : variable.cellOf(known.value);
    place++;
  }
  return valuation;
}

/** The place of the cell in which a variable lies. */
export function cellAt(valuation: Valuation, variable: number): number {
  return valuation[variable] ?? missing();
}
