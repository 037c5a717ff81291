import type { Fact, FactId, FactValue } from '../rulebook/fact.ts';
import { factsByGroup, partsOfId } from '../rulebook/fact-id.ts';
import { formerFact } from '../rulebook/former-fact.ts';
import { RESERVED_GROUPS } from '../rulebook/reserved.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Problem } from '../yaml/problem.ts';
import { mapIn, unknownKey } from '../yaml/read.ts';
import { type Entry, isEmpty, type MapTree } from '../yaml/tree.ts';
import type { Placed } from './profile.ts';
import { DECISION_KEYS } from './read-decision.ts';
import { readFact } from './read-fact.ts';

type Stated = Map<FactId, Placed<FactValue>>;
type Groups = ReadonlyMap<string, ReadonlyMap<string, Fact>>;

/** Where the facts of a rulebook stand. */
interface Places {
  readonly groups: Groups;
  /** For each name of a fact within its group, the first group that has it. */
  readonly groupOf: ReadonlyMap<string, string>;
  readonly former: Rulebook['former'];
}

/** Facts stand under the first part of their id: data.sensitivity as `data: { sensitivity: … }`. */
export function readFacts(
  map: MapTree,
  rulebook: Rulebook,
  problems: Problem[],
): ReadonlyMap<FactId, Placed<FactValue>> {
  const stated: Stated = new Map();
  const places = placesOf(rulebook);
  const allowed = [...places.groups.keys(), ...RESERVED_GROUPS];
  for (const entry of map.entries.values()) {
    const group = places.groups.get(entry.key);
    if (group !== undefined) readGroup(entry, group, places, stated, problems);
    else if (!RESERVED_GROUPS.includes(entry.key) && !isExtension(entry))
      problems.push(misplaced(entry, 'a profile', places) ?? unknownKey(entry, 'a profile', allowed));
  }
  return stated;
}

function placesOf({ facts, former }: Rulebook): Places {
  const groups = factsByGroup(facts);
  const groupOf = new Map<string, string>();
  for (const [group, inGroup] of groups)
    for (const name of inGroup.keys()) if (!groupOf.has(name)) groupOf.set(name, group);
  return { groups, groupOf, former };
}

function readGroup(
  entry: Entry,
  facts: ReadonlyMap<string, Fact>,
  places: Places,
  stated: Stated,
  problems: Problem[],
): void {
  const allowed = [...facts.keys()];
  const map = isEmpty(entry.value) ? null : mapIn(entry.value, entry.key, problems);
  for (const inner of map?.entries.values() ?? []) {
    const fact = facts.get(inner.key);
    if (fact === undefined) {
      if (!isExtension(inner))
        problems.push(
          formerFact(`${entry.key}.${inner.key}`, places.former, inner.keyAt) ??
            misplaced(inner, entry.key, places) ??
            unknownKey(inner, entry.key, allowed),
        );
      continue;
    }
    const value = readFact(fact, inner.value, problems);
    if (value !== null) stated.set(fact.id, { value, at: inner.value.at });
  }
}

function isExtension(entry: Entry): boolean {
  return entry.key.startsWith('x-');
}

/** A key that would be known elsewhere: "data.sensitivity" or "sensitivity" outside of "data". */
function misplaced(entry: Entry, within: string, { groups, groupOf }: Places): Problem | null {
  const { group: stated, name } = partsOfId(entry.key);
  if (entry.key.includes('.'))
    return groups.get(stated)?.has(name) === true ? placed(entry, within, stated, name) : null;
  const group = groupOf.get(name) ?? (DECISION_KEYS.includes(name) ? 'decision' : null);
  return group === null ? null : placed(entry, within, group, name);
}

function placed(entry: Entry, within: string, group: string, name: string): Problem {
  return { kind: 'misplaced-key', key: entry.key, within, group, name, at: entry.keyAt };
}
