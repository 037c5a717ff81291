import type { Dice } from '../engine/invent.ts';
import type { Known, PlainRulebook } from './plain-rulebook.ts';
import { inventedValue } from './profile.ts';

/** What may be known once every fact is: unknown ones at random, whatever else would follow from them. */
export function completed({ facts }: PlainRulebook, known: Known, dice: Dice): Known {
  const unknown = Object.entries(facts).filter(([id]) => !known.has(id));
  return new Map([...known, ...unknown.map(([id, fact]) => [id, inventedValue(fact, dice)] as const)]);
}
