import type { FactId } from './fact.ts';
import type { Rulebook } from './rulebook.ts';

/** The units of the facts that are numbers. */
export type Units = ReadonlyMap<FactId, string>;

export function unitsOf(rulebook: Rulebook): Units {
  return new Map(rulebook.facts.flatMap((fact) => (fact.type === 'number' ? [[fact.id, fact.unit]] : [])));
}
