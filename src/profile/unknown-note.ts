import { parseDocument } from 'yaml';
import type { FactId } from '../rulebook/fact.ts';
import { child, type Entry, entriesOf, isEmpty, itemsOf } from '../yaml/tree.ts';
import { treeOf } from './tree-of.ts';

/** Where a profile notes what was asked for and nobody knew, so that an interview that goes on does not ask again. */
export const NOTE = { group: 'x-interview', name: 'unknown' } as const;

const MEANING = [
  '  # Asked, and not known: an interview that goes on from here does not ask again.',
  '  # Take a line away to be asked.',
];

/** The lines of a note below its group. */
export function noteLines(facts: readonly FactId[]): string[] {
  return [...MEANING, `  ${NOTE.name}:`, ...facts.map((fact) => `    - ${fact}`)];
}

/** The facts that a profile notes as unknown. Keys that begin with x- are free, so anything else is no fault. */
export function notedIn(text: string): readonly FactId[] {
  const note = noteIn(text);
  const list = note === undefined ? undefined : child(note.value, NOTE.name);
  return itemsOf(list).flatMap((item) => (item.kind === 'scalar' ? [String(item.value)] : []));
}

/** False where somebody uses the key of the note for something else. */
export function canNote(text: string): boolean {
  const note = noteIn(text);
  return note === undefined || note.value.kind === 'map' || isEmpty(note.value);
}

/** The text of a profile without its note, everything else as it is. */
export function withoutNote(text: string): string {
  const note = noteIn(text);
  if (note === undefined || child(note.value, NOTE.name) === undefined) return text;
  const without = isPlainBlock(text, note) ? withoutLinesOf(text, note) : rewritten(text, note);
  return treeOf(without) === null ? text : without;
}

/** Most profiles have none, and are not read for it. */
function noteIn(text: string): Entry | undefined {
  if (!text.includes(NOTE.group)) return undefined;
  return entriesOf(treeOf(text) ?? undefined).find((entry) => entry.key === NOTE.group);
}

/** Whether the note has its lines for itself. */
function isPlainBlock(text: string, { keyAt, value }: Entry): boolean {
  const startsLine = keyAt.start === 0 || text[keyAt.start - 1] === '\n';
  return startsLine && text[treeOf(text)?.at.start ?? 0] !== '{' && entriesOf(value).length === 1;
}

function withoutLinesOf(text: string, { keyAt, value: { at } }: Entry): string {
  const end = at.start + text.slice(at.start, at.end).trimEnd().length;
  const lineEnd = text.indexOf('\n', end);
  const before = text.slice(0, keyAt.start).replace(/(?<!\n)(\r?\n)+$/, '\n');
  return before + (lineEnd === -1 ? '' : text.slice(lineEnd + 1));
}

function rewritten(text: string, { value }: Entry): string {
  const document = parseDocument(text, { uniqueKeys: false });
  document.deleteIn(entriesOf(value).length === 1 ? [NOTE.group] : [NOTE.group, NOTE.name]);
  return document.toString({ lineWidth: 0 });
}
