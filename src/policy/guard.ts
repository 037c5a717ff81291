import type { Box } from '../rulebook/box.ts';
import type { EnumFact, FactId, FactValue } from '../rulebook/fact.ts';
import { FALSE, type Knowledge, knowledgeOf, truthOf } from '../rulebook/normal-form.ts';
import type { FilePlace } from '../yaml/tree.ts';
import type { KnownValues } from './advice.ts';
import type { CompiledPolicyRule } from './compile.ts';
import { choose, decisionValues, restsOnAdvice } from './decision-facts.ts';
import type { Loosened } from './finding.ts';
import { type CheckContext, placeOf, type Subject } from './subject.ts';

/**
 * Guarded facts that are stated more loosely than in the profile's earlier version. That is so where
 * 1. the fact is no longer stated, or
 * 2. it has an order and moved towards its lower end, or
 * 3. some rule forbids with the old value what it allows with the new one, whatever the other facts are, or
 * 4. it has no order and leads to other advice, so that a rule about the advice now accepts the choice made, which it
 *    forbade; the other facts are taken once as they are and once as they were.
 */
export function checkGuarded(
  subject: Subject,
  before: KnownValues,
  context: CheckContext,
): readonly Loosened[] {
  return context.policy.guarded.flatMap(({ fact, place }) => {
    const from = before.get(fact);
    const to = subject.known.get(fact) ?? null;
    if (from === undefined || sameValue(from, to)) return [];
    const relaxes = to === null ? [] : relaxedRules({ fact, from, to }, subject, before, context);
    const isLoosened = to === null || relaxes.length > 0 || isLower(fact, from, to, context);
    return isLoosened ? [loosened(fact, from, to, relaxes, place, subject, context)] : [];
  });
}

function isLower(id: FactId, from: FactValue, to: FactValue, context: CheckContext): boolean {
  const fact = orderedFact(id, context);
  const rank = (value: FactValue) => fact?.values.findIndex((choice) => choice.id === value) ?? 0;
  return rank(to) < rank(from);
}

function orderedFact(id: FactId, { policy }: CheckContext): EnumFact | null {
  const fact = policy.facts.get(id);
  return fact?.type === 'enum' && fact.ordered ? fact : null;
}

function loosened(
  fact: FactId,
  from: FactValue,
  to: FactValue | null,
  relaxes: readonly string[],
  requiredBy: FilePlace,
  subject: Subject,
  context: CheckContext,
): Loosened {
  return {
    kind: 'loosened',
    rule: 'guarded-facts',
    severity: 'error',
    cause: 'profile',
    place: placeOf(subject, null, [fact], context.rulebook),
    requiredBy,
    waiver: null,
    lapsed: null,
    fact,
    from,
    to,
    relaxes,
  };
}

interface ValueChange {
  readonly fact: FactId;
  readonly from: FactValue;
  readonly to: FactValue;
}

function relaxedRules(
  change: ValueChange,
  subject: Subject,
  before: KnownValues,
  context: CheckContext,
): readonly string[] {
  const { form, compiled } = context.policy;
  const old = knowledgeOf(form, new Map([[change.fact, change.from]]));
  const now = knowledgeOf(form, new Map([[change.fact, change.to]]));
  const free = new Set(form.variables.keys());
  for (const at of form.variablesOfFact.get(change.fact) ?? []) free.delete(at);
  return compiled
    .filter(
      (rule) =>
        forbidsThenAllows(rule, old, now, free) ||
        (rule.facts.some(restsOnAdvice) && relaxedByAdvice(rule, change, subject, before, context)),
    )
    .map((rule) => rule.rule.id);
}

/** Whether some values of the `free` variables violate the rule with the old knowledge and keep it with the new one. */
function forbidsThenAllows(
  rule: CompiledPolicyRule,
  old: Knowledge,
  now: Knowledge,
  free: ReadonlySet<number>,
): boolean {
  const forbidden = rule.violated.filter((box) => truthOf([box], old) !== FALSE);
  const allowed = rule.kept.filter((box) => truthOf([box], now) !== FALSE);
  return forbidden.some((a) => allowed.some((b) => meet(a, b, free)));
}

function meet(a: Box, b: Box, variables: ReadonlySet<number>): boolean {
  return a.variables.every((variable, at) => {
    const other = b.variables.indexOf(variable);
    return other === -1 || !variables.has(variable) || (a.masks[at] & b.masks[other]) !== 0;
  });
}

function relaxedByAdvice(
  rule: CompiledPolicyRule,
  change: ValueChange,
  subject: Subject,
  before: KnownValues,
  context: CheckContext,
): boolean {
  const choices = suspectChoices(change, subject, context);
  return [subject.known, before].some((others) => {
    const old: KnownValues = new Map([...others, [change.fact, change.from]]);
    const now: KnownValues = new Map([...others, [change.fact, change.to]]);
    return choices.some((option) => choiceIsRelaxed(rule, option, old, now, subject, context));
  });
}

/** With other advice some choice is always newly accepted, so only the one that was made can tell. */
function suspectChoices(change: ValueChange, subject: Subject, context: CheckContext): readonly string[] {
  if (orderedFact(change.fact, context) !== null) return [];
  return subject.profile.systems.flatMap((system) => system.chosen?.value ?? []);
}

/** Whether a choice that the rule forbids with the old facts and their advice is allowed with the new ones. */
function choiceIsRelaxed(
  rule: CompiledPolicyRule,
  option: string,
  old: KnownValues,
  now: KnownValues,
  subject: Subject,
  context: CheckContext,
): boolean {
  const { form } = context.policy;
  const knowledge = (known: KnownValues) => {
    const advice = context.adviser(known, subject.profile.priorities);
    const values = new Map([...known, ...decisionValues(null, advice, context.today)]);
    choose(values, option, advice);
    return knowledgeOf(form, values);
  };
  const [then, today] = [knowledge(old), knowledge(now)];
  const shared = new Set([...form.variables.keys()].filter((at) => then[at] === today[at]));
  return forbidsThenAllows(rule, then, today, shared);
}

export function sameValue<T>(a: T | null, b: T | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
