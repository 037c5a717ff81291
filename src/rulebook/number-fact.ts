import { isSettable, type NumberFact } from './fact.ts';

/** A typed number, or null where the text is none that the fact can hold. */
export function typedNumber(fact: NumberFact, text: string): number | null {
  const compact = text.trim();
  const grouped = /^-?\d{1,3}([ ,_]\d{3})+(\.\d+)?$/.test(compact);
  const digits = grouped ? compact.replace(/[ ,_]/g, '') : compact;
  const value = /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : Number.NaN;
  return isSettable(fact, value) ? value : null;
}

/** Which numbers a fact can hold, in words. */
export function numberRange({ min, max, step }: NumberFact): string {
  const shown = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 6 });
  const kind = step === 1 && Number.isInteger(min) ? 'a whole number' : 'a number';
  const grid = step === 1 ? '' : ` in steps of ${shown(step)}`;
  return `${kind} from ${shown(min)} to ${shown(max)}${grid}`;
}
