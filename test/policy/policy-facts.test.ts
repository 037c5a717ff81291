import { expect, test } from 'vitest';
import { policyFacts } from '../../src/policy/facts/definitions.ts';
import { rulebook } from './small.ts';

test('the numbers of which a policy may speak are days up to a century, dollars and tokens up to a billion', () => {
  const days = (id: string) => [id, 'days', -36_500, 36_500, 1];
  const numbers = policyFacts(rulebook).flatMap((fact) =>
    fact.type === 'number' ? [[fact.id, fact.unit, fact.min, fact.max, fact.step]] : [],
  );
  expect(numbers).toEqual([
    days('decision.days_since_decision'),
    days('decision.days_since_approval'),
    days('decision.review_in_days'),
    ['estimate.usd_a_month', 'USD', 0, 1e9, 1],
    ['model.context', 'tokens', 0, 1e9, 1],
    days('model.days_to_retirement'),
  ]);
});
