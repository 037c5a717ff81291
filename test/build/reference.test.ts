import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharesByGround } from '../../src/build/reference/grounds.ts';
import { cutOff, winnerWithout } from '../../src/build/reference/leave-one-out.ts';
import { randomSituations, unknowing } from '../../src/build/reference/situations.ts';
import { tallyOf } from '../../src/build/reference/tally.ts';
import { Evaluation } from '../../src/engine/evaluation.ts';
import { compile, type Model } from '../../src/engine/model.ts';
import { at } from '../../src/rulebook/at.ts';
import type { Facts } from '../../src/rulebook/facts.ts';
import { isKnown, knowledgeOf, TRUE } from '../../src/rulebook/normal-form.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { diceOf, inventFacts, inventRulebook } from '../engine/invent.ts';
import { toyModel } from '../engine/toy.ts';

const SIZE = { facts: 6, rules: 14, options: 3, criteria: 4 };

function evaluated(model: Model, facts: Facts): Evaluation {
  const factors = model.rulebook.criteria.map(() => 1);
  return new Evaluation(model, factors, knowledgeOf(model.form, facts));
}

describe('a rule that is left out', () => {
  test('leads where a rulebook leads that does not have it', () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), (seed) => {
        const rulebook = inventRulebook(seed, SIZE);
        const evaluation = evaluated(compile(rulebook), inventFacts(rulebook, diceOf(seed), 8));
        const facts = inventFacts(rulebook, diceOf(seed), 8);
        for (const rule of evaluation.model.rules) {
          if (evaluation.truths[rule.index] !== TRUE) continue;
          const rules = rulebook.rules.filter((each) => each !== rule.rule);
          const without = evaluated(compile({ ...rulebook, rules }), facts);
          expect(winnerWithout(evaluation, rule)).toBe(without.winner());
          compared++;
        }
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(50);
  });

  test('is cut off as far as the limit of a rating has it', () => {
    const { rulebook } = toyModel();
    const rated = (points: readonly number[]): Evaluation => {
      const rules = points.map((each, place) => ({
        ...at(rulebook.rules, 0),
        id: `r${place}`,
        when: { kind: 'all', of: [] } as const,
        weight: [],
        exclude: [],
        actions: [],
        rate: [{ option: at(rulebook.options, 0).id, criterion: at(rulebook.criteria, 0).id, points: each }],
      }));
      return unknowing(compile({ ...rulebook, rules }));
    };
    const base = at(at(rulebook.criteria, 0).ratings, 0).rating;
    const cut = (...points: readonly number[]) => {
      const evaluation = rated(points);
      const { effects } = at(evaluation.model.rules, 0);
      return cutOff(evaluation, at(effects, 0).at, at(effects, 0).points);
    };
    expect(cut(1 - base)).toBe(0);
    expect(cut(4, 5 - base)).toBe(1);
    expect(cut(4, 3 - base)).toBe(0.5);
    expect(cut(-4, -3 - base)).toBe(0.5);
  });
});

describe('random profiles', () => {
  test('know every fact and are the same on every run', () => {
    const drawn = () =>
      [...randomSituationsOf(toyModel(), 50)].map(({ knowledge, winner }) => ({ knowledge, winner }));
    expect(drawn()).toEqual(drawn());
    for (const { knowledge } of drawn()) expect([...knowledge].every(isKnown)).toBe(true);
  });

  test('are counted once for each option that is first, or for none', () => {
    const model = compile(inventRulebook(7, SIZE));
    const tally = tallyOf(model, randomSituations(model, 200));
    const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
    expect([tally.count, sum(tally.wins), sum(tally.unforcedWins)]).toEqual([200, 200, tally.unforced]);
    const winners = randomSituationsOf(model, 200).map(({ winner }) => winner);
    expect(tally.wins).toEqual(
      [0, 1, 2, -1].map((option) => winners.filter((each) => each === option).length),
    );
    for (const { decides, fires } of tally.rules) expect(decides).toBeLessThanOrEqual(fires);
  });
});

/** An evaluation is moved on in place, so what is wanted of each is taken at once. */
function randomSituationsOf(model: Model, count: number) {
  const found = [];
  for (const each of randomSituations(model, count))
    found.push({ knowledge: each.knowledge.slice(), winner: each.winner() });
  return found;
}

describe('what effects rest on', () => {
  const { rulebook } = toyModel();
  const only = (changed: Partial<Rulebook>) => {
    const model = compile({ ...rulebook, ...changed });
    return sharesByGround(model, randomSituations(model, 20));
  };
  const [first] = rulebook.claims;
  const later = {
    id: 'later',
    title: 'L',
    publisher: 'L',
    date: '2026',
    url: null,
    kind: 'paper',
    read: '2026-01-01',
  } as const;
  const claims = [...rulebook.claims, { id: 'new', source: 'later', section: 'S', text: 'T' }];
  const resting = (
    basis: 'published' | 'judgement' | 'stated',
    cited: readonly string[],
  ): Partial<Rulebook> => ({
    sources: [...rulebook.sources, later],
    claims,
    criteria: rulebook.criteria.map((criterion) => ({
      ...criterion,
      ratings: criterion.ratings.map((rating) => ({ ...rating, basis, claims: cited })),
    })),
    rules: rulebook.rules.map((rule) => ({ ...rule, basis, claims: cited })),
  });

  test.each([
    ['judgement', resting('judgement', [])],
    ['judgement', resting('judgement', ['new'])],
    ['stated', resting('stated', [])],
    ['first-source', resting('published', [at([first], 0)?.id ?? ''])],
    ['other-sources', resting('published', ['new', first?.id ?? ''])],
  ] as const)('all on %s', (ground, changed) => {
    expect(only(changed)[ground]).toBe(1);
  });

  test('are shares of the weighted points: a rating times its weight, a weight times the spread of its ratings', () => {
    const [criterion, ...others] = rulebook.criteria.map((each) => ({
      ...each,
      weight: 2,
      ratings: each.ratings.map((rating) => ({ ...rating, rating: 0, basis: 'stated' as const })),
    }));
    if (criterion === undefined) return;
    const ratings = criterion.ratings.map((rating, place) => ({
      ...rating,
      rating: place === 0 ? 4 : 0,
      basis: 'published' as const,
      claims: [first?.id ?? ''],
    }));
    const always = {
      ...at(rulebook.rules, 0),
      when: { kind: 'all', of: [] } as const,
      exclude: [],
      actions: [],
    };
    const shares = only({
      criteria: [{ ...criterion, ratings }, ...others],
      rules: [
        {
          ...always,
          id: 'a',
          basis: 'judgement',
          rate: [],
          weight: [{ criterion: criterion.id, points: 1 }],
        },
      ],
    });
    const spread = 3 + ratings.slice(1).length;
    expect(ratings).toHaveLength(4);
    expect(shares['first-source']).toBeCloseTo((4 * 3) / (4 * 3 + spread));
    expect(shares.judgement).toBeCloseTo(spread / (4 * 3 + spread));
  });
});
