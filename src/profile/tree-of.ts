import { parseSource } from '../yaml/parse.ts';
import type { Tree } from '../yaml/tree.ts';

/** The tree of a profile's text; null where it cannot be read. */
export function treeOf(text: string): Tree | null {
  const parsed = parseSource({ name: '', text }, 'a profile');
  return parsed.ok ? parsed.value : null;
}
