import { describeFault, type Fault, readText, reasonOf } from '../../io/read-text.ts';
import { relativePaths } from '../../io/relative-paths.ts';
import type { Base, BasePlace } from '../../policy/bases.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { positionOf } from '../../yaml/excerpt.ts';
import { firstProblems } from '../../yaml/first-problems.ts';
import { printable } from '../../yaml/printable.ts';
import type { SourceFile } from '../../yaml/tree.ts';
import { describe } from '../../yaml/wording.ts';
import type { Loaded } from '../load.ts';
import type { BaseSearch } from './base-search.ts';
import { readNamed } from './inputs.ts';
import type { Search } from './search.ts';

/** The profiles as of the target branch; null where none is asked for. One that is broken does not stop the others. */
export function readBases({ bases, shown }: Search, rulebook: Rulebook): Loaded<readonly Base[] | null> {
  if (bases === null) return { ok: true, value: null };
  const read: Base[] = [];
  const faults: string[] = [];
  readFiles(bases, shown, rulebook, read, faults);
  for (const each of bases.revisions) readRevision(each, shown, rulebook, read, faults);
  return faults.length === 0
    ? { ok: true, value: read }
    : { ok: false, message: faults.map((fault) => `--base ${printable(fault)}`).join('\n') };
}

function readFiles(
  { files: found, patterns }: BaseSearch,
  shown: Search['shown'],
  rulebook: Rulebook,
  read: Base[],
  faults: string[],
): void {
  const { files, unread, unmatched } = found;
  const paths = relativePaths(patterns, [...files, ...unread.map(({ path }) => path)]);
  const placeOf = (path: string): BasePlace | null => {
    const below = paths.get(path);
    return below === undefined ? null : { from: 'folder', path: below };
  };
  faults.push(...unmatched.map((pattern) => `${pattern}: no profile is found here.`));
  for (const { kind, path, reason } of unread) {
    if (kind === 'folder') faults.push(`${path}: ${reason}`);
    else read.push(unreadable({ name: shown(path), text: '' }, placeOf(path), reason));
  }
  for (const path of files) {
    const text = readText(path);
    const file = { name: shown(path), text: text.ok ? text.file.text : '' };
    if (text.ok) read.push(baseOf(file, placeOf(path), rulebook));
    else if (isOfContent(text.fault)) read.push(unreadable(file, placeOf(path), reasonOf(text.fault)));
    else faults.push(describeFault(text.fault));
  }
}

/** Such a version may have been committed; anything else is wrong here and now. */
function isOfContent({ kind }: Fault): boolean {
  return kind === 'binary' || kind === 'too-large';
}

function readRevision(
  { revision, found }: BaseSearch['revisions'][number],
  shown: Search['shown'],
  rulebook: Rulebook,
  read: Base[],
  faults: string[],
): void {
  const texts = revision.read(found.files);
  if (texts === null) {
    faults.push(
      `${revision.name}: git does not have all of its files here, as in a partial clone. Fetch them first.`,
    );
    return;
  }
  const placeOf = (path: string): BasePlace => ({ from: 'root', path: shown(path) });
  for (const { path, reason } of found.unread)
    read.push(unreadable({ name: shown(path), text: '' }, placeOf(path), reason));
  for (const [path, text] of texts) {
    const file = { name: shown(path), text: text.ok ? text.text : '' };
    read.push(text.ok ? baseOf(file, placeOf(path), rulebook) : unreadable(file, placeOf(path), text.reason));
  }
}

function unreadable(file: SourceFile, at: BasePlace | null, why: string): Base {
  return { kind: 'broken', file, at, name: null, why };
}

function baseOf(file: SourceFile, at: BasePlace | null, rulebook: Rulebook): Base {
  const { name, profile } = readNamed(file, rulebook);
  if (profile.ok) return { kind: 'read', file, at, name, profile: profile.value };
  const [first] = firstProblems(profile.problems).shown;
  const line = first === undefined ? '' : `line ${positionOf(file, first.at.start).line}: `;
  return { kind: 'broken', file, at, name, why: first === undefined ? '' : line + describe(first).message };
}
