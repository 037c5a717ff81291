/** The day today, YYYY-MM-DD, in UTC, so that a check says the same wherever it runs. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
