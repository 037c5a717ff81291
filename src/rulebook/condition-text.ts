import { listed } from '../yaml/phrases.ts';
import type { Atom, Condition } from './condition.ts';
import type { FactValue } from './fact.ts';

const ORDER = { at_least: 'at least', at_most: 'at most', above: 'above', below: 'below' } as const;

/** A condition in words: "data.sensitivity is restricted and not (…)". */
export function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'atom':
      return atomText(condition, 'is', 'includes');
    case 'not':
      return condition.of.kind === 'atom'
        ? atomText(condition.of, 'is not', 'does not include')
        : `not (${conditionText(condition.of)})`;
    default: {
      const word = condition.kind === 'all' ? ' and ' : ' or ';
      return condition.of.map((part) => nested(part, condition.kind)).join(word);
    }
  }
}

function nested(part: Condition, within: 'all' | 'any'): string {
  const isOther = (part.kind === 'all' || part.kind === 'any') && part.kind !== within && part.of.length > 1;
  return isOther ? `(${conditionText(part)})` : conditionText(part);
}

function atomText({ fact, test }: Atom, is: string, includes: string): string {
  switch (test.operator) {
    case 'in':
      return `${fact} ${is} ${listed(test.values.map(valueAsWritten), 'or')}`;
    case 'includes':
      return `${fact} ${includes} ${listed(test.members, 'or')}`;
    case 'starts_with':
      return `${fact} ${is === 'is' ? 'begins' : 'does not begin'} with ${listed(test.prefixes, 'or')}`;
    default:
      return `${fact} ${is} ${ORDER[test.operator]} ${test.value}`;
  }
}

/** A value as it is written in a profile. */
export function valueAsWritten(value: FactValue): string {
  if (typeof value !== 'object') return String(value);
  return value.length === 0 ? 'empty' : value.join(', ');
}
