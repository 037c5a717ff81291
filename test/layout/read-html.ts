import { unescapeMarkup } from '../../src/layout/html-escape.ts';
import { STYLE } from '../../src/layout/html-style.ts';

const OWN = [
  ...[
    'html',
    'head',
    'meta',
    'title',
    'style',
    'body',
    'header',
    'main',
    'template',
    'h1',
    'h2',
    'h3',
    'hgroup',
  ],
  ...[
    'p',
    'strong',
    'span',
    'small',
    'a',
    'code',
    'pre',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'div',
    'section',
  ],
  ...['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'details', 'summary', 'figure', 'figcaption'],
  ...['svg', 'desc', 'text', 'line', 'rect', 'circle', 'polyline'],
];
/** The elements and attributes that pages are made of. */
export const OWN_TAG = new RegExp(`^</?(${OWN.join('|')})(?: [a-zA-Z][\\w-]*="[^"<>]*")*>$`);
const DOCTYPE = '<!doctype html>';

/** What stands between a sign that opens a tag and the next one that closes one. */
export const tagsOf = (html: string) =>
  html
    .replace(DOCTYPE, '')
    .replace(STYLE, '')
    .match(/<[^>]*>?/g) ?? [];

/** The text of a page, without blanks. */
export function wordsOf(html: string): string {
  const text = html.replace(STYLE, '').replace(/<[^>]*>/g, '');
  return unescapeMarkup(text).replace(/\s/g, '');
}
