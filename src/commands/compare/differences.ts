import type { Override } from '../../cost/asked/assumptions/resolve.ts';
import type { Priorities, Profile } from '../../profile/profile.ts';
import type { Fact, FactId, FactValue } from '../../rulebook/fact.ts';
import { ranksOf, sameValue } from '../../rulebook/fact-value.ts';
import type { Facts } from '../../rulebook/facts.ts';
import { type Rulebook, vocabularyOf } from '../../rulebook/rulebook.ts';
import type { AssumptionDifference, Difference, FactDifference, PriorityDifference } from './report.ts';
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

/** The assumptions that are stated otherwise, or on one side only, by name; null where one side states some and the other is a report without a record of them. */
export function assumptionDifferences(
  before: Pick<Compared, 'assumptions'>,
  after: Pick<Compared, 'assumptions'>,
): readonly AssumptionDifference[] | null {
  const [old, now] = [before.assumptions, after.assumptions];
  if (old === null || now === null) return (old ?? now ?? NOTHING).size === 0 ? [] : null;
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((id): AssumptionDifference[] => {
    const [from, to] = [old.get(id) ?? null, now.get(id) ?? null];
    return isSameOverride(from, to) ? [] : [{ kind: 'assumption', assumption: id, from, to }];
  });
}

const NOTHING: NonNullable<Compared['assumptions']> = new Map();

/** One number is a range without width. */
function isSameOverride(one: Override | null, other: Override | null): boolean {
  const ends = (value: Override | null) =>
    typeof value === 'object' && value !== null
      ? [value.low, value.likely, value.high]
      : [value, value, value];
  return ends(one).every((end, at) => end === ends(other)[at]);
}

/** What goes into a verdict besides the rulebook. */
export interface Inputs {
  readonly facts: Facts;
  readonly priorities: Priorities;
  readonly assumptions: Profile['assumptions'];
}

/** The inputs of one side with some differences applied. */
export function withDifferences(before: Compared, differences: readonly Difference[]): Inputs {
  const facts = new Map(before.known);
  const priorities = new Map(before.priorities);
  const assumptions = new Map(before.assumptions);
  for (const each of differences) {
    if (each.kind === 'priority') priorities.set(each.criterion, each.to);
    else if (each.kind === 'assumption') setOrDelete(assumptions, each.assumption, each.to);
    else setOrDelete(facts, each.fact, each.to === null ? null : { value: each.to, origin: each.origin });
  }
  return { facts, priorities, assumptions };
}

function setOrDelete<Value>(map: Map<string, Value>, key: string, value: Value | null): void {
  if (value === null) map.delete(key);
  else map.set(key, value);
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
