import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedIn, installPacked } from '../package/install-packed.ts';
import { benchAnalysis } from './analysis.ts';
import type { Row } from './bench.ts';
import { benchCheck } from './check.ts';
import { benchDecision } from './decision.ts';
import { benchInterview } from './interview.ts';
import { benchStart } from './start.ts';
import { ZEN } from './zen.ts';

const folder = mkdtempSync(join(tmpdir(), 'advisor-bench-'));
installPacked(folder, [ZEN]);

/** One file a subject. */
const BENCHES: readonly (() => readonly Row[] | Promise<readonly Row[]>)[] = [
  () => benchStart(installedIn(folder)),
  () => benchDecision(join(folder, 'project')),
  benchAnalysis,
  benchInterview,
  () => benchCheck(installedIn(folder)),
];

try {
  for (const bench of BENCHES) for (const row of await bench()) process.stdout.write(lineOf(row));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function lineOf({ what, measured, budget, ok }: Row): string {
  return `${ok ? 'ok  ' : 'over'}  ${what.padEnd(58)} ${measured.padStart(10)}   ${budget}\n`;
}
