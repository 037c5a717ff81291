import { parseSource } from '../yaml/parse.ts';
import type { Tree } from '../yaml/tree.ts';

let last: { readonly text: string; readonly tree: Tree | null } | null = null;

/** The tree of a profile's text, which is asked for again and again while it is edited; null where it cannot be read. */
export function treeOf(text: string): Tree | null {
  if (last?.text === text) return last.tree;
  const parsed = parseSource({ name: '', text }, 'a profile');
  last = { text, tree: parsed.ok ? parsed.value : null };
  return last.tree;
}
