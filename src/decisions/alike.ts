import type { Fact, FactValue } from '../rulebook/fact.ts';
import { rankOf, sameValue } from '../rulebook/fact-value.ts';

/**
 * How alike two values of a fact are, from 0 to 1, whichever of them comes first: ordered values by the steps between
 * them, sets by the share of their members that they have in common, all others by whether they are the same.
 */
export function alike(fact: Fact, one: FactValue, other: FactValue): number {
  if (fact.type === 'enum' && fact.ordered) {
    const steps = Math.abs(rankOf(fact, one) - rankOf(fact, other));
    return 1 - steps / Math.max(1, fact.values.length - 1);
  }
  if (Array.isArray(one) && Array.isArray(other)) return inCommon(one, other);
  return sameValue(one, other) ? 1 : 0;
}

function inCommon(one: readonly string[], other: readonly string[]): number {
  const all = new Set([...one, ...other]);
  const both = one.filter((member) => other.includes(member));
  return all.size === 0 ? 1 : both.length / all.size;
}
