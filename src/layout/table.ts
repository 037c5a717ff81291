import Table from 'cli-table3';
import { wrapAnsi } from 'fast-wrap-ansi';
import { type ColumnSize, sharedWidths, sizeOf, sum, widest } from './column-widths.ts';
import { textWidth } from './text-width.ts';

export type Align = 'left' | 'right' | 'center';

/** A column of a table; one of running text is not squeezed below `least`. */
export interface Column {
  readonly align: Align;
  readonly least?: number;
  /** Its head, as the first row has it: said with each cell where there is no room for columns. */
  readonly head?: string;
}

type Rows = readonly (readonly string[])[];

/** How far columns are apart, and how many of the first ones stand on lines of their own, above the others. */
interface Layout {
  readonly gap: number;
  readonly above: 0 | 1;
}

const NARROWEST: Layout = { gap: 1, above: 1 };

/** The first in which every word stays whole is taken, else cells stand below each other where they have heads, else the last. */
const LAYOUTS: readonly Layout[] = [
  { gap: 2, above: 0 },
  { gap: 1, above: 0 },
  { gap: 2, above: 1 },
  NARROWEST,
];
const INDENT = 2;

/** The signs of which the library makes borders. */
const SIGNS = ['top', 'bottom'].flatMap((side) => [side, `${side}-left`, `${side}-mid`, `${side}-right`]);
const NO_BORDERS = Object.fromEntries([...SIGNS, 'left', 'middle', 'right'].map((sign) => [sign, '']));

/** Nothing is cut off, but the library measures this sign all the same, and its own one takes long to measure. */
const NEVER_USED = '.';

/**
 * The lines of each row of a table without borders. Cells are printable, apart from colours; the first one names its
 * row. What is wider than its column goes on below, so that no line is wider than `width`.
 */
export function table(rows: Rows, columns: readonly Column[], width: number): Rows {
  const sizes = columns.map((column, at) => {
    const cells = rows.map((row) => cellOf(row, at));
    return sizeOf(cells, column.least ?? 0, width - INDENT);
  });
  const found = LAYOUTS.find((each) => fits(each, sizes, width));
  if (found === undefined && columns.every(({ head }) => head !== undefined))
    return stacked(rows, columns, width);
  const layout = found ?? NARROWEST;
  const { above, gap } = layout;
  const widths = sharedWidths(sizes.slice(above), roomIn(layout, sizes, width));
  const cells = rows.map((row) => widths.map((each, at) => folded(cellOf(row, at + above), each)));
  const blocks = drawn(cells, columns.slice(above), gap);
  if (above === 0) return blocks;
  const names = rows.map((row) => cellOf(row, 0));
  return names.map((name, at) => {
    const below = (blocks[at] ?? []).map((line) => ' '.repeat(INDENT) + line);
    const all = [...folded(name, width).split('\n'), ...below];
    return all.map((line) => line.trimEnd()).filter((line) => line !== '');
  });
}

/** Each row below its name, a line for each cell that says something. */
function stacked(rows: Rows, columns: readonly Column[], width: number): Rows {
  return rows.map((row, at) => {
    const name = cellOf(row, 0);
    const cells =
      at === 0 ? [] : columns.slice(1).map(({ head = '' }, place) => [head, cellOf(row, place + 1)]);
    const lines = cells.flatMap(([head, cell]) =>
      cell === ''
        ? []
        : folded(`${head}: ${cell}`, width - 2 * INDENT)
            .split('\n')
            .map(setIn),
    );
    return [...folded(name, width).split('\n'), ...lines]
      .map((line) => line.trimEnd())
      .filter((line) => line !== '');
  });
}

/** What goes on is set in further than where it begins. */
function setIn(line: string, at: number): string {
  return ' '.repeat(at === 0 ? INDENT : 2 * INDENT) + line;
}

/** Every row has a cell for every column. */
function cellOf(row: readonly string[], column: number): string {
  const cell = row[column];
  if (cell === undefined) throw new Error(`A row of ${row.length} cells has none for column ${column + 1}.`);
  return cell;
}

function fits(layout: Layout, sizes: readonly ColumnSize[], width: number): boolean {
  const least = sizes.slice(layout.above).map((size) => size.least);
  return sum(least) <= roomIn(layout, sizes, width);
}

/** What a layout leaves for the cells themselves. */
function roomIn({ above, gap }: Layout, sizes: readonly ColumnSize[], width: number): number {
  return width - above * INDENT - gap * (sizes.length - above - 1);
}

function folded(cell: string, width: number): string {
  return textWidth(cell) <= width ? cell : wrapAnsi(cell, width, { hard: true });
}

/**
 * The lines of each row. One at a time, since the library compares every cell with all those above it, and measures all of
 * a cell for each of its lines.
 */
function drawn(rows: Rows, columns: readonly Column[], gap: number): Rows {
  const widths = columns.map((_, at) => gap + widest(rows.flatMap((row) => cellOf(row, at).split('\n'))));
  const drawing = (line: string[]) => {
    const made = new Table({
      chars: NO_BORDERS,
      style: { 'padding-left': 0, 'padding-right': gap, head: [], border: [] },
      colAligns: columns.map(({ align }) => align),
      colWidths: [...widths],
      truncate: NEVER_USED,
    });
    made.push(line);
    return made.toString().trimEnd();
  };
  return rows.map((row) => linesOf(row).map(drawing));
}

/** The lines of all cells of a row beside each other. */
function linesOf(row: readonly string[]): string[][] {
  const cells = row.map((cell) => cell.split('\n'));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) => cells.map((lines) => lines[at] ?? ''));
}
