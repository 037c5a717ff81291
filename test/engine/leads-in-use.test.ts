import { expect, test } from 'vitest';
import { leadsInUse, UNCALIBRATED } from '../../src/engine/confidence.ts';
import type { Words } from '../../src/rulebook/rulebook.ts';

const calibrated = (cases: number): Words => {
  const tally = { cases, chosen: 0, matched: 0, second: 0 };
  const record = { estimated: tally, byRules: tally };
  return {
    leads: { clear: 8, likely: 3 },
    records: { clear: record, likely: record, 'close-call': record, leaning: record },
  };
};

test('no verdict is called clear where too few documented decisions had so sure a one', () => {
  expect(leadsInUse({ words: calibrated(14) })).toEqual({
    clear: Number.POSITIVE_INFINITY,
    likely: 3,
  });
  expect(leadsInUse({ words: calibrated(15) })).toEqual({ clear: 8, likely: 3 });
  expect(leadsInUse({ words: null })).toEqual(UNCALIBRATED);
});
