import type { KnownFacts } from '../profile/known-facts.ts';
import type { Cell } from '../rulebook/cell.ts';
import { bitOf, type Variable } from '../rulebook/cells.ts';
import { crossingsOf, deriveValue, driversOf } from '../rulebook/derive.ts';
import {
  type EnumFact,
  type Fact,
  type FactId,
  type FactValue,
  type NumberFact,
  rankOf,
  settableAt,
} from '../rulebook/fact.ts';
import type { Model } from './model.ts';

/** One known fact that is different: its value, or for a set whether one member belongs to it. */
export interface Change {
  readonly fact: FactId;
  /** The member of a set that is added (to: true) or removed (to: false), else null. */
  readonly member: string | null;
  readonly from: FactValue;
  readonly to: FactValue;
}

/** A change and what it does to the knowledge. */
export interface Candidate {
  readonly change: Change;
  readonly variables: readonly number[];
  /** The cell of each of the variables after the change, as a bit. */
  readonly bits: readonly number[];
  /** Whether the team can change the fact. */
  readonly changeable: boolean;
  /**
   * How far the change goes: ranks of an ordered fact, 1 for any other value, and for a number the part of the
   * greater one of the two that lies between them, which is at most 1.
   */
  readonly size: number;
}

/**
 * Every change of one known fact that some rule can tell: for each other cell the nearest value in it. A derived fact
 * changes through one of its numbers, the others as they are.
 */
export function candidatesOf(model: Model, known: KnownFacts): readonly Candidate[] {
  return model.rulebook.facts.flatMap((fact): readonly Candidate[] => {
    const entry = known.get(fact.id);
    if (entry === undefined || entry.origin === 'derived') return [];
    if (fact.type === 'number')
      return typeof entry.value === 'number' ? numberChanges(model, known, fact, entry.value) : [];
    return (model.form.variablesOfFact.get(fact.id) ?? []).flatMap((variable) =>
      valueChanges(model.form.variables[variable], variable, entry.value),
    );
  });
}

function valueChanges(variable: Variable, index: number, value: FactValue): readonly Candidate[] {
  const { fact, member } = variable;
  const from = member === null ? value : Array.isArray(value) && value.includes(member);
  return variable.cells.flatMap((cell, place): readonly Candidate[] => {
    const to = nearestIn(cell, fact, from);
    if (to === undefined || bitOf(variable, value) === 1 << place) return [];
    return [
      {
        change: { fact: fact.id, member, from, to },
        variables: [index],
        bits: [1 << place],
        changeable: fact.changeable,
        size: rankDistance(fact, from, to),
      },
    ];
  });
}

function nearestIn(cell: Cell, fact: Fact, from: FactValue): FactValue | undefined {
  if (cell.kind === 'ranges') return undefined;
  return [...cell.values].sort((a, b) => rankDistance(fact, from, a) - rankDistance(fact, from, b))[0];
}

function rankDistance(fact: Fact, from: FactValue, to: FactValue): number {
  if (fact.type !== 'enum' || !fact.ordered) return 1;
  return Math.abs(rankOf(fact, to) - rankOf(fact, from));
}

/** Between two neighbouring turning points nothing changes, so the ends of those stretches are all that matters. */
function numberChanges(
  model: Model,
  known: KnownFacts,
  fact: NumberFact,
  from: number,
): readonly Candidate[] {
  const values = new Map([...known].map(([id, entry]) => [id, entry.value]));
  const derived = model.rulebook.facts.filter(
    (each): each is EnumFact =>
      each.type === 'enum' && known.get(each.id)?.origin === 'derived' && driversOf(each).includes(fact.id),
  );
  const turningPoints = [
    ...rangeEnds(model, fact),
    ...derived.flatMap((each) => crossingsOf(each, fact, values).flatMap((to) => [to, stepBelow(fact, to)])),
  ].filter((to) => to >= fact.min && to !== from);
  const nearest = new Map<string, Candidate>();
  for (const to of turningPoints.sort((a, b) => Math.abs(a - from) - Math.abs(b - from))) {
    const after = new Map([...values, [fact.id, to]]);
    const candidate = numberChange(model, fact, derived, values, after);
    const effect = `${candidate.variables} ${candidate.bits}`;
    if (candidate.variables.length > 0 && !nearest.has(effect)) nearest.set(effect, candidate);
  }
  return [...nearest.values()];
}

function rangeEnds(model: Model, fact: NumberFact): readonly number[] {
  const [variable] = model.form.variablesOfFact.get(fact.id) ?? [];
  return model.form.variables[variable].cells.flatMap((cell) =>
    cell.kind === 'ranges' ? cell.ranges.flatMap((range) => [range.from, range.to]) : [],
  );
}

function stepBelow(fact: NumberFact, value: number): number {
  return settableAt(fact, Math.round((value - fact.min) / fact.step) - 1);
}

function numberChange(
  model: Model,
  fact: NumberFact,
  derived: readonly EnumFact[],
  before: ReadonlyMap<FactId, FactValue>,
  after: ReadonlyMap<FactId, FactValue>,
): Candidate {
  const valueIn = (values: ReadonlyMap<FactId, FactValue>, of: Fact) =>
    of.type === 'enum' ? (deriveValue(of, values) ?? '') : (values.get(of.id) ?? '');
  const moves = [fact, ...derived].flatMap((each) => {
    const [index] = model.form.variablesOfFact.get(each.id) ?? [];
    const variable = model.form.variables[index];
    const bit = bitOf(variable, valueIn(after, each));
    return bit === bitOf(variable, valueIn(before, each)) ? [] : [{ index, bit }];
  });
  const from = Number(before.get(fact.id));
  const to = Number(after.get(fact.id));
  return {
    change: { fact: fact.id, member: null, from, to },
    variables: moves.map((move) => move.index),
    bits: moves.map((move) => move.bit),
    changeable: fact.changeable,
    size: Math.abs(to - from) / Math.max(Math.abs(to), Math.abs(from)),
  };
}
