import type { Fact, FactId, FactValue } from '../rulebook/fact.ts';
import { RESERVED_GROUPS } from '../rulebook/reserved.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Problem } from '../source/problem.ts';
import { mapIn, unknownKey } from '../source/read.ts';
import { type Entry, isEmpty, type MapTree } from '../source/tree.ts';
import type { Placed } from './profile.ts';
import { DECISION_KEYS } from './read-decision.ts';
import { readFact } from './read-fact.ts';

type Stated = Map<FactId, Placed<FactValue>>;
type Groups = ReadonlyMap<string, ReadonlyMap<string, Fact>>;

/** Facts stand under the first part of their id: data.sensitivity as `data: { sensitivity: … }`. */
export function readFacts(
  map: MapTree,
  rulebook: Rulebook,
  problems: Problem[],
): ReadonlyMap<FactId, Placed<FactValue>> {
  const stated: Stated = new Map();
  const groups = groupsOf(rulebook);
  const allowed = [...groups.keys(), ...RESERVED_GROUPS];
  for (const entry of map.entries.values()) {
    const group = groups.get(entry.key);
    if (group !== undefined) readGroup(entry, groups, stated, problems);
    else if (!RESERVED_GROUPS.includes(entry.key) && !isExtension(entry))
      problems.push(misplaced(entry, 'a profile', groups) ?? unknownKey(entry, 'a profile', allowed));
  }
  return stated;
}

function groupsOf(rulebook: Rulebook): Groups {
  const groups = new Map<string, Map<string, Fact>>();
  for (const fact of rulebook.facts) {
    const [group, name] = fact.id.split('.');
    const known = groups.get(group);
    if (known === undefined) groups.set(group, new Map([[name, fact]]));
    else known.set(name, fact);
  }
  return groups;
}

function readGroup(entry: Entry, groups: Groups, stated: Stated, problems: Problem[]): void {
  const facts = groups.get(entry.key);
  const map = isEmpty(entry.value) ? null : mapIn(entry.value, entry.key, problems);
  for (const inner of map?.entries.values() ?? []) {
    const fact = facts?.get(inner.key);
    if (fact === undefined) {
      const unknown = unknownKey(inner, entry.key, [...(facts?.keys() ?? [])]);
      if (!isExtension(inner)) problems.push(misplaced(inner, entry.key, groups) ?? unknown);
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
function misplaced(entry: Entry, within: string, groups: Groups): Problem | null {
  const name = entry.key.slice(entry.key.indexOf('.') + 1);
  const written = entry.key.includes('.') ? entry.key.slice(0, entry.key.indexOf('.')) : null;
  for (const [group, facts] of groups) {
    if (facts.has(name) && (written === null || written === group)) return placed(entry, within, group, name);
  }
  return written === null && DECISION_KEYS.includes(name) ? placed(entry, within, 'decision', name) : null;
}

function placed(entry: Entry, within: string, group: string, name: string): Problem {
  return { kind: 'misplaced-key', key: entry.key, within, group, name, at: entry.keyAt };
}
