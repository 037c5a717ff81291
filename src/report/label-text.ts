import type { Fact, FactValue } from '../rulebook/fact.ts';
import { valueText } from './value-text.ts';

/** A fact's value in the words of the rulebook. */
export function labelText(fact: Fact, value: FactValue): string {
  switch (fact.type) {
    case 'boolean':
      return value === true ? fact.yes : fact.no;
    case 'enum':
      return labelOf(fact.values, value);
    case 'set':
      return Array.isArray(value) && value.length > 0
        ? value.map((member) => labelOf(fact.members, member)).join(' + ')
        : valueText(value);
    default:
      return valueText(value);
  }
}

function labelOf(
  choices: readonly { readonly id: string; readonly label: string }[],
  value: FactValue,
): string {
  return choices.find(({ id }) => id === value)?.label ?? valueText(value);
}
