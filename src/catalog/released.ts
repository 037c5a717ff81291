/**
 * The last day on which a model dated by its day, month or year can have been released. Comparing the partial dates as
 * they stand would put "2026" before every day of 2026, so that a model of unknown day counted as the oldest and paid
 * no surcharge that only newer models pay.
 */
export function lastDayOf(released: string): string {
  if (released.length === 4) return `${released}-12-31`;
  return released.length === 7 ? `${released}-31` : released;
}
