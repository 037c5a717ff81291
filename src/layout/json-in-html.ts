import { escapeMarkup, unescapeMarkup } from './html-escape.ts';

const START = '<template id="advisor-report">';
const END = '</template>';

/** JSON as a part of a page that is neither shown nor run. */
export function templateOf(json: string): string {
  return `${START}${escapeMarkup(json)}${END}`;
}

/** The JSON that such a page carries, as it was written; null where the text carries none. */
export function jsonInHtml(text: string): string | null {
  const start = text.indexOf(START);
  const end = text.indexOf(END, start);
  return start < 0 || end < 0 ? null : unescapeMarkup(text.slice(start + START.length, end));
}
