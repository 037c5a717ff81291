import { closest } from './closest.ts';
import { grouped } from './phrases.ts';
import type { Expected, Found, Problem } from './problem.ts';
import type { Entry, MapTree, Tree } from './tree.ts';

/** What stands at a place, in the terms of a message. */
export function foundIn(tree: Tree): Found {
  if (tree.kind === 'map') return { kind: 'map', empty: tree.entries.size === 0 };
  if (tree.kind === 'list') return { kind: 'list', empty: tree.items.length === 0 };
  if (tree.value === null) return { kind: 'nothing' };
  if (typeof tree.value === 'string') return { kind: 'text', text: tree.value, quoted: tree.quoted };
  if (typeof tree.value === 'number') return { kind: 'number', value: tree.value };
  return { kind: 'boolean', value: tree.value };
}

/** Says that `subject` must be something else than what stands at `tree`. */
export function wrongValue(subject: string, expected: Expected, tree: Tree): Problem {
  return { kind: 'wrong-value', subject, expected, found: foundIn(tree), at: tree.at };
}

/** The map at `tree`, or null after saying that `subject` must be one. */
export function mapIn(tree: Tree, subject: string, problems: Problem[]): MapTree | null {
  if (tree.kind === 'map') return tree;
  problems.push(wrongValue(subject, { kind: 'map' }, tree));
  return null;
}

/** Names and the like are printed again and again, so they are not as long as a file may be. */
export const LONGEST_NAME = 300;

/** A link may hold what it leads to. */
export const LONGEST_LINK = 1000;

/** The text at `tree`, or null after saying that `subject` must be text, and of how many characters at most. */
export function textIn(
  tree: Tree,
  subject: string,
  problems: Problem[],
  longest: number = LONGEST_NAME,
): string | null {
  const text = tree.kind === 'scalar' && typeof tree.value === 'string' ? tree.value : null;
  if (text !== null && text.length <= longest) return text;
  problems.push(
    text === null ? wrongValue(subject, { kind: 'text' }, tree) : tooLong(subject, longest, tree),
  );
  return null;
}

/** A text of more characters than are allowed. */
export function tooLong(subject: string, longest: number, tree: Tree): Problem {
  const description = `text of at most ${grouped(longest)} characters`;
  return wrongValue(subject, { kind: 'plain', description }, tree);
}

/** One of `allowed`, or null after saying which they are. */
export function oneOf<T extends string>(
  tree: Tree,
  subject: string,
  allowed: readonly T[],
  problems: Problem[],
): T | null {
  const found = tree.kind === 'scalar' ? allowed.find((value) => value === tree.value) : undefined;
  if (found !== undefined) return found;
  problems.push(wrongValue(subject, { kind: 'one-of', values: allowed }, tree));
  return null;
}

/**
 * A map with the keys that are allowed in it. Every other key is said to be unknown; where it is clear which one was
 * meant, what stands there is taken for it, so that what is wrong with that is said at once.
 */
export function allowedIn(
  map: MapTree,
  within: string,
  allowed: readonly string[],
  problems: Problem[],
): MapTree {
  const entries = new Map<string, Entry>();
  for (const entry of map.entries.values()) {
    if (allowed.includes(entry.key)) {
      entries.set(entry.key, entry);
      continue;
    }
    problems.push(unknownKey(entry, within, allowed));
    const meant = meantKey(entry.key, map, allowed, problems);
    if (meant !== null && !entries.has(meant)) entries.set(meant, { ...entry, key: meant });
  }
  return { ...map, entries };
}

/** A file may be wrong in every key: beyond so many problems no more is guessed. */
const MOST_GUESSED = 100;

/** The key of a map that was probably meant by one that is not allowed, unless the map has it, too; else null. */
export function meantKey(
  key: string,
  map: MapTree,
  allowed: readonly string[],
  problems: readonly Problem[],
): string | null {
  const meant = problems.length > MOST_GUESSED ? null : closest(key, allowed);
  return meant === null || map.entries.has(meant) ? null : meant;
}

export function unknownKey(entry: Entry, within: string, allowed: readonly string[]): Problem {
  return { kind: 'unknown-key', key: entry.key, within, allowed, at: entry.keyAt };
}
