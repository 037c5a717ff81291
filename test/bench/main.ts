import { benchAnalysis } from './analysis.ts';
import type { Finding } from './bench.ts';
import { benchDecision } from './decision.ts';
import { benchInterview } from './interview.ts';

/** One file a subject; each measures its own tasks side by side. */
const BENCHES: readonly (() => Promise<readonly Finding[]>)[] = [
  benchDecision,
  benchAnalysis,
  benchInterview,
];

for (const bench of BENCHES) {
  for (const { what, measured, budget, met } of await bench())
    process.stdout.write(`${met ? 'met   ' : 'missed'}  ${what}: ${measured} (${budget})\n`);
}
