/** An invariant that a case broke. */
export class Broken extends Error {
  readonly invariant: string;

  constructor(invariant: string, detail: string) {
    super(`${invariant}: ${detail}`);
    this.invariant = invariant;
  }
}

/** How often each invariant was tried, and what else is worth counting. */
export class Tally {
  readonly counts = new Map<string, number>();

  count(what: string, times = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + times);
  }

  /** Counts the invariant. @throws Broken where it does not hold. */
  holds(invariant: string, isSo: boolean, detail: () => string): void {
    this.count(invariant);
    if (!isSo) throw new Broken(invariant, detail());
  }

  /** That two values are alike, told as JSON. */
  same(invariant: string, found: unknown, expected: unknown, of = ''): void {
    const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
    this.holds(invariant, is === should, () => `${of} is ${is} and should be ${should}`);
  }

  /** That two numbers are, but for rounding. */
  near(invariant: string, found: number, expected: number, of: string): void {
    const isNear = Math.abs(found - expected) <= 2e-6;
    this.holds(invariant, isNear, () => `${of} is ${found} and should be ${expected}`);
  }
}
