/** What is wrong in one sentence, and, where we can tell, what would put it right. */
export interface Wording {
  readonly message: string;
  readonly help: string | null;
}

const LONGEST_QUOTE = 60;
const LONGEST_LIST = 50;

/** A longer list says little in a sentence, or beside a likely name. */
export const SHORT_LIST = 20;

/** A piece of a file in double quotes, cut short where it is long. */
export function quote(text: string): string {
  const characters = [...text.slice(0, 2 * LONGEST_QUOTE + 2)];
  return characters.length <= LONGEST_QUOTE
    ? `"${text}"`
    : `"${characters.slice(0, LONGEST_QUOTE - 1).join('')}…"`;
}

/** "low, medium, high", cut short where there are many. */
export function list(names: readonly string[]): string {
  if (names.length <= LONGEST_LIST) return names.join(', ');
  return `${names.slice(0, LONGEST_LIST).join(', ')}, … (${names.length} in all)`;
}

/** `Did you mean "a", "b" or "c"?`, cut short where there are many. */
export function didYouMean(names: readonly string[]): string {
  const quoted = names.map(quote);
  return `Did you mean ${names.length > LONGEST_LIST ? `one of ${list(quoted)}` : listed(quoted, 'or')}?`;
}

/** "a, b and c" */
export function listed(items: readonly string[], last: 'and' | 'or' = 'and'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** More items than this are told by the first of them, which are as many as here. */
const LONG_LIST = { more: 8, first: 5 };

/** "a, b, c, d, e or 115 more": as listed, and cut short where there are many. */
export function listedShort(items: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (items.length <= LONG_LIST.more) return listed(items, last);
  const first = items.slice(0, LONG_LIST.first);
  return listed([...first, `${items.length - first.length} more`], last);
}

/** Beyond it the last decimal is no safe integer. */
const LARGE = 1e15;

/** 12,500: a number with thousands separated, as Intl writes it, which takes 24 ms to load. */
export function grouped(value: number, decimals = 2): string {
  const size = Math.abs(value);
  if (size >= LARGE / 10 ** decimals)
    return value.toLocaleString('en-US', { maximumFractionDigits: decimals });
  const rounded = size < 1e-6 ? 0 : Number(`${Math.round(Number(`${size}e${decimals}`))}e-${decimals}`);
  return `${value < 0 && rounded > 0 ? '-' : ''}${separated(rounded)}`;
}

/** A number as it is, with thousands separated. */
export function separated(value: number): string {
  const [whole = '', decimals] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** For the middle of a sentence; a word with more capitals, like DeepSeek, stays as it is. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]*\b/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
