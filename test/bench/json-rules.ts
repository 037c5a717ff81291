import { Engine, type NestedCondition } from 'json-rules-engine';
import { type Facts, type ScoringRule, type Test, totalsOf } from './scoring.ts';

/** The rules for json-rules-engine, whose events carry the points. */
export function jsonRules(rules: readonly ScoringRule[]): (facts: Facts) => Promise<readonly number[]> {
  const engine = new Engine(
    rules.map(({ tests, points }) => ({
      conditions: { all: tests.map(conditionOf) },
      event: { type: 'fired', params: { points } },
    })),
  );
  return async (facts) => {
    const { events } = await engine.run(facts);
    return totalsOf(events.map((event) => event.params?.points));
  };
}

function conditionOf(test: Test): NestedCondition {
  const { fact } = test;
  if ('is' in test) return { fact, operator: 'equal', value: test.is };
  if ('among' in test) return { fact, operator: 'in', value: test.among };
  return { fact, operator: 'greaterThanInclusive', value: test.atLeast };
}
