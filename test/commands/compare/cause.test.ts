import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { causeOf } from '../../../src/commands/compare/cause.ts';
import { assumptionDifferences } from '../../../src/commands/compare/differences.ts';
import type { Difference } from '../../../src/commands/compare/report.ts';
import { advise, optionOf } from '../../../src/engine/advice.ts';
import { Budget } from '../../../src/engine/budget.ts';
import type { Amount, Estimate, EstimatorFor } from '../../../src/engine/estimator.ts';
import type { Model } from '../../../src/engine/model.ts';
import { smallestSubsets } from '../../../src/engine/smallest-subsets.ts';
import { PRIORITIES, type Priority } from '../../../src/profile/profile.ts';
import { at } from '../../../src/rulebook/at.ts';
import type { Facts } from '../../../src/rulebook/facts.ts';
import { COINS, pricedToy } from '../../engine/estimated-toy.ts';
import { type Dice, diceOf, inventFacts, inventModel } from '../../engine/invent.ts';
import { stated, toyModel } from '../../engine/toy.ts';
import { comparedWith, verdictOf } from './compared.ts';

const SIZE = { facts: 10, rules: 25, options: 4, criteria: 4 };
type Priorities = ReadonlyMap<string, Priority>;

function inventPriorities({ rulebook }: Model, dice: Dice): Priorities {
  const some = rulebook.criteria.filter(() => dice(4) === 0);
  return new Map(some.map((criterion) => [criterion.id, at(PRIORITIES, dice(4))]));
}

function subsetsOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: 2 ** items.length }, (_, chosen) =>
    items.filter((_item, at) => (chosen & (1 << at)) !== 0),
  );
}

/** Every difference between two states, as something to apply to the first one. */
function changesBetween(old: [Facts, Priorities], now: [Facts, Priorities], model: Model) {
  const facts = model.rulebook.facts
    .map((fact) => fact.id)
    .filter((id) => JSON.stringify(old[0].get(id)) !== JSON.stringify(now[0].get(id)));
  const criteria = model.rulebook.criteria
    .map((criterion) => criterion.id)
    .filter((id) => (old[1].get(id) ?? 'normal') !== (now[1].get(id) ?? 'normal'));
  return [...facts, ...criteria];
}

function applied(
  names: readonly string[],
  old: [Facts, Priorities],
  now: [Facts, Priorities],
): [Facts, Priorities] {
  const [facts, priorities] = [new Map(old[0]), new Map(old[1])];
  for (const name of names) {
    const fact = now[0].get(name);
    if (fact !== undefined) facts.set(name, fact);
    else if (old[0].has(name)) facts.delete(name);
    else priorities.set(name, now[1].get(name) ?? 'normal');
  }
  return [facts, priorities];
}

function namesOf(set: readonly Difference[]): readonly string[] {
  return set.map((each) =>
    each.kind === 'fact' ? each.fact : each.kind === 'priority' ? each.criterion : each.assumption,
  );
}

/** A few facts of the first state forgotten or stated anew. */
function alter(known: Facts, model: Model, dice: Dice): Facts {
  const fresh = inventFacts(model.rulebook, dice, 8);
  const altered = new Map(known);
  for (const { id } of model.rulebook.facts) {
    const value = fresh.get(id);
    if (dice(10) >= 5) continue;
    if (value === undefined) altered.delete(id);
    else altered.set(id, value);
  }
  return altered;
}

test('the sets that are named move the verdict, no smaller one does, and none of their size is missing', () => {
  const seen = { one: 0, more: 0, priorities: 0 };
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const model = inventModel(seed, SIZE);
      const dice = diceOf(seed + 1);
      const known = inventFacts(model.rulebook, dice, 7);
      const old: [Facts, Priorities] = [known, inventPriorities(model, dice)];
      const now: [Facts, Priorities] = [alter(known, model, dice), inventPriorities(model, dice)];
      const [before, after] = [verdictOf(model, ...old), verdictOf(model, ...now)];
      if (before === undefined || after === undefined || before === after) return;
      const leading = subsetsOf(changesBetween(old, now, model)).filter(
        (names) => verdictOf(model, ...applied(names, old, now)) === after,
      );
      const least = Math.min(...leading.map((names) => names.length));
      const cause = causeOf(comparedWith(before, ...old), comparedWith(after, ...now), model, () => null);
      if (cause.kind !== 'inputs') throw new Error(`not the inputs: ${cause.kind}`);
      const sorted = (sets: readonly (readonly string[])[]) =>
        sets.map((set) => [...set].sort().join()).sort();
      expect(cause.isSmallest).toBe(true);
      expect(sorted(cause.sets.map(namesOf))).toEqual(
        sorted(leading.filter((names) => names.length === least)),
      );
      seen[least === 1 ? 'one' : 'more']++;
      if (cause.sets.flat().some((each) => each.kind === 'priority')) seen.priorities++;
    }),
    { numRuns: 120 },
  );
  expect(Math.min(seen.one, seen.more, seen.priorities)).toBeGreaterThan(3);
});

describe('the search for the smallest subsets', () => {
  const items = [1, 2, 3, 4, 5, 6, 7, 8];

  test('finds all of the smallest size', () => {
    const holds = (subset: readonly number[]) =>
      subset.includes(3) && (subset.includes(5) || subset.includes(8));
    expect(smallestSubsets(items, holds, { limit: 1000 })).toEqual({
      sets: [
        [3, 5],
        [3, 8],
      ],
      isSmallest: true,
    });
  });

  test('cut short, it names a set with nothing to spare and does not call it the smallest', () => {
    fc.assert(
      fc.property(fc.array(fc.subarray(items, { minLength: 2 }), { minLength: 1 }), (needed) => {
        const holds = (subset: readonly number[]) =>
          subset.length === items.length ||
          needed.some((each) => each.every((item) => subset.includes(item)));
        const { sets, isSmallest, mayHaveSpare } = smallestSubsets(items, holds, { limit: 3 });
        expect(mayHaveSpare).toBeUndefined();
        expect(isSmallest).toBe(false);
        expect(sets).toHaveLength(1);
        for (const set of sets) {
          for (const item of set) expect(holds(set.filter((each) => each !== item))).toBe(false);
          expect(holds(set)).toBe(true);
        }
      }),
    );
  });

  test('tries as many sets as it may, and no more', () => {
    const holds = (subset: readonly string[]) => subset.includes('b');
    const of = (limit: number) => smallestSubsets(['a', 'b'], holds, { limit });
    expect([2, 3].map((limit) => of(limit).isSmallest)).toEqual([false, true]);
    const many = Array.from({ length: 40 }, (_, place) => place);
    expect(smallestSubsets(many, (subset) => subset.length === 40, { limit: 100 }).isSmallest).toBe(false);
  });

  test('cut short by its budget, it says that the set may have something to spare', () => {
    const budget = new Budget(3);
    const holds = () => {
      budget.spend(1);
      return false;
    };
    expect(smallestSubsets(items, holds, { limit: 1000, budget })).toEqual({
      sets: [items],
      isSmallest: false,
      mayHaveSpare: true,
    });
  });
});

describe('what else can have moved a verdict', () => {
  const model = toyModel();
  const known = stated(model, { 'app.stage': 'live', 'app.shape': 'rows', 'load.size': 'small' });
  const none: Priorities = new Map();
  const verdict = verdictOf(model, known, none) ?? null;
  const other = model.rulebook.options.find((option) => option.id !== verdict)?.id ?? null;
  const past = { sha256: 'past' };

  test('with the same facts, the rulebook', () => {
    const cause = causeOf(
      comparedWith(other, known, none, past),
      comparedWith(verdict, known, none),
      model,
      () => null,
    );
    expect(cause).toEqual({ kind: 'rulebook' });
  });

  test('with the same facts and rulebook, the version of advisor', () => {
    const before = comparedWith(other, known, none, { advisor: '0.9.0' });
    expect(causeOf(before, comparedWith(verdict, known, none), model, () => null)).toEqual({
      kind: 'advisor',
    });
  });

  test('a fact that only the estimate reads', () => {
    const priced = pricedToy();
    const values = {
      'app.stage': 'live',
      'team.skill': 'none',
      'load.size': 'small',
      'hosting.places': ['cloud'],
    };
    const [few, many] = [1000, 9_000_000].map((rows) => stated(priced, { ...values, 'load.rows': rows }));
    if (few === undefined || many === undefined) throw new Error('there are two');
    const verdictBy = (facts: Facts) =>
      optionOf(advise(priced, facts, none, COINS)?.verdict ?? { kind: 'none-fits' });
    const [before, after] = [verdictBy(few), verdictBy(many)];
    expect(before).not.toBe(after);
    const cause = causeOf(
      comparedWith(before, few, none),
      comparedWith(after, many, none),
      priced,
      () => COINS,
    );
    expect(cause).toMatchObject({ kind: 'inputs', sets: [[{ fact: 'load.rows' }]] });
  });

  test('with the same facts and rulebook, prices of another day', () => {
    const before = comparedWith(other, known, none, { pricesAsOf: '2026-07-01', advisor: '0.9.0' });
    const after = comparedWith(verdict, known, none, { pricesAsOf: '2026-11-10' });
    expect(causeOf(before, after, model, () => null)).toEqual({ kind: 'prices' });
    const undated = { ...before, side: { ...before.side, pricesAsOf: null } };
    expect(causeOf(undated, after, model, () => null)).toEqual({
      kind: 'advisor',
    });
  });

  test('first the rulebook and then the facts', () => {
    const seeds = Array.from({ length: 200 }, (_, seed) => seed);
    const causes = seeds.flatMap((seed) => {
      const values = [...inventFacts(model.rulebook, diceOf(seed), 6)].map(([id, { value }]) => [id, value]);
      const now = stated(model, Object.fromEntries(values));
      const reached = verdictOf(model, now, none) ?? null;
      if (reached === verdict || reached === other) return [];
      return [
        causeOf(comparedWith(other, known, none, past), comparedWith(reached, now, none), model, () => null),
      ];
    });
    expect(new Set(causes.map((cause) => cause.kind))).toEqual(new Set(['rulebook-and-inputs']));
    expect(causes).toContainEqual(expect.objectContaining({ replayed: verdict }));
  });

  test('unclear, where the present rulebook does not lead to what was recorded', () => {
    const cause = causeOf(
      comparedWith(verdict, known, none, past),
      comparedWith(other, known, none, past),
      model,
      () => null,
    );
    expect(cause).toEqual({ kind: 'unclear', replayed: [verdict, verdict] });
  });

  test('nothing, where it is the same', () => {
    const now = comparedWith(verdict, stated(model, {}), none);
    expect(causeOf(comparedWith(verdict, known, none), now, model, () => null)).toEqual({
      kind: 'same-verdict',
    });
  });
});

describe('assumptions', () => {
  const priced = pricedToy();
  const facts = stated(priced, { 'load.rows': 50_000 });
  const none: ReadonlyMap<string, Priority> = new Map();
  /** So many times the coins for a hosted database. */
  const estimatorFor: EstimatorFor = ({ assumptions }) => {
    const times = assumptions.get('price.closed_input_usd');
    const dearer = (of: Estimate): Estimate =>
      of.kind === 'none' || typeof times !== 'number'
        ? of
        : {
            ...of,
            amounts: new Map(
              [...of.amounts].map(([id, each]) => [id, id === 'hosted' ? by(times, each) : each]),
            ),
          };
    return {
      ...COINS,
      estimate: (of) => dearer(COINS.estimate(of)),
      likely: (of) => dearer(COINS.likely(of)),
    };
  };
  const verdictWith = (assumptions: Stated) =>
    optionOf(advise(priced, facts, none, estimatorFor({ assumptions }))?.verdict ?? { kind: 'none-fits' });
  const side = (assumptions: Stated | null, option = verdictWith(assumptions ?? new Map())) => ({
    ...comparedWith(option, facts, none),
    assumptions,
  });
  const dear = new Map([
    ['price.closed_input_usd', 100],
    ['staff.usd_per_year', 1],
  ]);

  test('that move a verdict are named, and those that do not are left out', () => {
    expect(verdictWith(dear)).not.toBe(verdictWith(new Map()));
    expect(causeOf(side(new Map()), side(dear), priced, estimatorFor)).toEqual({
      kind: 'inputs',
      sets: [[{ kind: 'assumption', assumption: 'price.closed_input_usd', from: null, to: 100 }]],
      isSmallest: true,
    });
    expect(causeOf(side(dear), side(new Map()), priced, estimatorFor)).toMatchObject({
      kind: 'inputs',
      sets: [[{ kind: 'assumption', from: 100, to: null }]],
    });
  });

  test('that a report does not record are not a cause, and that is told', () => {
    expect(assumptionDifferences(side(null), side(dear))).toBeNull();
    expect(assumptionDifferences(side(null), side(new Map()))).toEqual([]);
    const cause = causeOf(side(null, verdictWith(new Map())), side(dear), priced, estimatorFor);
    expect('sets' in cause).toBe(false);
  });

  test('that say the same in other words do not differ', () => {
    const range = new Map([['staff.usd_per_year', { low: 1, likely: 1, high: 1 }]]);
    expect(assumptionDifferences(side(range), side(new Map([['staff.usd_per_year', 1]])))).toEqual([]);
  });
});

type Stated = Parameters<EstimatorFor>[0]['assumptions'];

function by(times: number, { low, likely, high, exceedsLimit }: Amount): Amount {
  return { low: low * times, likely: likely * times, high: high * times, exceedsLimit };
}
