import { join } from 'node:path';
import { under } from '../../src/rulebook/at.ts';
import { atMost, medianOf, type Row, sideBySide } from './bench.ts';
import { certaintyAndFlips } from './ours.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');

/** What a warm process takes for one profile with a volume. */
export async function benchAnalysis(): Promise<readonly Row[]> {
  const task = certaintyAndFlips(join(fixtures, 'cost/help-desk.yaml'));
  const rounds = await sideBySide({ task }, 9, 200);
  const time = medianOf(rounds.map((round) => under(round, 'task')));
  return [atMost('certainty and all flips of one profile, warm', time, 50, 'ms')];
}
