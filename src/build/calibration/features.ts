import type { Fact, FactValue } from '../../rulebook/fact.ts';
import type { Facts } from '../../rulebook/facts.ts';

/**
 * The facts of a project as zeros and ones, one for each value and each member of a set: all of a fact that is unknown
 * are zero. Numbers are left out: what follows from them, such as a class of volume, stands for them.
 */
export function featuresOf(facts: Facts, vocabulary: readonly Fact[]): readonly number[] {
  return vocabulary.flatMap((fact) => {
    const value = facts.get(fact.id)?.value;
    return valuesOf(fact).map((each) => Number(value !== undefined && has(value, each)));
  });
}

function valuesOf(fact: Fact): readonly (string | boolean)[] {
  switch (fact.type) {
    case 'enum':
      return fact.values.map(({ id }) => id);
    case 'set':
      return fact.members.map(({ id }) => id);
    case 'boolean':
      return [true, false];
    case 'number':
    case 'text':
      return [];
  }
}

function has(value: FactValue, wanted: string | boolean): boolean {
  return Array.isArray(value) ? value.includes(wanted) : value === wanted;
}
