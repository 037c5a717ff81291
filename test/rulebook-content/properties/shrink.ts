import type { FactId } from '../../../src/rulebook/fact.ts';
import type { Facts } from '../../../src/rulebook/facts.ts';
import { settingText } from './expectation.ts';

/** Those facts of a profile of which none can be left out without a statement about it ceasing to hold. */
export function fewest(profile: Facts, holds: (facts: Facts) => boolean): Facts {
  let facts = profile;
  for (const id of profile.keys()) {
    const fewer = without(facts, id);
    if (holds(fewer)) facts = fewer;
  }
  return facts;
}

function without(facts: Facts, id: FactId): Facts {
  return new Map([...facts].filter(([each]) => each !== id));
}

export function factsText(facts: Facts): string {
  const parts = Array.from(facts, ([id, { value }]) => `${id}=${settingText(value)}`);
  return parts.length === 0 ? '(nothing else known)' : parts.join(' ');
}
