import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../../src/engine/decide.ts';
import { type Evaluation, evaluate, scoreOf, totalWeight } from '../../src/engine/evaluate.ts';
import { explainRules, whyNot } from '../../src/engine/explain.ts';
import { compile, type Model } from '../../src/engine/model.ts';
import { Comparison, reasonsOf } from '../../src/engine/reasons.ts';
import { marginOf } from '../../src/engine/robustness.ts';
import { TRUE } from '../../src/rulebook/normal-form.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { diceOf, inventFactors, inventFacts, inventModel, knowledgeFrom } from './invent.ts';
import { stated, toyModel } from './toy.ts';

const SIZE = { facts: 12, rules: 30, options: 4, criteria: 5 };

function invent(seed: number) {
  const model = inventModel(seed, SIZE);
  const dice = diceOf(seed + 1);
  const factors = inventFactors(model, dice);
  const known = inventFacts(model.rulebook, dice, 9);
  return { model, factors, known, decision: decide(model, factors, knowledgeFrom(model, known)) };
}

function lead(evaluation: Evaluation, subject: number, rivals: readonly number[]): number {
  const total = totalWeight(evaluation);
  const best = Math.max(...rivals.map((rival) => scoreOf(evaluation.sums[rival], total)));
  return scoreOf(evaluation.sums[subject], total) - best;
}

function withoutRule({ rulebook }: Model, rule: number): Rulebook {
  return {
    ...rulebook,
    rules: rulebook.rules.map((each, at) =>
      at === rule ? { ...each, weight: [], rate: [], exclude: [] } : each,
    ),
  };
}

function withoutRating({ rulebook }: Model, option: number, criterion: number): Rulebook {
  const ratings = (list: Rulebook['criteria'][number]['ratings']) =>
    list.map((each, at) => (at === option ? { ...each, rating: 0 } : each));
  return {
    ...rulebook,
    criteria: rulebook.criteria.map((each, at) =>
      at === criterion ? { ...each, ratings: ratings(each.ratings) } : each,
    ),
  };
}

test('the impact of a reason is what the margin loses in a rulebook without it', () => {
  const seen = { rules: 0, ratings: 0, freed: 0 };
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { model, factors, decision } = invent(seed);
      const { subject, runnerUp } = new Comparison(decision);
      const { evaluation, knowledge } = decision;
      for (const reason of reasonsOf(decision)) {
        const rulebook =
          reason.rule === null
            ? withoutRating(model, reason.option ?? -1, reason.criterion ?? -1)
            : withoutRule(model, reason.rule);
        const without = evaluate(compile(rulebook), factors, knowledge);
        const freed = [...evaluation.excluded.keys()].filter(
          (option) => option !== subject && evaluation.excluded[option] && !without.excluded[option],
        );
        const expected = lead(evaluation, subject, [runnerUp]) - lead(without, subject, [runnerUp, ...freed]);
        expect(reason.impact).toBeCloseTo(expected, 9);
        seen[reason.rule === null ? 'ratings' : 'rules']++;
        seen.freed += freed.length;
      }
    }),
    { numRuns: 40 },
  );
  expect(Math.min(seen.rules, seen.ratings, seen.freed)).toBeGreaterThan(0);
});

test('a rule favours what it rates up and is against what it rates down or excludes', () => {
  const model = toyModel();
  const known = stated(model, {
    'app.transactions': true,
    'load.answer_ms': 1,
    'load.pattern': 'waves',
    'app.shape': 'rows',
  });
  const factors = new Float64Array(model.criterionCount).fill(1);
  const reasons = reasonsOf(decide(model, factors, knowledgeFrom(model, known)));
  const reasonOf = (id: string) =>
    reasons.find((each) => each.rule === model.rulebook.rules.findIndex((rule) => rule.id === id));
  const [tables, documents, hosted] = model.rulebook.options.keys();
  const name = (criterion: number | null | undefined) => model.rulebook.criteria[criterion ?? -1]?.id;
  expect(reasonOf('rows-fit-tables')).toMatchObject({ favours: [tables], against: [documents] });
  expect(reasonOf('instant-answers')).toMatchObject({ favours: [], against: [hosted], criterion: null });
  const together = reasonOf('changes-belong-together');
  expect(together?.favours).toContain(tables);
  expect(together?.against).toContain(documents);
  expect(name(together?.criterion)).toBe('consistency');
  const impacts = reasons.map((each) => Math.abs(each.impact));
  expect(impacts).toEqual(impacts.toSorted((a, b) => b - a));
});

test('why not: what an option lost adds up to how far it is behind', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { decision } = invent(seed);
      const others = whyNot(decision);
      expect(others.map((each) => each.option)).not.toContain(decision.verdict);
      for (const { option, behind, criteria, excludedBy, hasNoPattern } of others) {
        expect(criteria.reduce((sum, each) => sum + each.lost, 0)).toBeCloseTo(behind, 9);
        expect(excludedBy.length > 0 || hasNoPattern).toBe(decision.evaluation.excluded[option]);
      }
      const rivals = others
        .filter((each) => !decision.evaluation.excluded[each.option])
        .map((each) => each.behind);
      const margin = marginOf(decision.evaluation, decision.verdict);
      if (margin !== null) expect(Math.min(...rivals)).toBeCloseTo(margin, 9);
    }),
    { numRuns: 40 },
  );
});

test('a rule is explained by the values it met and needed, and by what it waits for', () => {
  const model = toyModel();
  const values = {
    'app.stage': 'live',
    'team.languages': ['script'],
    'team.skill': 'basic',
    'load.answer_ms': 30,
  } as const;
  const known = stated(model, values);
  const factors = new Float64Array(model.criterionCount).fill(1);
  const explained = explainRules(decide(model, factors, knowledgeFrom(model, known)), known);
  const of = (id: string) => explained[model.rulebook.rules.findIndex((rule) => rule.id === id)];
  expect(of('no-sql-no-tables')).toMatchObject({
    state: 'fired',
    awaits: [],
    atoms: [
      { fact: 'team.languages', negated: true, value: ['script'], outcome: 'met' },
      { fact: 'team.skill', negated: false, value: 'basic', outcome: 'met' },
    ],
  });
  expect(of('nobody-at-night')).toMatchObject({
    state: 'undecided',
    awaits: ['team.on_call'],
    atoms: [
      { fact: 'team.on_call', value: null, outcome: 'unknown' },
      { fact: 'app.stage', value: 'live', outcome: 'met' },
    ],
  });
  expect(of('fast-answers')).toMatchObject({
    state: 'not-fired',
    atoms: [{ value: 30, outcome: 'not-met' }],
  });
});

test('the impact of a rule that did not fire is what the margin would gain if it did', () => {
  let found = 0;
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { model, factors, known, decision } = invent(seed);
      const { subject, runnerUp } = new Comparison(decision);
      for (const { rule, impact } of explainRules(decision, known)) {
        if (decision.evaluation.truths[rule] === TRUE || model.rules[rule].exclude.length > 0) continue;
        const always = { kind: 'all', of: [] } as const;
        const rules = model.rulebook.rules.map((each, at) =>
          at === rule ? { ...each, when: always } : each,
        );
        const fired = compile({ ...model.rulebook, rules });
        const after = evaluate(fired, factors, knowledgeFrom(fired, known));
        const gain = lead(after, subject, [runnerUp]) - lead(decision.evaluation, subject, [runnerUp]);
        expect(impact).toBeCloseTo(gain, 9);
        found++;
      }
    }),
    { numRuns: 20 },
  );
  expect(found).toBeGreaterThan(50);
});
