import { missing } from '../rulebook/at.ts';
import type { Cell } from '../rulebook/cell.ts';
import { bitOf, type Variable } from '../rulebook/cells.ts';
import type { Fact, FactValue } from '../rulebook/fact.ts';
import { rankOf } from '../rulebook/fact-value.ts';
import type { Facts } from '../rulebook/facts.ts';
import type { Budget } from './budget.ts';
import type { Candidate } from './candidate.ts';
import type { Model } from './model.ts';
import { NumberChanges } from './number-changes.ts';

/**
 * Every change of one known fact that some rule can tell: for each other cell the nearest value in it. A derived fact
 * changes through one of its numbers, the others as they are. Those that the budget does not allow are left out.
 */
export function candidatesOf(model: Model, known: Facts, budget: Budget): readonly Candidate[] {
  const numbers = new NumberChanges(model, known, budget);
  return model.rulebook.facts.flatMap((fact): readonly Candidate[] => {
    const entry = known.get(fact.id);
    if (entry === undefined || entry.origin === 'derived') return [];
    if (fact.type === 'number') return typeof entry.value === 'number' ? numbers.of(fact, entry.value) : [];
    return (model.form.variablesOfFact.get(fact.id) ?? []).flatMap((variable) =>
      valueChanges(model.form.variables[variable] ?? missing(), variable, entry.value),
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
        moves: [{ variable: index, bit: 1 << place }],
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
