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

/** The value under `key`, or undefined where `tree` is not a map or has no such key. */
export function child(tree: Tree, key: string): Tree | undefined {
  return tree.kind === 'map' ? tree.entries.get(key)?.value : undefined;
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
