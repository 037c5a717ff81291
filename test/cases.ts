/** How often the nightly run tries what CI tries once. */
const TIMES = Number(process.env.CASES ?? 1);

/** How many random cases a slow test draws: so many in CI, CASES times as many in the nightly run. */
export const cases = (inCi: number): number => Math.ceil(inCi * TIMES);

/** In CI one of so many, evenly over the list; in the nightly run more, up to all. */
export function oneOf<Each>(every: number, list: readonly Each[]): readonly Each[] {
  const step = Math.max(1, Math.floor(every / TIMES));
  return list.filter((_, at) => at % step === 0);
}
