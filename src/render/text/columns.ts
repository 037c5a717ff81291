import stringWidth from 'fast-string-width';
import { printable } from '../../source/printable.ts';
import type { Page } from './page.ts';

/** A name and what is said of it; `lead` stands before the name instead of the margin, and is as wide. */
export interface Row {
  readonly lead?: string;
  readonly left: string;
  readonly right: string;
}

/** Rows in two columns; what does not fit beside its name stands below it. */
export function columns(rows: readonly Row[], margin: number, page: Page): readonly string[] {
  const lefts = rows.map((row) => printable(row.left));
  const width = Math.max(0, ...lefts.map((left) => stringWidth(left)));
  return rows.flatMap(({ lead, right }, index) => {
    const start = lead ?? ' '.repeat(margin);
    const left = lefts[index];
    const gap = ' '.repeat(width - stringWidth(left) + 2);
    const text = printable(right);
    if (margin + width + 2 + stringWidth(text) <= page.width) return [`${start}${left}${gap}${text}`];
    const below = page.wrap(right, page.width - margin - 4);
    return [`${start}${left}`, ...below.map((line) => ' '.repeat(margin + 4) + line)];
  });
}
