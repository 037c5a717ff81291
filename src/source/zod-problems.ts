import { z } from 'zod';
import type { Expected, Problem } from './problem.ts';
import { foundIn } from './read.ts';
import { child, type Tree } from './tree.ts';

type Path = readonly PropertyKey[];

/** The issues that zod found in plain(tree), as problems with their places in the text. */
export function problemsOfZod(tree: Tree, schema: z.ZodType, error: z.ZodError): readonly Problem[] {
  return error.issues.flatMap((issue) => problemsOf(tree, schema, issue));
}

function problemsOf(tree: Tree, schema: z.ZodType, issue: z.core.$ZodIssue): readonly Problem[] {
  const place = placeOf(tree, issue.path);
  const subject = issue.path.length === 0 ? 'The file' : nameOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const allowed = keysOf(schemaAt(schema, tree, issue.path));
    return issue.keys.map((key) => unknownKey(place.tree, key, subject, allowed));
  }
  if (!place.exists) {
    const within = issue.path.length === 1 ? 'the file' : nameOf(issue.path.slice(0, -1));
    return [{ kind: 'missing-key', key: String(issue.path.at(-1)), within, at: startOf(place.tree) }];
  }
  const { tree: found } = place;
  const key = issue.code === 'invalid_key' ? entryAt(tree, issue.path) : undefined;
  const at = key?.keyAt ?? found.at;
  const expected: Expected =
    key === undefined
      ? expectedOf(issue)
      : { kind: 'plain', description: 'a valid name (lower-case letters, digits, dots, hyphens)' };
  return [
    {
      kind: 'wrong-value',
      subject: key === undefined ? subject : `The name "${key.key}"`,
      expected,
      found: foundIn(found),
      at,
    },
  ];
}

function unknownKey(tree: Tree, key: string, within: string, allowed: readonly string[]): Problem {
  const entry = tree.kind === 'map' ? tree.entries.get(key) : undefined;
  return {
    kind: 'unknown-key',
    key,
    within: within === 'The file' ? 'the file' : within,
    allowed,
    at: entry?.keyAt ?? tree.at,
  };
}

function expectedOf(issue: z.core.$ZodIssue): Expected {
  switch (issue.code) {
    case 'invalid_type':
      return typeExpected(issue.expected);
    case 'invalid_value':
      return { kind: 'one-of', values: issue.values.map(String) };
    case 'too_small':
      return {
        kind: 'plain',
        description: issue.origin === 'number' ? `at least ${issue.minimum}` : 'not empty',
      };
    case 'too_big':
      return { kind: 'plain', description: `at most ${issue.maximum}` };
    case 'invalid_format':
      return { kind: 'plain', description: issue.message };
    default:
      return { kind: 'plain', description: issue.message.toLowerCase() };
  }
}

function typeExpected(type: string): Expected {
  if (type === 'string') return { kind: 'text' };
  if (type === 'boolean') return { kind: 'boolean' };
  if (type === 'array') return { kind: 'list' };
  if (type === 'object' || type === 'record') return { kind: 'map' };
  return { kind: 'plain', description: type === 'number' ? 'a number' : type };
}

function nameOf(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part + 1}]` : String(part)))
    .join('.')
    .replaceAll('.[', '[');
}

/** The tree at a path, or the deepest one on the way there. */
function placeOf(tree: Tree, path: Path): { tree: Tree; exists: boolean } {
  let at = tree;
  for (const part of path) {
    const next = typeof part === 'number' && at.kind === 'list' ? at.items[part] : child(at, String(part));
    if (next === undefined) return { tree: at, exists: false };
    at = next;
  }
  return { tree: at, exists: true };
}

function entryAt(tree: Tree, path: Path) {
  const parent = placeOf(tree, path.slice(0, -1)).tree;
  return parent.kind === 'map' ? parent.entries.get(String(path.at(-1))) : undefined;
}

function startOf(tree: Tree): { start: number; end: number } {
  return { start: tree.at.start, end: Math.min(tree.at.end, tree.at.start + 1) };
}

/** Follows a path into a schema, choosing the branch of a discriminated union that the text chose. */
function schemaAt(schema: z.core.$ZodType, tree: Tree, path: Path): z.core.$ZodType | undefined {
  let at: z.core.$ZodType | undefined = unwrap(schema, tree);
  let place = tree;
  for (const part of path) {
    if (at instanceof z.ZodObject) at = at.shape[String(part)];
    else if (at instanceof z.ZodRecord) at = at.valueType;
    else if (at instanceof z.ZodArray) at = at.element;
    else return undefined;
    place = placeOf(place, [part]).tree;
    at = at === undefined ? undefined : unwrap(at, place);
  }
  return at;
}

function unwrap(schema: z.core.$ZodType, tree: Tree): z.core.$ZodType {
  if (schema instanceof z.ZodOptional) return unwrap(schema.unwrap(), tree);
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const chosen = child(tree, schema.def.discriminator);
  const value = chosen?.kind === 'scalar' ? chosen.value : undefined;
  const branch = schema.options.find(
    (option) => option instanceof z.ZodObject && isLiteral(option.shape[schema.def.discriminator], value),
  );
  return branch ?? schema;
}

function isLiteral(schema: unknown, value: unknown): boolean {
  return schema instanceof z.ZodLiteral && [...schema.values].some((literal) => literal === value);
}

function keysOf(schema: z.core.$ZodType | undefined): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
