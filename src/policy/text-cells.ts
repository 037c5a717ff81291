import { at, under } from '../rulebook/at.ts';
import type { Test } from '../rulebook/condition.ts';
import { Partition } from '../rulebook/partition.ts';
import { folded } from '../yaml/fold.ts';

/** Free texts that the rules of a policy treat alike; of each text as it is first written. */
export interface TextCell {
  readonly kind: 'texts';
  readonly values: readonly string[];
  /** Every text that begins so and that no rule names; the longest beginning counts. */
  readonly prefixes: readonly string[];
  /** Every text of which no rule says anything. */
  readonly others: boolean;
}

export interface TextCells {
  readonly cells: readonly TextCell[];
  /** The place of the cell in which a text lies. */
  readonly cellOf: (text: string) => number;
  /** The places of the cells in which a test holds. */
  readonly heldBy: (test: Test) => readonly number[];
}

/** Cuts all texts by what tests name: each value, each beginning, and the rest. */
export function textCells(tests: readonly Test[]): TextCells {
  const values = distinct(tests.flatMap((test) => (test.operator === 'in' ? test.values.map(String) : [])));
  const prefixes = distinct(tests.flatMap((test) => (test.operator === 'starts_with' ? test.prefixes : [])));
  const keys = [...values.keys()];
  const beginnings = [...prefixes.keys()];
  const places = new Map(keys.map((value, piece) => [value, piece]));
  const holding = new Map(tests.map((test) => [test, piecesWhere(test, places, beginnings)]));
  const partition = new Partition(keys.length + beginnings.length + 1);
  for (const held of holding.values()) partition.part({ kind: 'places', places: held });
  const classes = partition.classes();
  const classOf = new Map(classes.flatMap((pieces, cell) => pieces.map((piece) => [piece, cell] as const)));
  const pieceOf = pieceFinder(places, beginnings);
  const texts = [...values.values()];
  const asWritten = new Map(texts.map((text, piece) => [text, piece]));
  const starts = [...prefixes.values()];
  return {
    cells: classes.map((pieces) => ({
      kind: 'texts',
      values: pieces.filter((piece) => piece < texts.length).map((piece) => at(texts, piece)),
      prefixes: pieces
        .filter((piece) => piece >= texts.length && piece < texts.length + starts.length)
        .map((piece) => at(starts, piece - texts.length)),
      others: pieces.includes(texts.length + starts.length),
    })),
    cellOf: (text) => classOf.get(asWritten.get(text) ?? pieceOf(folded(text))) ?? 0,
    heldBy: (test) => [...new Set(under(holding, test).flatMap((piece) => classOf.get(piece) ?? []))],
  };
}

/** The texts that a reader tells apart, by what they are compared by, each as it is first written. */
function distinct(texts: readonly string[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const text of texts) if (!first.has(folded(text))) first.set(folded(text), text);
  return first;
}

/** Pieces are the values, each at its place, then the beginnings, then what is left. */
function piecesWhere(
  test: Test,
  places: ReadonlyMap<string, number>,
  beginnings: readonly string[],
): readonly number[] {
  if (test.operator === 'in') {
    const wanted = new Set(test.values.map((value) => folded(String(value))));
    return [...wanted].flatMap((value) => places.get(value) ?? []);
  }
  if (test.operator !== 'starts_with') return [];
  const wanted = new Set(test.prefixes.map(folded));
  const lengths = [...new Set(Array.from(wanted, (prefix) => prefix.length))];
  const begins = (text: string) => lengths.some((length) => wanted.has(text.slice(0, length)));
  return [...places.keys(), ...beginnings].flatMap((text, piece) => (begins(text) ? [piece] : []));
}

function pieceFinder(
  places: ReadonlyMap<string, number>,
  prefixes: readonly string[],
): (text: string) => number {
  const longestFirst = prefixes
    .map((prefix, index) => ({ prefix, piece: places.size + index }))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  const rest = places.size + prefixes.length;
  return (text) =>
    places.get(text) ?? longestFirst.find(({ prefix }) => text.startsWith(prefix))?.piece ?? rest;
}
