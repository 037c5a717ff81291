import type { Fact, FactValue } from '../../rulebook/fact.ts';
import type { Facts } from '../../rulebook/facts.ts';

/**
 * What holds of a project, by number: there is one for each value of a fact and each member of a set, and of a fact that
 * is unknown none holds. Numbers are left out: what follows from them, such as a class of volume, stands for them.
 */
export function featuresOf(facts: Facts, vocabulary: readonly Fact[]): readonly number[] {
  const holds = vocabulary.flatMap((fact) => {
    const value = facts.get(fact.id)?.value;
    return valuesOf(fact).map((each) => value !== undefined && has(value, each));
  });
  return [...holds.keys()].filter((feature) => holds[feature]);
}

/** How many of them there are. */
export function featureCount(vocabulary: readonly Fact[]): number {
  return vocabulary.flatMap(valuesOf).length;
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
