import { pathText } from './system-path.ts';

/** What a revision of a repository has under a name. */
export type GitEntry =
  | { readonly kind: 'file' | 'link'; readonly id: string }
  /** The files of a submodule are in a repository of their own. */
  | { readonly kind: 'submodule' }
  | { readonly kind: 'folder'; readonly entries: Map<string, GitEntry> };

/** Makes a tree of the records `mode type hash TAB path NUL` of `git ls-tree -r -z`. */
export function readGitTree(records: Buffer): GitEntry & { readonly kind: 'folder' } {
  const root = { kind: 'folder', entries: new Map<string, GitEntry>() } as const;
  for (let at = 0; at < records.length; ) {
    const tab = records.indexOf('\t', at);
    const end = records.indexOf(0, tab);
    const [mode = '', , id = ''] = records.toString('latin1', at, tab).split(' ');
    const parts = pathText(records.subarray(tab + 1, end)).split('/');
    let folder = root.entries;
    for (const part of parts.slice(0, -1)) folder = folderIn(folder, part);
    folder.set(parts.at(-1) ?? '', entryOf(mode, id));
    at = end + 1;
  }
  return root;
}

function folderIn(entries: Map<string, GitEntry>, name: string): Map<string, GitEntry> {
  const known = entries.get(name);
  if (known?.kind === 'folder') return known.entries;
  const folder: GitEntry = { kind: 'folder', entries: new Map() };
  entries.set(name, folder);
  return folder.entries;
}

function entryOf(mode: string, id: string): GitEntry {
  if (mode === '160000') return { kind: 'submodule' };
  return { kind: mode === '120000' ? 'link' : 'file', id };
}

/** Where a path leads, links followed: the path without them; or why it leads nowhere. */
export type Found = { readonly path: string; readonly entry: GitEntry } | { readonly refused: string };

const MOST_LINKS = 40;

/** Goes down from the root as the system does. `targetOf` tells where the link with this hash leads; null: not known. */
export function follow(
  root: GitEntry,
  parts: readonly string[],
  targetOf: (id: string) => string | null,
): Found {
  const rest = [...parts];
  const way: { readonly name: string; readonly entry: GitEntry }[] = [];
  let followed = 0;
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    if (name === '' || name === '.') continue;
    if (name === '..') {
      if (way.pop() === undefined) return { refused: OUTSIDE };
      continue;
    }
    const folder = way.at(-1)?.entry ?? root;
    const entry = folder.kind === 'folder' ? folder.entries.get(name) : undefined;
    if (entry === undefined) return { refused: NOTHING };
    if (entry.kind !== 'link') {
      way.push({ name, entry });
      continue;
    }
    const target = targetOf(entry.id) ?? '/';
    if (target.startsWith('/')) return { refused: OUTSIDE };
    if (++followed > MOST_LINKS) return { refused: 'this link leads back to itself.' };
    rest.unshift(...target.split('/'));
  }
  return { path: way.map(({ name }) => name).join('/'), entry: way.at(-1)?.entry ?? root };
}

export const NOTHING = 'this link leads to nothing.';
const OUTSIDE = 'this link leads out of the repository.';

/** The hashes of all links below. */
export function linksIn(entry: GitEntry): readonly string[] {
  if (entry.kind === 'link') return [entry.id];
  return entry.kind === 'folder' ? [...entry.entries.values()].flatMap(linksIn) : [];
}
