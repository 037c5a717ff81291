import { deriveValue } from '../rulebook/derive.ts';
import type { FactId } from '../rulebook/fact.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Profile } from './profile.ts';

/** A stated value and the other one that follows from the stated numbers. */
export interface Contradiction {
  readonly fact: FactId;
  readonly stated: string;
  readonly derived: string;
}

/** Where a stated value and the stated numbers disagree. The numbers count. */
export function contradictions(profile: Profile, rulebook: Rulebook): readonly Contradiction[] {
  return rulebook.facts.flatMap((fact): Contradiction[] => {
    const stated = profile.stated.get(fact.id)?.value;
    if (fact.type !== 'enum' || typeof stated !== 'string') return [];
    const derived = deriveValue(fact, profile.stated);
    return derived === null || derived === stated ? [] : [{ fact: fact.id, stated, derived }];
  });
}
