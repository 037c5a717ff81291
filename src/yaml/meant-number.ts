import type { Expected } from './problem.ts';

type NumberWanted = Extract<Expected, { kind: 'number' }>;

/**
 * The number that was probably meant where something else is written: "95k", "40%", "$2", "1,000", "12 months", "0x10".
 * Null where it is none, is in another unit than the one that is asked for, or is not allowed there.
 */
export function meantNumber(text: string, wanted: NumberWanted): number | null {
  const written = WRITTEN.exec(text.trim().toLowerCase());
  if (written === null) return allowedOf(radixOf(text), wanted);
  const { after = '', before = '', digits = '', sign = '' } = written.groups ?? {};
  const number = Number(plainDigits(digits));
  if (before !== '' && !wanted.unit.startsWith('USD')) return null;
  const factor = factorOf(after.trim(), wanted.unit);
  return factor === null ? null : allowedOf(scaled(sign === '-' ? -number : number, factor), wanted);
}

/** A share that is written as a percentage without its sign. */
export function meantShare(value: number, wanted: NumberWanted): number | null {
  return wanted.unit === 'share' && value > 1 ? allowedOf(scaled(value, 0.01), wanted) : null;
}

/** A sign of USD, a number with its thousands apart, and what follows it. */
const WRITTEN =
  /^(?:about |approx\. |~|≈)?(?<before>(?:us)?\$ ?|usd ?)?(?<sign>[+-]?)(?<digits>\d[\d_,' ]*(?:\.\d*)?(?:e[+-]?\d+(?![\w]))?|\.\d+)(?<after>[^\d]*)$/;

/** "1,000", "95 000" and "1_000" have their thousands apart; in "0,4" the comma is that of a decimal. */
function plainDigits(digits: string): string {
  const bare = digits.trim();
  const [whole = '', ...rest] = bare.split(/[.e]/);
  if (/^[1-9]\d{0,2}(?:[_,' ]\d{3})+$/.test(whole)) return bare.replace(/[_,' ]/g, '');
  return rest.length === 0 && /^\d+,\d+$/.test(whole) ? whole.replace(',', '.') : bare;
}

/** By what a number is multiplied that is followed by this, in the unit that is asked for; null where it is another one. */
function factorOf(after: string, unit: string): number | null {
  if (after === '%' || /^per ?cent$/.test(after)) return SHARES.includes(unit) ? 0.01 : null;
  if (/^(?:years?|yrs?|y)$/.test(after) && unit === 'months') return 12;
  if (isOfUnit(after, unit)) return 1;
  const [, size = '', rest = ''] = /^([a-z]+)\b(.*)$/.exec(after) ?? [];
  const factor = SIZES.get(size);
  return factor !== undefined && isOfUnit(rest.trim(), unit) ? factor : null;
}

const SHARES: readonly string[] = ['share', 'times'];
const SIZES: ReadonlyMap<string, number> = new Map([
  ...['k', 'thousand'].map((size) => [size, 1e3] as const),
  ...['m', 'mn', 'mio', 'million'].map((size) => [size, 1e6] as const),
  ...['b', 'bn', 'billion'].map((size) => [size, 1e9] as const),
]);

/** Whether words say no more than a unit does: "h" and "hrs/month" of "hours a month", "$" and "usd" of "USD per year". */
function isOfUnit(words: string, unit: string): boolean {
  const known = unit.toLowerCase().split(' ');
  const said = words.split(/[\s/.,-]+/).filter((word) => word !== '' && !['per', 'a', 'an'].includes(word));
  return said.every((word) => known.some((each) => isWordFor(word, each)));
}

/** An abbreviation begins like a word, or leaves out vowels. */
function isWordFor(word: string, known: string): boolean {
  if (known === 'usd') return ['usd', '$', 'us$', 'dollar', 'dollars'].includes(word);
  const [said, stem] = [word, known].map((each) => each.replace(/s$/, ''));
  return (
    SHORT.get(known)?.includes(said ?? '') === true || (said !== '' && stem?.startsWith(said ?? '') === true)
  );
}

const SHORT: ReadonlyMap<string, readonly string[]> = new Map([
  ['hours', ['hr']],
  ['year', ['yr', 'annum']],
  ['times', ['x', '×']],
]);

/** The decimals of 56 hundredths are those of 0.56. */
function scaled(value: number, factor: number): number {
  return Number((value * factor).toPrecision(12));
}

/** "0x10", "0o17" and "0b11", which some languages read as numbers. */
function radixOf(text: string): number {
  const digits = text.trim().toLowerCase();
  const sign = digits.startsWith('-') ? -1 : 1;
  const bare = digits.replace(/^[+-]/, '').replaceAll('_', '');
  return /^0[xob][\da-f]+$/.test(bare) ? sign * Number(bare) : Number.NaN;
}

function allowedOf(value: number, { max, min, step }: NumberWanted): number | null {
  const isWhole = step !== 1 || Number.isInteger(value);
  return Number.isFinite(value) && isWhole && value >= min && value <= max ? value : null;
}
