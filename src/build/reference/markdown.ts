import type { Condition, Test } from '../../rulebook/condition.ts';

/** Lines of a Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** "12 %"; shares below one in a hundred with a digit more. */
export function percent(share: number): string {
  const hundred = share * 100;
  return `${hundred > 0 && hundred < 1 ? Math.max(0.1, Number(hundred.toFixed(1))) : Math.round(hundred)} %`;
}

/** A condition in a line: "`a` is x and (`b` is y or not (`c` is z))"; empty where it always holds. */
export function condition(each: Condition): string {
  switch (each.kind) {
    case 'atom':
      return `\`${each.fact}\` ${test(each.test)}`;
    case 'not':
      return `not (${condition(each.of)})`;
    default:
      return each.of
        .map((part) =>
          part.kind === 'any' || part.kind === 'all' ? `(${condition(part)})` : condition(part),
        )
        .join(each.kind === 'all' ? ' and ' : ' or ');
  }
}

function test(each: Test): string {
  switch (each.operator) {
    case 'in':
      return each.values.length === 1 ? `is ${each.values[0]}` : `is one of ${each.values.join(', ')}`;
    case 'includes':
      return `includes ${each.members.join(' or ')}`;
    case 'starts_with':
      return `begins with ${each.prefixes.join(' or ')}`;
    default:
      return `is ${each.operator.replace('_', ' ')} ${each.value}`;
  }
}
