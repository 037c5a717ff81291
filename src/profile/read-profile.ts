import type { Fact, FactId, FactValue } from '../rulebook/fact.ts';
import type { CriterionId, Rulebook } from '../rulebook/rulebook.ts';
import type { Outcome, Problem } from '../source/problem.ts';
import { foundIn, mapIn, oneOf, rejectUnknownKeys, textIn, unknownKey } from '../source/read.ts';
import { child, type Entry, type MapTree, type Tree } from '../source/tree.ts';
import { type NumberInput, type Placed, PRIORITIES, type Priority, type Profile } from './profile.ts';
import { readDecision, readSystems } from './read-decision.ts';
import { readFact } from './read-fact.ts';

/** What a profile may speak of. */
export interface ProfileForm {
  readonly rulebook: Rulebook;
  readonly assumptions: readonly NumberInput[];
}

/** The keys of a profile beside its groups of facts. */
export const PROFILE_KEYS = [
  'name',
  'description',
  'owner',
  'links',
  'priorities',
  'assumptions',
  'decision',
  'systems',
];

/** Checks a profile text against a rulebook. All problems at once. */
export function readProfile(tree: Tree, form: ProfileForm): Outcome<Profile> {
  const problems: Problem[] = [];
  const map = mapIn(tree, 'A profile', problems);
  if (map === null) return { ok: false, problems };
  const name = child(map, 'name');
  const profile: Profile = {
    name: name === undefined ? null : readName(name, problems),
    description: readOptionalText(map, 'description', problems),
    owner: readOptionalText(map, 'owner', problems),
    links: readLinks(child(map, 'links'), problems),
    stated: readFacts(map, form.rulebook, problems),
    priorities: readPriorities(child(map, 'priorities'), form.rulebook, problems),
    assumptions: readAssumptions(child(map, 'assumptions'), form.assumptions, problems),
    systems: readDecided(map, form.rulebook, problems),
  };
  return problems.length === 0 ? { ok: true, value: profile } : { ok: false, problems };
}

function readName(tree: Tree, problems: Problem[]): Placed<string> | null {
  const text = textIn(tree, 'name', problems);
  return text === null ? null : { value: text, at: tree.at };
}

function readOptionalText(map: MapTree, key: string, problems: Problem[]): string | null {
  const tree = child(map, key);
  return tree === undefined || isEmpty(tree) ? null : textIn(tree, key, problems);
}

function isEmpty(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}

function readLinks(tree: Tree | undefined, problems: Problem[]): readonly string[] {
  if (tree === undefined || isEmpty(tree)) return [];
  const items =
    tree.kind === 'list'
      ? tree.items
      : tree.kind === 'map'
        ? [...tree.entries.values()].map((entry) => entry.value)
        : null;
  if (items !== null) return items.flatMap((item) => textIn(item, 'A link', problems) ?? []);
  problems.push({
    kind: 'wrong-value',
    subject: 'links',
    expected: { kind: 'list' },
    found: foundIn(tree),
    at: tree.at,
  });
  return [];
}

/** Facts stand under the first part of their id: data.sensitivity as `data: { sensitivity: … }`. */
function readFacts(
  map: MapTree,
  rulebook: Rulebook,
  problems: Problem[],
): ReadonlyMap<FactId, Placed<FactValue>> {
  const stated = new Map<FactId, Placed<FactValue>>();
  const groups = groupsOf(rulebook);
  for (const entry of map.entries.values()) {
    const group = groups.get(entry.key);
    if (group !== undefined) readGroup(entry, group, stated, problems);
    else if (!PROFILE_KEYS.includes(entry.key) && !entry.key.startsWith('x-')) {
      problems.push(unknownKey(entry, 'a profile', [...groups.keys(), ...PROFILE_KEYS]));
    }
  }
  return stated;
}

function groupsOf(rulebook: Rulebook): ReadonlyMap<string, ReadonlyMap<string, Fact>> {
  const groups = new Map<string, Map<string, Fact>>();
  for (const fact of rulebook.facts) {
    const [group = '', name = ''] = fact.id.split('.');
    const known = groups.get(group);
    if (known === undefined) groups.set(group, new Map([[name, fact]]));
    else known.set(name, fact);
  }
  return groups;
}

function readGroup(
  entry: Entry,
  facts: ReadonlyMap<string, Fact>,
  stated: Map<FactId, Placed<FactValue>>,
  problems: Problem[],
): void {
  if (isEmpty(entry.value)) return;
  const map = mapIn(entry.value, entry.key, problems);
  for (const inner of map?.entries.values() ?? []) {
    const fact = facts.get(inner.key);
    if (fact === undefined) {
      if (!inner.key.startsWith('x-')) problems.push(unknownKey(inner, entry.key, [...facts.keys()]));
      continue;
    }
    const value = readFact(fact, inner.value, problems);
    if (value !== null) stated.set(fact.id, { value, at: inner.value.at });
  }
}

function readPriorities(
  tree: Tree | undefined,
  rulebook: Rulebook,
  problems: Problem[],
): ReadonlyMap<CriterionId, Priority> {
  const priorities = new Map<CriterionId, Priority>();
  if (tree === undefined || isEmpty(tree)) return priorities;
  const map = mapIn(tree, 'priorities', problems);
  if (map === null) return priorities;
  rejectUnknownKeys(
    map,
    'priorities',
    rulebook.criteria.map((criterion) => criterion.id),
    problems,
  );
  for (const entry of map.entries.values()) {
    if (isEmpty(entry.value)) continue;
    const priority = oneOf(entry.value, `The priority of ${entry.key}`, PRIORITIES, problems);
    if (priority !== null) priorities.set(entry.key, priority);
  }
  const everyIgnored = rulebook.criteria.every((criterion) => priorities.get(criterion.id) === 'ignore');
  if (everyIgnored) {
    const explanation = 'every criterion is ignored, so nothing is left to decide by.';
    problems.push({ kind: 'clash', subject: 'priorities', explanation, at: tree.at });
  }
  return priorities;
}

function readAssumptions(
  tree: Tree | undefined,
  inputs: readonly NumberInput[],
  problems: Problem[],
): ReadonlyMap<string, number> {
  const assumptions = new Map<string, number>();
  if (tree === undefined || isEmpty(tree)) return assumptions;
  const map = mapIn(tree, 'assumptions', problems);
  if (map === null) return assumptions;
  rejectUnknownKeys(
    map,
    'assumptions',
    inputs.map((input) => input.id),
    problems,
  );
  for (const input of inputs) {
    const given = map.entries.get(input.id)?.value;
    if (given === undefined || isEmpty(given)) continue;
    const value = given.kind === 'scalar' ? given.value : null;
    if (typeof value === 'number' && value >= input.min && value <= input.max)
      assumptions.set(input.id, value);
    else {
      const expected = {
        kind: 'number',
        min: input.min,
        max: input.max,
        step: Number.NaN,
        unit: input.unit,
      } as const;
      problems.push({
        kind: 'wrong-value',
        subject: input.id,
        expected,
        found: foundIn(given),
        at: given.at,
      });
    }
  }
  return assumptions;
}

function readDecided(map: MapTree, rulebook: Rulebook, problems: Problem[]): Profile['systems'] {
  const decision = map.entries.get('decision');
  const systems = map.entries.get('systems');
  if (decision !== undefined && systems !== undefined) {
    const explanation = 'a profile has either "decision" or "systems", a list of decisions with a role.';
    problems.push({ kind: 'clash', subject: 'decision', explanation, at: decision.keyAt });
  }
  if (systems !== undefined) return readSystems(systems, rulebook, problems);
  return decision === undefined || isEmpty(decision.value) ? [] : readDecision(decision, rulebook, problems);
}
