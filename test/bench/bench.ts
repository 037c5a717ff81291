import { Bench } from 'tinybench';

/** One line of the result: what was compared, and how it stands to its budget. */
export interface Finding {
  readonly what: string;
  readonly measured: string;
  readonly budget: string;
  readonly met: boolean;
}

/** The mean time of each task in milliseconds, measured side by side in this process. */
export async function meanTimes(tasks: Readonly<Record<string, () => unknown>>, milliseconds = 500) {
  const bench = new Bench({ time: milliseconds, warmupTime: milliseconds / 2 });
  for (const [name, task] of Object.entries(tasks)) bench.add(name, task);
  await bench.run();
  return new Map(
    bench.tasks.map((task): [string, number] => {
      const { result } = task;
      if (!('latency' in result)) throw new Error(`${task.name} was not measured: ${result.state}`);
      return [task.name, result.latency.p50];
    }),
  );
}

/** How many times as often the first task runs in the same time as the second. */
export function timesAsFast(times: ReadonlyMap<string, number>, fast: string, slow: string): number {
  return (times.get(slow) ?? 0) / (times.get(fast) ?? 1);
}
