import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Problem } from '../yaml/problem.ts';
import { allowedIn, mapIn, oneOf, textIn, wrongValue } from '../yaml/read.ts';
import { child, type Entry, isEmpty, type Span, type Tree } from '../yaml/tree.ts';
import { noAnswerIn } from './no-answer-in.ts';
import { APPROVED_KEYS, type ApprovedKey, type Decision, type Placed } from './profile.ts';

export const DECISION_KEYS = [
  'owner',
  'chosen',
  'model',
  'provider',
  'region',
  'data_reaches',
  'date',
  'approved_by',
  'approved_on',
  'approved_for',
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

/** Where a decision is written, what messages call it, and which keys it may have. */
export interface DecisionPlace {
  readonly tree: Tree;
  readonly subject: string;
  readonly keys: readonly string[];
  readonly at: Span;
}

export function readOne(place: DecisionPlace, rulebook: Rulebook, problems: Problem[]): Decision | null {
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
    approvedOn: read('approved_on', dateIn),
    approvedFor: readApproved(child(map, 'approved_for'), `${subject}.approved_for`, problems),
    reviewBy: read('review_by', dateIn),
    passedOver,
    stated: new Map(),
    own: new Map(),
    at,
  };
}

/** What was approved: names only, since what they name may since have been renamed or withdrawn. */
function readApproved(tree: Tree | undefined, subject: string, problems: Problem[]): Decision['approvedFor'] {
  const written = tree === undefined || isEmpty(tree) ? null : mapIn(tree, subject, problems);
  if (written === null) return new Map();
  const { entries } = allowedIn(written, subject, APPROVED_KEYS, problems);
  const approved = new Map<ApprovedKey, Placed<string>>();
  for (const key of APPROVED_KEYS) {
    const value = entries.get(key)?.value;
    const text = value === undefined || isEmpty(value) ? null : textIn(value, `${subject}.${key}`, problems);
    if (value !== undefined && text !== null) approved.set(key, { value: text, at: value.at });
  }
  return approved;
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
