import type { Priorities } from '../../profile/profile.ts';
import type { Fact, FactId, FactValue } from '../../rulebook/fact.ts';
import { ranksOf, sameValue } from '../../rulebook/fact-value.ts';
import type { Facts } from '../../rulebook/facts.ts';
import { type Rulebook, vocabularyOf } from '../../rulebook/rulebook.ts';
import type { Difference, FactDifference, PriorityDifference } from './report.ts';
import type { Compared } from './side.ts';

/** The facts that are known with another value, or only on one side, in rulebook order. */
export function factDifferences(
  before: Compared,
  after: Compared,
  rulebook: Rulebook,
): readonly FactDifference[] {
  const facts = vocabularyOf(rulebook);
  return factIds(before, after, rulebook).flatMap((id): FactDifference[] => {
    const [old, now] = [before.known.get(id), after.known.get(id)];
    const [from, to] = [old?.value ?? null, now?.value ?? null];
    if (sameValue(from, to)) return [];
    const isDerived = [old, now].every((entry) => entry === undefined || entry.origin === 'derived');
    const direction = directionOf(facts.get(id), from, to);
    return [{ kind: 'fact', fact: id, from, to, origin: isDerived ? 'derived' : 'stated', direction }];
  });
}

/** The priorities that differ, in rulebook order. */
export function priorityDifferences(
  before: Compared,
  after: Compared,
  rulebook: Rulebook,
): readonly PriorityDifference[] {
  return rulebook.criteria.flatMap(({ id }): PriorityDifference[] => {
    const from = before.priorities.get(id) ?? 'normal';
    const to = after.priorities.get(id) ?? 'normal';
    return from === to ? [] : [{ kind: 'priority', criterion: id, from, to }];
  });
}

/** What goes into a verdict besides the rulebook. */
export interface Inputs {
  readonly facts: Facts;
  readonly priorities: Priorities;
}

/** The inputs of one side with some differences applied. */
export function withDifferences(before: Compared, differences: readonly Difference[]): Inputs {
  const facts = new Map(before.known);
  const priorities = new Map(before.priorities);
  for (const each of differences) {
    if (each.kind === 'priority') priorities.set(each.criterion, each.to);
    else if (each.to === null) facts.delete(each.fact);
    else facts.set(each.fact, { value: each.to, origin: each.origin });
  }
  return { facts, priorities };
}

/** Those of the rulebook first, then others that a report may have. */
function factIds(before: Compared, after: Compared, rulebook: Rulebook): readonly FactId[] {
  const known = rulebook.facts.map((fact) => fact.id);
  return [...new Set([...known, ...before.known.keys(), ...after.known.keys()])];
}

function directionOf(
  fact: Fact | undefined,
  from: FactValue | null,
  to: FactValue | null,
): FactDifference['direction'] {
  const rank = (value: FactValue | null) => rankOf(fact, value);
  const [old, now] = [rank(from), rank(to)];
  if (old === null || now === null) return 'changed';
  return now > old ? 'rose' : 'fell';
}

function rankOf(fact: Fact | undefined, value: FactValue | null): number | null {
  if (typeof value === 'number') return value;
  if (fact?.type !== 'enum' || !fact.ordered) return null;
  return ranksOf(fact).get(value) ?? null;
}
