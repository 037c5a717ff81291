import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Advice, adviseWith, optionOf, rankingOf } from '../../src/engine/advice.ts';
import { scoreBounds } from '../../src/engine/bounds.ts';
import { certaintyOf } from '../../src/engine/certainty.ts';
import { conflictOf } from '../../src/engine/conflict.ts';
import { compile, isPatternLeft, type Model } from '../../src/engine/model.ts';
import { openFactsOf } from '../../src/engine/open-facts.ts';
import { mayBeExcluded, pendingOf } from '../../src/engine/pending.ts';
import type { PriorityFactors } from '../../src/engine/priorities.ts';
import { at, missing } from '../../src/rulebook/at.ts';
import { type Facts, statedFacts } from '../../src/rulebook/facts.ts';
import { TRUE } from '../../src/rulebook/normal-form.ts';
import {
  allCompletions,
  diceOf,
  inventFactors,
  inventFacts,
  inventModel,
  inventRulebook,
  knowledgeFrom,
} from './invent.ts';
import { scoresOf, totalWeight, workOut } from './oracle.ts';
import { stated, toyModel } from './toy.ts';

const SMALL = { facts: 7, rules: 14, options: 3, criteria: 4 };
const STRICT = { facts: 7, rules: 30, options: 2, criteria: 4 };

function invent(seed: number, share: number, size = SMALL) {
  const model = inventModel(seed, size);
  const dice = diceOf(seed + 1);
  const factors = inventFactors(model, dice);
  const known = inventFacts(model.rulebook, dice, share);
  return { model, factors, known, advice: adviseWith(model, known, factors) };
}

test('what is pending is exactly what some completion makes true', () => {
  const seen = { rules: 0, patterns: 0 };
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 3, max: 9 }), (seed, share) => {
      const { model, factors, advice } = invent(seed, share);
      if (advice?.verdict.kind !== 'fits') return;
      const { evaluation, winner } = advice;
      const id = advice.verdict.option;
      const completions = allCompletions(model, evaluation.knowledge, 3000);
      if (completions === null) return;
      const truths = completions.map((each) => workOut(model, factors, each).truths);
      const expected = model.rulebook.rules.filter(
        (rule, at) =>
          (rule.exclude.includes(id) || rule.actions.some((action) => action.option === id)) &&
          evaluation.truths[at] !== TRUE &&
          truths.some((each) => each[at] === TRUE),
      );
      const pending = pendingOf(advice);
      expect(pending.flatMap((each) => (each.kind === 'rule' ? [each.rule] : []))).toEqual(expected);
      const canFail = completions.some((each) => !isPatternLeft(model, winner, each));
      expect(pending.some((each) => each.kind === 'patterns')).toBe(canFail);
      const excludable = completions.some((each) => workOut(model, factors, each).excluded[winner]);
      expect(mayBeExcluded(pending)).toBe(excludable);
      for (const each of pending) expect(each.facts.length).toBeGreaterThan(0);
      seen.rules += expected.length;
      seen.patterns += Number(canFail);
    }),
    { numRuns: 150 },
  );
  expect(Math.min(seen.rules, seen.patterns)).toBeGreaterThan(0);
});

/** An option that is better than the other, and can be done in one way for each of some facts; in one more without the first. */
function withWays(count: number, more: 'and without the first' | '' = ''): Advice {
  const invented = inventRulebook(1, { facts: 1, rules: 0, options: 2, criteria: 1 });
  const facts = Array.from({ length: count }, (_, index) => ({
    ...at(invented.facts, 0),
    id: `group.fact_${index}`,
  }));
  const way = (fact: string, value: boolean) => ({
    id: `${fact}-${value}`,
    title: fact,
    when: { kind: 'atom', fact, test: { operator: 'in', values: [value] } } as const,
  });
  const ways = facts.map(({ id }) => way(id, true));
  if (more !== '') ways.push(way('group.fact_0', false));
  const always = { id: 'always', title: 'Always', when: { kind: 'all', of: [] } } as const;
  const model = compile({
    ...invented,
    facts,
    options: invented.options.map((option, place) => ({
      ...option,
      patterns: place === 0 ? ways : [always],
    })),
    criteria: invented.criteria.map((each) => ({
      ...each,
      ratings: each.ratings.map((rating, place) => ({ ...rating, rating: place === 0 ? 1 : 0 })),
    })),
  });
  return advised(model, new Map());
}

test('that every way may fail is said to be proved only where it is', () => {
  const kept = (advice: Advice) => pendingOf(advice).map((each) => each.kind === 'patterns' && each.proved);
  expect(kept(withWays(10))).toEqual([true]);
  expect(kept(withWays(1001))).toEqual([true]);
  expect(kept(withWays(1002))).toEqual([false]);
});

test('of ways that exclude each other one is left, though the verdict is open', () => {
  const { model, ...advice } = withWays(3, 'and without the first');
  expect(pendingOf({ ...advice, model, settled: false })).toEqual([]);
  const threatened = { ...model, base: { ...model.base, threats: [1, 0] } };
  expect(pendingOf({ ...advice, model: threatened, settled: false })).toEqual([{ kind: 'limit', facts: [] }]);
});

test('a limit is pending beside the ways that may fail', () => {
  const { model, ...advice } = withWays(2);
  const threatened = { ...model, base: { ...model.base, threats: [1, 0] } };
  const pending = pendingOf({ ...advice, model: threatened });
  expect(pending.map(({ kind }) => kind)).toEqual(['patterns', 'limit']);
});

test('a settled verdict has a way left, however many there are', () => {
  const advice = withWays(1100, 'and without the first');
  expect(advice.settled).toBe(true);
  expect(pendingOf(advice)).toEqual([]);
});

test('no completion gives a score outside the bounds, and some come close to most of them', () => {
  const gaps: number[] = [];
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 4, max: 9 }), (seed, share) => {
      const { model, factors, advice } = invent(seed, share);
      const completions = advice && allCompletions(model, advice.evaluation.knowledge, 2000);
      if (completions === null) return;
      const all = completions.map((each) => scoresOf(workOut(model, factors, each)));
      [...scoreBounds(advice ?? missing()).values()].forEach(({ low, high }, option) => {
        const scores = all.map((each) => each[option] ?? Number.NaN);
        expect(low).toBeLessThanOrEqual(Math.min(...scores) + 1e-9);
        expect(high).toBeGreaterThanOrEqual(Math.max(...scores) - 1e-9);
        for (const gap of [Math.min(...scores) - low, high - Math.max(...scores)]) gaps.push(gap);
      });
    }),
    { numRuns: 60 },
  );
  expect(gaps.filter((gap) => gap < 0.3).length).toBeGreaterThan(0.9 * gaps.length);
});

test('what is known has one score, though rules take more than all of a weight', () => {
  const invented = inventRulebook(1, { facts: 1, rules: 1, options: 1, criteria: 2 });
  const always = { kind: 'all', of: [] } as const;
  const model = compile({
    ...invented,
    options: invented.options.map((each) => ({ ...each, patterns: [{ id: 'p', title: 'P', when: always }] })),
    criteria: invented.criteria.map((each, place) => ({
      ...each,
      weight: 4,
      ratings: each.ratings.map((rating) => ({ ...rating, rating: place === 0 ? 5 : 1 })),
    })),
    rules: invented.rules.map((each) => ({
      ...each,
      ...{ when: always, rate: [], exclude: [], weight: [{ criterion: 'criterion-0', points: -9 }] },
    })),
  });
  const [bounds] = scoreBounds(advised(model, new Map())).values();
  expect(bounds).toEqual({ low: expect.closeTo(60), high: expect.closeTo(60) });
});

test('bounds hold the score of a tie where the weights may all come to nothing', () => {
  let ties = 0;
  for (let seed = 0; seed < 300; seed++) {
    const { model, factors, advice } = invent(seed, 2, { ...STRICT, criteria: 1 });
    if (advice === null) continue;
    const evaluations = (allCompletions(model, advice.evaluation.knowledge, 2000) ?? []).map((each) =>
      workOut(model, factors, each),
    );
    const tied = evaluations.some((each) => totalWeight(each) === 0);
    const moves = evaluations.some((each) => totalWeight(each) > 0);
    if (!tied || !moves) continue;
    for (const { low, high } of scoreBounds(advice).values()) {
      expect(low).toBeLessThanOrEqual(50);
      expect(high).toBeGreaterThanOrEqual(50);
      ties++;
    }
  }
  expect(ties).toBeGreaterThan(20);
});

/** The size of the smallest set of facts that excludes every option by itself. */
function smallestConflict(model: Model, factors: PriorityFactors, known: Facts): number {
  const facts = [...known];
  const sizes = Array.from({ length: 2 ** facts.length }, (_, chosen) => {
    const subset = new Map(facts.filter((_fact, at) => (chosen & (1 << at)) !== 0));
    const { excluded } = workOut(model, factors, knowledgeFrom(model, subset));
    return excluded.includes(false) ? Number.POSITIVE_INFINITY : subset.size;
  });
  return Math.min(...sizes);
}

test('a conflict is a smallest set of facts that leaves no option', () => {
  let found = 0;
  for (let seed = 0; seed < 150; seed++) {
    const { model, factors, known, advice } = invent(seed, 9, STRICT);
    if (advice === null) continue;
    const { facts: conflict, isSmallest } = conflictOf(advice);
    expect(isSmallest).toBe(true);
    if (advice.evaluation.excluded.includes(0)) {
      expect(conflict).toEqual([]);
      continue;
    }
    const alone = new Map([...known].filter(([fact]) => conflict.includes(fact)));
    expect(workOut(model, factors, knowledgeFrom(model, alone)).excluded).not.toContain(false);
    expect(conflict.length).toBe(smallestConflict(model, factors, known));
    found++;
  }
  expect(found).toBeGreaterThan(10);
});

function advised(model: Model, known: Facts): Advice {
  return (
    adviseWith(
      model,
      known,
      model.rulebook.criteria.map(() => 1),
    ) ?? missing()
  );
}

test('nothing known is an honest answer: open, never clear, and ranked all the same', () => {
  const model = toyModel();
  const advice = advised(model, new Map());
  const certainty = certaintyOf(advice, pendingOf(advice));
  expect(advice.settled).toBe(false);
  expect(certainty.confidence).not.toBe('clear');
  expect(certainty.holdsIn).toBeLessThan(1);
  expect(openFactsOf(advice, 3)).toHaveLength(3);
  expect(rankingOf(advice)[0]).toBe(advice.winner);
});

test('what would be clear is likely where something undecided could exclude it', () => {
  const seen = { excludable: 0, sure: 0 };
  for (let seed = 0; seed < 400; seed++) {
    const { advice } = invent(seed, 8, STRICT);
    if (advice?.verdict.kind !== 'fits') continue;
    const pending = pendingOf(advice);
    const { confidence, standsIn, holdsIn } = certaintyOf(advice, pending);
    const margin = advice.verdict.runnerUp?.margin ?? Number.POSITIVE_INFINITY;
    if (margin < 6 || standsIn < 0.95 || holdsIn < 0.8) continue;
    const isExcludable = mayBeExcluded(pending);
    expect(confidence).toBe(isExcludable ? 'likely' : 'clear');
    seen[isExcludable ? 'excludable' : 'sure']++;
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

test('while something undecided could exclude the verdict it is not clear', () => {
  const model = toyModel();
  const known = stated(model, {
    'app.stage': 'live',
    'team.skill': 'none',
    'team.on_call': false,
    'load.pattern': 'waves',
    'load.size': 'small',
    'hosting.places': ['cloud'],
    'hosting.secrecy': 'public',
    'budget.monthly': 3000,
    'app.relations': 'few',
    'app.shape': 'pairs',
  });
  const advice = advised(model, known);
  expect(optionOf(advice.verdict)).toBe('hosted');
  const instant = model.rulebook.rules.find((rule) => rule.id === 'instant-answers');
  expect(pendingOf(advice)).toContainEqual({
    kind: 'rule',
    rule: instant,
    excludes: true,
    facts: ['load.answer_ms'],
  });
  expect(certaintyOf(advice, pendingOf(advice)).confidence).toBe('likely');
  const answered = advised(model, new Map([...known, ...statedFacts([['load.answer_ms', 300]])]));
  expect(certaintyOf(answered, pendingOf(answered)).confidence).toBe('clear');
});

test('of options that come first as often, and more often than the verdict, the first is named', () => {
  const invented = inventRulebook(1, { facts: 1, rules: 2, options: 3, criteria: 1 });
  const always = { kind: 'all', of: [] } as const;
  const fact = at(invented.facts, 0).id;
  const model = compile({
    ...invented,
    options: invented.options.map((each) => ({ ...each, patterns: [{ id: 'p', title: 'P', when: always }] })),
    criteria: invented.criteria.map((each) => ({
      ...each,
      ratings: each.ratings.map((rating, place) => ({ ...rating, rating: place === 0 ? 1 : 0 })),
    })),
    rules: invented.rules.map((each, place) => ({
      ...{ ...each, weight: [], exclude: [], actions: [] },
      when: { kind: 'atom', fact, test: { operator: 'in', values: [place === 0] } },
      rate: [{ option: `option-${place + 1}`, criterion: 'criterion-0', points: 4 }],
    })),
  });
  const advice = advised(model, new Map());
  expect(optionOf(advice.verdict)).toBe('option-0');
  expect(certaintyOf(advice, pendingOf(advice))).toMatchObject({ holdsIn: 0 });
  expect(certaintyOf(advice, pendingOf(advice)).moreOften).toMatch(/^option-[12]$/);
});

test('options are ranked by their scores behind the verdict, those that are excluded at the end', () => {
  let excluded = 0;
  for (let seed = 0; seed < 200; seed++) {
    const { advice } = invent(seed, 8);
    if (advice === null || advice.winner < 0) continue;
    const { evaluation } = advice;
    const [first, ...others] = rankingOf(advice);
    expect(first).toBe(advice.winner);
    const key = (option: number) =>
      (evaluation.excluded[option] ?? missing()) * 1e6 - (evaluation.sums[option] ?? missing());
    expect(others.map(key)).toEqual(others.map(key).toSorted((a, b) => a - b));
    excluded += others.filter((option) => evaluation.excluded[option] === 1).length;
  }
  expect(excluded).toBeGreaterThan(10);
});
