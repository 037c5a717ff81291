import { expect, test } from 'vitest';
import { caseNumber, runCase, untried } from './campaign.ts';
import { KINDS } from './kinds.ts';
import { Tally } from './tally.ts';

const SEED = Number(process.env.SEED ?? 20_261_126);

/** So many cases of each kind as take some seconds; `npm run fuzz` runs as many as there is time for. */
const CASES: Readonly<Record<string, number>> = { invented: 100, shelf: 10, mutants: 150, policies: 120 };

test.each(KINDS)('all invariants hold of $name', (kind) => {
  const tally = new Tally();
  for (let place = 0; place < (CASES[kind.name] ?? 0); place++) {
    const failure = runCase(kind, caseNumber(SEED, place), tally);
    expect(failure?.message, `npm run fuzz -- --kind ${kind.name} --case ${failure?.made}`).toBeUndefined();
  }
  expect(untried(kind, tally)).toEqual([]);
});
