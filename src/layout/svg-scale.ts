import { amount } from './amounts.ts';

/** A scale of powers of ten: where a value stands, and at which values there are lines. */
export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

/** Where a scale begins and ends, in values and in pixels. */
export interface Extent {
  readonly values: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** Lines at 1, 2 and 5 times a power of ten where few fit on the scale. */
const FINE = 2.5;

/** A scale on which all values have their place; one of zero or less stands at its beginning. */
export function scaleOf({ from, to, values }: Extent): Scale {
  const logs = values.filter((value) => value > 0).map(Math.log10);
  const least = logs.length === 0 ? 0 : Math.min(...logs);
  const most = Math.max(...logs, least + 0.5);
  const [low, high] = [least - (most - least) * 0.04, most + (most - least) * 0.04];
  const at = (value: number) => {
    const share = value > 0 ? (Math.log10(value) - low) / (high - low) : 0;
    return from + Math.min(1, Math.max(0, share)) * (to - from);
  };
  const steps = high - low < FINE ? [1, 2, 5] : [1];
  const decades = Array.from(
    { length: Math.ceil(high) - Math.floor(low) + 1 },
    (_, step) => Math.floor(low) + step,
  );
  const ticks = decades
    .flatMap((decade) => steps.map((step) => step * 10 ** decade))
    .filter((value) => Math.log10(value) >= low && Math.log10(value) <= high)
    .map((value) => ({ value, text: shortened(value) }));
  return { at, ticks };
}

/** "10", "20,000", "5 million" */
function shortened(value: number): string {
  if (value >= 1e9) return `${amount(value / 1e9)} billion`;
  return value >= 1e6 ? `${amount(value / 1e6)} million` : amount(value);
}
