import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Advice, adviseWith } from '../../src/engine/advice.ts';
import { comparisonBetween, comparisonOf } from '../../src/engine/comparison.ts';
import { explainRules } from '../../src/engine/explain.ts';
import { compile, type Model } from '../../src/engine/model.ts';
import { type Reason, reasonsIn, reasonsOf } from '../../src/engine/reasons.ts';
import { lostBy, whyNot } from '../../src/engine/why-not.ts';
import { at, missing } from '../../src/rulebook/at.ts';
import type { Facts } from '../../src/rulebook/facts.ts';
import type { OptionId, Rulebook } from '../../src/rulebook/rulebook.ts';
import { diceOf, inventFactors, inventFacts, inventModel, inventRulebook, knowledgeFrom } from './invent.ts';
import { leftOut } from './left-out.ts';
import { scoresOf, totalWeight, type Worked, workOut } from './oracle.ts';
import { stated, toyModel } from './toy.ts';

const SIZE = { facts: 12, rules: 30, options: 4, criteria: 5 };
/** Here often every rival is excluded, or every option. */
const FEW = { facts: 7, rules: 20, options: 2, criteria: 3 };

function advised(model: Model, facts: Facts): Advice {
  return (
    adviseWith(
      model,
      facts,
      model.rulebook.criteria.map(() => 1),
    ) ?? missing()
  );
}

/** Null where no criterion has any weight. */
function invent(seed: number, size = SIZE): Advice | null {
  const model = inventModel(seed, size);
  const dice = diceOf(seed + 1);
  const factors = inventFactors(model, dice);
  return adviseWith(model, inventFacts(model.rulebook, dice, 9), factors);
}

function lead(worked: Worked, subject: number, rivals: readonly number[]): number {
  const scores = scoresOf(worked);
  const best = Math.max(...rivals.map((rival) => scores[rival] ?? missing()));
  return (scores[subject] ?? missing()) - best;
}

test('the impact of a reason is what the margin loses in a rulebook without it', () => {
  const seen = { rules: 0, ratings: 0, freed: 0 };
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const advice = invent(seed);
      if (advice === null) return;
      const { factors, model } = advice;
      const { knowledge } = advice.evaluation;
      const { subject, rival } = comparisonOf(advice);
      const worked = workOut(model, factors, knowledge);
      for (const reason of reasonsOf(advice)) {
        const without = leftOut(advice, [reason]);
        if (totalWeight(without) === 0) continue;
        const freed = [...worked.excluded.keys()].filter(
          (option) => option !== subject && worked.excluded[option] && !without.excluded[option],
        );
        const expected = lead(worked, subject, [rival]) - lead(without, subject, [rival, ...freed]);
        expect(reason.impact).toBeCloseTo(expected, 9);
        if (reason.of === 'rating') {
          const { option, rating } = reason;
          expect(rating.rating > 0 ? reason.favours : reason.against).toEqual([option]);
          expect(rating.rating > 0 ? reason.against : reason.favours).toEqual([]);
        }
        seen[reason.of === 'rule' ? 'rules' : 'ratings']++;
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
  const reasons = reasonsOf(advised(model, known));
  const reasonOf = (id: string) => reasons.find((each) => each.of === 'rule' && each.rule.id === id);
  const [tables, documents, hosted] = model.rulebook.options.map(({ id }) => id);
  expect(reasonOf('rows-fit-tables')).toMatchObject({ favours: [tables], against: [documents] });
  expect(reasonOf('instant-answers')).toMatchObject({ favours: [], against: [hosted], criterion: null });
  const together = reasonOf('changes-belong-together');
  expect(together?.favours).toContain(tables);
  expect(together?.against).toContain(documents);
  expect(together?.criterion).toBe('consistency');
  const impacts = reasons.map((each) => Math.abs(each.impact));
  expect(impacts).toEqual(impacts.toSorted((a, b) => b - a));
});

test('why not: what an option lost adds up to how far it is behind', () => {
  const seen = { none: 0 };
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(SIZE, FEW), (seed, size) => {
      const advice = invent(seed, size);
      if (advice === null) return;
      const { evaluation, model, verdict } = advice;
      const others = whyNot(advice);
      expect(others).toHaveLength(model.optionCount - (verdict.kind === 'fits' ? 1 : 0));
      if (verdict.kind === 'none-fits') seen.none++;
      if (verdict.kind === 'fits') expect(others.map((each) => each.option)).not.toContain(verdict.option);
      const isOut = (id: OptionId) =>
        evaluation.excluded[model.rulebook.options.findIndex((option) => option.id === id)] === 1;
      for (const { option, behind, criteria, exclusions } of others) {
        expect(criteria.reduce((sum, each) => sum + each.lost, 0)).toBeCloseTo(behind, 9);
        expect(exclusions.length > 0).toBe(isOut(option));
      }
      const rivals = others.filter((each) => !isOut(each.option)).map((each) => each.behind);
      if (verdict.kind === 'fits' && verdict.runnerUp !== null)
        expect(Math.min(...rivals)).toBeCloseTo(verdict.runnerUp.margin, 9);
    }),
    { numRuns: 100 },
  );
  expect(seen.none).toBeGreaterThan(0);
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
  const explained = explainRules(advised(model, known), () => true);
  const of = (id: string) => explained[model.rulebook.rules.findIndex((rule) => rule.id === id)];
  expect(of('no-sql-no-tables')).toMatchObject({
    state: 'fired',
    awaits: [],
    tests: [
      { fact: 'team.languages', negated: true, value: ['script'], outcome: 'met' },
      { fact: 'team.skill', negated: false, value: 'basic', outcome: 'met' },
    ],
  });
  expect(of('nobody-at-night')).toMatchObject({
    state: 'undecided',
    awaits: ['team.on_call'],
    tests: [
      { fact: 'team.on_call', value: null, outcome: 'unknown' },
      { fact: 'app.stage', value: 'live', outcome: 'met' },
    ],
  });
  expect(of('fast-answers')).toMatchObject({
    state: 'not-fired',
    tests: [{ value: 30, outcome: 'not-met' }],
  });
});

test('the impact of a rule that did not fire is what the margin would gain if it did', () => {
  const seen = { found: 0, none: 0, 'rival out already': 0 };
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(SIZE, FEW, FEW, FEW), (seed, size) => {
      const advice = invent(seed, size);
      if (advice === null) return;
      const { facts, factors, model } = advice;
      const idOf = (option: number) => model.rulebook.options[option]?.id ?? 'nobody';
      const { rival, subject } = comparisonOf(advice);
      const worked = workOut(model, factors, advice.evaluation.knowledge);
      for (const { rule, impact, state } of explainRules(advice, () => true)) {
        if (state === 'fired') continue;
        const always = { kind: 'all', of: [] } as const;
        const rules = model.rulebook.rules.map((each) => (each === rule ? { ...each, when: always } : each));
        const fired = compile({ ...model.rulebook, rules });
        const after = workOut(fired, factors, knowledgeFrom(fired, facts));
        const isNewlyOut = (option: number) => after.excluded[option] && !worked.excluded[option];
        const left = [...worked.sums.keys()].filter((each) => each !== subject && !after.excluded[each]);
        if (isNewlyOut(subject) || (isNewlyOut(rival) && left.length === 0)) {
          expect(impact).toBeNull();
          seen.none++;
          continue;
        }
        const gain =
          lead(after, subject, isNewlyOut(rival) ? left : [rival]) - lead(worked, subject, [rival]);
        expect(impact ?? Number.NaN).toBeCloseTo(gain, 9);
        seen.found++;
        if (worked.excluded[rival] && rule.exclude.includes(idOf(rival))) seen['rival out already']++;
      }
    }),
    { numRuns: 100 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
  expect(seen.found).toBeGreaterThan(50);
});

test('a rule that would exclude the rival is held against whoever is best after it', () => {
  const invented = inventRulebook(1, { facts: 1, rules: 1, options: 4, criteria: 1 });
  const always = { kind: 'all', of: [] } as const;
  const rulebook: Rulebook = {
    ...invented,
    criteria: invented.criteria.map((each) => ({
      ...each,
      ratings: each.ratings.map((base, place) => ({ ...base, rating: at([4, 3, 2, 1], place) })),
    })),
    options: invented.options.map((option) => ({
      ...option,
      patterns: [{ id: 'one', title: 'One', when: always }],
    })),
    rules: invented.rules.map((rule) => ({
      ...{ ...rule, when: { kind: 'any', of: [] }, weight: [], actions: [], exclude: ['option-1'] },
      rate: [{ option: 'option-3', criterion: 'criterion-0', points: 2 }],
    })),
  };
  const [explained] = explainRules(advised(compile(rulebook), new Map()), () => true);
  expect(explained).toMatchObject({ state: 'not-fired', impact: 0 });
});

test.each([
  ['that of its criteria which moves the lead most', [1, 5], 'criterion-1'],
  ['the first of those that move it alike', [3, 3], 'criterion-0'],
] as const)('a rule acts most on %s', (_, weights, criterion) => {
  const invented = inventRulebook(1, { facts: 1, rules: 1, options: 2, criteria: 2 });
  const always = { kind: 'all', of: [] } as const;
  const rulebook: Rulebook = {
    ...invented,
    criteria: invented.criteria.map((each, index) => ({
      ...each,
      weight: at(weights, index),
      ratings: each.ratings.map((base) => ({ ...base, rating: 0 })),
    })),
    options: invented.options.map((option) => ({
      ...option,
      patterns: [{ id: 'one', title: 'One', when: always }],
    })),
    rules: invented.rules.map((rule) => ({
      ...rule,
      when: always,
      weight: [],
      exclude: [],
      rate: ['criterion-0', 'criterion-1'].map((criterion) => ({ option: 'option-0', criterion, points: 1 })),
    })),
  };
  const [reason] = reasonsOf(advised(compile(rulebook), new Map()));
  expect(reason).toMatchObject({ of: 'rule', criterion, favours: ['option-0'] });
});

test('the only option has reasons, too, and none of a rival', () => {
  let found = 0;
  for (let seed = 0; seed < 20; seed++) {
    const advice = invent(seed, { ...FEW, options: 1 });
    const reasons = advice === null ? [] : reasonsOf(advice);
    const options = reasons.flatMap((each) => (each.of === 'rule' ? [] : [each.option]));
    expect(options).toEqual(options.map(() => 'option-0'));
    expect(reasons.map(({ impact }) => impact)).toEqual(reasons.map(() => 0));
    found += options.length;
  }
  expect(found).toBeGreaterThan(20);
});

test('a rule that speaks of neither acts on the first of its criteria', () => {
  const always = { kind: 'all', of: [] } as const;
  const invented = inventRulebook(1, { facts: 1, rules: 1, options: 3, criteria: 2 });
  const criteria = ['criterion-0', 'criterion-1'];
  const rulebook: Rulebook = {
    ...invented,
    criteria: invented.criteria.map((each) => ({
      ...each,
      ratings: each.ratings.map((base, place) => ({ ...base, rating: at([2, 1, 0], place) })),
    })),
    options: invented.options.map((option) => ({
      ...option,
      patterns: [{ id: 'one', title: 'One', when: always }],
    })),
    rules: invented.rules.map((rule) => ({
      ...{ ...rule, when: always, weight: [], exclude: [] },
      rate: criteria.map((criterion) => ({ option: 'option-2', criterion, points: -1 })),
    })),
  };
  const reasons = reasonsOf(advised(compile(rulebook), new Map()));
  expect(reasons.find(({ of }) => of === 'rule')).toMatchObject({ speaks: null, criterion: 'criterion-0' });
});

/** What a reason says of two options, whatever other options do to its impact. */
function spoken({ of, speaks }: Reason) {
  return { of, speaks };
}

test('two options are compared as the verdict and the runner-up are, whichever comes first, and on each criterion', () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const advice = invent(seed);
      const { verdict } = advice ?? {};
      if (!advice || verdict?.kind !== 'fits' || verdict.runnerUp === null) return;
      const [own, other] = [verdict.option, verdict.runnerUp.option];
      const between = comparisonBetween(advice, own, other);
      const back = comparisonBetween(advice, other, own);
      expect(between.lead).toBeCloseTo(verdict.runnerUp.margin, 9);
      expect(back.lead).toBeCloseTo(-between.lead, 9);
      const texts = (reasons: readonly Reason[]) =>
        reasons.map((each) => JSON.stringify(spoken(each))).sort();
      expect(texts(reasonsIn(between))).toEqual(texts(reasonsOf(advice)));
      const lost = lostBy(advice, between.subject, between.rival).reduce((sum, each) => sum + each.lost, 0);
      expect(lost).toBeCloseTo(between.lead, 9);
      compared++;
    }),
    { numRuns: 100 },
  );
  expect(compared).toBeGreaterThan(20);
});
