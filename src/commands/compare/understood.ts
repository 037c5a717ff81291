import { factsFrom } from '../../rulebook/derive.ts';
import { canHold } from '../../rulebook/fact-value.ts';
import type { Facts } from '../../rulebook/facts.ts';
import { type Rulebook, vocabularyOf } from '../../rulebook/rulebook.ts';

/** What a rulebook makes of recorded facts: those stated that it understands, and what follows from them today. */
export function understood(known: Facts, rulebook: Rulebook): Facts {
  const vocabulary = vocabularyOf(rulebook);
  const stated = [...known].filter(([id, { origin, value }]) => {
    const fact = vocabulary.get(id);
    return origin === 'stated' && fact !== undefined && canHold(fact, value);
  });
  return factsFrom(new Map(stated), rulebook.facts);
}
