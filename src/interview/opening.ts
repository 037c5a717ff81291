import type { Fact, FactId } from '../rulebook/fact.ts';

/** The facts that have a place among the first questions, in that order. */
export function openingOf(facts: readonly Fact[]): readonly FactId[] {
  return facts
    .flatMap(({ id, opening }) => (opening === undefined ? [] : [{ id, opening }]))
    .sort((a, b) => a.opening - b.opening)
    .map(({ id }) => id);
}
