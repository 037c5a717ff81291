import type { Condition, Test } from '../rulebook/condition.ts';
import type { Fact, FactId } from '../rulebook/fact.ts';

/** One test of a condition. */
export interface Need {
  readonly id: FactId;
  /** Undefined where the rulebook does not know the fact. */
  readonly fact: Fact | undefined;
  readonly test: Test;
  /** True where the condition needs the opposite of the test. */
  readonly negated: boolean;
}

/** The tests of a condition in the order in which they are written. */
export function needsOf(
  condition: Condition,
  facts: ReadonlyMap<FactId, Fact>,
  negated = false,
): readonly Need[] {
  if (condition.kind === 'atom')
    return [{ id: condition.fact, fact: facts.get(condition.fact), test: condition.test, negated }];
  if (condition.kind === 'not') return needsOf(condition.of, facts, !negated);
  return condition.of.flatMap((part) => needsOf(part, facts, negated));
}
