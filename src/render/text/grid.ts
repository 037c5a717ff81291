import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { printable } from '../../source/printable.ts';
import type { Page } from './page.ts';

/** A column of a table: what stands where in it, and how many columns of the terminal it takes. */
export interface Column {
  readonly align: 'left' | 'right' | 'center';
  readonly width: number;
}

/** Rows of cells under each other without lines, `gap` apart. Cells that are too wide go on below. */
export function aligned(
  rows: readonly (readonly string[])[],
  columns: readonly Column[],
  gap: number,
): string {
  return rows.flatMap((row) => linesOf(row, columns, gap)).join('\n');
}

function linesOf(row: readonly string[], columns: readonly Column[], gap: number): readonly string[] {
  const cells = columns.map(({ width }, at) => {
    const cell = row[at] ?? '';
    return stringWidth(cell) <= width ? [cell] : wrapAnsi(cell, width, { hard: true }).split('\n');
  });
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const parts = columns.map((column, at) => padded(cells[at]?.[line] ?? '', column));
    return parts.join(' '.repeat(gap)).trimEnd();
  });
}

function padded(cell: string, { align, width }: Column): string {
  const room = Math.max(0, width - stringWidth(cell));
  const left = align === 'right' ? room : align === 'center' ? Math.floor(room / 2) : 0;
  return ' '.repeat(left) + cell + ' '.repeat(room - left);
}

/** A table of figures: the first column and the last one to the left, the others to the right, the head in bold. */
export function grid(head: readonly string[], rows: readonly (readonly string[])[], page: Page): string {
  const gap = page.isNarrow ? 1 : 2;
  const columns = head.map((name, at): Column => {
    const width = Math.max(...[name, ...rows.map((row) => row[at] ?? '')].map((cell) => stringWidth(cell)));
    return { align: at === 0 || at === head.length - 1 ? 'left' : 'right', width };
  });
  return aligned(
    [head.map((name) => page.style.bold(name)), ...rows.map((row) => row.map(printable))],
    columns,
    gap,
  );
}
