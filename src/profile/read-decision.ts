import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Problem } from '../source/problem.ts';
import { mapIn, oneOf, rejectUnknownKeys, textIn, wrongValue } from '../source/read.ts';
import { type Entry, isEmpty, type MapTree, type Span, startOf, type Tree } from '../source/tree.ts';
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

/** The decisions of a profile in which several models work together. */
export function readSystems(entry: Entry, rulebook: Rulebook, problems: Problem[]): readonly Decision[] {
  const { value } = entry;
  if (value.kind !== 'list') {
    problems.push(wrongValue('systems', { kind: 'list' }, value));
    return [];
  }
  return value.items.flatMap((item, index) => {
    const subject = `systems[${index + 1}]`;
    const place = { tree: item, subject, keys: ['role', ...DECISION_KEYS], at: item.at };
    const decision = readOne(place, rulebook, problems);
    if (item.kind === 'map' && isMissing(item, 'role'))
      problems.push({ kind: 'missing-key', key: 'role', within: subject, at: startOf(item) });
    return decision ?? [];
  });
}

function isMissing(map: MapTree, key: string): boolean {
  const value = map.entries.get(key)?.value;
  return value === undefined || isEmpty(value);
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
  const map = mapIn(place.tree, subject, problems);
  if (map === null) return null;
  rejectUnknownKeys(map, subject, keys, problems);
  const read = (key: string, reader: Reader): Placed<string> | null => {
    const found = map.entries.get(key)?.value;
    if (found === undefined || isEmpty(found)) return null;
    const value = reader(found, `${subject}.${key}`, problems);
    return value === null ? null : { value, at: found.at };
  };
  const options = rulebook.options.map((each) => each.id);
  return {
    role: read('role', textIn),
    owner: read('owner', textIn),
    chosen: read('chosen', (value, name) => oneOf(value, name, options, problems)),
    model: read('model', textIn),
    provider: read('provider', textIn),
    region: read('region', textIn),
    dataReaches: read('data_reaches', boundaryReader(rulebook)),
    date: read('date', dateIn),
    approvedBy: read('approved_by', textIn),
    reviewBy: read('review_by', dateIn),
    at,
  };
}

type Reader = (tree: Tree, subject: string, problems: Problem[]) => string | null;

function boundaryReader(rulebook: Rulebook): Reader {
  const boundary = rulebook.facts.find((fact) => fact.id === BOUNDARY);
  if (boundary?.type !== 'enum') return textIn;
  const values = boundary.values.map((choice) => choice.id);
  return (tree, subject, problems) => oneOf(tree, subject, values, problems);
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
