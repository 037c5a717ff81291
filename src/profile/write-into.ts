import { isAlias, isMap, parseDocument } from 'yaml';
import { under } from '../rulebook/at.ts';
import { factsByGroup } from '../rulebook/fact-id.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { child, type Entry, type MapTree, type Tree } from '../yaml/tree.ts';
import { type Change, changesOf, type GroupChange, noteChange } from './changes.ts';
import { treeOf } from './tree-of.ts';
import { canNote, NOTE, withoutNote } from './unknown-note.ts';
import { type Contents, yamlValue } from './write-new.ts';

/**
 * Writes values into the text of a profile and leaves everything else as it is: comments, order, layout. An entry
 * that was commented out or left empty is filled in its place; others follow the entry that precedes them in the
 * rulebook, with their question as a comment. Only a note of what is unknown does not stay: the new one takes its place.
 */
export function editProfile(noted: string, rulebook: Rulebook, added: Contents): string {
  const { text, end } = withoutEnd(withoutNote(noted));
  const changes = [...changesOf(rulebook, added), ...(canNote(text) ? noteChange(added.unknown) : [])];
  const order = orderOf(rulebook);
  const edited = changes.reduce<string | null>(
    (before, change) => (before === null ? null : apply(before, change, order)),
    text.endsWith('\n') || text === '' ? text : `${text}\n`,
  );
  const kept = edited !== null && changes.every((change) => says(edited, change)) ? edited : null;
  return withLineEnds((kept ?? rewritten(text, changes)) + end, text.includes('\r\n') ? '\r\n' : '\n');
}

/** Sets a line `...`, with which a document may end, apart from the document, with the comments after it. */
function withoutEnd(text: string): { readonly text: string; readonly end: string } {
  const lines = text.split('\n');
  const at = lines.findLastIndex((line) => /^\.\.\.(\s|$)/.test(line));
  const isEnd = at !== -1 && lines.slice(at + 1).every((line) => /^\s*(#|$)/.test(line));
  if (!isEnd) return { text, end: '' };
  return {
    text: lines
      .slice(0, at)
      .map((line) => `${line}\n`)
      .join(''),
    end: lines.slice(at).join('\n'),
  };
}

function withLineEnds(text: string, lineEnd: string): string {
  return text.replace(/\r?\n/g, lineEnd);
}

type Order = ReadonlyMap<string, readonly string[]>;

/** The names in each group, in the order of the rulebook. */
function orderOf(rulebook: Rulebook): Order {
  const criteria = rulebook.criteria.map((criterion) => criterion.id);
  return new Map([
    ...[...factsByGroup(rulebook.facts)].map(([group, facts]) => [group, [...facts.keys()]] as const),
    ['priorities', criteria],
    ['assumptions', []],
    [NOTE.group, [NOTE.name]],
  ]);
}

/** The text with one entry more, or null where its form is one that is not edited line by line. */
function apply(text: string, change: Change, order: Order): string | null {
  const tree = treeOf(text);
  if (tree?.kind !== 'map' || text[tree.at.start] === '{') return null;
  return isGrouped(change) ? applyInGroup(text, tree, change, order) : applyAtTop(text, tree, change);
}

function isGrouped(change: Change): change is GroupChange {
  return change.group !== null;
}

/** In place of what stands there, or commented out; else above all other entries. */
function applyAtTop(text: string, tree: MapTree, change: Change): string | null {
  const known = tree.entries.get(change.name);
  if (known !== undefined) return withValue(text, known, change);
  const lines = text.split('\n');
  const [first] = tree.entries.values();
  const top = first === undefined ? lines.length : lineOf(text, first.keyAt.start);
  const commented = lines.findIndex((line, at) => at < top && line.startsWith(`# ${change.name}:`));
  if (commented !== -1) return lines.toSpliced(commented, 1, ...change.lines).join('\n');
  return lines.toSpliced(top, 0, ...change.lines).join('\n');
}

function applyInGroup(text: string, tree: MapTree, change: GroupChange, order: Order): string | null {
  const group = tree.entries.get(change.group);
  if (group === undefined) return withGroup(text, tree, change, order);
  const known = child(group.value, change.name);
  if (known !== undefined && group.value.kind === 'map')
    return withValue(text, group.value.entries.get(change.name), change);
  if (group.value.kind === 'map' && text[group.value.at.start] === '{') {
    const last = [...group.value.entries.values()].at(-1);
    const end = last?.value.at.end ?? group.value.at.start + 1;
    const entry = `${change.name}: ${yamlValue(change.value)}`;
    return splice(text, end, end, last === undefined ? ` ${entry}` : `, ${entry}`);
  }
  return withEntry(text, tree, group, change, order);
}

function splice(text: string, from: number, to: number, inserted: string): string {
  return text.slice(0, from) + inserted + text.slice(to);
}

/** The text with a value in place of an entry's value, or of nothing. */
function withValue(text: string, entry: Entry | undefined, change: Change): string | null {
  if (entry === undefined) return null;
  const { value } = change;
  const { start } = entry.value.at;
  // A list in block style ends where the next line begins.
  const end = start + text.slice(start, entry.value.at.end).trimEnd().length;
  if (end > start) {
    const beside = /^ # (.*)/.exec(text.slice(end));
    const isOurs = beside !== null && change.comments.includes(beside[1] ?? '');
    const stated = change.lines.at(-1)?.slice(`  ${change.name}: `.length);
    return isOurs
      ? splice(text, start, end + beside[0].length, stated ?? yamlValue(value))
      : splice(text, start, end, yamlValue(value));
  }
  const colon = text.indexOf(':', entry.keyAt.end);
  return colon === -1 ? null : splice(text, colon + 1, colon + 1, ` ${yamlValue(value)}`);
}

/** The text with an entry more in a group in block style, or in one that holds nothing yet. */
function withEntry(
  text: string,
  tree: MapTree,
  group: Entry,
  change: GroupChange,
  order: Order,
): string | null {
  const lines = text.split('\n');
  const from = lineOf(text, group.keyAt.start);
  const next = [...tree.entries.values()].find((entry) => entry.keyAt.start > group.keyAt.start);
  const to = next === undefined ? lines.length : lineOf(text, next.keyAt.start);
  const entries = group.value.kind === 'map' ? [...group.value.entries.values()] : [];
  if (entries.length === 0 && group.value.at.end > group.value.at.start)
    return apply(splice(text, group.value.at.start, group.value.at.end, ''), change, order);
  const [first] = entries;
  const indent = first === undefined ? '  ' : indentOf(text, first.keyAt.start);
  const commented = lines.findIndex(
    (line, at) =>
      at > from && at < to && line.trimStart().replace(/^#\s*/, '#').startsWith(`#${change.name}:`),
  );
  const stated = change.lines.map((line) => indent + line.slice(2));
  if (commented !== -1) return lines.toSpliced(commented, 1, ...stated.slice(-1)).join('\n');
  const preceding = precedingIn(under(order, change.group), change.name);
  const sibling = entries.findLast((entry) => preceding.includes(entry.key));
  const before = first === undefined ? from + 1 : lineOf(text, first.keyAt.start);
  const at = sibling === undefined ? before : lastLineOf(text, sibling.value) + 1;
  return lines.toSpliced(at, 0, ...stated).join('\n');
}

/** The text with a group more: before the next one in the order of the rulebook, else at the end. */
function withGroup(text: string, tree: MapTree, change: GroupChange, order: Order): string {
  const groups = [...order.keys()];
  const following = groups.slice(groups.indexOf(change.group) + 1);
  const next = [...tree.entries.values()].find((entry) => following.includes(entry.key));
  const lines = text.split('\n');
  const block = [`${change.group}:`, ...change.lines];
  if (next === undefined) return `${text}${block.join('\n')}\n`;
  return lines.toSpliced(lineOf(text, next.keyAt.start), 0, ...block).join('\n');
}

function precedingIn(names: readonly string[], name: string): readonly string[] {
  return names.slice(0, names.indexOf(name));
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}

/** The last line on which something of a value stands: a block may span trailing blank lines. */
function lastLineOf(text: string, { at }: Tree): number {
  return lineOf(text, at.start + text.slice(at.start, at.end).trimEnd().length);
}

function indentOf(text: string, offset: number): string {
  return ' '.repeat(offset - text.lastIndexOf('\n', offset - 1) - 1);
}

function says(text: string, { group, name, value }: Change): boolean {
  const tree = treeOf(text);
  const within = tree === null ? undefined : group === null ? tree : child(tree, group);
  const found = within === undefined ? undefined : child(within, name);
  if (found?.kind === 'list')
    return found.items.map((item) => (item.kind === 'scalar' ? item.value : null)).join() === String(value);
  return found?.kind === 'scalar' && found.value === value;
}

/** For layouts that are not edited line by line, such as JSON: comments and order survive, spaces may not. */
function rewritten(text: string, changes: readonly Change[]): string {
  const document = parseDocument(text, { uniqueKeys: false });
  for (const { group, name, value } of changes) {
    if (group === null) {
      document.set(name, value);
      continue;
    }
    const before = document.get(group, true);
    const resolved = isAlias(before) ? before.resolve(document)?.clone() : before;
    document.set(group, isMap(resolved) ? resolved : document.createNode({}));
    document.setIn([group, name], value);
  }
  return document.toString({ lineWidth: 0 });
}
