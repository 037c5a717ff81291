import { Budget } from '../engine/budget.ts';
import { driversOf } from '../rulebook/derive.ts';
import type { EnumFact, FactId, FactValue } from '../rulebook/fact.ts';
import { rankOf, sameValue } from '../rulebook/fact-value.ts';
import { type Facts, statedFacts } from '../rulebook/facts.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { onceForEach } from '../yaml/once-for-each.ts';
import type { CompiledPolicyRule } from './compile.ts';
import { decisionAfter } from './facts/decision-after.ts';
import { restsOnAdvice } from './facts/keys.ts';
import { valuesOf } from './facts/values.ts';
import type { Loosened } from './findings/of-base.ts';
import { canBe, combined, reduced } from './formula.ts';
import { loosened } from './loosened.ts';
import { type CheckContext, placeOf, type Subject, type SystemSubject } from './subject.ts';
import { knownFrom } from './subject-of.ts';
import { UNKNOWN, type Valuation, valuationOf } from './variables.ts';

/**
 * Guarded facts that are stated more loosely than in the profile's earlier version, by the project or by one of its
 * systems for itself. That is so where
 * 1. the fact is no longer stated, or
 * 2. it has an order and moved towards its lower end, or
 * 3. some rule forbids with the old value what it allows with the new one, whatever the other facts are, but for what
 *    follows from numbers together with it; those are taken once as they are and once as they were, or
 * 4. it has no order and leads to other advice, so that a rule about the advice now accepts the choice made, which it
 *    forbade; the other facts are taken once as they are and once as they were.
 */
export function checkGuarded(
  subject: Subject,
  system: SystemSubject | null,
  before: Facts,
  context: CheckContext,
  budget = guardBudget(),
): readonly Loosened[] {
  const now = system === null ? subject : { ...subject, known: system.known };
  const where = (fact: FactId) => ({
    system: system?.decision?.role?.value ?? null,
    place: placeOf(subject, system, [fact], context.rulebook),
  });
  return context.policy.guarded.flatMap(({ fact, place }) => {
    const from = before.get(fact)?.value;
    const to = now.known.get(fact)?.value ?? null;
    if (from === undefined || sameValue(from, to)) return [];
    if (system === null && isStatedBySystemsAlone(fact, subject)) return [];
    const relaxes = to === null ? [] : relaxedRules({ fact, from, to }, now, before, context, budget);
    const proved = !budget.isSpent;
    const isLoosened = to === null || relaxes.length > 0 || !proved || isLower(fact, from, to, context);
    return isLoosened
      ? [{ ...loosened({ ...{ fact, from, to, requiredBy: place }, ...where(fact) }), relaxes, proved }]
      : [];
  });
}

/** What every system states for itself, and the project does not, is compared there. */
export function isStatedBySystemsAlone(fact: FactId, { known, systems }: Subject): boolean {
  return !known.has(fact) && systems.every((system) => system.known.has(fact));
}

/** What may be spent on all guarded facts of a profile; what is not found out then counts as loosened. */
const WORK = 30_000_000;

export function guardBudget(): Budget {
  return new Budget(WORK);
}

function isLower(id: FactId, from: FactValue, to: FactValue, context: CheckContext): boolean {
  const fact = orderedFact(id, context);
  return fact !== null && rankOf(fact, to) < rankOf(fact, from);
}

function orderedFact(id: FactId, { policy }: CheckContext): EnumFact | null {
  const fact = policy.facts.get(id);
  return fact?.type === 'enum' && fact.ordered ? fact : null;
}

interface ValueChange {
  readonly fact: FactId;
  readonly from: FactValue;
  readonly to: FactValue;
}

function relaxedRules(
  change: ValueChange,
  subject: Subject,
  before: Facts,
  context: CheckContext,
  budget: Budget,
): readonly string[] {
  const { compiled } = context.policy;
  const byItself = [subject.known, before].map((others) => shiftByItself(change, others, context));
  const byAdvice = compiled.some(speaksOfAdvice)
    ? shiftsOfAdvice(change, subject, before, context, budget)
    : [];
  return compiled
    .filter(
      (rule) =>
        byItself.some((shift) => forbidsThenAllows(rule, shift, budget)) ||
        (speaksOfAdvice(rule) && byAdvice.some((shift) => forbidsThenAllows(rule, shift, budget))),
    )
    .map((rule) => rule.rule.id);
}

function speaksOfAdvice(rule: CompiledPolicyRule): boolean {
  return rule.facts.some(restsOnAdvice);
}

/** What is known with the old value of a fact and with the new one; what is unknown in both is the same in both. */
interface Shift {
  readonly old: Valuation;
  readonly now: Valuation;
}

/** What changes with a fact, and with what follows from it and from the other numbers as they are in `others`. */
function shiftByItself({ fact, from, to }: ValueChange, others: Facts, context: CheckContext): Shift {
  const { variables } = context.policy;
  const followers = followersIn(context.rulebook).get(fact) ?? [];
  const isAlone = followers.length === 0;
  const old = isAlone ? statedFacts([[fact, from]]) : factsWith(others, fact, from, context);
  const now = isAlone ? statedFacts([[fact, to]]) : factsWith(others, fact, to, context);
  const valueIn = (known: Facts, id: FactId) => known.get(id)?.value ?? null;
  const moved = [fact, ...followers.filter((id) => !sameValue(valueIn(old, id), valueIn(now, id)))];
  const only = (known: Facts) =>
    valuationOf(variables, new Map([...known].filter(([id]) => moved.includes(id))));
  return { old: only(old), now: only(now) };
}

/** For each number the facts that follow from it. */
const followersIn = onceForEach((rulebook: Rulebook): ReadonlyMap<FactId, readonly FactId[]> => {
  const followers = new Map<FactId, FactId[]>();
  for (const fact of rulebook.facts)
    for (const driver of fact.type === 'enum' ? driversOf(fact) : [])
      followers.set(driver, [...(followers.get(driver) ?? []), fact.id]);
  return followers;
});

/** Known facts with another value of one of them, and what then follows from the numbers. */
function factsWith(known: Facts, fact: FactId, value: FactValue, context: CheckContext): Facts {
  const stated = [...known].filter(([, { origin }]) => origin === 'stated');
  return knownFrom(new Map([...stated, ...statedFacts([[fact, value]])]), context);
}

/** Whether what is unknown can be so that the rule is violated with the old values and kept with the new ones. */
function forbidsThenAllows(rule: CompiledPolicyRule, { old, now }: Shift, budget: Budget): boolean {
  if (!budget.spend(rule.size + old.length)) return false;
  const both = combined('all', [reduced(rule.violated, old), reduced(rule.kept, now)]);
  return canBe(both, true, new Int32Array(old.length).fill(UNKNOWN), budget) !== false && !budget.isSpent;
}

/**
 * What changes with the advice for a choice that was made: the old fact and its advice, then the new ones; the other
 * facts are taken once as they are and once as they were.
 */
function shiftsOfAdvice(
  change: ValueChange,
  subject: Subject,
  before: Facts,
  context: CheckContext,
  budget: Budget,
): readonly Shift[] {
  const { variables } = context.policy;
  const valuation = (known: Facts, option: string) => {
    const advice = context.adviser(known, subject.profile);
    if (advice === null) return valuationOf(variables, known);
    budget.spend(advice.work);
    const decision = decisionAfter(null, 'decision.chosen', option, {
      today: context.today,
      owner: subject.profile.owner,
    });
    const system = { decision, stated: new Map(), known, advice, before: [], lapses: [] };
    const facts = new Map([...known, ...valuesOf(system, subject, context)]);
    return valuationOf(variables, facts);
  };
  return [subject.known, before].flatMap((others) =>
    suspectChoices(change, subject, context).flatMap((option): Shift[] => {
      if (budget.isSpent) return [];
      const old = valuation(factsWith(others, change.fact, change.from, context), option);
      const now = valuation(factsWith(others, change.fact, change.to, context), option);
      return [{ old, now }];
    }),
  );
}

/** With other advice some choice is always newly accepted, so only those that were made can tell. */
function suspectChoices(change: ValueChange, subject: Subject, context: CheckContext): readonly string[] {
  if (orderedFact(change.fact, context) !== null) return [];
  return [...new Set(subject.profile.systems.flatMap((system) => system.chosen?.value ?? []))];
}
