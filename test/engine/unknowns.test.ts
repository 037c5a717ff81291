import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse, openFactsOf } from '../../src/engine/analyse.ts';
import { scoreBounds } from '../../src/engine/bounds.ts';
import { conflictOf } from '../../src/engine/conflict.ts';
import { decide, rankingOf } from '../../src/engine/decide.ts';
import { evaluate, scoreOf, totalWeight } from '../../src/engine/evaluate.ts';
import { isPatternLeft, type Model } from '../../src/engine/model.ts';
import { mayBeExcluded, pendingOf } from '../../src/engine/pending.ts';
import { Tally } from '../../src/engine/tally.ts';
import type { KnownFacts } from '../../src/profile/known-facts.ts';
import { TRUE } from '../../src/rulebook/normal-form.ts';
import { allCompletions, diceOf, inventFactors, inventFacts, inventModel, knowledgeFrom } from './invent.ts';
import { stated, toyModel } from './toy.ts';

const SMALL = { facts: 7, rules: 14, options: 3, criteria: 4 };
const STRICT = { facts: 7, rules: 30, options: 2, criteria: 4 };

function invent(seed: number, share: number, size = SMALL) {
  const model = inventModel(seed, size);
  const dice = diceOf(seed + 1);
  const factors = inventFactors(model, dice);
  const known = inventFacts(model.rulebook, dice, share);
  return { model, factors, known, decision: decide(model, factors, knowledgeFrom(model, known)) };
}

test('what is pending is exactly what some completion makes true', () => {
  const seen = { rules: 0, patterns: 0 };
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 3, max: 9 }), (seed, share) => {
      const { model, factors, decision } = invent(seed, share);
      const { evaluation, knowledge, verdict } = decision;
      const completions = allCompletions(model, knowledge, 3000);
      if (completions === null || verdict < 0) return;
      const id = model.rulebook.options[verdict].id;
      const concerned = model.rules.flatMap(({ rule, exclude }, index) =>
        exclude.includes(verdict) || rule.actions.some((action) => action.option === id) ? [index] : [],
      );
      const truths = completions.map((each) => evaluate(model, factors, each).truths);
      const expected = concerned.filter(
        (rule) => evaluation.truths[rule] !== TRUE && truths.some((each) => each[rule] === TRUE),
      );
      const pending = pendingOf(decision);
      expect(pending.flatMap((each) => (each.kind === 'rule' ? [each.rule] : []))).toEqual(expected);
      const canFail = completions.some((each) => !isPatternLeft(model, verdict, each));
      expect(pending.some((each) => each.kind === 'patterns')).toBe(canFail);
      const excludable = completions.some((each) => evaluate(model, factors, each).excluded[verdict]);
      expect(mayBeExcluded(pending)).toBe(excludable);
      for (const each of pending) expect(each.facts.length).toBeGreaterThan(0);
      seen.rules += expected.length;
      seen.patterns += Number(canFail);
    }),
    { numRuns: 150 },
  );
  expect(Math.min(seen.rules, seen.patterns)).toBeGreaterThan(0);
});

test('no completion gives a score outside the bounds, and some come close to most of them', () => {
  const gaps: number[] = [];
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 4, max: 9 }), (seed, share) => {
      const { model, factors, decision } = invent(seed, share);
      const completions = allCompletions(model, decision.knowledge, 2000);
      if (completions === null) return;
      const evaluations = completions.map((each) => evaluate(model, factors, each));
      scoreBounds(new Tally(model, factors, decision.knowledge)).forEach(({ low, high }, option) => {
        const scores = evaluations.map((each) => scoreOf(each.sums[option], totalWeight(each)));
        expect(low).toBeLessThanOrEqual(Math.min(...scores) + 1e-9);
        expect(high).toBeGreaterThanOrEqual(Math.max(...scores) - 1e-9);
        for (const gap of [Math.min(...scores) - low, high - Math.max(...scores)]) gaps.push(gap);
      });
    }),
    { numRuns: 60 },
  );
  expect(gaps.filter((gap) => gap < 0.3).length).toBeGreaterThan(0.9 * gaps.length);
});

test('bounds hold the score of a tie where the weights may all come to nothing', () => {
  let ties = 0;
  for (let seed = 0; seed < 300; seed++) {
    const { model, factors, decision } = invent(seed, 2, { ...STRICT, criteria: 1 });
    const evaluations = (allCompletions(model, decision.knowledge, 2000) ?? []).map((each) =>
      evaluate(model, factors, each),
    );
    const tied = evaluations.some((each) => totalWeight(each) === 0);
    const moves = evaluations.some((each) => totalWeight(each) > 0);
    if (!tied || !moves) continue;
    for (const { low, high } of scoreBounds(new Tally(model, factors, decision.knowledge))) {
      expect(low).toBeLessThanOrEqual(50);
      expect(high).toBeGreaterThanOrEqual(50);
      ties++;
    }
  }
  expect(ties).toBeGreaterThan(20);
});

/** The size of the smallest set of facts that excludes every option by itself. */
function smallestConflict(model: Model, factors: Float64Array, known: KnownFacts): number {
  const facts = [...known];
  const sizes = Array.from({ length: 2 ** facts.length }, (_, chosen) => {
    const subset = new Map(facts.filter((_fact, at) => (chosen & (1 << at)) !== 0));
    const { excluded } = evaluate(model, factors, knowledgeFrom(model, subset));
    return excluded.includes(false) ? Number.POSITIVE_INFINITY : subset.size;
  });
  return Math.min(...sizes);
}

test('a conflict is a smallest set of facts that leaves no option', () => {
  let found = 0;
  for (let seed = 0; seed < 150; seed++) {
    const { model, factors, known, decision } = invent(seed, 9, STRICT);
    const { facts: conflict, isSmallest } = conflictOf(decision);
    expect(isSmallest).toBe(true);
    if (decision.evaluation.excluded.includes(false)) {
      expect(conflict).toEqual([]);
      continue;
    }
    const alone = new Map([...known].filter(([fact]) => conflict.includes(fact)));
    expect(evaluate(model, factors, knowledgeFrom(model, alone)).excluded).not.toContain(false);
    expect(conflict.length).toBe(smallestConflict(model, factors, known));
    found++;
  }
  expect(found).toBeGreaterThan(10);
});

test('nothing known is an honest answer: open, never clear, and ranked all the same', () => {
  const model = toyModel();
  const analysis = analyse(model, new Float64Array(model.criterionCount).fill(1), new Map());
  expect(analysis.decision.settled).toBe(false);
  expect(analysis.confidence).not.toBe('clear');
  expect(analysis.holdsIn).toBeLessThan(1);
  expect(openFactsOf(analysis, 3)).toHaveLength(3);
  expect(analysis.ranking).toEqual(rankingOf(analysis.decision));
  expect(analysis.ranking[0]).toBe(analysis.decision.verdict);
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
  const factors = new Float64Array(model.criterionCount).fill(1);
  const analysis = analyse(model, factors, known);
  expect(model.rulebook.options[analysis.decision.verdict].id).toBe('hosted');
  const instant = model.rulebook.rules.findIndex((rule) => rule.id === 'instant-answers');
  expect(analysis.pending).toContainEqual({
    kind: 'rule',
    rule: instant,
    excludes: true,
    facts: ['load.answer_ms'],
  });
  expect(analysis.confidence).toBe('likely');
  const answered = analyse(
    model,
    factors,
    new Map([...known, ['load.answer_ms', { value: 300, origin: 'stated' }]]),
  );
  expect(answered.confidence).toBe('clear');
});
