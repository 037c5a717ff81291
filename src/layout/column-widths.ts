import { textWidth } from './text-width.ts';

/** How wide a column would like to be, and how wide it has to be for its words to stay whole. */
export interface ColumnSize {
  readonly wanted: number;
  readonly least: number;
}

/**
 * The size of a column with these cells; at least `least`, if it has so much. A word that is wider than `longest` is
 * cut wherever it stands, so it asks for nothing.
 */
export function sizeOf(cells: readonly string[], least: number, longest: number): ColumnSize {
  const wanted = widest(cells);
  const words = cells.flatMap((cell) => cell.split(' ')).filter((word) => textWidth(word) <= longest);
  return { wanted, least: Math.min(wanted, Math.max(least, widest(words))) };
}

/** Widths that need no more than `room` together: the widest columns give way, and cut words only if they must. */
export function sharedWidths(sizes: readonly ColumnSize[], room: number): readonly number[] {
  const wanted = sizes.map((size) => Math.min(size.wanted, room));
  const whole = squeezed(
    wanted,
    sizes.map(({ least }) => least),
    room,
  );
  return squeezed(
    whole,
    sizes.map(() => 1),
    room,
  );
}

function squeezed(widths: readonly number[], least: readonly number[], room: number): readonly number[] {
  const left = [...widths];
  for (let over = sum(left) - room; over > 0; over--) {
    const yielding = left.map((width, at) => (width > (least[at] ?? 0) ? width : 0));
    const most = Math.max(...yielding);
    if (most === 0) break;
    left[yielding.indexOf(most)] = most - 1;
  }
  return left;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** The width of the widest text. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(text)), 0);
}
