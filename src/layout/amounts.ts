import { separated } from '../yaml/phrases.ts';

/** An estimate to three digits, with thousands separated: more would boast. */
export function amount(value: number): string {
  if (value > 0 && value < 0.0001) return '<0.0001';
  return separated(Number(value.toPrecision(3)));
}

/** A stated number: whole ones in full, others to four digits. */
export function stated(value: number): string {
  return separated(Number.isInteger(value) ? value : Number(value.toPrecision(4)));
}

/** A number with its sign: "+2", "-0.5", "0". */
export function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}

/** Bytes in the vendors' gigabytes. */
export function gigabytes(bytes: number): string {
  return `${amount(bytes / 1e9)} GB`;
}
