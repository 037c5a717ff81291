import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitLeads } from '../../../src/build/calibration/fit-words.ts';
import type { Judged } from '../../../src/build/calibration/judged.ts';
import { calibratedWords } from '../../../src/build/calibration/track-record.ts';
import { judgedToy, judgedToys, type Outcome } from './judged-toy.ts';

/** Below four points the second option is chosen as often as the first, above only the first. */
const told = [
  ...judgedToys(20, 0, 4, 'first'),
  ...judgedToys(20, 0, 4, 'second'),
  ...judgedToys(40, 4, 12, 'first'),
];

describe('the lead of likely', () => {
  test('is that from which the first option is chosen, and below which the second is as often', () => {
    expect(fitLeads(told).likely).toBe(4);
  });

  test('moves with the record', () => {
    const later = told.map((each) =>
      judgedToy(each.lead + 1, each.ranking[0] === each.decision.chosen ? 'first' : 'second'),
    );
    expect(fitLeads(later).likely).toBe(5);
  });

  test('is a judgement where too few cases are a close call', () => {
    expect(fitLeads([...judgedToys(10, 0, 1, 'second'), ...judgedToys(40, 7, 20, 'first')]).likely).toBe(2);
  });
});

describe('the lead of clear', () => {
  test('is the least from which nine of ten match, among at least 15', () => {
    const missed = [
      ...judgedToys(20, 4, 7, 'third'),
      ...judgedToys(10, 7, 12, 'first'),
      ...judgedToys(5, 8, 12, 'supported'),
    ];
    expect(fitLeads(missed).clear).toBe(7);
  });

  test('is a judgement with 14 of them', () => {
    const few = [...judgedToys(20, 4, 7, 'third'), ...judgedToys(14, 7, 12, 'first')];
    expect(fitLeads(few).clear).toBe(6);
  });

  test('counts no verdict that something unknown could still exclude', () => {
    const evidence = { ...judgedToy(9, 'first').evidence, mayBeExcluded: true };
    expect(fitLeads(judgedToys(40, 2, 12, 'first').map((each) => ({ ...each, evidence }))).clear).toBe(6);
  });
});

const outcome = fc.constantFrom<Outcome>('first', 'second', 'supported', 'third');
const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyJudged: fc.Arbitrary<Judged> = fc
  .record({
    lead: fc.double({ min: 0, max: 25, noNaN: true }),
    outcome,
    standsIn: share,
    holdsIn: share,
    fits: fc.nat(9),
  })
  .map(({ lead, outcome: chosen, standsIn, holdsIn, fits }) => {
    const toy = judgedToy(lead, chosen);
    const seen = { ...toy, evidence: { ...toy.evidence, standsIn, holdsIn } };
    return fits > 0 ? seen : { ...seen, verdict: null, ranking: [] };
  });

describe('whatever the verdicts came to', () => {
  const anyRecord = fc.array(anyJudged, { minLength: 10, maxLength: 120 });

  test('clear needs at least the lead of likely', () => {
    fc.assert(
      fc.property(anyRecord, (judged) => {
        const { clear, likely } = fitLeads(judged);
        expect(clear).toBeGreaterThanOrEqual(likely);
        expect(likely).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  test('every blind case that has a verdict counts for one word, and for no more than it is', () => {
    fc.assert(
      fc.property(anyRecord, (judged) => {
        const coded = judged.map((each, index) => ({
          ...each,
          decision: { ...each.decision, coded: index % 3 === 0 ? ('knowing' as const) : ('blind' as const) },
        }));
        const tallies = Object.values(calibratedWords(coded, coded).records).map(({ estimated, byRules }) => {
          expect(byRules).toEqual(estimated);
          return estimated;
        });
        const counted = coded.filter((each) => each.decision.coded === 'blind' && each.verdict !== null);
        expect(tallies.reduce((sum, { cases }) => sum + cases, 0)).toBe(counted.length);
        for (const { cases, chosen, matched, second } of tallies) {
          expect(chosen).toBeLessThanOrEqual(matched);
          expect(Math.max(matched, chosen + second)).toBeLessThanOrEqual(cases);
        }
      }),
      { numRuns: 30 },
    );
  });
});

test('a held-out case has no part in the leads by which it is named', () => {
  const alone = [...judgedToys(15, 4, 7, 'third'), ...judgedToys(15, 7, 12, 'first')];
  expect(fitLeads(alone).clear).toBe(7);
  const { leads, records } = calibratedWords(alone, alone);
  expect(leads.clear).toBe(7);
  // Without one of the 15 there are too few of them: then clear begins at the six points of the judgement.
  expect(records.clear.estimated.cases).toBeGreaterThan(15);
});
