import { isAbsolute, join, relative, sep } from 'node:path';
import type { Entry, FileSystem, Look } from './file-system.ts';
import { repositoryRoot } from './find-upwards.ts';
import { type GitObject, gitObjects, gitTree } from './git.ts';
import { type Found, follow, type GitEntry, linksIn, NOTHING, readGitTree } from './git-tree.ts';
import { MAX_BYTES, textIn } from './read-text.ts';
import { absolutePath, pathText } from './system-path.ts';

export type Opened =
  | { readonly kind: 'opened'; readonly revision: Revision }
  /** Outside a repository there are no revisions. */
  | { readonly kind: 'no-repository' | 'unknown' | 'ambiguous' }
  | { readonly kind: 'failed'; readonly message: string };

/** Opens what a commit, branch or tag holds, in the repository around a folder. */
export function openRevision(name: string, folder: string): Opened {
  const repository = repositoryRoot(folder);
  if (repository === null) return { kind: 'no-repository' };
  if (name === '' || name.startsWith('-') || /[\p{Cc}\s]/u.test(name)) return { kind: 'unknown' };
  const found = gitObjects(repository, [`${name}^{tree}`], 'headers');
  if (!found.ok) return { kind: 'failed', message: found.message };
  if (/is ambiguous/.test(found.said)) return { kind: 'ambiguous' };
  const [tree = null] = found.objects;
  if (tree === null) return { kind: 'unknown' };
  const records = gitTree(repository, tree.id);
  if (!records.ok) return { kind: 'failed', message: records.message };
  return { kind: 'opened', revision: new Revision(name, repository, readGitTree(records.output)) };
}

/** What was read of a file: its text, or why it is none. */
export type ReadAt =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/** The files of a revision under the paths that they have, or would have, on disk. */
export class Revision implements FileSystem {
  readonly name: string;
  private readonly repository: string;
  private readonly tree: GitEntry;
  private links: ReadonlyMap<string, GitObject> | null = null;
  private isWhole = true;

  constructor(name: string, repository: string, tree: GitEntry) {
    this.name = name;
    this.repository = repository;
    this.tree = tree;
  }

  look(path: string): Look {
    const found = this.find(path);
    if ('refused' in found) return { kind: 'refused', reason: found.refused };
    return { kind: found.entry.kind === 'file' ? 'file' : 'folder' };
  }

  entries(folder: string): readonly Entry[] | string {
    const found = this.find(folder);
    if ('refused' in found) return found.refused;
    if (found.entry.kind !== 'folder') return [];
    return Array.from(found.entry.entries, ([name, { kind }]): Entry => {
      if (kind === 'file') return { name, kind };
      if (kind !== 'link') return { name, kind: 'folder' };
      return { name, kind: this.look(join(folder, name)).kind === 'folder' ? 'linked-folder' : 'file' };
    });
  }

  realPath(path: string): string {
    const found = this.find(path);
    return 'refused' in found ? absolutePath(path) : join(this.repository, found.path);
  }

  /** Reads many files at once; null where git does not have all that is needed, as in a partial clone. */
  read(paths: readonly string[]): ReadonlyMap<string, ReadAt> | null {
    const files = paths.flatMap((path) => {
      const found = this.find(path);
      return 'entry' in found && found.entry.kind === 'file' ? [{ path, id: found.entry.id }] : [];
    });
    const objects = this.objects(files.map(({ id }) => id));
    return this.isWhole ? new Map(files.map(({ path, id }) => [path, textOf(objects.get(id))])) : null;
  }

  private find(path: string): Found {
    const absolute = absolutePath(path);
    const inside = isAbsolute(absolute) ? relative(this.repository, absolute) : '..';
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return { refused: NOTHING };
    return follow(this.tree, inside.split(sep), (id) => this.target(id));
  }

  /** Where a link leads. All are read at once, when the first is met. */
  private target(id: string): string | null {
    this.links ??= this.objects(linksIn(this.tree));
    const content = this.links.get(id)?.content ?? null;
    return content === null ? null : pathText(content);
  }

  /** Objects by their hashes; without their content those that are too large to be read. */
  private objects(wanted: readonly string[]): ReadonlyMap<string, GitObject> {
    const headers = gitObjects(this.repository, [...new Set(wanted)], 'headers');
    const known = headers.ok ? headers.objects.filter((each) => each !== null) : [];
    const small = known.filter(({ size }) => size <= MAX_BYTES).map(({ id }) => id);
    const contents = gitObjects(this.repository, small, 'contents');
    const read = contents.ok ? contents.objects.filter((each) => each !== null) : [];
    if (known.length < new Set(wanted).size || read.length < small.length) this.isWhole = false;
    return new Map([...known, ...read].map((each) => [each.id, each]));
  }
}

function textOf(object: GitObject | undefined): ReadAt {
  if (object === undefined || object.content === null)
    return { ok: false, reason: 'larger than 1 MiB, the most that is read.' };
  const text = textIn(object.content);
  return text === null ? { ok: false, reason: 'this is not text in UTF-8.' } : { ok: true, text };
}
