/** An estimate to three digits, with thousands separated: more would boast. */
export function amount(value: number): string {
  if (value > 0 && value < 0.0001) return '<0.0001';
  return separated(Number(value.toPrecision(3)));
}

/** A stated number: whole ones in full, others to four digits. */
export function stated(value: number): string {
  return separated(Number.isInteger(value) ? value : Number(value.toPrecision(4)));
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
