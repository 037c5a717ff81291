/** Where something stands in a text: character offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text and the name under which messages speak of it. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** A place in a file. */
export interface FilePlace {
  readonly file: SourceFile;
  readonly at: Span;
}

export interface Scalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly quoted: boolean;
  readonly at: Span;
}

export interface Entry {
  readonly key: string;
  readonly keyAt: Span;
  readonly value: Tree;
}

export interface MapTree {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
  readonly at: Span;
}

export interface ListTree {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly at: Span;
}

/** A parsed text: plain values, each of which still knows where it was written. */
export type Tree = Scalar | MapTree | ListTree;

/** Keys of maps and positions in lists, from the outermost inwards. */
export type Path = readonly PropertyKey[];

/** The value under `key`, or undefined where `tree` is not a map or has no such key. */
export function child(tree: Tree, key: string): Tree | undefined {
  return tree.kind === 'map' ? tree.entries.get(key)?.value : undefined;
}

/** The value at the end of a path, or undefined where the path does not lead anywhere. */
export function treeAt(tree: Tree, path: Path): Tree | undefined {
  let at: Tree | undefined = tree;
  for (const part of path) {
    if (at === undefined) return undefined;
    at = at.kind === 'list' ? at.items[Number(part)] : child(at, String(part));
  }
  return at;
}

/** The map entry at the end of a path, with its key. */
export function entryAt(tree: Tree, path: Path): Entry | undefined {
  const parent = treeAt(tree, path.slice(0, -1));
  return parent?.kind === 'map' ? parent.entries.get(String(path.at(-1))) : undefined;
}

/** The entries of a map; none where there is no map. */
export function entriesOf(tree: Tree | undefined): readonly Entry[] {
  return tree?.kind === 'map' ? [...tree.entries.values()] : [];
}

/** The items of a list; none where there is no list. */
export function itemsOf(tree: Tree | undefined): readonly Tree[] {
  return tree?.kind === 'list' ? tree.items : [];
}

/** The first character of a value, where all of it would be too much to point at. */
export function startOf(tree: Tree): Span {
  return { start: tree.at.start, end: Math.min(tree.at.end, tree.at.start + 1) };
}

/** True for a key that is there but has no value. */
export function isEmpty(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}

export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** The same value without positions. Objects have no prototype, so that no key is special. */
export function plain(tree: Tree): Plain {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(plain);
  const result: Record<string, Plain> = Object.create(null);
  for (const entry of tree.entries.values()) result[entry.key] = plain(entry.value);
  return result;
}

/** The number that stands here; null where none does. */
export function numberIn(tree: Tree | undefined): number | null {
  return tree?.kind === 'scalar' && typeof tree.value === 'number' ? tree.value : null;
}
