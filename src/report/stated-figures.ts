import type { Override } from '../cost/asked/assumptions/resolve.ts';
import { ASSUMPTION_TABLE } from '../cost/asked/assumptions/table.ts';
import { stated } from '../layout/amounts.ts';

/** "staff.usd_per_year 95,000; cache.read_share 40 %; gpu.kind L40S": the assumptions that a profile states; null where it states none. */
export function statedFiguresText(assumptions: ReadonlyMap<string, Override>): string | null {
  if (assumptions.size === 0) return null;
  return `${[...assumptions].map(([id, value]) => `${id} ${overrideText(id, value)}`).join('; ')}.`;
}

/** The same as a sentence, where no label stands before it. */
export function statedFiguresSentence(assumptions: ReadonlyMap<string, Override>): readonly string[] {
  const text = statedFiguresText(assumptions);
  return text === null ? [] : [`Your figures: ${text}`];
}

/** What a profile states of an assumption: "95,000", "40 %", "70 to 220 (likely 140)", "L40S". */
export function overrideText(id: string, value: Override): string {
  if (typeof value === 'string') return value;
  const isShare =
    new Map<string, { readonly unit: string }>(Object.entries(ASSUMPTION_TABLE)).get(id)?.unit === 'share';
  const text = (figure: number) => (isShare ? `${stated(figure * 100)} %` : stated(figure));
  if (typeof value === 'number') return text(value);
  return `${text(value.low)} to ${text(value.high)} (likely ${text(value.likely)})`;
}
