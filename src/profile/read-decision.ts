import type { Rulebook } from '../rulebook/rulebook.ts';
import { folded } from '../yaml/fold.ts';
import type { Problem } from '../yaml/problem.ts';
import { allowedIn, mapIn, oneOf, textIn, wrongValue } from '../yaml/read.ts';
import { child, type Entry, isEmpty, type MapTree, type Span, startOf, type Tree } from '../yaml/tree.ts';
import { noAnswerIn } from './no-answer-in.ts';
import type { Decision, Placed } from './profile.ts';

export const DECISION_KEYS = [
  'owner',
  'chosen',
  'model',
  'provider',
  'region',
  'data_reaches',
  'date',
  'approved_by',
  'review_by',
];

/** The fact whose values say how far data may go; what was decided is told on the same scale. */
const BOUNDARY = 'data.boundary';

/** The one decision of a profile, as a list of one. */
export function readDecision(entry: Entry, rulebook: Rulebook, problems: Problem[]): readonly Decision[] {
  const place = { tree: entry.value, subject: 'decision', keys: DECISION_KEYS, at: entry.keyAt };
  const decision = readOne(place, rulebook, problems);
  return decision === null ? [] : [decision];
}

/** Every rule of a policy is checked on each of them. */
export const MOST_SYSTEMS = 200;

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
    const place = { tree: item, subject, keys: ['role', ...DECISION_KEYS], at: item.at };
    const decision = readOne(place, rulebook, problems);
    if (item.kind === 'map') requireRole(item, subject, problems);
    return decision ?? [];
  });
  rejectSameRoles(systems, problems);
  return systems;
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

/** Where a decision is written, what messages call it, and which keys it may have. */
interface Place {
  readonly tree: Tree;
  readonly subject: string;
  readonly keys: readonly string[];
  readonly at: Span;
}

function readOne(place: Place, rulebook: Rulebook, problems: Problem[]): Decision | null {
  const { subject, keys, at } = place;
  const written = mapIn(place.tree, subject, problems);
  if (written === null) return null;
  const map = allowedIn(written, subject, keys, problems);
  const read = (key: string, reader: Reader): Placed<string> | null => {
    const found = map.entries.get(key)?.value;
    if (found === undefined || isEmpty(found)) return null;
    const value = reader(found, `${subject}.${key}`, problems);
    return value === null ? null : { value, at: found.at };
  };
  const passedOver = new Map<string, Placed<string>>();
  const name = (key: string): Placed<string> | null => {
    const noAnswer = noAnswerIn(child(map, key));
    if (noAnswer === null) return read(key, textIn);
    passedOver.set(key, noAnswer);
    return null;
  };
  const options = rulebook.options.map((each) => each.id);
  const boundary = boundaryOf(rulebook);
  return {
    role: name('role'),
    owner: name('owner'),
    chosen: read('chosen', (value, name) => oneOf(value, name, options, problems)),
    model: name('model'),
    provider: name('provider'),
    region: name('region'),
    dataReaches:
      boundary === null
        ? name('data_reaches')
        : read('data_reaches', (value, subject) => oneOf(value, subject, boundary, problems)),
    date: read('date', dateIn),
    approvedBy: name('approved_by'),
    reviewBy: read('review_by', dateIn),
    passedOver,
    at,
  };
}

type Reader = (tree: Tree, subject: string, problems: Problem[]) => string | null;

/** How far data may go, step by step; null where a rulebook has no such scale. */
function boundaryOf(rulebook: Rulebook): readonly string[] | null {
  const boundary = rulebook.facts.find((fact) => fact.id === BOUNDARY);
  return boundary?.type === 'enum' ? boundary.values.map((choice) => choice.id) : null;
}

/** A calendar date written as 2026-12-31. */
export function dateIn(tree: Tree, subject: string, problems: Problem[]): string | null {
  if (tree.kind === 'scalar' && typeof tree.value === 'string' && isDate(tree.value)) return tree.value;
  problems.push(wrongValue(subject, { kind: 'date' }, tree));
  return null;
}

/** True for an existing day written as YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
