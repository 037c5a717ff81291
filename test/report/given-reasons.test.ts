import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Advice, adviseWith, optionOf } from '../../src/engine/advice.ts';
import { lowRatingsOf } from '../../src/engine/low-ratings.ts';
import { compile, optionNumber } from '../../src/engine/model.ts';
import { type Reason, reasonsOf } from '../../src/engine/reasons.ts';
import { builtInRulebook } from '../../src/io/built-in.ts';
import { FIRST_REASONS, givenReasons } from '../../src/report/given-reasons.ts';
import { groundsOf } from '../../src/report/grounds.ts';
import { lowestText, reasonText } from '../../src/report/sentences.ts';
import { missing } from '../../src/rulebook/at.ts';
import { diceOf, inventFacts } from '../engine/invent.ts';
import { leftOut } from '../engine/left-out.ts';
import { scoresOf, workOut } from '../engine/oracle.ts';

const model = compile(builtInRulebook().rulebook);
const { criteria, options } = model.rulebook;

/** What is advised on facts at random. */
function adviceOn(seed: number): Advice {
  const facts = inventFacts(model.rulebook, diceOf(seed), 3 + (seed % 7));
  const factors = criteria.map(() => 1);
  return adviseWith(model, facts, factors) ?? missing();
}

function givenFor(advice: Advice, limits = FIRST_REASONS) {
  const reasons = reasonsOf(advice);
  const lowRatings = lowRatingsOf(advice, reasons);
  return { lowRatings, ...givenReasons({ verdict: advice.verdict, reasons, lowRatings }, limits) };
}

test('every sentence on a page moves the score of whom it speaks as its place and its first words say', () => {
  const seen = { for: 0, against: 0, 'For a': 0, 'Against a': 0 };
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const advice = adviceOn(seed);
      const { verdict } = advice;
      const { against, why } = givenFor(advice);
      const now = workOut(model, advice.factors, advice.evaluation.knowledge);
      const owed = (reason: Reason, id: string | null) => {
        const option = optionNumber(model.rulebook, id ?? missing());
        const [before, after] = [now, leftOut(advice, [reason])].map((each) => scoresOf(each)[option] ?? 0);
        return (before ?? 0) - (after ?? 0);
      };
      const rival = verdict.kind === 'fits' ? (verdict.runnerUp?.option ?? null) : null;
      const noun = options.find(({ id }) => id === rival)?.noun ?? 'nobody';
      for (const [place, sign, list] of [
        ['for', 1, why],
        ['against', -1, against],
      ] as const)
        for (const reason of list) {
          const text = reasonText({ options, verdict }, reason);
          const word = (['For a', 'Against a'] as const).find((each) => text.startsWith(each));
          if (word === undefined) {
            expect(sign * owed(reason, optionOf(verdict)), text).toBeGreaterThan(0);
            seen[place]++;
          } else {
            expect(text.startsWith(`${word.slice(0, -2)} ${noun}`), text).toBe(true);
            expect(word).toBe(place === 'for' ? 'Against a' : 'For a');
            expect(-sign * owed(reason, rival), text).toBeGreaterThan(0);
            seen[word]++;
          }
        }
    }),
    { numRuns: 150 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

test('a page names all that puts the verdict at the lowest rating, and the heaviest of other low ratings, once', () => {
  const seen = { lowest: 0, low: 0, fits: 0 };
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { against, lowRatings, lowest, why } = givenFor(adviceOn(seed));
      const words = (reason: Reason) => groundsOf(reason).because;
      const named = lowest.flatMap(({ reasons }) => reasons).map(words);
      for (const low of lowRatings)
        for (const reason of low.reasons)
          expect(low.isLowest ? named : [...named, ...against.map(words)]).toContain(words(reason));
      for (const low of lowest)
        for (const reason of low.reasons)
          expect(lowestText({ criteria: [] }, low).toLowerCase()).toContain(words(reason).toLowerCase());
      const others = [...why, ...against].map(words);
      expect(new Set(others).size).toBe(others.length);
      expect(others.filter((each) => named.includes(each))).toEqual([]);
      expect(why.length).toBeLessThanOrEqual(5);
      expect(lowest.length + against.length).toBeLessThanOrEqual(Math.max(2, lowRatings.length));
      seen.lowest += lowest.length;
      seen.low += lowRatings.length - lowest.length;
      seen.fits += Math.sign(why.length);
    }),
    { numRuns: 400 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

test('where nothing fits there is nothing to give reasons for', () => {
  const states = { 'data.boundary': 'own-premises', 'task.open_model_tested': 'not-enough' };
  const facts = new Map(
    Object.entries(states).map(([id, value]) => [id, { value, origin: 'stated' as const }]),
  );
  const advice =
    adviseWith(
      model,
      facts,
      criteria.map(() => 1),
    ) ?? missing();
  expect(advice.verdict.kind).toBe('none-fits');
  expect(givenFor(advice)).toEqual({ lowRatings: [], why: [], lowest: [], against: [] });
});
