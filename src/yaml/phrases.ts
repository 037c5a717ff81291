/** What is wrong in one sentence, and, where we can tell, what would put it right. */
export interface Wording {
  readonly message: string;
  readonly help: string | null;
}

const LONGEST_QUOTE = 60;
const LONGEST_LIST = 50;

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

/** "a, b and c" */
export function listed(items: readonly string[], last: 'and' | 'or' = 'and'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** 12,500 */
export function grouped(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 6 });
}
