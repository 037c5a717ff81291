import { printable } from '../yaml/printable.ts';
import { type Column, table } from './table.ts';

/** A name and what is said of it; `lead` stands before the name instead of the margin, and is as wide. */
export interface Definition {
  readonly lead?: string;
  readonly name: string;
  readonly text: string;
}

const COLUMNS: readonly Column[] = [{ align: 'left' }, { align: 'left', least: 20 }];

/** The lines of names with texts beside them, or below them where there is little room. */
export function definitions(list: readonly Definition[], margin: number, width: number): readonly string[] {
  const rows = list.map(({ name, text }) => [printable(name), printable(text)]);
  const blank = ' '.repeat(margin);
  return table(rows, COLUMNS, width - margin).flatMap((lines, at) =>
    lines.map((line, index) => (index === 0 ? (list[at]?.lead ?? blank) : blank) + line),
  );
}
