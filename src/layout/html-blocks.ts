import { positionOf } from '../yaml/excerpt.ts';
import type { FilePlace } from '../yaml/tree.ts';
import {
  type Block,
  citesText,
  type Definition,
  type Entry,
  type Footnote,
  type Item,
  type Line,
  type Text,
  textOf,
  toneOf,
} from './block.ts';
import { chartFigure } from './html-chart.ts';
import { tableMarkup, toned, wide } from './html-table.ts';
import { element, inline, lines, type Markup } from './markup.ts';
import { isWebAddress } from './web-address.ts';

const VERBATIM_WIDTH = 100;

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** A block as elements; nothing for what is not meant for readers. */
export function blockMarkup(block: Block): readonly Markup[] {
  switch (block.kind) {
    case 'heading':
      return [headingMarkup(block)];
    case 'paragraph':
      return [element('p', {}, toned(block.text))];
    case 'section':
      return [
        element(
          'section',
          { class: 'labelled' },
          element(`h${block.level}`, {}, block.label),
          list(block.items),
        ),
      ];
    case 'list':
      return [list(block.items)];
    case 'definitions':
      return definitionMarkup(block);
    case 'entries':
      return entriesMarkup(block);
    case 'table':
      return [tableMarkup(block)];
    case 'verbatim':
      return [wide('Lines as they are', verbatim(block.drawn(VERBATIM_WIDTH)))];
    case 'chart':
      return [chartFigure(block.chart)];
    case 'together':
      return [element('div', { class: 'together' }, lines(block.blocks.flatMap(blockMarkup)))];
    case 'as-fits':
      return (block.versions[0] ?? []).flatMap(blockMarkup);
    case 'folded':
      return [
        element('details', {}, element('summary', {}, block.label), lines(block.blocks.flatMap(blockMarkup))),
      ];
    case 'footnotes':
      return [list(block.notes.map(footnoteItem))];
    case 'front-matter':
      return [];
  }
}

export function headingMarkup({ level, remark, text }: Of<'heading'>): Markup {
  const title = element(`h${level}`, {}, textOf(text));
  return remark === null || textOf(remark) === ''
    ? title
    : element('hgroup', {}, title, element('p', {}, toned(remark)));
}

/** Its number is said as it stands behind what cites it. */
function footnoteItem({ number, text, url }: Footnote): Item {
  return { text: `[${number}] ${text}${url === null ? '' : ` ${url}`}` };
}

function verbatim(text: string): Markup {
  return element('pre', {}, lines(text.split(/\r\n?|\n/).map((row) => inline(row))));
}

function list(items: readonly Item[]): Markup {
  return element(
    'ul',
    {},
    lines(
      items.map(({ cites, isCommand, remark, text }) =>
        isCommand
          ? element('li', {}, element('code', {}, text))
          : element('li', {}, ...remarked(linked(text + citesText(cites)), remark)),
      ),
    ),
  );
}

function remarked(text: Markup, remark: string | undefined): readonly Markup[] {
  return remark === undefined ? [text] : [text, inline(' ', element('small', {}, remark))];
}

/** A text that is an address of the web, or ends with one, with a link there. */
function linked(text: string): Markup {
  const start = text.lastIndexOf(' ') + 1;
  const address = text.slice(start);
  return isWebAddress(address)
    ? inline(text.slice(0, start), element('a', { href: address, rel: 'noreferrer' }, address))
    : inline(text);
}

function definitionMarkup({ groups, more, title }: Of<'definitions'>): readonly Markup[] {
  return [
    ...(title === null ? [] : [element('p', { class: 'lead' }, title)]),
    element('dl', {}, lines(groups.map((group) => element('div', {}, ...group.flatMap(definition))))),
    ...faintly(more),
  ];
}

function definition({ name, text }: Definition): readonly Markup[] {
  return [element('dt', {}, name), element('dd', {}, text)];
}

function faintly(text: string | null): readonly Markup[] {
  return text === null ? [] : [element('p', { class: 'faint' }, text)];
}

function entriesMarkup({ entries, more, remarks }: Of<'entries'>): readonly Markup[] {
  const isNumbered = entries.every(({ mark }) => mark === null);
  const items = entries.map((entry) => entryMarkup(entry, remarks));
  return [element(isNumbered ? 'ol' : 'ul', { class: 'entries' }, lines(items)), ...faintly(more)];
}

function entryMarkup({ lines: below, mark, name, place, remark }: Entry, remarks: string | null): Markup {
  const said = mark === null ? [] : [toned(trimmed(mark)), ' '];
  const means = remarks === null || remark === null ? '' : `${remarks}: `;
  const noted = remark === null ? [] : [' ', element('small', {}, means, toned(remark))];
  const where = place === null ? [] : [' ', element('code', {}, placeText(place))];
  const head = element('p', {}, ...said, toned(name), ...noted, ...where);
  return element('li', {}, head, ...below.map(belowMarkup));
}

/** A mark without the blanks that align it in a terminal. */
function trimmed(text: Text): Text {
  return { text: textOf(text).trim(), tone: toneOf(text) };
}

function belowMarkup({ isLink, text }: Line): Markup {
  return element('p', {}, isLink ? linked(textOf(text)) : toned(text));
}

function placeText({ at, file }: FilePlace): string {
  return `${file.name}:${positionOf(file, at.start).line}`;
}
