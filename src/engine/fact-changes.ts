import { deriveValue, hangsOnNumbers } from '../rulebook/derive.ts';
import type { FactId, FactValue } from '../rulebook/fact.ts';
import { withAlone } from '../rulebook/fact-value.ts';
import type { Facts, KnownFact } from '../rulebook/facts.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Candidate } from './candidate.ts';

/** One known fact that is different. A set is named whole, before and after, as one would write it. */
export interface FactChange {
  readonly fact: FactId;
  readonly from: FactValue;
  readonly to: FactValue;
}

/** Changes as one would write them down. */
export function factChanges(
  made: readonly Candidate[],
  facts: Facts,
  { facts: vocabulary }: Rulebook,
): readonly FactChange[] {
  const sets = new Map<FactId, readonly string[]>();
  return made.map(({ change: { fact, member, from, to } }): FactChange => {
    if (member === null) return { fact, from, to };
    const before = sets.get(fact) ?? membersOf(facts.get(fact)?.value);
    const members = to === true ? [...before, member] : before.filter((each) => each !== member);
    const declared = vocabulary.find((each) => each.id === fact);
    const after = declared?.type === 'set' ? withAlone(declared, members) : members;
    sets.set(fact, after);
    return { fact, from: before, to: after };
  });
}

/** What is known after some changes, with what follows from it. */
export function factsAfter(
  facts: Facts,
  changes: readonly FactChange[],
  { facts: vocabulary }: Rulebook,
): Facts {
  const after = new Map<FactId, KnownFact>(facts);
  for (const { fact, to } of changes) after.set(fact, { value: to, origin: 'stated' });
  for (const fact of vocabulary) {
    if (!hangsOnNumbers(fact, after)) continue;
    const value = deriveValue(fact, after);
    if (value !== null) after.set(fact.id, { value, origin: 'derived' });
  }
  return after;
}

function membersOf(value: FactValue | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}
