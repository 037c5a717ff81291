import { wrapAnsi } from 'fast-wrap-ansi';
import { printable } from '../yaml/printable.ts';
import { textWidth } from './text-width.ts';

/** Marks text with the few colours that have a meaning, or leaves it as it is. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly red: (text: string) => string;
}

/** How much room there is, in columns, and how text is marked. */
export interface PageOptions {
  readonly width: number;
  readonly style: Style;
}

const asIs = (text: string) => text;

/** Below this width a section's label stands on a line of its own. */
const NARROW = 72;
const LABEL_WIDTH = 15;

/** An entry of a section: a sentence and, at the right edge, a short remark on it. */
export interface Item {
  readonly text: string;
  readonly remark?: string;
}

/** Lays out text in a terminal of a given width. Text given to it is made printable first. */
export class Page {
  readonly style: Style;
  readonly width: number;
  readonly isNarrow: boolean;

  constructor(options: PageOptions) {
    this.width = Math.max(40, Math.min(options.width, 100));
    this.style = options.style;
    this.isNarrow = this.width < NARROW;
  }

  /** Lines no longer than `width`. */
  wrap(text: string, width = this.width): readonly string[] {
    const clean = printable(text.replace(/\s+/g, ' ').trim());
    return wrapAnsi(clean, Math.max(10, width), { hard: true }).split('\n');
  }

  paragraph(text: string): string {
    return this.wrap(text).join('\n');
  }

  /** A heading in bold. */
  title(text: string): string {
    return this.wrap(text)
      .map((line) => this.style.bold(line))
      .join('\n');
  }

  /** `left` and, at the right edge or on the next line, `right`. */
  spread(
    left: string,
    right: string,
    decorate: { left?: Style['bold']; right?: Style['bold'] } = {},
  ): string {
    const lines = this.wrap(left, this.width);
    const end = printable(right);
    const last = lines.at(-1) ?? '';
    const gap = this.width - textWidth(last) - textWidth(end);
    const { left: markLeft = asIs, right: markRight = asIs } = decorate;
    const shown = lines.map((line) => markLeft(line)).join('\n');
    return gap >= 2 ? `${shown}${' '.repeat(gap)}${markRight(end)}` : `${shown}\n${markRight(end)}`;
  }

  /** A label and its entries beside it, or below it where there is little room. */
  section(label: string, items: readonly Item[]): string {
    const indent = this.isNarrow ? 2 : LABEL_WIDTH;
    const lines = items.flatMap((item) => this.itemLines(item, this.width - indent));
    const head = this.style.bold(label);
    if (this.isNarrow) return [head, ...lines.map((line) => `  ${line}`)].join('\n');
    const margin = ' '.repeat(LABEL_WIDTH);
    const [first = '', ...rest] = lines;
    return [
      `${head}${' '.repeat(Math.max(1, LABEL_WIDTH - label.length))}${first}`,
      ...rest.map((line) => margin + line),
    ].join('\n');
  }

  /** The lines of an entry; those after the first are set in, so that entries can be told apart. */
  private itemLines({ text, remark }: Item, width: number): readonly string[] {
    const beside = remark !== undefined && !this.isNarrow;
    const column = beside ? Math.max(9, textWidth(remark)) + 2 : 0;
    const [first = '', ...rest] = this.wrap(
      remark === undefined || beside ? text : `${text} (${remark})`,
      width - column - 2,
    );
    const lines = [first, ...rest.map((line) => `  ${line}`)];
    if (!beside) return lines;
    const gap = ' '.repeat(Math.max(1, width - textWidth(first) - textWidth(remark)));
    return [`${first}${gap}${this.style.dim(printable(remark))}`, ...lines.slice(1)];
  }
}
