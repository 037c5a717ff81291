import type { Decision } from '../profile/profile.ts';
import type { FactId } from '../rulebook/fact.ts';
import type { KeptAdvice } from './advice.ts';
import { type CompiledDemands, type CompiledPolicyRule, standingOf } from './compile.ts';
import { choiceOf, isOfSystem, passedOver, WITHIN_BUDGET } from './decision-facts.ts';
import type { StatedFact, UnknownFact } from './finding.ts';
import { reduced, variablesIn } from './formula.ts';
import type { SystemFacts } from './subject.ts';
import { cellAt, UNKNOWN } from './variables.ts';

/**
 * A part of the known facts that already violates the rule and of which none can be left out; what the rule requires
 * is kept longest, so that the explanation speaks of it.
 */
export function decidingFacts(
  rule: CompiledPolicyRule,
  system: SystemFacts,
  policy: CompiledDemands,
): readonly StatedFact[] {
  const known = rule.facts.filter((fact) => system.facts.has(fact));
  const valuation = Int32Array.from(system.valuation);
  const needed: FactId[] = [];
  for (const fact of known.toReversed()) {
    const variables = policy.variablesOfFact.get(fact) ?? [];
    for (const each of variables) valuation[each] = UNKNOWN;
    if (standingOf(rule, valuation) === 'violated') continue;
    for (const each of variables) valuation[each] = cellAt(system.valuation, each);
    needed.unshift(fact);
  }
  return [...new Set(needed.flatMap(spelledOut))].flatMap((fact) => {
    const known = system.facts.get(fact);
    return known === undefined ? [] : [{ fact, value: known.value }];
  });
}

/** That a choice does not follow the verdict is better said with both, and that it exceeds the budget with what was chosen. */
function spelledOut(fact: FactId): readonly FactId[] {
  if (fact === 'decision.follows_verdict') return ['decision.chosen', 'decision.verdict'];
  return fact === WITHIN_BUDGET ? ['decision.chosen', 'decision.model', fact] : [fact];
}

/** The unknown facts on which it still depends whether the rule is violated. */
export function unknownFacts(
  rule: CompiledPolicyRule,
  system: SystemFacts,
  advice: KeptAdvice,
  policy: CompiledDemands,
): readonly UnknownFact[] {
  const open = variablesIn(reduced(rule.kept, system.valuation));
  const isOpen = (fact: FactId) => policy.variablesOfFact.get(fact)?.some((each) => open.has(each));
  const waitsFor = rule.facts.filter(isOpen).flatMap((fact) => settlersOf(fact, system, advice));
  return [...new Set(waitsFor)].map((fact) => describeUnknown(fact, system.decision, policy));
}

/** What would have to be stated to know a fact: for the standing to a budget what that waits for, where anything would help. */
function settlersOf(fact: FactId, { decision }: SystemFacts, advice: KeptAdvice): readonly FactId[] {
  if (fact !== WITHIN_BUDGET) return [fact];
  const choice = choiceOf(decision);
  if (choice === null) return ['decision.chosen'];
  const standing = advice.standingToBudget(choice);
  return standing.kind === 'unknown' && standing.missing.length > 0 ? standing.missing : [fact];
}

export function describeUnknown(id: FactId, decision: Decision | null, policy: CompiledDemands): UnknownFact {
  const fact = policy.facts.get(id);
  return {
    fact: id,
    question: fact?.question ?? id,
    ask: isOfSystem(id) ? null : (fact?.ask ?? null),
    says: passedOver(id, decision)?.value ?? null,
  };
}
