import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Problem } from '../source/problem.ts';
import { foundIn, mapIn, oneOf, rejectUnknownKeys, textIn } from '../source/read.ts';
import type { Entry, Span, Tree } from '../source/tree.ts';
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
  const decision = readOne(entry.value, 'decision', DECISION_KEYS, entry.keyAt, rulebook, problems);
  return decision === null ? [] : [decision];
}

/** The decisions of a profile in which several models work together. */
export function readSystems(entry: Entry, rulebook: Rulebook, problems: Problem[]): readonly Decision[] {
  const { value } = entry;
  if (value.kind !== 'list') {
    problems.push({
      kind: 'wrong-value',
      subject: 'systems',
      expected: { kind: 'list' },
      found: foundIn(value),
      at: value.at,
    });
    return [];
  }
  return value.items.flatMap((item, index) => {
    const subject = `systems[${index + 1}]`;
    const decision = readOne(item, subject, ['role', ...DECISION_KEYS], item.at, rulebook, problems);
    if (decision !== null && decision.role === null) {
      problems.push({
        kind: 'missing-key',
        key: 'role',
        within: subject,
        at: { start: item.at.start, end: item.at.start + 1 },
      });
    }
    return decision ?? [];
  });
}

function readOne(
  tree: Tree,
  subject: string,
  keys: readonly string[],
  at: Span,
  rulebook: Rulebook,
  problems: Problem[],
): Decision | null {
  const map = mapIn(tree, subject, problems);
  if (map === null) return null;
  rejectUnknownKeys(map, subject, keys, problems);
  const read = (key: string, reader: Reader): Placed<string> | null => {
    const found = map.entries.get(key)?.value;
    if (found === undefined || (found.kind === 'scalar' && found.value === null)) return null;
    const value = reader(found, `${subject}.${key}`, problems);
    return value === null ? null : { value, at: found.at };
  };
  const option: Reader = (value, name) =>
    oneOf(
      value,
      name,
      rulebook.options.map((each) => each.id),
      problems,
    );
  return {
    role: read('role', textIn),
    owner: read('owner', textIn),
    chosen: read('chosen', option),
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
  problems.push({
    kind: 'wrong-value',
    subject,
    expected: { kind: 'date' },
    found: foundIn(tree),
    at: tree.at,
  });
  return null;
}

/** True for an existing day written as YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
