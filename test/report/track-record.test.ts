import { expect, test } from 'vitest';
import type { Confidence } from '../../src/engine/confidence.ts';
import { trackRecordJson, trackRecordSentence } from '../../src/report/track-record.ts';
import type { Tally, Words } from '../../src/rulebook/rulebook.ts';

const tally = (cases: number): Tally => ({ cases, chosen: 9, matched: 12, second: 4 });
const words = (estimated: number, byRules = estimated + 1): Words => {
  const record = { estimated: tally(estimated), byRules: tally(byRules) };
  return {
    leads: { clear: 6, likely: 2 },
    records: { clear: record, likely: record, 'close-call': record, leaning: record },
  };
};
const report = (confidence: Confidence, known: Words | null) => ({
  certainty: { confidence, standsIn: 1, holdsIn: 1 },
  words: known,
});

test.each<[Confidence, Words | null, string]>([
  [
    'likely',
    words(20),
    'Such a verdict matched 12 of 20 documented decisions (chosen, or as defensible; by the rules alone, 12 of 21).',
  ],
  [
    'clear',
    words(15, 14),
    'Such a verdict matched 12 of 15 documented decisions (chosen, or as defensible).',
  ],
  [
    'close-call',
    words(20),
    'Such a verdict matched 12 of 20 documented decisions (chosen, or as defensible; by the rules alone, 12 of 21); in 4 the second option was chosen.',
  ],
  [
    'clear',
    words(14),
    'Only 14 of the documented decisions that were coded blind had such a verdict: too few for a share that matched.',
  ],
  [
    'clear',
    words(1),
    'Only 1 of the documented decisions that were coded blind had such a verdict: too few for a share that matched.',
  ],
  [
    'clear',
    words(0),
    'None of the documented decisions that were coded blind had such a verdict: too few for a share that matched.',
  ],
  [
    'likely',
    null,
    'This rulebook is not calibrated on documented decisions: no record of such verdicts is known.',
  ],
  ['none-fits', words(20), ''],
])('beside %s stands what such verdicts came to', (confidence, known, sentence) => {
  expect(trackRecordSentence(report(confidence, known))).toBe(sentence);
});

test('programs get counts where there are enough of them, and null for a rulebook that is not calibrated', () => {
  const counts = { matched: 12, chosen: 9, second: 4 };
  const none = { matched: null, chosen: null, second: null };
  expect(trackRecordJson(report('likely', words(15)))).toEqual({
    cases: 15,
    ...counts,
    by_rules: { cases: 16, ...counts },
  });
  expect(trackRecordJson(report('clear', words(14)))).toEqual({
    cases: 14,
    ...none,
    by_rules: { cases: 15, ...counts },
  });
  expect(trackRecordJson(report('likely', null))).toBeNull();
  expect(trackRecordJson(report('none-fits', words(20)))).toBeNull();
});
