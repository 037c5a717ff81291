import { excerpt, positionOf } from '../yaml/excerpt.ts';
import { printable, printableLines } from '../yaml/printable.ts';
import type { FilePlace } from '../yaml/tree.ts';
import {
  type Block,
  citesText,
  type Entry,
  type Footnote,
  type Line,
  type Text,
  textOf,
  toneOf,
} from './block.ts';
import { Page, type PageOptions } from './page.ts';
import type { Column } from './table.ts';
import { textWidth } from './text-width.ts';

/** What lines are drawn with. */
interface Pen {
  readonly page: Page;
  readonly table: typeof import('./table.ts').table;
}

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** Blocks as text for a terminal, a blank line between them. */
export function terminalText(blocks: readonly Block[], options: PageOptions, table: Pen['table']): string {
  return `${drawnAll(blocks, { page: new Page(options), table }).join('\n\n')}\n`;
}

function drawnAll(blocks: readonly Block[], pen: Pen): readonly string[] {
  return blocks.map((block) => drawn(block, pen)).filter((text) => text !== '');
}

function drawn(block: Block, pen: Pen): string {
  const { page } = pen;
  switch (block.kind) {
    case 'heading':
      return block.remark === null ? page.paragraph(block.text) : page.spread(block.text, block.remark);
    case 'paragraph':
      return page.paragraph(withCites(block));
    case 'section':
      return page.section(block.label, block.items, block.margin);
    case 'list':
      return page.list(block.items);
    case 'definitions':
      return definitionLines(block, pen).join('\n');
    case 'entries':
      return entryLines(block, page).join('\n');
    case 'table':
      return tableLines(block, pen).join('\n');
    case 'verbatim':
      return printableLines(block.drawn(page.width));
    case 'chart':
      return '';
    case 'together':
      return drawnAll(block.blocks, pen).join('\n');
    case 'as-fits':
      return asFits(block, pen);
    case 'folded':
      return drawnAll(block.blocks, pen).join('\n\n');
    case 'footnotes':
      return block.notes.map((note) => page.paragraph(footnoteText(note))).join('\n');
    case 'front-matter':
      return block.fields.map(([name, value]) => page.paragraph(`${name}: ${fieldText(value)}`)).join('\n');
  }
}

function withCites({ cites, text }: Of<'paragraph'>): Text {
  return { text: textOf(text) + citesText(cites), tone: toneOf(text) };
}

function footnoteText({ number, text, url }: Footnote): string {
  return `[${number}] ${text}${url === null ? '' : ` ${url}`}`;
}

function fieldText(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : value.join('; ');
}

/** Where there is little room lines are folded, and their number says nothing. */
function asFits({ lines, versions }: Of<'as-fits'>, pen: Pen): string {
  let text = '';
  for (const blocks of versions) {
    text = drawnAll(blocks, pen).join('\n\n');
    if (pen.page.isNarrow || rowsOf(text, pen.page.width) <= lines) break;
  }
  return text;
}

/** The rows that a terminal of this width takes for a text; what is not folded may be longer. */
function rowsOf(text: string, width: number): number {
  const rows = text.split('\n').map((line) => Math.max(1, Math.ceil(textWidth(line) / width)));
  return rows.reduce((sum, each) => sum + each, 0);
}

/** The title stands two columns before the names; a plus joins what belongs together. */
function definitionLines({ title, indent, groups, align, more }: Of<'definitions'>, { page, table }: Pen) {
  const rows = groups.flatMap((group) =>
    group.map(({ name, text }, at) => ({ lead: at === 0 ? '' : '  + ', cells: [name, text].map(printable) })),
  );
  const columns: readonly Column[] = [{ align: 'left' }, { align, least: align === 'left' ? 20 : 0 }];
  const cells = rows.map((row) => row.cells);
  const lines = table(cells, columns, page.width - indent).flatMap((drawn, at) =>
    drawn.map((line, index) => (index === 0 ? (rows[at]?.lead ?? '') : '').padEnd(indent) + line),
  );
  const head = title === null ? [] : page.wrap(title, page.width - indent + 2);
  return [...head.map((line) => ' '.repeat(indent - 2) + line), ...lines, ...moreLines(more, indent, page)];
}

function moreLines(more: string | null, indent: number, page: Page): readonly string[] {
  if (more === null) return [];
  const lines = page.wrap(more, page.width - indent);
  return lines.map((line) => page.marked({ text: ' '.repeat(indent) + line, tone: 'faint' }));
}

function entryLines({ entries, indent, more }: Of<'entries'>, page: Page): readonly string[] {
  const lines = entries.flatMap((entry, index) => [
    ...headLines(entry, entry.mark ?? `${index + 1}. `, indent, page),
    ...(entry.place === null ? [] : [placeText(entry.place, page)]),
    ...entry.lines.flatMap((line) => belowLines(line, indent, page)),
  ]);
  return [...lines, ...moreLines(more, indent, page)];
}

/** "  +4.2  the-id-of-the-rule               published"; the last word goes below where there is no room. */
function headLines({ name, remark }: Entry, mark: Text, indent: number, page: Page): readonly string[] {
  const start = textWidth(textOf(mark));
  const margin = ' '.repeat(indent);
  const lines = page.wrap(textOf(name), page.width - Math.max(start, indent));
  const shown = lines.map((line, at) => {
    const text = page.marked({ text: line, tone: toneOf(name) });
    return at === 0 ? page.marked(mark) + text : margin + text;
  });
  if (remark === null) return shown;
  const end = page.marked(remark);
  const used = (lines.length === 1 ? start : indent) + textWidth(lines.at(-1) ?? '');
  const gap = page.width - used - textWidth(printable(textOf(remark)));
  return gap < 2
    ? [...shown, margin + end]
    : [...shown.slice(0, -1), `${shown.at(-1)}${' '.repeat(gap)}${end}`];
}

/** The line of a file, if there is any, under its place, which is never folded: terminals make links of places. */
function placeText({ file, at }: FilePlace, page: Page): string {
  const { line, column } = positionOf(file, at.start);
  const place = `${printable(file.name)}:${line}:${column}`;
  return file.text === '' ? place : `${place}\n${excerpt(file, at, page.width)}`;
}

function belowLines({ text, hanging, isLink }: Line, indent: number, page: Page): readonly string[] {
  if (isLink) return [' '.repeat(indent) + page.marked(text)];
  const more = hanging ? 2 : 0;
  return page
    .wrap(textOf(text), page.width - indent - more)
    .map(
      (part, at) =>
        ' '.repeat(indent + (at === 0 ? 0 : more)) + page.marked({ text: part, tone: toneOf(text) }),
    );
}

function tableLines({ columns, rows }: Of<'table'>, { page, table }: Pen): readonly string[] {
  const head = columns.map(({ head, short }): Text => {
    const text = page.isNarrow && short !== undefined ? short : textOf(head);
    return { text, tone: toneOf(head) };
  });
  const cells = [head, ...rows].map((row) => row.map((cell) => page.marked(cell)));
  const labelled = columns.map((column, at) => ({ ...column, head: printable(textOf(head[at] ?? '')) }));
  return table(cells, labelled, page.width).flat();
}
