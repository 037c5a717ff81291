import type { Budget } from '../engine/budget.ts';
import { at, missing, under } from '../rulebook/at.ts';
import type { Atom, Condition } from '../rulebook/condition.ts';
import { withoutAlone } from '../rulebook/expand.ts';
import type { FactId } from '../rulebook/fact.ts';
import { cellAt, UNKNOWN, type Valuation, type Variable } from './variables.ts';

/** A condition over cells: settled, or a question about one variable, or a combination. Nothing is negated but the cells. */
export type Formula = boolean | Question | Combination;

interface Question {
  readonly kind: 'question';
  readonly variable: number;
  /** For each cell of the variable, 1 where it holds. */
  readonly holds: Uint8Array;
}

interface Combination {
  readonly kind: 'all' | 'any';
  readonly of: readonly Exclude<Formula, boolean>[];
}

/** The variables of a policy, and where those of each fact stand. */
export interface Space {
  readonly variables: readonly Variable[];
  readonly variablesOfFact: ReadonlyMap<FactId, readonly number[]>;
}

/** The formula of a condition, or of its contrary. */
export function formulaOf(condition: Condition, space: Space, negated = false): Formula {
  switch (condition.kind) {
    case 'atom':
      return formulaOfAtom(condition, space, negated);
    case 'not':
      return formulaOf(condition.of, space, !negated);
    default: {
      const kind = (condition.kind === 'all') !== negated ? 'all' : 'any';
      return combined(
        kind,
        condition.of.map((part) => formulaOf(part, space, negated)),
      );
    }
  }
}

function formulaOfAtom(atom: Atom, space: Space, negated: boolean): Formula {
  const places = under(space.variablesOfFact, atom.fact);
  const spelledOut = withoutAlone(atom, at(space.variables, at(places, 0)).fact);
  if (spelledOut !== null) return formulaOf(spelledOut, space, negated);
  const questions = places.map((place) => {
    const variable = at(space.variables, place);
    const holds = new Uint8Array(variable.cells.length).fill(negated ? 1 : 0);
    for (const cell of variable.heldBy(atom.test)) holds[cell] = negated ? 0 : 1;
    return question(place, holds);
  });
  return combined(negated ? 'all' : 'any', questions);
}

function question(variable: number, holds: Uint8Array): Formula {
  if (!holds.includes(0)) return true;
  return holds.includes(1) ? { kind: 'question', variable, holds } : false;
}

/** Both of two formulas, or either. */
export function combined(kind: 'all' | 'any', parts: readonly Formula[]): Formula {
  const deciding = kind === 'any';
  const open: Exclude<Formula, boolean>[] = [];
  for (const part of parts) {
    if (part === deciding) return deciding;
    if (typeof part !== 'boolean') open.push(part);
  }
  const [first] = open;
  if (first === undefined) return !deciding;
  return open.length === 1 ? first : { kind, of: open };
}

/** What is left of a formula when this is known. */
export function reduced(formula: Formula, known: Valuation): Formula {
  if (typeof formula === 'boolean') return formula;
  if (formula.kind === 'question') {
    const cell = cellAt(known, formula.variable);
    return cell === UNKNOWN ? formula : (formula.holds[cell] ?? missing()) === 1;
  }
  const deciding = formula.kind === 'any';
  const open: Exclude<Formula, boolean>[] = [];
  for (const part of formula.of) {
    const rest = reduced(part, known);
    if (rest === deciding) return deciding;
    if (typeof rest !== 'boolean') open.push(rest);
  }
  const [first] = open;
  if (first === undefined) return !deciding;
  return open.length === 1 ? first : { kind: formula.kind, of: open };
}

/**
 * Whether the variables that are unknown can have values that make a formula true, or false as is `wanted`; null where
 * the budget is spent before that is known. The valuation is as it was afterwards.
 */
export function canBe(formula: Formula, wanted: boolean, known: Valuation, budget: Budget): boolean | null {
  if (typeof formula === 'boolean') return formula === wanted;
  if (!budget.spend(sizeOf(formula))) return null;
  const { variable, holds } = firstQuestion(formula);
  for (const cell of likelyFirst(holds, wanted)) {
    known[variable] = cell;
    const found = canBe(reduced(formula, known), wanted, known, budget);
    known[variable] = UNKNOWN;
    if (found !== false) return found;
  }
  return false;
}

/** Where the question is answered as is wanted, the whole formula is sooner so, too. */
function* likelyFirst(holds: Uint8Array, wanted: boolean): Generator<number> {
  for (const answer of wanted ? [1, 0] : [0, 1])
    for (let cell = holds.indexOf(answer); cell !== -1; cell = holds.indexOf(answer, cell + 1)) yield cell;
}

function firstQuestion(formula: Exclude<Formula, boolean>): Question {
  return formula.kind === 'question' ? formula : firstQuestion(at(formula.of, 0));
}

/** The variables of which a formula still asks, each once. */
export function variablesIn(formula: Formula): ReadonlySet<number> {
  const found = new Set<number>();
  collect(formula, found);
  return found;
}

function collect(formula: Formula, found: Set<number>): void {
  if (typeof formula === 'boolean') return;
  if (formula.kind === 'question') found.add(formula.variable);
  else for (const part of formula.of) collect(part, found);
}

/** How many questions a formula asks. */
export function sizeOf(formula: Formula): number {
  if (typeof formula === 'boolean') return 0;
  return formula.kind === 'question' ? 1 : formula.of.reduce((sum, part) => sum + sizeOf(part), 0);
}
