import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answer, PLACES, type Request } from './protocol.ts';

/** What came of tests; null where they ended without a word, as a program does that has crashed. */
export type Outcome = Answer | null;

/** Runs tests in a copy of the project while one mutant is on (none is number 0). */
export function runIn(folder: string, mutant: number, request: Request): Promise<Outcome> {
  writeFileSync(join(folder, PLACES.mutant), `${mutant}`);
  writeFileSync(join(folder, PLACES.reached), '');
  writeFileSync(join(folder, PLACES.request), JSON.stringify(request));
  rmSync(join(folder, PLACES.answer), { force: true });
  const args = ['--max-old-space-size=2000', join(folder, 'test/mutate/run-tests.js')];
  // In a group of its own, so that what it started ends with it.
  const tests = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore', detached: true });
  groups.add(tests.pid);
  return new Promise((resolve) => {
    tests.on('close', () => {
      endGroup(tests.pid);
      resolve(answerIn(folder));
    });
  });
}

const groups = new Set<number | undefined>();
process.on('exit', () => groups.forEach(endGroup));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

function endGroup(pid: number | undefined): void {
  groups.delete(pid);
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}

function answerIn(folder: string): Outcome {
  try {
    return JSON.parse(readFileSync(join(folder, PLACES.answer), 'utf8'));
  } catch {
    return null;
  }
}

/** Does all tasks, one at a time in each copy, and says each time how many are done. */
export async function inEachCopy<Task, Result>(
  folders: readonly string[],
  tasks: readonly Task[],
  work: (folder: string, task: Task) => Promise<Result>,
  done: (result: Result, count: number) => void,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const left = [...tasks.entries()];
  let count = 0;
  await Promise.all(
    folders.map(async (folder) => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const result = await work(folder, next[1]);
        results[next[0]] = result;
        done(result, ++count);
      }
    }),
  );
  return results;
}
