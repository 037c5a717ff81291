import type { Fact, FactId, FactValue } from '../rulebook/fact.ts';
import { factsByGroup, partsOfId } from '../rulebook/fact-id.ts';
import { formerFact } from '../rulebook/former-fact.ts';
import { RESERVED_GROUPS } from '../rulebook/reserved.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Problem } from '../yaml/problem.ts';
import { allowedIn, mapIn } from '../yaml/read.ts';
import { type Entry, isEmpty, type MapTree } from '../yaml/tree.ts';
import type { OwnKeys, Placed } from './profile.ts';
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

/** The keys of a profile: groups of facts and what every profile may have; of others, those that were probably meant. */
export function allowedInProfile(map: MapTree, rulebook: Rulebook, problems: Problem[]): MapTree {
  const places = placesOf(rulebook);
  const allowed = [...places.groups.keys(), ...RESERVED_GROUPS];
  const isLost = (entry: Entry) =>
    !allowed.includes(entry.key) && readMisplaced(entry, 'a profile', places, problems);
  const entries = [...map.entries].filter(([, entry]) => !isExtension(entry) && !isLost(entry));
  return allowedIn({ ...map, entries: new Map(entries) }, 'a profile', allowed, problems);
}

/** Facts stand under the first part of their id: data.sensitivity as `data: { sensitivity: … }`. */
export function readFacts(
  map: MapTree,
  rulebook: Rulebook,
  problems: Problem[],
): ReadonlyMap<FactId, Placed<FactValue>> {
  const stated: Stated = new Map();
  const places = placesOf(rulebook);
  for (const entry of map.entries.values()) {
    const group = places.groups.get(entry.key);
    if (group !== undefined) readGroup(entry, group, places, stated, problems);
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
  const map = isEmpty(entry.value) ? null : mapIn(entry.value, entry.key, problems);
  if (map === null) return;
  const isLost = (inner: Entry) =>
    !facts.has(inner.key) &&
    (saidOfFormer(`${entry.key}.${inner.key}`, inner, places, problems) ||
      readMisplaced(inner, entry.key, places, problems));
  const entries = [...map.entries].filter(([, inner]) => !isExtension(inner) && !isLost(inner));
  const known = allowedIn({ ...map, entries: new Map(entries) }, entry.key, [...facts.keys()], problems);
  for (const { key, value: tree } of known.entries.values()) {
    const fact = facts.get(key);
    const value = fact === undefined ? null : readFact(fact, tree, problems);
    if (fact !== undefined && value !== null) stated.set(fact.id, { value, at: tree.at });
  }
}

/** Says of a fact of an earlier rulebook what has become of it; false where it is none. */
function saidOfFormer(id: string, { keyAt }: Entry, { former }: Places, problems: Problem[]): boolean {
  const problem = formerFact(id, former, keyAt);
  if (problem !== null) problems.push(problem);
  return problem !== null;
}

/** What stands under keys of the organisation's own. */
export function ownKeysIn(map: MapTree): OwnKeys {
  return new Map(
    [...map.entries.values()].filter(isExtension).map(({ key, value }) => [key, value] as const),
  );
}

export function isExtension(entry: Entry): boolean {
  return entry.key.startsWith('x-');
}

/** Says of a key that would be known elsewhere, "data.sensitivity" or "sensitivity" outside of "data", where, and what is wrong with its value; false for other keys. */
function readMisplaced(
  entry: Entry,
  within: string,
  { groups, groupOf }: Places,
  problems: Problem[],
): boolean {
  const { group: stated, name } = partsOfId(entry.key);
  const isDotted = entry.key.includes('.');
  const group = isDotted ? stated : (groupOf.get(name) ?? (DECISION_KEYS.includes(name) ? 'decision' : null));
  const fact = groups.get(group ?? '')?.get(name);
  if (group === null || (isDotted && fact === undefined)) return false;
  problems.push({ kind: 'misplaced-key', key: entry.key, within, group, name, at: entry.keyAt });
  if (fact !== undefined) readFact(fact, entry.value, problems);
  return true;
}
