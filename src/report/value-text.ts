import type { FactValue } from '../rulebook/fact.ts';
import { grouped } from '../yaml/phrases.ts';

/** A fact's value as a person would write it. */
export function valueText(value: FactValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return grouped(value);
  if (typeof value === 'string') return value;
  return value.length === 0 ? 'none of them' : value.join(' + ');
}
