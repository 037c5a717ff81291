import { isNoAnswer } from '../yaml/no-answer.ts';
import { onceForEach } from '../yaml/once-for-each.ts';
import { type EnumFact, type Fact, type FactValue, isSettable, type SetFact } from './fact.ts';

/** The place of each value among the values of the fact. */
export const ranksOf = onceForEach(
  ({ values }: EnumFact): ReadonlyMap<unknown, number> =>
    new Map(values.map((choice, place) => [choice.id, place])),
);

/** The place of a value among the values of the fact, which must have it. */
export function rankOf(fact: EnumFact, value: unknown): number {
  const rank = ranksOf(fact).get(value);
  if (rank === undefined) throw new Error(`${fact.id} has no value "${String(value)}".`);
  return rank;
}

const membersOf = onceForEach(
  ({ members }: SetFact): ReadonlySet<unknown> => new Set(members.map((member) => member.id)),
);

/** Whether a condition may ask for this value of a fact; of a set, it asks for single members. */
export function canName(fact: Fact, value: string | number | boolean): boolean {
  switch (fact.type) {
    case 'enum':
      return ranksOf(fact).has(value);
    case 'set':
      return membersOf(fact).has(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' && isSettable(fact, value);
    case 'text':
      return typeof value === 'string' && !isNoAnswer(value);
  }
}

/** Whether a fact can have this value; of a set, it is a list of members. */
export function canHold(fact: Fact, value: FactValue): boolean {
  if (typeof value !== 'object') return fact.type !== 'set' && canName(fact, value);
  return fact.type === 'set' && value.every((member) => canName(fact, member));
}

/** Members of a set as they are written: the one that stands alone goes with no other, and stands where none does. */
export function withAlone({ alone }: SetFact, members: readonly string[]): readonly string[] {
  if (alone === null) return members;
  const others = members.filter((member) => member !== alone);
  return others.length === 0 ? [alone] : others;
}

/** Whether two values are written alike; null is one that is not there. */
export function sameValue<T>(a: T | null, b: T | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
