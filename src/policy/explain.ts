import type { Decision } from '../profile/profile.ts';
import type { FactId } from '../rulebook/fact.ts';
import { type CompiledDemands, type CompiledPolicyRule, standingOf, standingsBudget } from './compile.ts';
import { ESTIMATE, isOfModel, isOfSystem, passedOver, WITHIN_BUDGET } from './facts/keys.ts';
import { choiceOf } from './facts/values.ts';
import type { StatedFact, UnknownFact } from './findings/of-rule.ts';
import { reduced, variablesIn } from './formula.ts';
import type { SystemFacts } from './subject.ts';
import { cellAt, UNKNOWN } from './variables.ts';

/**
 * A part of the known facts that already violates the rule and of which none can be left out, as far as that can be
 * tried; what the rule requires is kept longest, so that the explanation speaks of it.
 */
export function decidingFacts(
  rule: CompiledPolicyRule,
  system: Pick<SystemFacts, 'facts' | 'valuation'>,
  policy: CompiledDemands,
  budget = standingsBudget(),
): readonly StatedFact[] {
  const known = rule.facts.filter((fact) => system.facts.has(fact));
  const valuation = Int32Array.from(system.valuation);
  const isNeeded = (fact: FactId) => {
    if (!budget.spend(rule.size)) return true;
    const variables = policy.variablesOfFact.get(fact) ?? [];
    for (const each of variables) valuation[each] = UNKNOWN;
    if (standingOf(rule, valuation, budget) === 'violated') return false;
    for (const each of variables) valuation[each] = cellAt(system.valuation, each);
    return true;
  };
  const needed = known.toReversed().filter(isNeeded).toReversed();
  return [...new Set(needed.flatMap(spelledOut))].flatMap((fact) => {
    const known = system.facts.get(fact);
    return known === undefined ? [] : [{ fact, value: known.value }];
  });
}

/** What is worked out is better said with what it was worked out from. */
function spelledOut(fact: FactId): readonly FactId[] {
  if (fact === 'decision.follows_verdict') return ['decision.chosen', 'decision.verdict'];
  if (isOfModel(fact)) return ['decision.model', fact];
  return fact === WITHIN_BUDGET || fact === ESTIMATE ? ['decision.chosen', 'decision.model', fact] : [fact];
}

/** The unknown facts on which it still depends whether the rule is violated. */
export function unknownFacts(
  rule: CompiledPolicyRule,
  system: SystemFacts,
  policy: CompiledDemands,
): readonly UnknownFact[] {
  const open = variablesIn(reduced(rule.kept, system.valuation));
  const isOpen = (fact: FactId) => policy.variablesOfFact.get(fact)?.some((each) => open.has(each));
  const waitsFor = rule.facts.filter(isOpen).flatMap((fact) => settlersOf(fact, system, policy));
  return [...new Set(waitsFor)].map((fact) => describeUnknown(fact, system.decision, policy));
}

const BUDGET = 'budget.monthly_usd';

/** What would have to be stated to know a fact: for what is worked out what that waits for, where anything would help. */
function settlersOf(fact: FactId, system: SystemFacts, { facts }: CompiledDemands): readonly FactId[] {
  const { model, option } = choiceOf(system);
  if (isOfModel(fact)) return model === null ? ['decision.model'] : [fact];
  if (fact !== WITHIN_BUDGET && fact !== ESTIMATE) return [fact];
  if (option === null) return ['decision.chosen'];
  const cost = system.advice.costOf({ option, model });
  const waitsForBudget = fact === WITHIN_BUDGET && facts.has(BUDGET) && !system.facts.has(BUDGET);
  const missing = [...(waitsForBudget ? [BUDGET] : []), ...(cost.kind === 'unknown' ? cost.missing : [])];
  return missing.length > 0 ? missing : [fact];
}

export function describeUnknown(id: FactId, decision: Decision | null, policy: CompiledDemands): UnknownFact {
  const fact = policy.facts.get(id);
  return {
    fact: id,
    question: fact?.question ?? id,
    ask: isOfSystem(id) ? null : (fact?.ask ?? null),
    says: (passedOver(id, decision) ?? namedModel(id, decision))?.value ?? null,
  };
}

/** Of a model fact that is unknown: the model that was looked up. */
function namedModel(id: FactId, decision: Decision | null) {
  return isOfModel(id) ? (decision?.model ?? null) : null;
}
