import type { Changeable, Fact, FactValue } from './fact.ts';
import { rankOf } from './fact-value.ts';

/**
 * Whether a team can choose to change a fact like this; else it is a circumstance, or what nobody would do on purpose.
 * Of a set, `from` and `to` are lists, or say of one member whether it is in.
 */
export function canChoose(fact: Fact, from: FactValue, to: FactValue): boolean {
  const { changeable } = fact;
  return typeof changeable === 'boolean' ? changeable : wayOf(fact, from, to) === changeable;
}

/** Null where a set gains one member and loses another. */
function wayOf(fact: Fact, from: FactValue, to: FactValue): Exclude<Changeable, boolean> | null {
  if (typeof to === 'boolean') return to ? 'up' : 'down';
  if (typeof to === 'number') return to > Number(from) ? 'up' : 'down';
  if (fact.type === 'enum') return rankOf(fact, to) > rankOf(fact, from) ? 'up' : 'down';
  return fact.type === 'set' ? wayOfSet(fact.alone, membersOf(from), membersOf(to)) : null;
}

function wayOfSet(
  alone: string | null,
  from: readonly string[],
  to: readonly string[],
): 'up' | 'down' | null {
  const isWithin = (some: readonly string[], others: readonly string[]) =>
    some.every((member) => member === alone || others.includes(member));
  if (isWithin(from, to)) return 'up';
  return isWithin(to, from) ? 'down' : null;
}

function membersOf(value: FactValue): readonly string[] {
  return Array.isArray(value) ? value : [];
}
