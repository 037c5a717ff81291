/** An estimate to three digits, with thousands separated: more would boast. */
export function amount(value: number): string {
  if (value > 0 && value < 0.0001) return '<0.0001';
  return separated(Number(value.toPrecision(3)));
}

/** A stated number: whole ones in full, others to four digits. */
export function stated(value: number): string {
  return separated(Number.isInteger(value) ? value : Number(value.toPrecision(4)));
}

/** Beyond it hundredths are no safe integers. */
const LARGE = 1e13;

/** A number with thousands separated, at most two decimals: as Intl writes it, which takes 24 ms to load. */
export function grouped(value: number): string {
  const size = Math.abs(value);
  if (size >= LARGE) return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  const rounded = size < 1e-6 ? 0 : Number(`${Math.round(Number(`${size}e2`))}e-2`);
  return `${value < 0 && rounded > 0 ? '-' : ''}${separated(rounded)}`;
}

function separated(value: number): string {
  const [whole = '', decimals] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** "0.25 to 1", or one number where both ends are equal. */
export function span({ low, high }: { readonly low: number; readonly high: number }): string {
  return low === high ? amount(low) : `${amount(low)} to ${amount(high)}`;
}

/** Bytes in the vendors' gigabytes. */
export function gigabytes(bytes: number): string {
  return `${amount(bytes / 1e9)} GB`;
}
