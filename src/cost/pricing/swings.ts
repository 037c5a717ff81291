import type { Range } from '../../catalog/range.ts';
import type { InputId } from '../asked/input-id.ts';
import { itemsOfAll } from './items.ts';
import type { LineItems } from './line-items.ts';
import { scenarioOf, type WholePlan } from './plan.ts';

/** What is spent with one uncertain input at either end and all others likely. */
export interface Swing {
  readonly id: InputId;
  readonly value: Range;
  readonly atLow: LineItems;
  readonly atHigh: LineItems;
}

/** The swing of every input that is uncertain; one that several models have, such as the rent of a GPU, moves for all at once. */
export function swingsOf(whole: WholePlan, ids: readonly InputId[]): readonly Swing[] {
  const itemsAt = (changed: InputId, end: 'low' | 'high') =>
    itemsOfAll(whole, (plan) => {
      const likely = scenarioOf(plan);
      const moved = plan.inputs.get(changed)?.[end];
      return (id) => (id === changed && moved !== undefined ? moved : likely(id));
    });
  return ids.flatMap((id) => {
    const value = valueIn(whole, id);
    const isUncertain = whole.some(({ inputs }) => inputs.get(id)?.low !== inputs.get(id)?.high);
    if (value === undefined || !isUncertain) return [];
    const atLow = itemsAt(id, 'low');
    const atHigh = itemsAt(id, 'high');
    return atLow === null || atHigh === null ? [] : [{ id, value, atLow, atHigh }];
  });
}

/** The value of an input, of the first model that has it. */
export function valueIn(whole: WholePlan, id: InputId): Range | undefined {
  return whole.find(({ inputs }) => inputs.has(id))?.inputs.get(id);
}

/**
 * The range of a figure from what each input alone makes of it: root of the sum of squares, as for independent
 * uncertainties (JCGM 100:2008, 5.1.2), of the logarithms, since they multiply and no cost is negative. Where the likely
 * figure is next to nothing and an input brings a whole machine, logarithms mean little: never more than all increases
 * together.
 */
export function combined(
  likely: number,
  swings: readonly Swing[],
  figure: (items: LineItems) => number,
): Range {
  const ends = swings.map(({ atLow, atHigh }) => [figure(atLow), figure(atHigh)] as const);
  const increases = ends.map((pair) => Math.max(0, Math.max(...pair) - likely));
  if (likely === 0) return { low: 0, likely, high: Math.hypot(...increases) };
  const down = Math.hypot(
    ...ends.map((pair) => Math.log(Math.max(Math.min(likely, ...pair), 1e-9) / likely)),
  );
  const up = Math.hypot(...ends.map((pair) => Math.log(Math.max(likely, ...pair) / likely)));
  const together = increases.reduce((sum, increase) => sum + increase, likely);
  return { low: likely * Math.exp(-down), likely, high: Math.min(likely * Math.exp(up), together) };
}
