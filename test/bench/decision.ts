import { deepStrictEqual } from 'node:assert';
import { under } from '../../src/rulebook/at.ts';
import { atLeast, medianOf, type Row, sideBySide } from './bench.ts';
import { jsonRules } from './json-rules.ts';
import { ours } from './ours.ts';
import { inventProfile, inventRules } from './scoring.ts';
import { zenTable } from './zen.ts';

const PROFILES = 20;

/** The totals of one decision beside two other engines, which must come to the same. */
export async function benchDecision(folder: string): Promise<readonly Row[]> {
  const rules = inventRules();
  const profiles = Array.from({ length: PROFILES }, (_, seed) => inventProfile(seed));
  const [decide, json, zen] = [ours(rules), jsonRules(rules), zenTable(folder, rules)];
  const seen = new Set<string>();
  for (const facts of profiles) {
    const totals = decide(facts);
    deepStrictEqual(await json(facts), totals, 'json-rules-engine decides otherwise');
    deepStrictEqual(await zen(facts), totals, 'zen-engine decides otherwise');
    seen.add(totals.join());
  }
  if (seen.size < PROFILES / 2) throw new Error('The profiles are too much alike.');
  const each = (engine: (facts: (typeof profiles)[number]) => unknown) => async () => {
    for (const facts of profiles) await engine(facts);
  };
  const tasks = {
    // Each of ours is so short that waiting between them would count.
    ours: () => profiles.map(decide),
    json: each(json),
    zen: each(zen),
  };
  const rounds = await sideBySide(tasks, 9, 150);
  const times = (name: 'json' | 'zen') =>
    medianOf(rounds.map((round) => under(round, name) / under(round, 'ours')));
  return [
    atLeast('one decision, totals only, against json-rules-engine', times('json'), 100, '×'),
    atLeast('one decision, totals only, against zen-engine', times('zen'), 8, '×'),
  ];
}
