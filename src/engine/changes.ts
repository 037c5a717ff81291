import { missing } from '../rulebook/at.ts';
import { canChoose } from '../rulebook/can-choose.ts';
import type { Cell } from '../rulebook/cell.ts';
import { bitOf, type Variable } from '../rulebook/cells.ts';
import { driversOf, hangsOnNumbers } from '../rulebook/derive.ts';
import type { Fact, FactId, FactValue } from '../rulebook/fact.ts';
import { rankOf } from '../rulebook/fact-value.ts';
import type { Facts } from '../rulebook/facts.ts';
import type { Budget } from './budget.ts';
import type { Candidate } from './candidate.ts';
import type { Estimator } from './estimator.ts';
import type { Model } from './model.ts';
import { NumberChanges } from './number-changes.ts';

/**
 * Every change of one known fact that some rule can tell: for each other cell the nearest value in it. A derived fact
 * changes through one of its numbers, the others as they are. Of the facts that an estimate reads also the other values,
 * and numbers in steps of 1, 2, 5; but its limit never rises. Those that the budget does not allow are left out.
 */
export function candidatesOf(
  model: Model,
  known: Facts,
  budget: Budget,
  estimator: Estimator | null,
): readonly Candidate[] {
  const numbers = new NumberChanges(model, known, budget);
  const estimated = estimatedFacts(model, estimator);
  const candidates = model.rulebook.facts.flatMap((fact): readonly Candidate[] => {
    const entry = known.get(fact.id);
    const isEstimated = estimated.has(fact.id);
    if (entry === undefined || hangsOnNumbers(fact, known)) return [];
    if (fact.type === 'number')
      return typeof entry.value === 'number' ? numbers.of(fact, entry.value, isEstimated) : [];
    return (model.form.variablesOfFact.get(fact.id) ?? []).flatMap((variable) =>
      valueChanges(model.form.variables[variable] ?? missing(), variable, entry.value, isEstimated),
    );
  });
  return candidates.filter(({ change }) => change.fact !== estimator?.limit || change.to <= change.from);
}

/** The facts that an estimate reads, and the numbers from which those follow. */
export function estimatedFacts({ rulebook }: Model, estimator: Estimator | null): ReadonlySet<FactId> {
  if (estimator === null) return new Set();
  const behind = rulebook.facts.flatMap((fact) =>
    fact.type === 'enum' && estimator.reads.has(fact.id) ? driversOf(fact) : [],
  );
  return new Set([...estimator.reads, ...behind]);
}

function valueChanges(
  variable: Variable,
  index: number,
  value: FactValue,
  isEstimated: boolean,
): readonly Candidate[] {
  const { fact, member } = variable;
  const from = member === null ? value : Array.isArray(value) && value.includes(member);
  const own = bitOf(variable, value);
  return variable.cells.flatMap((cell, place): readonly Candidate[] => {
    const bit = 1 << place;
    const values = nearestFirst(cell, fact, from).filter((to) => to !== from);
    const wanted = isEstimated ? values : values.slice(0, bit === own ? 0 : 1);
    return wanted.map((to, rank) => ({
      change: { fact: fact.id, member, from, to },
      moves: bit === own ? [] : [{ variable: index, bit }],
      changeable: canChoose(fact, from, to),
      size: rankDistance(fact, from, to),
      isForEstimate: bit === own || rank > 0,
    }));
  });
}

function nearestFirst(cell: Cell, fact: Fact, from: FactValue): readonly (string | boolean)[] {
  if (cell.kind === 'ranges') return [];
  return [...cell.values].sort((a, b) => rankDistance(fact, from, a) - rankDistance(fact, from, b));
}

function rankDistance(fact: Fact, from: FactValue, to: FactValue): number {
  if (fact.type !== 'enum' || !fact.ordered) return 1;
  return Math.abs(rankOf(fact, to) - rankOf(fact, from));
}
