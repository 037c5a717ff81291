import { deriveValue } from '../rulebook/derive.ts';
import type { EnumFact, FactId, FactValue } from '../rulebook/fact.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Profile } from './profile.ts';

export type Origin = 'stated' | 'derived';

export interface KnownFact {
  readonly value: FactValue;
  readonly origin: Origin;
}

export type KnownFacts = ReadonlyMap<FactId, KnownFact>;

/** A stated value and the other one that follows from the stated numbers. */
export interface Contradiction {
  readonly fact: FactId;
  readonly stated: string;
  readonly derived: string;
}

/** What a profile states, and what follows from its numbers where it states nothing, in rulebook order. */
export function knownFacts(profile: Profile, rulebook: Rulebook): KnownFacts {
  const known = new Map<FactId, KnownFact>();
  for (const fact of rulebook.facts) {
    const stated = profile.stated.get(fact.id);
    if (stated !== undefined) known.set(fact.id, { value: stated.value, origin: 'stated' });
    else if (fact.type === 'enum') {
      const derived = derivedValue(fact, profile);
      if (derived !== null) known.set(fact.id, { value: derived, origin: 'derived' });
    }
  }
  return known;
}

/** Where a stated value and the stated numbers disagree. The stated value counts. */
export function contradictions(profile: Profile, rulebook: Rulebook): readonly Contradiction[] {
  return rulebook.facts.flatMap((fact): Contradiction[] => {
    const stated = profile.stated.get(fact.id)?.value;
    if (fact.type !== 'enum' || typeof stated !== 'string') return [];
    const derived = derivedValue(fact, profile);
    return derived === null || derived === stated ? [] : [{ fact: fact.id, stated, derived }];
  });
}

function derivedValue(fact: EnumFact, profile: Profile): string | null {
  const numbers = new Map<FactId, number>();
  for (const [id, { value }] of profile.stated) if (typeof value === 'number') numbers.set(id, value);
  return deriveValue(fact, numbers);
}
