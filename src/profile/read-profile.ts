import type { CriterionId, Rulebook } from '../rulebook/rulebook.ts';
import { folded } from '../yaml/fold.ts';
import type { Outcome, Problem } from '../yaml/problem.ts';
import { allowedIn, LONGEST_LINK, mapIn, oneOf, textIn, wrongValue } from '../yaml/read.ts';
import { child, entriesOf, isEmpty, itemsOf, type MapTree, type Tree } from '../yaml/tree.ts';
import { noAnswerIn } from './no-answer-in.ts';
import {
  type Assumed,
  type AssumptionInput,
  type Placed,
  PRIORITIES,
  type Priority,
  type Profile,
} from './profile.ts';
import { readAssumption } from './read-assumption.ts';
import { readDecision } from './read-decision.ts';
import { allowedInProfile, ownKeysIn, readFacts } from './read-facts.ts';
import { readSystems } from './read-systems.ts';

/** What a profile may speak of. */
export interface ProfileForm {
  readonly rulebook: Rulebook;
  readonly assumptions: readonly AssumptionInput[];
}

/** Checks a profile text against a rulebook. All problems at once. */
export function readProfile(tree: Tree, form: ProfileForm): Outcome<Profile> {
  const problems: Problem[] = [];
  const written = mapIn(tree, 'A profile', problems);
  if (written === null) return { ok: false, problems };
  const map = allowedInProfile(written, form.rulebook, problems);
  const name = child(map, 'name');
  const profile: Profile = {
    name: name === undefined ? null : readName(name, problems),
    description: readOptionalText(map, 'description', problems, Number.POSITIVE_INFINITY),
    owner: noAnswerIn(child(map, 'owner')) === null ? readOptionalText(map, 'owner', problems) : null,
    links: readLinks(child(map, 'links'), problems),
    stated: readFacts(map, form.rulebook, problems),
    priorities: readPriorities(child(map, 'priorities'), form.rulebook, problems),
    assumptions: readAssumptions(child(map, 'assumptions'), form.assumptions, problems),
    partsAt: {
      priorities: map.entries.get('priorities')?.keyAt ?? null,
      assumptions: map.entries.get('assumptions')?.keyAt ?? null,
    },
    own: ownKeysIn(written),
    systems: readDecided(map, form.rulebook, problems),
  };
  return problems.length === 0 ? { ok: true, value: profile } : { ok: false, problems };
}

function readName(tree: Tree, problems: Problem[]): Placed<string> | null {
  const text = textIn(tree, 'name', problems);
  if (text !== null && folded(text) === '')
    problems.push(wrongValue('name', { kind: 'plain', description: 'text that is not empty' }, tree));
  return text === null ? null : { value: text, at: tree.at };
}

function readOptionalText(map: MapTree, key: string, problems: Problem[], longest?: number): string | null {
  const tree = child(map, key);
  return tree === undefined || isEmpty(tree) ? null : textIn(tree, key, problems, longest);
}

/** A list of links, or a map of them by name. */
function readLinks(tree: Tree | undefined, problems: Problem[]): readonly string[] {
  if (tree === undefined || isEmpty(tree)) return [];
  if (tree.kind === 'scalar') problems.push(wrongValue('links', { kind: 'list' }, tree));
  const links = [...itemsOf(tree), ...entriesOf(tree).map((entry) => entry.value)];
  return links.flatMap((link) => textIn(link, 'A link', problems, LONGEST_LINK) ?? []);
}

export const NOTHING_LEFT = 'every criterion is ignored, so nothing is left to decide by.';

function readPriorities(
  tree: Tree | undefined,
  rulebook: Rulebook,
  problems: Problem[],
): ReadonlyMap<CriterionId, Priority> {
  const criteria = rulebook.criteria.map((criterion) => criterion.id);
  const priorities = new Map<CriterionId, Priority>();
  for (const [id, value] of namedValues(tree, 'priorities', criteria, problems)) {
    const priority = oneOf(value, `The priority of ${id}`, PRIORITIES, problems);
    if (priority !== null) priorities.set(id, priority);
  }
  if (tree !== undefined && criteria.every((id) => priorities.get(id) === 'ignore')) {
    problems.push({ kind: 'clash', subject: 'priorities', explanation: NOTHING_LEFT, at: tree.at });
  }
  return priorities;
}

function readAssumptions(
  tree: Tree | undefined,
  inputs: readonly AssumptionInput[],
  problems: Problem[],
): Profile['assumptions'] {
  const ids = inputs.map((input) => input.id);
  const given = namedValues(tree, 'assumptions', ids, problems);
  const assumptions = new Map<string, Assumed>();
  for (const input of inputs) {
    const tree = given.get(input.id);
    const value = tree === undefined ? null : readAssumption(tree, input, problems);
    if (value !== null) assumptions.set(input.id, value);
  }
  for (const input of inputs) {
    const clash = input.kind === 'choice' ? input.clash(assumptions) : null;
    const at = given.get(input.id)?.at;
    if (clash !== null && at !== undefined)
      problems.push({ kind: 'clash', subject: input.id, explanation: clash.explanation, at });
  }
  return assumptions;
}

/** The values of a map that may have these names, without those that are left empty. */
function namedValues(
  tree: Tree | undefined,
  subject: string,
  names: readonly string[],
  problems: Problem[],
): ReadonlyMap<string, Tree> {
  const map = tree === undefined || isEmpty(tree) ? null : mapIn(tree, subject, problems);
  if (map === null) return new Map();
  const allowed = allowedIn(map, subject, names, problems);
  const known = [...allowed.entries.values()].filter(({ value }) => !isEmpty(value));
  return new Map(known.map(({ key, value }) => [key, value]));
}

function readDecided(map: MapTree, rulebook: Rulebook, problems: Problem[]): Profile['systems'] {
  const decision = map.entries.get('decision');
  const systems = map.entries.get('systems');
  if (decision !== undefined && systems !== undefined) {
    const explanation = 'a profile has either "decision" or "systems", a list of decisions with a role.';
    problems.push({ kind: 'clash', subject: 'decision', explanation, at: decision.keyAt });
  }
  return [
    ...(decision === undefined || isEmpty(decision.value) ? [] : readDecision(decision, rulebook, problems)),
    ...(systems === undefined ? [] : readSystems(systems, rulebook, problems)),
  ];
}
