import { onceForEach } from '../yaml/once-for-each.ts';
import { listed, listedShort } from '../yaml/phrases.ts';
import type { Atom, Condition } from './condition.ts';
import type { FactValue } from './fact.ts';

const ORDER = { at_least: 'at least', at_most: 'at most', above: 'above', below: 'below' } as const;

/**
 * A condition in words: "data.sensitivity is restricted and not (…)".
 * @param list makes of the values that a fact may have a list in words.
 */
export function conditionText(condition: Condition, list: List = listed): string {
  switch (condition.kind) {
    case 'atom':
      return atomText(condition, 'is', 'includes', list);
    case 'not':
      return condition.of.kind === 'atom'
        ? atomText(condition.of, 'is not', 'does not include', list)
        : `not (${conditionText(condition.of, list)})`;
    default: {
      const word = condition.kind === 'all' ? ' and ' : ' or ';
      return condition.of.map((part) => nested(part, condition.kind, list)).join(word);
    }
  }
}

/** The same, with long lists cut short. */
export const shortConditionText = onceForEach((condition: Condition) =>
  conditionText(condition, listedShort),
);

type List = (items: readonly string[], last: 'or') => string;

function nested(part: Condition, within: 'all' | 'any', list: List): string {
  const isOther = (part.kind === 'all' || part.kind === 'any') && part.kind !== within && part.of.length > 1;
  return isOther ? `(${conditionText(part, list)})` : conditionText(part, list);
}

function atomText({ fact, test }: Atom, is: string, includes: string, list: List): string {
  switch (test.operator) {
    case 'in':
      return `${fact} ${is} ${list(test.values.map(valueAsWritten), 'or')}`;
    case 'includes':
      return `${fact} ${includes} ${list(test.members, 'or')}`;
    case 'starts_with':
      return `${fact} ${is === 'is' ? 'begins' : 'does not begin'} with ${list(test.prefixes, 'or')}`;
    default:
      return `${fact} ${is} ${ORDER[test.operator]} ${test.value}`;
  }
}

/** A value as it is written in a profile. */
export function valueAsWritten(value: FactValue): string {
  if (typeof value !== 'object') return String(value);
  return value.length === 0 ? 'empty' : value.join(', ');
}
