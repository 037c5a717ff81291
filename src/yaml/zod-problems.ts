import { z } from 'zod';
import { grouped } from './phrases.ts';
import type { Expected, Outcome, Problem } from './problem.ts';
import { meantKey, unknownKey, wrongValue } from './read.ts';
import {
  type Entry,
  entriesOf,
  entryAt,
  itemsOf,
  type Path,
  plain,
  startOf,
  type Tree,
  treeAt,
} from './tree.ts';
import { keysOf, memberOf, schemaAt, unwrap } from './zod-schema.ts';

const LONGEST_PART = 60;

/** The value of a tree that has the form of a schema, or every place where it has not. */
export function readForm<T>(tree: Tree, schema: z.ZodType<T>): Outcome<T> {
  const parsed = schema.safeParse(plain(tree));
  const problems = [
    ...(parsed.success ? [] : problemsOfZod(tree, schema, parsed.error)),
    ...droppedKeys(tree, schema, []),
  ];
  return parsed.success && problems.length === 0 ? { ok: true, value: parsed.data } : { ok: false, problems };
}

/**
 * The issues that zod found in plain(tree), as problems with their places in the text. Where it is clear which key was
 * meant by one that is not known, what stands there is judged as the value of that one.
 */
export function problemsOfZod(tree: Tree, schema: z.ZodType, error: z.ZodError): readonly Problem[] {
  const problems: Problem[] = [];
  const meant = withMeantKeys(tree, schema, [], problems);
  const left = problems.length === 0 ? error : schema.safeParse(plain(meant)).error;
  return [...problems, ...(left?.issues ?? []).flatMap((issue) => problemsOf(meant, schema, issue))];
}

/** A tree in which keys that are not known are those that were probably meant, after saying which they are. */
function withMeantKeys(
  tree: Tree,
  schema: z.core.$ZodType | undefined,
  path: Path,
  problems: Problem[],
): Tree {
  const form = unwrap(schema, tree);
  const inner = (value: Tree, part: PropertyKey) =>
    withMeantKeys(value, memberOf(form, part), [...path, part], problems);
  if (tree.kind === 'list') return { ...tree, items: tree.items.map(inner) };
  if (tree.kind !== 'map') return tree;
  const allowed = keysOf(form);
  const entries = new Map<string, Entry>();
  for (const entry of tree.entries.values()) {
    const meant = allowed.includes(entry.key) ? null : meantKey(entry.key, tree, allowed, problems);
    const key = meant === null || entries.has(meant) ? entry.key : meant;
    if (key !== entry.key) problems.push(unknownKey(entry, withinOf(path), allowed));
    entries.set(key, { ...entry, key, value: inner(entry.value, key) });
  }
  return { ...tree, entries };
}

function problemsOf(tree: Tree, schema: z.ZodType, issue: z.core.$ZodIssue): readonly Problem[] {
  const { path } = issue;
  const found = treeAt(tree, path);
  if (found === undefined) return [missingKey(tree, path)];
  if (issue.code === 'unrecognized_keys') {
    const allowed = keysOf(schemaAt(schema, tree, path));
    const keys = new Set(issue.keys);
    const unknown = entriesOf(found).filter((entry) => keys.has(entry.key));
    return unknown.map((entry) => unknownKey(entry, withinOf(path), allowed));
  }
  if (issue.code === 'invalid_key') return [badName(tree, path, issue.issues[0]?.message)];
  return [wrongValue(path.length === 0 ? 'The file' : nameOf(path), expectedOf(issue), found)];
}

function missingKey(tree: Tree, path: Path): Problem {
  const within = path.slice(0, -1);
  const around = treeAt(tree, within) ?? tree;
  return { kind: 'missing-key', key: String(path.at(-1)), within: withinOf(within), at: startOf(around) };
}

function badName(tree: Tree, path: Path, description = 'another name'): Problem {
  const key = String(path.at(-1));
  return {
    kind: 'wrong-value',
    subject: `A name in ${withinOf(path.slice(0, -1))}`,
    expected: { kind: 'plain', description },
    found: { kind: 'text', text: key, quoted: false },
    at: entryAt(tree, path)?.keyAt ?? tree.at,
  };
}

/** Zod leaves `__proto__` out of a record without a word, so that is looked for by hand. */
function droppedKeys(tree: Tree, schema: z.core.$ZodType | undefined, path: Path): readonly Problem[] {
  const form = unwrap(schema, tree);
  const inItems = itemsOf(tree).flatMap((item, index) =>
    droppedKeys(item, form instanceof z.ZodArray ? form.element : undefined, [...path, index]),
  );
  const inEntries = entriesOf(tree).flatMap((entry) => {
    const place = [...path, entry.key];
    if (form instanceof z.ZodRecord && entry.key === '__proto__') return [unknownName(entry.keyAt, path)];
    return droppedKeys(entry.value, memberOf(form, entry.key), place);
  });
  return [...inItems, ...inEntries];
}

function unknownName(at: Tree['at'], path: Path): Problem {
  return { kind: 'unknown-key', key: '__proto__', within: withinOf(path), allowed: [], at };
}

function expectedOf(issue: z.core.$ZodIssue): Expected {
  switch (issue.code) {
    case 'invalid_type':
      return typeExpected(issue.expected);
    case 'invalid_value':
      return { kind: 'one-of', values: issue.values.map(String) };
    case 'invalid_union':
      return { kind: 'one-of', values: unionValues(issue) };
    case 'too_small':
      return { kind: 'plain', description: smallest(issue) };
    case 'too_big':
      return { kind: 'plain', description: largest(issue) };
    default:
      return { kind: 'plain', description: issue.message };
  }
}

/** The values of the key that says which form the rest of a map has. */
function unionValues(issue: z.core.$ZodIssueInvalidUnion): readonly string[] {
  return 'options' in issue ? (issue.options ?? []).map(String) : [];
}

function smallest(issue: z.core.$ZodIssueTooSmall): string {
  if (issue.origin === 'string') return 'text that is not empty';
  if (issue.origin === 'array') return 'a list that is not empty';
  return issue.inclusive === false ? `above ${issue.minimum}` : `at least ${issue.minimum}`;
}

function largest(issue: z.core.$ZodIssueTooBig): string {
  const most = `at most ${grouped(Number(issue.maximum), 6)}`;
  return issue.origin === 'string' ? `text of ${most} characters` : most;
}

const ANY_NUMBER: Expected = {
  kind: 'number',
  min: Number.NEGATIVE_INFINITY,
  max: Number.POSITIVE_INFINITY,
  step: Number.NaN,
  unit: '',
};

function typeExpected(type: string): Expected {
  if (type === 'string') return { kind: 'text' };
  if (type === 'boolean') return { kind: 'boolean' };
  if (type === 'array') return { kind: 'list' };
  if (type === 'object' || type === 'record') return { kind: 'map' };
  return type === 'number' ? ANY_NUMBER : { kind: 'plain', description: type };
}

function withinOf(path: Path): string {
  return path.length === 0 ? 'the file' : nameOf(path);
}

/** rules[3].effects */
function nameOf(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part + 1}]` : String(part).slice(0, LONGEST_PART)))
    .join('.')
    .replaceAll('.[', '[');
}
