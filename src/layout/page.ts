import { wrapAnsi } from 'fast-wrap-ansi';
import { printable } from '../yaml/printable.ts';
import { citesText, type Item, type Text, type Tone, textOf, toneOf } from './block.ts';
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

const STYLE_OF: Readonly<Record<Exclude<Tone, 'plain'>, keyof Style>> = {
  strong: 'bold',
  faint: 'dim',
  good: 'green',
  doubtful: 'yellow',
  bad: 'red',
};

/** Below this width a section's label stands on a line of its own. */
const NARROW = 72;

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

  /** A text made printable, as it stands out. */
  marked(text: Text): string {
    const tone = toneOf(text);
    const shown = printable(textOf(text));
    return tone === 'plain' ? shown : this.style[STYLE_OF[tone]](shown);
  }

  paragraph(text: Text): string {
    const lines = this.wrap(textOf(text)).map((line) => this.marked({ text: line, tone: toneOf(text) }));
    return lines.join('\n');
  }

  /** `left` and, at the right edge or on the next line, `right`. */
  spread(left: Text, right: Text): string {
    const last = this.wrap(textOf(left)).at(-1) ?? '';
    const gap = this.width - textWidth(last) - textWidth(printable(textOf(right)));
    const between = gap >= 2 ? ' '.repeat(gap) : '\n';
    return this.paragraph(left) + between + this.marked(right);
  }

  /** A label and its entries beside it, or below it where there is little room. */
  section(label: string, items: readonly Item[], margin = label.length + 2): string {
    const indent = this.isNarrow ? 2 : margin;
    const lines = items.flatMap((item) => this.itemLines(item, this.width - indent));
    const head = this.style.bold(printable(label));
    if (this.isNarrow) return [head, ...lines.map((line) => `  ${line}`)].join('\n');
    const [first = '', ...rest] = lines;
    return [
      `${head}${' '.repeat(Math.max(1, margin - label.length))}${first}`,
      ...rest.map((line) => ' '.repeat(margin) + line),
    ].join('\n');
  }

  /** Entries below each other. */
  list(items: readonly Item[]): string {
    return items.flatMap((item) => this.itemLines(item, this.width)).join('\n');
  }

  /** The lines of an entry; those after the first are set in, so that entries can be told apart. */
  private itemLines({ cites, isCommand, text: said, remark }: Item, width: number): readonly string[] {
    if (isCommand) return [`  ${printable(said)}`];
    const text = said + citesText(cites);
    if (remark === undefined) return this.hanging(text, width);
    if (this.isNarrow) return this.hanging(`${text} (${remark})`, width);
    const [first = '', ...rest] = this.hanging(text, width - Math.max(9, textWidth(remark)) - 4);
    const gap = ' '.repeat(Math.max(1, width - textWidth(first) - textWidth(remark)));
    return [`${first}${gap}${this.style.dim(printable(remark))}`, ...rest];
  }

  private hanging(text: string, width: number): readonly string[] {
    const [first = ''] = this.wrap(text, width);
    const rest = this.wrap(text, Number.MAX_SAFE_INTEGER).join(' ').slice(first.length);
    return rest === '' ? [first] : [first, ...this.wrap(rest, width - 2).map((line) => `  ${line}`)];
  }
}
