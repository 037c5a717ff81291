import { factsByGroup } from '../rulebook/fact-id.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { folded } from '../yaml/fold.ts';
import type { Problem } from '../yaml/problem.ts';
import { wrongValue } from '../yaml/read.ts';
import { child, type Entry, isEmpty, type MapTree, startOf, type Tree } from '../yaml/tree.ts';
import { noAnswerIn } from './no-answer-in.ts';
import type { Decision } from './profile.ts';
import { DECISION_KEYS, readOne } from './read-decision.ts';
import { isExtension, ownKeysIn, readFacts } from './read-facts.ts';

/** Every rule of a policy is checked on each of them. */
export const MOST_SYSTEMS = 100;

/** The decisions of a profile in which several models work together. */
export function readSystems(entry: Entry, rulebook: Rulebook, problems: Problem[]): readonly Decision[] {
  const { value } = entry;
  if (value.kind !== 'list') {
    problems.push(wrongValue('systems', { kind: 'list' }, value));
    return [];
  }
  const beyond = value.items[MOST_SYSTEMS];
  if (beyond !== undefined) {
    const explanation = `a profile has at most ${MOST_SYSTEMS} of them; split it.`;
    problems.push({ kind: 'clash', subject: 'systems', explanation, at: startOf(beyond) });
  }
  const systems = value.items.slice(0, MOST_SYSTEMS).flatMap((item, index) => {
    const subject = `systems[${index + 1}]`;
    const system = readSystem(item, subject, rulebook, problems);
    if (item.kind === 'map') requireRole(item, subject, problems);
    return system ?? [];
  });
  rejectSameRoles(systems, problems);
  return systems;
}

/** A decision with a role, and the facts that are others for this system than for the whole project. */
function readSystem(tree: Tree, subject: string, rulebook: Rulebook, problems: Problem[]): Decision | null {
  const groups = [...factsByGroup(rulebook.facts).keys()];
  const keys = ['role', ...DECISION_KEYS, ...groups];
  if (tree.kind !== 'map') return readOne({ tree, subject, keys, at: tree.at }, rulebook, problems);
  const entries = [...tree.entries].filter(([, entry]) => !isExtension(entry));
  const map = { ...tree, entries: new Map(entries) };
  const decision = readOne({ tree: map, subject, keys, at: tree.at }, rulebook, problems);
  const stated = readFacts(map, rulebook, problems);
  return decision && { ...decision, stated, own: ownKeysIn(tree) };
}

/** What is found on a system is told apart by its role. */
function rejectSameRoles(systems: readonly Decision[], problems: Problem[]): void {
  const taken = new Set<string>();
  for (const { role } of systems) {
    if (role === null) continue;
    const key = folded(role.value);
    if (taken.has(key))
      problems.push({ kind: 'duplicate-name', role: 'system', name: role.value, at: role.at });
    taken.add(key);
  }
}

function requireRole(system: MapTree, subject: string, problems: Problem[]): void {
  const role = child(system, 'role');
  const noAnswer = noAnswerIn(role);
  if (role !== undefined && !isEmpty(role) && noAnswer === null) return;
  problems.push({ kind: 'missing-key', key: 'role', within: subject, at: noAnswer?.at ?? startOf(system) });
}
