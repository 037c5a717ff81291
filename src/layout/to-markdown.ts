import { positionOf } from '../yaml/excerpt.ts';
import { printableLines } from '../yaml/printable.ts';
import type { FilePlace } from '../yaml/tree.ts';
import {
  type Block,
  type Definition,
  type Entry,
  type Footnote,
  type Item,
  type Line,
  type Text,
  textOf,
  toneOf,
} from './block.ts';
import { escapeInline, escapeMarkdown, markdownCode, markdownLink, quotedScalar } from './markdown-escape.ts';
import type { Align } from './table.ts';

const VERBATIM_WIDTH = 100;

/** Blocks as a Markdown document. What they say is escaped here, and nowhere before. */
export function toMarkdown(blocks: readonly Block[]): string {
  return `${blocks
    .flatMap(written)
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

/** The parts of a block between which there are blank lines. */
function written(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [
        heading(block.level, textOf(block.text)),
        block.remark === null ? '' : remarkLine(block.remark),
      ];
    case 'paragraph':
      return [lineText(block.text) + marks(block.cites)];
    case 'section':
      return [heading(block.level, block.label), bullets(block.items.map(itemText))];
    case 'list':
      return [bullets(block.items.map(itemText))];
    case 'definitions':
      return [
        block.title === null ? '' : `${escapeMarkdown(block.title)}:`,
        bullets(block.groups.map(groupText)),
        escapeMarkdown(block.more ?? ''),
      ];
    case 'entries':
      return [
        block.entries.map((entry, at) => entryText(entry, at, block.remarks)).join('\n'),
        escapeMarkdown(block.more ?? ''),
      ];
    case 'table':
      return [tableText(block)];
    case 'verbatim':
      return [fenced(block.drawn(VERBATIM_WIDTH))];
    case 'chart':
      return [];
    case 'together':
    case 'folded':
      return block.blocks.flatMap(written);
    case 'as-fits':
      return (block.versions[0] ?? []).flatMap(written);
    case 'footnotes':
      return block.notes.map(footnote);
    case 'front-matter':
      return [['---', ...block.fields.map(field), '---'].join('\n')];
  }
}

function heading(level: number, text: string): string {
  return `${'#'.repeat(level)} ${escapeMarkdown(text)}`;
}

function remarkLine(remark: Text): string {
  const text = escapeMarkdown(textOf(remark));
  return text === '' ? '' : `*${text}*`;
}

/** A text at the start of a line. */
function lineText(text: Text): string {
  return isLoud(text) ? inline(text) : escapeMarkdown(textOf(text));
}

function inline(text: Text): string {
  const escaped = escapeInline(textOf(text));
  return isLoud(text) && escaped !== '' ? `**${escaped}**` : escaped;
}

function isLoud(text: Text): boolean {
  return !['plain', 'faint'].includes(toneOf(text));
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `* ${line}`).join('\n');
}

function itemText({ cites, isCommand, text, remark }: Item): string {
  if (isCommand) return markdownCode(text);
  const said =
    remark === undefined ? markdownLink(text) : `${markdownLink(text)} (${escapeMarkdown(remark)})`;
  return said + marks(cites);
}

/** "[^1][^2]" */
function marks(cites: readonly number[] = []): string {
  return cites.map((number) => `[^${number}]`).join('');
}

function footnote({ number, text, url }: Footnote): string {
  return `[^${number}]: ${escapeInline(text)}${url === null ? '' : ` ${markdownLink(url)}`}`;
}

function groupText(group: readonly Definition[]): string {
  return group.map(({ name, text }) => `${nameText(name)}: ${escapeMarkdown(text)}`).join('; and ');
}

/** An id as code, other names as they are. */
function nameText(name: string): string {
  return /^\w+([.-]\w+)+$/.test(name) ? markdownCode(name) : escapeMarkdown(name);
}

/** "* +4.2 **name** (remark)", or with a number in front; what else there is to say in a list below it. */
function entryText({ mark, name, remark, place, lines }: Entry, at: number, remarks: string | null): string {
  const bullet = mark === null ? `${at + 1}. ` : '* ';
  const said = mark === null ? '' : `${escapeMarkdown(textOf(mark))} `;
  const means = remarks === null ? '' : `${remarks}: `;
  const notes = remark === null ? '' : ` (${escapeMarkdown(means + textOf(remark))})`;
  const where = place === null ? '' : ` (${markdownCode(placeText(place))})`;
  const below = lines.map((line) => `\n${' '.repeat(bullet.length)}* ${belowText(line)}`);
  return `${bullet}${said}${inline(name)}${notes}${where}${below.join('')}`;
}

function belowText({ isLink, text }: Line): string {
  return isLink ? markdownLink(textOf(text)) : lineText(text);
}

function placeText({ file, at }: FilePlace): string {
  return `${file.name}:${positionOf(file, at.start).line}`;
}

const RULE: Readonly<Record<Align, string>> = { left: '---', right: '--:', center: ':-:' };

function tableText({ columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const head = columns.map((column) => escapeMarkdown(textOf(column.head)));
  const cells = [head, columns.map(({ align }) => RULE[align]), ...rows.map((row) => row.map(inline))];
  const padded = (cell: string) => (cell === '' ? ' ' : ` ${cell} `);
  return cells.map((row) => `|${row.map(padded).join('|')}|`).join('\n');
}

/** Lines as code, between fences that are longer than any in them. */
function fenced(text: string): string {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${printableLines(text)}\n${fence}`;
}

/** A field of YAML. */
function field([name, value]: readonly [string, string | readonly string[]]): string {
  return `${name}: ${typeof value === 'string' ? scalar(value) : `[${value.map(scalar).join(', ')}]`}`;
}

/** A day or a word as it is, unless some version of YAML reads it as something else; the rest is quoted. */
function scalar(value: string): string {
  const isPlain = /^(\d{4}-\d\d-\d\d|(?!(null|true|false|yes|no|on|off|[yn])$)[a-z]+)$/.test(value);
  return isPlain ? value : quotedScalar(value);
}
