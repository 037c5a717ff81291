import { at } from '../../rulebook/at.ts';

export type Row = readonly string[];

/** Rows in columns: the first to the left, all others to the right. */
export function plainTable(rows: readonly Row[]): readonly string[] {
  const widths = at(rows, 0).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(at(widths, 0)) : cell.padStart(at(widths, column))))
      .join('  ')
      .trimEnd(),
  );
}

/** "50 (63 %)" */
export function shareOf(count: number, of: number): string {
  return of === 0 ? '-' : `${count} (${Math.round((100 * count) / of)} %)`;
}
