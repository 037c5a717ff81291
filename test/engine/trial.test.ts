import { expect, test } from 'vitest';
import { adviseWith, optionOf } from '../../src/engine/advice.ts';
import { ANALYSIS_WORK, Budget } from '../../src/engine/budget.ts';
import { trialOf } from '../../src/engine/trial.ts';
import { missing } from '../../src/rulebook/at.ts';
import type { FactId, FactValue } from '../../src/rulebook/fact.ts';
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
