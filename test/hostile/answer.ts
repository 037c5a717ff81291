import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'advisor-'));

/** The path of a file in the folder in which commands are run. */
export const file = (name: string) => join(folder, name);

/** Puts a file into that folder. */
export const put = (name: string, text: string) => writeFileSync(file(name), text);

put('plain.yaml', 'name: x');
put(
  'usage.cjs',
  "process.on('exit', () => require('node:fs').writeFileSync(process.env.USAGE, JSON.stringify(process.resourceUsage())));",
);

/** CPU seconds that a command may take with any file, times four, so that a busy machine fails nothing. */
const MOST_SECONDS = 4 * 10;
const MOST_MEGABYTES = 600;

/** Runs the real command in the folder, and tells what it took. */
function run(args: readonly string[]) {
  const usage = file('usage.json');
  const done = spawnSync(process.execPath, ['-r', file('usage.cjs'), join(root, 'bin/advisor.js'), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, USAGE: usage },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(usage, 'utf8'));
  const seconds = (userCPUTime + systemCPUTime) / 1e6;
  return { ...done, seconds, megabytes: maxRSS / 1024 };
}

/** Runs a command that must be answered within the bounds, and returns what it printed. */
export function answerTo(line: string, statuses: readonly number[] = [0, 1, 2]): string {
  const { status, stdout, stderr, seconds, megabytes } = run(line.split(' '));
  expect(statuses, stderr.slice(0, 500)).toContain(status);
  expect(seconds).toBeLessThan(MOST_SECONDS);
  expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  expect(stdout.length + stderr.length).toBeLessThan(2_000_000);
  return stdout + stderr;
}
