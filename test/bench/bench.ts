import { at } from '../../src/rulebook/at.ts';
/** One line of the result: what was measured, in CPU time and side by side, and how it stands to its budget. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly budget: string;
  readonly ok: boolean;
}

export function atMost(what: string, value: number, budget: number, unit: string): Row {
  const measured = `${value.toPrecision(3)} ${unit}`;
  return { what, measured, budget: `≤ ${budget} ${unit}`, ok: value <= budget };
}

export function atLeast(what: string, value: number, budget: number, unit: string): Row {
  return {
    what,
    measured: `${value.toPrecision(3)} ${unit}`,
    budget: `≥ ${budget} ${unit}`,
    ok: value >= budget,
  };
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return at(sorted, Math.floor(sorted.length / 2));
}

/** CPU milliseconds of this process, all its threads included, for each of as many runs of a task. */
async function cpuOf(task: () => unknown, runs: number): Promise<number> {
  const start = process.cpuUsage();
  for (let run = 0; run < runs; run++) await task();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / runs;
}

/**
 * The CPU milliseconds of each task, round by round. The tasks take turns, so that a busy moment of the machine does
 * not fall on one of them alone, and each runs about as long as the others.
 */
export async function sideBySide(
  tasks: Readonly<Record<string, () => unknown>>,
  rounds: number,
  milliseconds: number,
): Promise<readonly ReadonlyMap<string, number>[]> {
  const planned: { name: string; task: () => unknown; runs: number }[] = [];
  for (const [name, task] of Object.entries(tasks)) {
    await cpuOf(task, 3);
    planned.push({ name, task, runs: Math.max(1, Math.round(milliseconds / (await cpuOf(task, 10)))) });
  }
  const times: ReadonlyMap<string, number>[] = [];
  for (let round = 0; round < rounds; round++) {
    const time = new Map<string, number>();
    for (const { name, task, runs } of planned) time.set(name, await cpuOf(task, runs));
    times.push(time);
  }
  return times;
}
