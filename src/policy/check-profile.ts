import { Budget } from '../engine/budget.ts';
import { at } from '../rulebook/at.ts';
import type { Interval } from '../rulebook/cell.ts';
import type { FactId } from '../rulebook/fact.ts';
import {
  type CompiledDemands,
  type CompiledPolicyRule,
  mayApply,
  standingOf,
  standingsBudget,
} from './compile.ts';
import { decidingFacts, describeUnknown, unknownFacts } from './explain.ts';
import { ESTIMATE, WITHIN_BUDGET } from './facts/keys.ts';
import { choiceOf } from './facts/values.ts';
import type { Undecided, Unstated, Violated } from './findings/of-rule.ts';
import type { PolicyRule, Severity } from './policy.ts';
import { PROPOSAL_WORK, proposalsFor } from './proposals/propose.ts';
import {
  type CheckContext,
  type Checked,
  differBySystem,
  nameOf,
  placeOf,
  type Subject,
  type SystemFacts,
} from './subject.ts';

/** Facts that change by themselves as time passes, and whether they grow. */
const CLOCKS = new Map([
  ['decision.review_in_days', false],
  ['model.days_to_retirement', false],
  ['decision.days_since_approval', true],
  ['decision.days_since_decision', true],
]);

/** What the rules of a policy find in one profile, in the order of the policy; waivers are applied later. */
export function checkRules(
  subject: Subject,
  systems: readonly SystemFacts[],
  context: CheckContext,
): readonly (Violated | Undecided)[] {
  const budgets = { standings: standingsBudget(), proposals: new Budget(PROPOSAL_WORK) };
  const checked = { subject, systems, context };
  return context.policy.compiled.flatMap((rule) => {
    const isOfSystems = differBySystem(rule.facts, subject);
    return (isOfSystems ? systems : systems.slice(0, 1)).flatMap((system) =>
      checkRule(rule, system, isOfSystems ? system.role : null, checked, budgets),
    );
  });
}

/** The rules that apply to some system of a profile, or may for all that is known. */
export function rulesThatApply(
  systems: readonly SystemFacts[],
  { compiled }: CompiledDemands,
): readonly PolicyRule[] {
  const budget = standingsBudget();
  return compiled
    .filter((rule) => systems.some((system) => mayApply(rule, system.valuation, budget)))
    .map(({ rule }) => rule);
}

/** What may be spent on all rules of a profile. */
interface Budgets {
  readonly standings: Budget;
  readonly proposals: Budget;
}

function checkRule(
  rule: CompiledPolicyRule,
  system: SystemFacts,
  role: string | null,
  checked: Checked,
  budgets: Budgets,
): readonly (Violated | Undecided)[] {
  const { context, subject } = checked;
  const standing = standingOf(rule, system.valuation, budgets.standings);
  if (standing === 'kept') return [];
  const base = {
    rule: rule.rule.id,
    policyRule: rule.rule,
    severity: severityOn(rule.rule, context.today),
    requiredBy: rule.rule.place,
    system: role,
    waiver: null,
    lapsed: null,
  };
  const place = (facts: readonly FactId[]) => placeOf(subject, system, facts, context.rulebook);
  if (standing === 'undecided') {
    const unknown = unknownFacts(rule, system, context.policy);
    const facts = unknown.map((each) => each.fact);
    return [{ ...base, kind: 'undecided', cause: 'profile', place: place(facts), unknown }];
  }
  const facts = decidingFacts(rule, system, context.policy, budgets.standings);
  const proposals = context.proposes
    ? proposalsFor(rule, system, checked, budgets.proposals)
    : { proposals: [], allTried: false };
  const ids = facts.map((each) => each.fact);
  const cause = onlyTimePassed(rule, system, context.policy, budgets.standings) ? 'clock' : 'profile';
  const money = ids.includes(WITHIN_BUDGET) || ids.includes(ESTIMATE) ? moneyOf(system) : null;
  const approval = ids.includes('decision.approved') ? approvalOf(system) : null;
  return [{ ...base, kind: 'violated', cause, place: place(ids), facts, money, approval, ...proposals }];
}

/** What was chosen is likely to cost, beside the budget where one is stated. */
function moneyOf(system: SystemFacts): Violated['money'] {
  const { model, option } = choiceOf(system);
  const cost = option === null ? null : system.advice.costOf({ option, model });
  return cost?.kind === 'known' ? { likely: cost.likely, budget: cost.budget?.usd ?? null } : null;
}

/** Whose approval has lapsed, and why; null where there is none, or it holds. */
function approvalOf({ decision, lapses }: SystemFacts): Violated['approval'] {
  const by = decision?.approvedBy?.value;
  return by === undefined || lapses.length === 0 ? null : { by, lapses };
}

/** True where the rule was kept on some earlier day, when one of the clocks stood elsewhere, and nothing else has changed. */
function onlyTimePassed(
  rule: CompiledPolicyRule,
  system: SystemFacts,
  policy: CompiledDemands,
  budget: Budget,
): boolean {
  return [...CLOCKS].some(([fact, grows]) => {
    const days = system.facts.get(fact)?.value;
    const [clock] = policy.variablesOfFact.get(fact) ?? [];
    if (typeof days !== 'number' || clock === undefined || !rule.facts.includes(fact)) return false;
    const earlier = Int32Array.from(system.valuation);
    return at(policy.variables, clock).cells.some((cell, index) => {
      const isEarlier = ({ from, to }: Interval) => (grows ? from < days : to > days);
      if (cell.kind !== 'ranges' || !cell.ranges.some(isEarlier)) return false;
      earlier[clock] = index;
      return budget.spend(rule.size) && standingOf(rule, earlier, budget) === 'kept';
    });
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
    .filter(({ fact }) => !subject.systems.every(({ known }) => known.has(fact)))
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
