import { factsFrom } from '../../rulebook/derive.ts';
import { type Fact, type FactValue, isSettable } from '../../rulebook/fact.ts';
import type { Facts } from '../../rulebook/facts.ts';
import { type Rulebook, vocabularyOf } from '../../rulebook/rulebook.ts';

/** What a rulebook makes of recorded facts: those stated that it understands, and what follows from them today. */
export function understood(known: Facts, rulebook: Rulebook): Facts {
  const vocabulary = vocabularyOf(rulebook);
  const stated = [...known].filter(
    ([id, { origin, value }]) => origin === 'stated' && canHold(vocabulary.get(id), value),
  );
  return factsFrom(new Map(stated), rulebook.facts);
}

/** Whether a rulebook's fact can have a value that was recorded with another one. */
export function canHold(fact: Fact | undefined, value: FactValue): boolean {
  switch (fact?.type) {
    case undefined:
      return false;
    case 'enum':
      return fact.values.some((choice) => choice.id === value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' && isSettable(fact, value);
    case 'set':
      return Array.isArray(value) && value.every((member) => fact.members.some((each) => each.id === member));
    case 'text':
      return typeof value === 'string';
  }
}
