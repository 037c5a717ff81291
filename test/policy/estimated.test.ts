import { expect, test } from 'vitest';
import { advise } from '../../src/engine/advice.ts';
import { certaintyOf } from '../../src/engine/certainty.ts';
import type { Estimator } from '../../src/engine/estimator.ts';
import { pendingOf } from '../../src/engine/pending.ts';
import { adviserOf } from '../../src/policy/advice.ts';
import type { Profile } from '../../src/profile/profile.ts';
import { missing } from '../../src/rulebook/at.ts';
import { diceOf, inventFacts, valuesOf } from '../engine/invent.ts';
import { inventEstimated, READ, withValue } from '../engine/invent-estimates.ts';

const NONE: Profile['priorities'] = new Map();
const SIZE = { facts: 8, rules: 6, options: 3, criteria: 3 };

/** Reads an assumption as well: how many times as much all costs that is not free. */
function dearer(estimator: Estimator, times: number): Estimator {
  return {
    ...estimator,
    estimate: (facts) => {
      const estimate = estimator.estimate(facts);
      if (estimate.kind === 'none') return estimate;
      const amounts = [...estimate.amounts].map(([id, { exceedsLimit, high, likely, low }], place) => {
        const factor = place === 0 ? times : 1;
        return [
          id,
          { exceedsLimit, low: low * factor, likely: likely * factor, high: high * factor },
        ] as const;
      });
      return { ...estimate, amounts: new Map(amounts) };
    },
  };
}

test('what is remembered is told apart by all that the estimate reads and assumes', () => {
  const seen = { facts: 0, assumptions: 0 };
  for (let seed = 0; seed < 40; seed++) {
    const { estimator, model } = inventEstimated(seed, SIZE);
    const times = ({ assumptions }: Pick<Profile, 'assumptions'>) => Number(assumptions.get('times') ?? 1);
    const adviser = adviserOf(model, {
      estimatorFor: (profile) => dearer(estimator, times(profile)),
      reads: [],
      costOf: () => ({ kind: 'unknown', missing: [] }),
    });
    const known = inventFacts(model.rulebook, diceOf(seed + 1), 9);
    const amounts = model.rulebook.facts.find(({ id }) => id === READ[3]) ?? missing();
    const verdicts = new Set<string>();
    for (const value of valuesOf(amounts))
      for (const assumed of [1, 20]) {
        const facts = withValue(known, amounts.id, value);
        const assumptions = new Map([['times', assumed]]);
        const kept = adviser(facts, { priorities: NONE, assumptions });
        const anew = advise(model, facts, NONE, dearer(estimator, assumed));
        expect(kept?.verdict).toEqual(anew?.verdict);
        expect(kept?.settled).toBe(anew?.settled);
        expect(kept?.confidence).toBe(anew && certaintyOf(anew, pendingOf(anew)).confidence);
        if (assumed === 1) verdicts.add(JSON.stringify(anew?.verdict));
        else if (!verdicts.has(JSON.stringify(anew?.verdict))) seen.assumptions++;
      }
    seen.facts += verdicts.size - 1;
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
});
