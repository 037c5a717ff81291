import { expect, test } from 'vitest';
import { adviseWith, optionOf } from '../../src/engine/advice.ts';
import { ANALYSIS_WORK, Budget } from '../../src/engine/budget.ts';
import { compile } from '../../src/engine/model.ts';
import { trialOf } from '../../src/engine/trial.ts';
import { missing } from '../../src/rulebook/at.ts';
import type { Condition, Test } from '../../src/rulebook/condition.ts';
import type { Fact, FactId, FactValue } from '../../src/rulebook/fact.ts';
import { valuesOf } from './invent.ts';
import { stated, toyModel } from './toy.ts';

const model = toyModel();
const factors = model.rulebook.criteria.map(() => 1);

/** The answers to a question as anybody may give them: of a set one member at a time. */
function answers(id: FactId): readonly FactValue[] {
  const fact = model.rulebook.facts.find((each) => each.id === id) ?? missing();
  return fact.type === 'set' ? fact.members.map((member) => [member.id]) : valuesOf(fact);
}

test('an answer is tried that leads to another verdict, where one does', () => {
  const seen = { other: 0, same: 0, sets: 0 };
  for (const stage of ['draft', 'live']) {
    const known = { 'app.stage': stage, 'team.skill': 'basic', 'load.size': 'small' };
    const advice = adviseWith(model, stated(model, known), factors) ?? missing();
    for (const { id, type } of model.rulebook.facts) {
      if (advice.facts.has(id) || type === 'number') continue;
      const trial = trialOf(advice, id, new Budget(ANALYSIS_WORK));
      if (trial === null) continue;
      const verdictOf = (value: FactValue) =>
        (adviseWith(model, stated(model, { ...known, [id]: value }), factors) ?? missing()).verdict;
      const verdicts = answers(id).map(verdictOf);
      const others = verdicts.filter(
        (each) => each.kind !== 'fits' || each.option !== optionOf(advice.verdict),
      );
      expect(answers(id)).toContainEqual(trial.value);
      expect(trial.verdict).toEqual(verdictOf(trial.value));
      const leadsElsewhere = optionOf(trial.verdict) !== optionOf(advice.verdict);
      expect(leadsElsewhere, id).toBe(others.length > 0);
      seen[leadsElsewhere ? 'other' : 'same']++;
      seen.sets += Number(type === 'set');
    }
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

/** The rulebook with only one fact and one rule, which excludes every option. */
function excluding(fact: Fact, when: Condition) {
  const { rulebook } = model;
  const rules = rulebook.rules.slice(0, 1).map((rule) => ({
    ...{ ...rule, when, weight: [], rate: [], actions: [], reasons: [] },
    exclude: rulebook.options.map(({ id }) => id),
  }));
  const always = [{ id: 'any', title: 'Any', when: { kind: 'all', of: [] } as const }];
  const options = rulebook.options.map((option) => ({ ...option, patterns: always }));
  const made = compile({ ...rulebook, facts: [fact], rules, options });
  return adviseWith(made, new Map(), factors) ?? missing();
}

test('a number is tried in each part that rules tell apart, also where that has gaps', () => {
  const rows = model.rulebook.facts.find(({ id }) => id === 'load.rows') ?? missing();
  const some: Condition = { kind: 'atom', fact: rows.id, test: { operator: 'in', values: [500, 700] } };
  const trial = trialOf(excluding(rows, { kind: 'not', of: some }), rows.id, new Budget(ANALYSIS_WORK));
  expect(trial?.verdict.kind).toBe('none-fits');
});

test('twelve answers are tried, and no more', () => {
  const stage = model.rulebook.facts.find(({ id }) => id === 'app.stage') ?? missing();
  const kindBy = (count: number) => {
    const values = Array.from({ length: count }, (_, place) => ({ id: `v${place}`, label: 'V' }));
    const fact: Fact = { ...stage, type: 'enum', ordered: false, derivation: null, values };
    const last: Test = { operator: 'in', values: [`v${count - 1}`] };
    const advice = excluding(fact, { kind: 'atom', fact: fact.id, test: last });
    return trialOf(advice, fact.id, new Budget(ANALYSIS_WORK))?.verdict.kind;
  };
  expect([12, 13].map(kindBy)).toEqual(['none-fits', 'fits']);
});
