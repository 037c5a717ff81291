import { bitOf, maskOf, type Variable, variablesOf } from './cells.ts';
import { type Atom, atomsOf, type Condition } from './condition.ts';
import type { Fact, FactId, FactValue } from './fact.ts';

/** A conjunction: variables[i] lies in one of the cells masks[i]. No variable twice, no mask empty or full. */
export interface Box {
  readonly variables: readonly number[];
  readonly masks: readonly number[];
}

/** A condition as alternatives. None: it can never hold. One without variables: it always holds. */
export type Boxes = readonly Box[];

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

/** More than this and a condition is no longer something that a person can review. */
const MAX_BOXES = 256;
const MAX_CELLS = 31;

/** A condition or fact that is too fine for the normal form. */
export class TooFine extends Error {}

/**
 * Compiles conditions over facts into the form on which every analysis works.
 * @throws TooFine where a fact falls into more than 31 cells or a condition into more than 256 boxes.
 */
export function normalise(facts: readonly Fact[], conditions: readonly Condition[]): NormalForm {
  const atoms = conditions.flatMap(atomsOf);
  const variables = facts.flatMap((fact) => variablesOf(fact, atoms));
  for (const variable of variables) {
    if (variable.cells.length > MAX_CELLS)
      throw new TooFine(`${variable.fact.id} is cut into more than ${MAX_CELLS} parts`);
  }
  const space = spaceOf(variables);
  return { ...space, conditions: conditions.map((condition) => boxesOf(space, condition, false)) };
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
  for (let at = 0; at < boxes.length; at++) {
    const truth = truthOfBox(boxes[at], knowledge);
    if (truth === TRUE) return TRUE;
    if (truth === UNKNOWN) open = UNKNOWN;
  }
  return open;
}

function truthOfBox(box: Box, knowledge: Knowledge): Truth {
  const { variables, masks } = box;
  let truth: Truth = TRUE;
  for (let at = 0; at < variables.length; at++) {
    const possible = knowledge[variables[at]];
    const inside = possible & masks[at];
    if (inside === 0) return FALSE;
    if (inside !== possible) truth = UNKNOWN;
  }
  return truth;
}

/** What is known when these values are: everything else may still be anything. */
export function knowledgeOf(form: NormalForm, values: ReadonlyMap<FactId, FactValue>): Knowledge {
  const { anything, variables } = form;
  const knowledge = anything.slice();
  for (let at = 0; at < variables.length; at++) {
    const value = values.get(variables[at].id);
    if (value !== undefined) knowledge[at] = bitOf(variables[at], value) || anything[at];
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

type Space = Omit<NormalForm, 'conditions'>;

function fullMask(variable: Variable): number {
  return 2 ** variable.cells.length - 1;
}

function boxesOf(space: Space, condition: Condition, negated: boolean): Boxes {
  switch (condition.kind) {
    case 'atom':
      return atomBoxes(space, condition, negated);
    case 'not':
      return boxesOf(space, condition.of, !negated);
    default: {
      const parts = condition.of.map((part) => boxesOf(space, part, negated));
      return (condition.kind === 'all') !== negated
        ? parts.reduce((a, b) => product(space, a, b), ALWAYS)
        : simplify(parts.flat());
    }
  }
}

const ALWAYS: Boxes = [{ variables: [], masks: [] }];

function atomBoxes(space: Space, atom: Atom, negated: boolean): Boxes {
  const indexes = space.variablesOfFact.get(atom.fact) ?? [];
  const { test } = atom;
  const wanted =
    test.operator !== 'includes'
      ? indexes
      : indexes.filter((index) => test.members.includes(space.variables[index].member ?? ''));
  const single = wanted.map((index): Boxes => {
    const mask = maskOf(space.variables[index], test);
    return boxOf(space, new Map([[index, negated ? space.anything[index] & ~mask : mask]]));
  });
  return negated ? single.reduce((a, b) => product(space, a, b), ALWAYS) : simplify(single.flat());
}

/** The box with these masks: none where one is empty, without the variables where all cells are allowed. */
function boxOf(space: Space, masks: ReadonlyMap<number, number>): Boxes {
  const entries = [...masks].filter(([index, mask]) => mask !== space.anything[index]);
  if (entries.some(([, mask]) => mask === 0)) return [];
  return [{ variables: entries.map(([index]) => index), masks: entries.map(([, mask]) => mask) }];
}

function product(space: Space, a: Boxes, b: Boxes): Boxes {
  return simplify(a.flatMap((left) => b.flatMap((right) => intersect(space, left, right))));
}

function intersect(space: Space, a: Box, b: Box): Boxes {
  const masks = new Map(a.variables.map((index, at) => [index, a.masks[at]]));
  b.variables.forEach((index, at) => {
    masks.set(index, (masks.get(index) ?? space.anything[index]) & b.masks[at]);
  });
  return boxOf(space, masks);
}

/** Without boxes that lie inside another one. */
function simplify(boxes: Boxes): Boxes {
  if (boxes.length > MAX_BOXES * 16)
    throw new TooFine(`a condition falls into more than ${MAX_BOXES} alternatives`);
  const kept: Box[] = [];
  for (const box of boxes) {
    if (kept.some((other) => isInside(box, other))) continue;
    const rest = kept.filter((other) => !isInside(other, box));
    kept.length = 0;
    kept.push(...rest, box);
  }
  if (kept.length > MAX_BOXES)
    throw new TooFine(`a condition falls into more than ${MAX_BOXES} alternatives`);
  return kept;
}

function isInside(inner: Box, outer: Box): boolean {
  return outer.variables.every((variable, at) => {
    const found = inner.variables.indexOf(variable);
    return found !== -1 && (inner.masks[found] & ~outer.masks[at]) === 0;
  });
}
