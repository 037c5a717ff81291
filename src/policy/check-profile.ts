import { Budget } from '../engine/budget.ts';
import { at } from '../rulebook/at.ts';
import type { FactId } from '../rulebook/fact.ts';
import { type CompiledDemands, type CompiledPolicyRule, mayApply, standingOf } from './compile.ts';
import { choiceOf, isOfSystem, WITHIN_BUDGET } from './decision-facts.ts';
import { decidingFacts, describeUnknown, unknownFacts } from './explain.ts';
import type { Undecided, Unstated, Violated } from './finding.ts';
import type { PolicyRule, Severity } from './policy.ts';
import { PROPOSAL_WORK, proposalsFor } from './propose.ts';
import { type CheckContext, nameOf, placeOf, type Subject, type SystemFacts } from './subject.ts';

const REVIEW = 'decision.review_in_days';

/** What the rules of a policy find in one profile, in the order of the policy; waivers are applied later. */
export function checkRules(
  subject: Subject,
  systems: readonly SystemFacts[],
  context: CheckContext,
): readonly (Violated | Undecided)[] {
  const budget = new Budget(PROPOSAL_WORK);
  return context.policy.compiled.flatMap((rule) => {
    const concerned = rule.facts.some(isOfSystem) ? systems : systems.slice(0, 1);
    return concerned.flatMap((system) => checkRule(rule, system, subject, context, budget));
  });
}

/** The rules that apply to some system of a profile, or may for all that is known. */
export function rulesThatApply(
  systems: readonly SystemFacts[],
  { compiled }: CompiledDemands,
): readonly PolicyRule[] {
  return compiled
    .filter((rule) => systems.some((system) => mayApply(rule, system.knowledge)))
    .map(({ rule }) => rule);
}

function checkRule(
  rule: CompiledPolicyRule,
  system: SystemFacts,
  subject: Subject,
  context: CheckContext,
  budget: Budget,
): readonly (Violated | Undecided)[] {
  const standing = standingOf(rule, system.knowledge);
  if (standing === 'kept') return [];
  const base = {
    rule: rule.rule.id,
    policyRule: rule.rule,
    severity: severityOn(rule.rule, context.today),
    requiredBy: rule.rule.place,
    system: rule.facts.some(isOfSystem) ? system.role : null,
    waiver: null,
    lapsed: null,
  };
  const place = (facts: readonly FactId[]) => placeOf(subject, system.decision, facts, context.rulebook);
  if (standing === 'undecided') {
    const unknown = unknownFacts(rule, system, subject.advice, context.policy);
    const facts = unknown.map((each) => each.fact);
    return [{ ...base, kind: 'undecided', cause: 'profile', place: place(facts), unknown }];
  }
  const facts = decidingFacts(rule, system, context.policy);
  const proposals = proposalsFor(rule, system, subject, context, budget);
  const ids = facts.map((each) => each.fact);
  const cause = onlyTimePassed(rule, system, context.policy) ? 'clock' : 'profile';
  const money = ids.includes(WITHIN_BUDGET) ? moneyOf(system, subject) : null;
  return [{ ...base, kind: 'violated', cause, place: place(ids), facts, money, ...proposals }];
}

/** What was chosen is likely to cost, beside the budget. */
function moneyOf({ decision }: SystemFacts, { advice }: Subject): Violated['money'] {
  const choice = choiceOf(decision);
  const standing = choice && advice.standingToBudget(choice);
  return standing?.kind === 'compared' ? standing : null;
}

/** True where the rule was kept on some earlier day, when the review was further off, and nothing else has changed. */
function onlyTimePassed(rule: CompiledPolicyRule, system: SystemFacts, policy: CompiledDemands): boolean {
  const days = system.facts.get(REVIEW)?.value;
  const [review] = policy.form.variablesOfFact.get(REVIEW) ?? [];
  if (typeof days !== 'number' || review === undefined) return false;
  return at(policy.form.variables, review).cells.some((cell, index) => {
    if (cell.kind !== 'ranges' || !cell.ranges.some((range) => range.from > days)) return false;
    const earlier = Int32Array.from(system.knowledge);
    earlier[review] = 1 << index;
    return standingOf(rule, earlier) === 'kept';
  });
}

/** Until the day of its enforcement an error is a warning. */
function severityOn(rule: PolicyRule, today: string): Severity {
  const early = rule.enforceFrom !== null && today < rule.enforceFrom;
  return early && rule.severity === 'error' ? 'warning' : rule.severity;
}

/** The facts that every profile must state and this one does not. */
export function checkKnown(subject: Subject, { policy }: CheckContext): readonly Unstated[] {
  return policy.known
    .filter(({ fact }) => !subject.known.has(fact))
    .map(({ fact, place }) => ({
      kind: 'unstated',
      rule: 'known-facts',
      severity: 'error',
      cause: 'profile',
      place: nameOf(subject),
      requiredBy: place,
      waiver: null,
      lapsed: null,
      fact: describeUnknown(fact, null, policy),
    }));
}
