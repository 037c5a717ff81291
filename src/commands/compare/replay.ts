import type { Budget } from '../../engine/budget.ts';
import { decide } from '../../engine/decide.ts';
import { priorityFactors, totalWeight } from '../../engine/evaluate.ts';
import type { Model } from '../../engine/model.ts';
import type { KnownFact, KnownFacts } from '../../profile/known-facts.ts';
import type { Priority } from '../../profile/profile.ts';
import { deriveValue } from '../../rulebook/derive.ts';
import type { FactId, FactValue } from '../../rulebook/fact.ts';
import { canHold } from '../../rulebook/fact-value.ts';
import { knowledgeOf } from '../../rulebook/normal-form.ts';
import type { CriterionId, OptionId } from '../../rulebook/rulebook.ts';

/** What goes into a verdict besides the rulebook. */
export interface Inputs {
  readonly values: ReadonlyMap<FactId, FactValue>;
  readonly priorities: ReadonlyMap<CriterionId, Priority>;
}

/** To put known values together takes as long as to look at so many tests of each. */
const PER_VALUE = 50;

/** What a rulebook advises on some inputs, paid for; null: none fits; undefined: no criterion has any weight. */
export function replay(
  model: Model,
  { values, priorities }: Inputs,
  budget: Budget,
): OptionId | null | undefined {
  const decision = decide(model, priorityFactors(model, priorities), knowledgeOf(model.form, values));
  budget.spend(decision.work + model.size + PER_VALUE * values.size);
  if (totalWeight(decision.evaluation) === 0) return undefined;
  return model.rulebook.options[decision.verdict]?.id ?? null;
}

/** What a rulebook makes of recorded facts: those stated that it understands, and what follows from them today. */
export function understood(known: KnownFacts, { rulebook }: Model): KnownFacts {
  const stated = new Map<FactId, FactValue>();
  for (const fact of rulebook.facts) {
    const entry = known.get(fact.id);
    if (entry?.origin === 'stated' && canHold(fact, entry.value)) stated.set(fact.id, entry.value);
  }
  return new Map(
    rulebook.facts.flatMap((fact): [FactId, KnownFact][] => {
      const value = stated.get(fact.id);
      if (value !== undefined) return [[fact.id, { value, origin: 'stated' }]];
      const derived = fact.type === 'enum' ? deriveValue(fact, stated) : null;
      return derived === null ? [] : [[fact.id, { value: derived, origin: 'derived' }]];
    }),
  );
}
