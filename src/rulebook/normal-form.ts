import type { Box, Boxes } from './box.ts';
import { bitOf, MAX_CELLS, TooManyCells, type Variable, variablesOf } from './cells.ts';
import { type Atom, atomsOf, type Condition } from './condition.ts';
import { expandAll, type Space } from './expand.ts';
import type { Fact, FactId } from './fact.ts';
import type { Stated } from './facts.ts';
import { TooFine } from './too-fine.ts';

export { TooFine };

/** Cells of a variable that are still possible, as bits; one bit where its value is known. */
export type Knowledge = Int32Array;

/** Facts cut into cells, and every condition over them as a union of boxes. */
export interface NormalForm {
  readonly variables: readonly Variable[];
  /** For each fact, the indexes of its variables: several for a set. */
  readonly variablesOfFact: ReadonlyMap<FactId, readonly number[]>;
  /** Every cell of each variable, as bits. */
  readonly anything: Knowledge;
  readonly conditions: readonly Boxes[];
}

export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;
export type Truth = typeof FALSE | typeof UNKNOWN | typeof TRUE;

/**
 * Compiles conditions over facts into the form on which every analysis works.
 * @throws TooFine where a fact falls into more than 31 cells, a condition into more than 256 boxes, or all conditions
 * together into more than can be searched.
 */
export function normalise(facts: readonly Fact[], conditions: readonly Condition[]): NormalForm {
  const atoms = atomsByFact(conditions);
  const space = spaceOf(facts.flatMap((fact) => cut(fact, atoms.get(fact.id) ?? [], conditions)));
  return { ...space, conditions: expandAll(space, conditions) };
}

function atomsByFact(conditions: readonly Condition[]): ReadonlyMap<FactId, readonly Atom[]> {
  const atoms = new Map<FactId, Atom[]>();
  for (const atom of conditions.flatMap(atomsOf)) {
    const known = atoms.get(atom.fact);
    if (known === undefined) atoms.set(atom.fact, [atom]);
    else known.push(atom);
  }
  return atoms;
}

function cut(fact: Fact, atoms: readonly Atom[], conditions: readonly Condition[]): readonly Variable[] {
  try {
    return variablesOf(fact, atoms);
  } catch (error) {
    if (!(error instanceof TooManyCells)) throw error;
    const condition = conditions.findIndex((each) => atomsOf(each).some((atom) => atom.test === error.test));
    throw new TooFine(condition, `${fact.id} is cut into more than ${MAX_CELLS} parts`);
  }
}

/** The normal form with these variables and conditions. */
export function normalForm(variables: readonly Variable[], conditions: readonly Boxes[]): NormalForm {
  return { ...spaceOf(variables), conditions };
}

function spaceOf(variables: readonly Variable[]): Space {
  const variablesOfFact = new Map<FactId, number[]>();
  variables.forEach((variable, index) => {
    const known = variablesOfFact.get(variable.fact.id);
    if (known === undefined) variablesOfFact.set(variable.fact.id, [index]);
    else known.push(index);
  });
  return { variables, variablesOfFact, anything: Int32Array.from(variables, fullMask) };
}

/** Three-valued: true where some box surely holds, false where none can, else unknown. */
export function truthOf(boxes: Boxes, knowledge: Knowledge): Truth {
  let open: Truth = FALSE;
  for (const box of boxes) {
    const truth = truthOfBox(box, knowledge);
    if (truth === TRUE) return TRUE;
    if (truth === UNKNOWN) open = UNKNOWN;
  }
  return open;
}

function truthOfBox(box: Box, knowledge: Knowledge): Truth {
  const { variables, masks } = box;
  let truth: Truth = TRUE;
  for (let test = 0; test < variables.length; test++) {
    const [variable, mask] = [variables[test], masks[test]];
    const possible = variable === undefined ? undefined : knowledge[variable];
    if (possible === undefined || mask === undefined)
      throw new RangeError('A box tests what is no variable.');
    const inside = possible & mask;
    if (inside === 0) return FALSE;
    if (inside !== possible) truth = UNKNOWN;
  }
  return truth;
}

/** What is known of the cells when these facts are: everything else may still be anything. */
export function knowledgeOf(form: NormalForm, facts: Stated): Knowledge {
  const { anything, variables } = form;
  const knowledge = anything.slice();
  let place = 0;
  for (const variable of variables) {
    const known = facts.get(variable.id);
    const bit = known === undefined ? 0 : bitOf(variable, known.value);
    if (bit !== 0) knowledge[place] = bit;
    place++;
  }
  return knowledge;
}

/** True where exactly one cell is possible. */
export function isKnown(mask: number): boolean {
  return (mask & (mask - 1)) === 0;
}

/** The indexes of the cells that are possible. */
export function cellsIn(mask: number): readonly number[] {
  const cells: number[] = [];
  for (let cell = 0; cell < MAX_CELLS; cell++) if ((mask & (1 << cell)) !== 0) cells.push(cell);
  return cells;
}

function fullMask(variable: Variable): number {
  return 2 ** variable.cells.length - 1;
}
