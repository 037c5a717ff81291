import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Advice, adviseWith, optionOf } from '../../src/engine/advice.ts';
import { conflictOf } from '../../src/engine/conflict.ts';
import type { Amount } from '../../src/engine/estimator.ts';
import type { Evaluation } from '../../src/engine/evaluation.ts';
import { flipsOf, type Reestimated } from '../../src/engine/flips.ts';
import type { Model } from '../../src/engine/model.ts';
import { type Outside, ratingsBy, silenceIn, withOutside } from '../../src/engine/outside-ratings.ts';
import type { PriorityFactors } from '../../src/engine/priorities.ts';
import { clamp } from '../../src/engine/score.ts';
import { exclusionsOf } from '../../src/engine/why-not.ts';
import { at, missing } from '../../src/rulebook/at.ts';
import { type Facts, statedFacts } from '../../src/rulebook/facts.ts';
import { knowledgeOf } from '../../src/rulebook/normal-form.ts';
import { type Dice, diceOf, inventFactors, inventFacts, valuesOf } from './invent.ts';
import { type Invented, inventEstimated, READ, withValue } from './invent-estimates.ts';
import { isOver, plainRating, workOut, workOutEstimated } from './oracle.ts';

const SIZE = { facts: 8, rules: 10, options: 3, criteria: 3 };
const STRICT = { facts: 8, rules: 40, options: 2, criteria: 3 };

interface Case extends Invented {
  readonly factors: PriorityFactors;
  readonly known: Facts;
  readonly advice: Advice;
  readonly dice: Dice;
}

/** A case in which facts are known with a probability in ten; null where nothing weighs anything. */
function invent(seed: number, share: number, size = SIZE, read = share): Case | null {
  const invented = inventEstimated(seed, size);
  const { estimator, model } = invented;
  const dice = diceOf(seed + 1);
  const factors = inventFactors(model, dice);
  const facts = inventFacts(model.rulebook, dice, 10);
  const known = new Map([...facts].filter(([id]) => dice(10) < (READ.includes(id) ? read : share)));
  const advice = adviseWith(model, known, factors, estimator);
  return advice && { ...invented, factors, known, advice, dice };
}

test('a verdict is open where a limit may come to exclude an option, or be lifted', () => {
  const { model } = inventEstimated(1, SIZE);
  const none = [0, 0, 0];
  const isOpen = (moved: Partial<Outside>) => {
    const outside = { ratings: new Map(), mayBeAnything: [], exclusions: [1, 0, 0], threats: none };
    return withOutside(model, { ...outside, liftable: none, ...moved }, silenceIn(model)).base.isOpen;
  };
  expect(isOpen({})).toBe(false);
  expect(isOpen({ threats: [0, 1, 0] })).toBe(true);
  expect(isOpen({ liftable: [1, 0, 0] })).toBe(true);
  expect(isOpen({ mayBeAnything: [{ criterion: 0, option: 0 }] })).toBe(true);
});

const likely = ({ likely: amount }: Amount) => amount;

test('ratings, exclusions and the verdict of what is known agree with working them out plainly', () => {
  const seen = {
    rules: 0,
    'rules-without-estimate': 0,
    estimate: 0,
    'estimate-for-some': 0,
    'over-limit': 0,
  };
  for (let seed = 0; seed < 400; seed++) {
    const made = invent(seed, 10, SIZE, 10);
    if (made === null) continue;
    const { advice, estimator, factors, known, model } = made;
    const worked = workOutEstimated(model, factors, known, estimator, likely);
    const { evaluation } = advice;
    expect(evaluation.ratings).toEqual(worked.ratings.flat());
    expect(evaluation.weights).toEqual(worked.weights);
    expect(evaluation.excluded.map(Boolean)).toEqual(worked.excluded);
    expect(evaluation.winner()).toBe(worked.winner);
    expect(advice.rated).toBe(worked.rated);
    expect(advice.estimate).toBe(estimator.estimate(known));
    for (const [option, { id }] of model.rulebook.options.entries()) {
      const exclusions = exclusionsOf(advice, id);
      expect(exclusions.length > 0).toBe(worked.excluded[option]);
      if (exclusions.some(({ by }) => by === 'limit')) seen['over-limit']++;
    }
    seen[worked.rated]++;
  }
  expect(Math.min(...Object.values({ ...seen, rules: 11 }))).toBeGreaterThan(10);
});

/** All that is unknown, told by dice. */
function completed({ dice, known, model }: Case): Facts {
  return model.rulebook.facts.reduce((facts, fact) => {
    const values = valuesOf(fact);
    return facts.has(fact.id) ? facts : withValue(facts, fact.id, at(values, dice(values.length)));
  }, known);
}

/** An amount within its range, often at an end. */
function anyAmount(dice: Dice): (amount: Amount) => number {
  return ({ high, low }) => low + (high - low) * clamp(dice(17) / 8 - 0.5, 0, 1);
}

/** The ends between which a rating can lie. */
function rangeOf({ fall, model, raw, rise }: Evaluation, cell: number): readonly [number, number] {
  const place = model.criterionCount + cell;
  const end = (moved: readonly number[]) => clamp(at(raw, place) + at(moved, place), -5, 5);
  return [end(fall), end(rise)];
}

test('no answer and no amount within its range changes what is settled, or leaves the range of a rating', () => {
  const seen = { settled: 0, 'settled with ranges': 0, 'open by ranges alone': 0, 'with a gap': 0 };
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 5, max: 10 }),
      fc.integer({ min: 5, max: 10 }),
      (seed, share, read) => {
        const made = invent(seed, share, SIZE, read);
        if (made === null) return;
        const { advice, dice, estimator, factors, model } = made;
        const { base } = advice.model;
        expect(advice.proved).toBe(true);
        const isAllTold = advice.evaluation.knowledge.every((mask) => (mask & (mask - 1)) === 0);
        if (advice.settled) seen[base.isOpen ? 'settled with ranges' : 'settled']++;
        else if (isAllTold) seen['open by ranges alone']++;
        if (advice.rated === 'estimate-for-some') seen['with a gap']++;
        for (let completion = 0; completion < 40; completion++) {
          const worked = workOutEstimated(model, factors, completed(made), estimator, anyAmount(dice));
          if (advice.settled) expect(worked.winner).toBe(advice.winner);
          for (const [cell, rating] of worked.ratings.flat().entries()) {
            const [low, high] = rangeOf(advice.evaluation, cell);
            if (advice.evaluation.excluded[Math.floor(cell / model.criterionCount)] !== 0) continue;
            expect(rating).toBeGreaterThanOrEqual(low);
            expect(rating).toBeLessThanOrEqual(high);
          }
        }
      },
    ),
    { numRuns: 400 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

test('a dearer option never rates better, and no amounts within their ranges rate beyond the range', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { model } = inventEstimated(seed, SIZE);
      const { scale } = model.rulebook.criteria[1]?.estimate ?? missing();
      const dice = diceOf(seed);
      const amounts = Array.from({ length: 4 }, (_, option): Amount | null => {
        const low = dice(300);
        const middle = low + dice(200);
        const high = middle + dice(400);
        return option === 3 ? null : { low, likely: middle, high, exceedsLimit: 'no' };
      });
      const ratings = ratingsBy(scale, amounts);
      expect(ratings[3]).toBe(null);
      const byAmount = [...ratings.keys()]
        .filter((option) => amounts[option] !== null)
        .sort((a, b) => (amounts[a]?.likely ?? 0) - (amounts[b]?.likely ?? 0));
      const rated = byAmount.map((option) => ratings[option]?.likely ?? missing());
      expect(rated).toEqual(rated.toSorted((a, b) => b - a));
      for (let draw = 0; draw < 30; draw++) {
        const picked = amounts.map((amount) => amount && anyAmount(dice)(amount));
        for (const [option, amount] of picked.entries()) {
          if (amount === null) continue;
          const rating = plainRating(scale, amount, picked);
          expect(rating).toBeGreaterThanOrEqual(ratings[option]?.low ?? missing());
          expect(rating).toBeLessThanOrEqual(ratings[option]?.high ?? missing());
        }
      }
    }),
    { numRuns: 100 },
  );
});

function verdictIn(advice: Advice | null): string {
  return advice === null ? 'nothing weighs' : (optionOf(advice.verdict) ?? 'none fits');
}

test.each<[Reestimated, 1 | 2]>([
  ['all', 2],
  ['found', 1],
])('every flip comes true when it is made and all is estimated anew (%s, %s)', (reestimated, most) => {
  const seen = { singles: 0, pairs: 0, read: 0, 'by the estimate alone': 0 };
  for (let seed = 0; seed < 150; seed++) {
    const made = invent(seed, 8, SIZE, 9);
    if (made === null) continue;
    const { advice, estimator, factors, known, model } = made;
    const { flips, proved } = flipsOf(advice, most, reestimated);
    expect(proved).toBe(true);
    for (const { changes, to } of flips) {
      const after = new Map([...known, ...statedFacts(changes.map((change) => [change.fact, change.to]))]);
      expect(verdictIn(adviseWith(model, after, factors, estimator))).toBe(optionOf(to) ?? 'none fits');
      for (const { fact, from, to: value } of changes)
        if (fact === estimator.limit) expect(value <= from).toBe(true);
      seen[changes.length === 1 ? 'singles' : 'pairs']++;
      if (changes.some(({ fact }) => estimator.reads.has(fact))) seen.read++;
      const isSameToRules = knowledgeOf(model.form, after).join() === advice.evaluation.knowledge.join();
      if (isSameToRules) seen['by the estimate alone']++;
    }
  }
  expect(seen.singles).toBeGreaterThan(10);
  expect(seen.read).toBeGreaterThan(10);
  if (reestimated === 'all') expect(Math.min(seen.pairs, seen['by the estimate alone'])).toBeGreaterThan(3);
});

/** The verdicts to which changing one fact to a value leads, but for raising the limit. */
function reachedBy({ advice, estimator, factors, known, model }: Case, id: string) {
  const fact = model.rulebook.facts.find((each) => each.id === id) ?? missing();
  const from = known.get(id)?.value;
  return valuesOf(fact).flatMap((value) => {
    if (from === undefined || value === from || (id === estimator.limit && value > from)) return [];
    const after = verdictIn(adviseWith(model, withValue(known, id, value), factors, estimator));
    return after === verdictIn(advice) || after === 'nothing weighs' ? [] : [{ value, after }];
  });
}

test('no verdict to which one fact leads is left out; of a number the points of a grid, the nearest first', () => {
  let reached = 0;
  for (let seed = 0; seed < 100; seed++) {
    const made = invent(seed, 9, SIZE, 10);
    if (made === null) continue;
    const { flips } = flipsOf(made.advice, 1);
    for (const fact of made.model.rulebook.facts) {
      if (fact.type === 'set' || !made.known.has(fact.id)) continue;
      const own = flips.filter(({ changes }) => changes[0]?.fact === fact.id);
      const words = own.map(({ to }) => optionOf(to) ?? 'none fits');
      const all = reachedBy(made, fact.id);
      const from = Number(made.known.get(fact.id)?.value);
      for (const { after, value } of all) {
        if (fact.type !== 'number') expect(words).toContain(after);
        else if ([5, 10, 20, 50, 100].includes(Number(value))) {
          const isThere = own.some(({ changes, to }) => {
            const other = Number(changes[0]?.to);
            const isSameWay = Math.sign(other - from) === Math.sign(Number(value) - from);
            const isNear = Math.abs(other - from) <= Math.abs(Number(value) - from);
            return isSameWay && isNear && (optionOf(to) ?? 'none fits') === after;
          });
          expect(isThere).toBe(true);
        }
        reached++;
      }
    }
  }
  expect(reached).toBeGreaterThan(100);
});

/** Whether facts exclude all options by themselves; the limit stands for what it excludes with all that is known. */
function excludesAll({ estimator, factors, known, model }: Case, facts: Facts): boolean {
  const { excluded } = workOut(model, factors, knowledgeOf(model.form, facts));
  const estimate = estimator.estimate(known);
  return model.rulebook.options.every(({ id }, option) => {
    const amount = estimate.kind === 'known' ? estimate.amounts.get(id) : undefined;
    return excluded[option] || (facts.has(estimator.limit) && isOver(amount));
  });
}

test('a conflict is a smallest set of facts that leaves no option, the limit one of them', () => {
  const seen = { found: 0, 'with the limit': 0 };
  for (let seed = 0; seed < 300; seed++) {
    const made = invent(seed, 9, STRICT, 10);
    if (made === null) continue;
    const { advice, estimator, known } = made;
    const { facts, isSmallest } = conflictOf(advice);
    expect(isSmallest).toBe(true);
    if (advice.evaluation.excluded.includes(0)) {
      expect(facts).toEqual([]);
      continue;
    }
    const subsets = Array.from(
      { length: 2 ** known.size },
      (_, chosen) => new Map([...known].filter((_fact, place) => (chosen & (1 << place)) !== 0)),
    ).filter((subset) => excludesAll(made, subset));
    const chosen = new Map([...known].filter(([fact]) => facts.includes(fact)));
    expect(excludesAll(made, chosen)).toBe(true);
    expect(facts.length).toBe(Math.min(...subsets.map((subset) => subset.size)));
    seen.found++;
    if (facts.includes(estimator.limit)) seen['with the limit']++;
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
});

test('the rules rate alone where no criterion asks for this estimate', () => {
  for (let seed = 0; seed < 40; seed++) {
    const made = invent(seed, 8);
    if (made === null) continue;
    const { estimator, factors, known, model } = made;
    const other = adviseWith(model, known, factors, { ...estimator, id: 'shells' }) ?? missing();
    const none = adviseWith(model, known, factors) ?? missing();
    expect(other.rated).toBe('rules');
    expect(other.estimate).toBe(null);
    expect(other.evaluation.ratings).toEqual(none.evaluation.ratings);
    expect(other.model).toBe(model satisfies Model);
  }
});
