import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Advice, adviseWith, optionOf } from '../../src/engine/advice.ts';
import { lowRatingsOf } from '../../src/engine/low-ratings.ts';
import { optionNumber } from '../../src/engine/model.ts';
import { reasonsOf } from '../../src/engine/reasons.ts';
import { speaksOf } from '../../src/engine/speaks.ts';
import { missing } from '../../src/rulebook/at.ts';
import { diceOf, inventFactors, inventFacts, inventModel } from './invent.ts';
import { leftOut } from './left-out.ts';
import { scoresOf, totalWeight, workOut } from './oracle.ts';

const SIZES = [
  { facts: 12, rules: 40, options: 4, criteria: 5 },
  { facts: 6, rules: 50, options: 3, criteria: 2 },
] as const;

function invent(seed: number, size: (typeof SIZES)[number]): Advice | null {
  const model = inventModel(seed, size);
  const dice = diceOf(seed + 1);
  return adviseWith(model, inventFacts(model.rulebook, dice, 9), inventFactors(model, dice));
}

test('what is said for or against an option is what its score owes to it, and moves the lead so', () => {
  const seen = { 'for verdict': 0, 'against verdict': 0, 'for rival': 0, 'against rival': 0 };
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...SIZES), (seed, size) => {
      const advice = invent(seed, size);
      if (advice === null) return;
      const { model, verdict } = advice;
      const now = scoresOf(workOut(model, advice.factors, advice.evaluation.knowledge));
      for (const reason of reasonsOf(advice)) {
        if (reason.speaks === null) continue;
        const { alsoVerdict, how, option, points } = reason.speaks;
        const after = leftOut(advice, [reason]);
        if (totalWeight(after) === 0) continue;
        const owed = (id: string | null) => {
          const place = id === null ? -1 : optionNumber(model.rulebook, id);
          return place < 0 ? 0 : (now[place] ?? missing()) - (scoresOf(after)[place] ?? missing());
        };
        const sign = how === 'for' ? 1 : -1;
        const subject = optionOf(verdict);
        const isRival = option !== subject;
        const rival = verdict.kind === 'fits' ? (verdict.runnerUp?.option ?? null) : null;
        if (isRival) expect(option).toBe(rival);
        expect(sign * owed(option)).toBeGreaterThan(0);
        const lead = owed(subject) - owed(rival);
        expect(points).toBeCloseTo(Math.abs(lead), 9);
        expect(Math.sign(lead)).toBe(isRival ? -sign : sign);
        if (alsoVerdict) expect(sign * owed(subject)).toBeGreaterThan(0);
        seen[`${how} ${isRival ? 'rival' : 'verdict'}`]++;
      }
    }),
    { numRuns: 100 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

test('a rule speaks on the criterion on which it moves the option of which it speaks', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const advice = invent(seed, SIZES[0]);
      if (advice === null) return;
      for (const reason of reasonsOf(advice)) {
        if (reason.of !== 'rule' || reason.speaks === null) continue;
        expect(reason.criterion).toBe(reason.actsOn.get(reason.speaks.option));
        const { rate, weight } = reason.rule;
        expect([...rate, ...weight].map(({ criterion }) => criterion)).toContain(reason.criterion);
      }
    }),
    { numRuns: 50 },
  );
});

test('every lowest rating of the verdict that counts is named with all that lowers it', () => {
  const seen = { lowest: 0, low: 0, shared: 0 };
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...SIZES), (seed, size) => {
      const advice = invent(seed, size);
      if (advice === null) return;
      const { evaluation, factors, model, verdict, winner } = advice;
      const lows = lowRatingsOf(advice, reasonsOf(advice));
      const worked = workOut(model, factors, evaluation.knowledge);
      const expected = model.rulebook.criteria.flatMap(({ id }, at) =>
        verdict.kind === 'fits' && worked.ratings[winner]?.[at] === -5 && worked.weights[at] !== 0
          ? [id]
          : [],
      );
      const lowest = lows.filter(({ isLowest }) => isLowest);
      expect(lowest.map(({ criterion }) => criterion).toSorted()).toEqual(expected.toSorted());
      for (const { criterion, isLowest, rating, reasons } of lows) {
        const at = model.rulebook.criteria.findIndex(({ id }) => id === criterion);
        const left = leftOut(advice, reasons).ratings[winner]?.[at] ?? missing();
        expect(left).toBeGreaterThan(isLowest ? -5 : rating);
        if (isLowest) expect(left).toBeGreaterThanOrEqual(0);
        else expect(reasons).toHaveLength(1);
        seen[isLowest ? 'lowest' : 'low']++;
        if (worked.ratings.some((row, each) => each !== winner && row[at] === -5)) seen.shared++;
      }
    }),
    { numRuns: 400 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

const FITS = { kind: 'fits', option: 'a', runnerUp: { option: 'b', margin: 1 }, tied: [] } as const;
const owed = (points: number) => ({ score: points, standing: points });

test.each([
  [2, 1, 'for a'],
  [1, -2, 'against b'],
  [2, -1, 'for a'],
  [-2, -3, 'against b, as of a'],
  [-2, 1, 'against a'],
  [-1, 2, 'for b'],
  [1, 2, 'for b, as of a'],
  [-3, -2, 'against a'],
  [0, 0, 'nobody'],
  [2, 2, 'nobody'],
])('what moves the verdict by %s and the runner-up by %s speaks %s', (own, other, expected) => {
  const speaks = speaksOf(FITS, owed(own), owed(other));
  const also = speaks?.alsoVerdict ? ', as of a' : '';
  expect(speaks === null ? 'nobody' : `${speaks.how} ${speaks.option}${also}`).toBe(expected);
});

test('a weight that grows where the verdict is better, if less so than elsewhere, speaks of nobody', () => {
  expect(speaksOf(FITS, { score: -1, standing: 2 }, { score: 1, standing: 1 })).toBeNull();
});

test('without a runner-up reasons speak of the verdict alone, and of nobody where nothing fits', () => {
  const alone = { ...FITS, runnerUp: null };
  expect(speaksOf(alone, owed(1), owed(3))).toMatchObject({ how: 'for', option: 'a', points: 1 });
  expect(speaksOf(alone, owed(0), owed(3))).toBeNull();
  expect(speaksOf({ kind: 'none-fits' }, owed(1), owed(3))).toBeNull();
});

test('a reason that moves the lead, and both standings alike, speaks of the option that it moves', () => {
  const verdict = { kind: 'fits', option: 'a', runnerUp: { option: 'b', margin: 1 }, tied: [] } as const;
  const said = speaksOf(verdict, { score: 1, standing: 0.5 }, { score: 0.2, standing: 0.5 });
  expect(said).toMatchObject({ how: 'for', option: 'a', points: 0.8 });
  expect(speaksOf(verdict, { score: 1, standing: 0.5 }, { score: 0.2, standing: 0.6 })).toBeNull();
});
