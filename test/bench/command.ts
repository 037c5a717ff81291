import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a process used from its start to its end. */
interface Usage {
  readonly milliseconds: number;
  readonly megabytes: number;
}

const folder = mkdtempSync(join(tmpdir(), 'advisor-usage-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const teller = join(folder, 'usage.cjs');
writeFileSync(
  teller,
  "process.on('exit', () => require('node:fs').writeSync(3, JSON.stringify(process.resourceUsage())));",
);

/** Runs a program on a Node, with what it prints thrown away, and tells what it used. */
export function usageOf(node: string, args: readonly string[], statuses: readonly number[] = [0]): Usage {
  const { status, output, stderr } = spawnSync(node, ['--require', teller, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (status === null || !statuses.includes(status))
    throw new Error(`${args.join(' ')}: ${status}\n${stderr}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(output[3] ?? '');
  return { milliseconds: (userCPUTime + systemCPUTime) / 1000, megabytes: maxRSS / 1024 };
}
