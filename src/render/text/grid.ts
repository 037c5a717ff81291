import Table from 'cli-table3';
import { printable } from '../../source/printable.ts';
import type { Page } from './page.ts';

/** No borders: columns are told apart by the space between them. */
export const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};

/** A table of numbers: the first column to the left, the others to the right. */
export function grid(head: readonly string[], rows: readonly (readonly string[])[], page: Page): string {
  const table = new Table({
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': page.isNarrow ? 1 : 3, compact: true },
    colAligns: head.map((_, index) => (index === 0 ? 'left' : 'right')),
    head: head.map((cell) => page.style.bold(cell)),
  });
  for (const row of rows) table.push(row.map(printable));
  return trimmed(table.toString());
}

/** Without the spaces that fill the lines of a table. */
export function trimmed(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
