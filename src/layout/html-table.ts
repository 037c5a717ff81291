import { type Block, type Text, type Tone, textOf, toneOf } from './block.ts';
import { element, inline, lines, type Markup } from './markup.ts';

const CLASS_OF: Readonly<Record<Exclude<Tone, 'plain' | 'strong'>, string>> = {
  faint: 'faint',
  good: 'good',
  doubtful: 'doubtful',
  bad: 'bad',
};

/** A text as it stands out. */
export function toned(text: Text): Markup {
  const tone = toneOf(text);
  if (tone === 'plain') return inline(textOf(text));
  if (tone === 'strong') return element('strong', {}, textOf(text));
  return element('span', { class: CLASS_OF[tone] }, textOf(text));
}

/** What may be wider than a screen: it moves by itself, by keys too. */
export function wide(name: string, content: Markup): Markup {
  return element('div', { class: 'wide', role: 'group', 'aria-label': name, tabindex: 0 }, content);
}

/** A table in which the first cell names its row. */
export function tableMarkup({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): Markup {
  const classOf = (place: number) => columns[place]?.align ?? 'left';
  const head = columns.map((column, at) => headCell(column.head, classOf(at), 'col'));
  const body = rows.map((row) =>
    element(
      'tr',
      {},
      ...row.map((cell, at) =>
        at === 0 ? headCell(cell, classOf(at), 'row') : element('td', { class: classOf(at) }, toned(cell)),
      ),
    ),
  );
  return wide(
    caption ?? 'Table',
    element(
      'table',
      {},
      ...(caption === undefined ? [] : [element('caption', {}, caption)]),
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, lines(body)),
    ),
  );
}

/** An empty cell heads nothing. */
function headCell(text: Text, align: string, scope: 'col' | 'row'): Markup {
  return textOf(text).trim() === '' ? element('td', {}) : element('th', { scope, class: align }, toned(text));
}
