import type { Amount, Estimate, Estimator } from '../../src/engine/estimator.ts';
import { compile, type Model } from '../../src/engine/model.ts';
import { at } from '../../src/rulebook/at.ts';
import type { OptionId } from '../../src/rulebook/rulebook.ts';
import { inventRulebook } from './invent.ts';
import { toyModel } from './toy.ts';
import { withLikely } from './without-ranges.ts';

const SCALE = {
  floor: 10,
  points: [
    { ratio: 1, rating: 4 },
    { ratio: 4, rating: -4 },
  ],
  because: 'What is dear is bad.',
  claims: ['hosted.price'],
  basis: 'published',
} as const;

/** The rulebook about databases, whose cost is estimated in coins. */
export function pricedToy(): Model {
  const { rulebook } = toyModel();
  const criteria = rulebook.criteria.map((each) =>
    each.id === 'cost' ? { ...each, estimate: { by: 'coins', scale: SCALE } } : each,
  );
  return compile({ ...rulebook, criteria });
}

/** What a database costs: a server of your own, or so much for each thousand rows. Unknown rows may be any number. */
export const COINS: Estimator = withLikely({
  id: 'coins',
  reads: new Set(['load.rows', 'budget.monthly']),
  limit: 'budget.monthly',
  estimate: (facts): Estimate => {
    const rows = facts.get('load.rows')?.value;
    const limit = facts.get('budget.monthly')?.value;
    if (typeof rows !== 'number')
      return { kind: 'none', mayCome: true, mayExceed: typeof limit === 'number' };
    const amount = (likely: number): Amount => {
      const isOver = typeof limit === 'number' && likely * 0.8 > limit;
      return { low: likely * 0.8, likely, high: likely * 1.25, exceedsLimit: isOver ? 'surely' : 'no' };
    };
    const amounts = new Map<OptionId, Amount>([
      ['tables', amount(200)],
      ['documents', amount(250)],
      ['hosted', amount(20 + rows / 1000)],
      ['two-stores', amount(500)],
    ]);
    return { kind: 'known', amounts, isSure: true, variants: () => [], plans: 1 };
  },
});

/** Options that only an estimate tells apart, by a criterion; another one may favour the first. */
export function pricedPair(favour = 0, count = 2): Model {
  const rulebook = inventRulebook(1, { facts: 1, rules: 0, options: count, criteria: 2 });
  const options = rulebook.options.map((option) => ({
    ...option,
    patterns: [{ id: 'always', title: 'Always', when: { kind: 'all', of: [] } } as const],
  }));
  const criteria = rulebook.criteria.map((criterion, place) => ({
    ...criterion,
    weight: 4,
    ratings: criterion.ratings.map((each, option) => ({
      ...each,
      rating: place === 1 && option === 0 ? favour : 0,
    })),
    estimate: place === 0 ? { by: 'coins', scale: SCALE } : null,
  }));
  return compile({ ...rulebook, options, criteria });
}

/** An estimator that always says the same of the options of a model. */
export function saying(
  model: Model,
  amounts: readonly Amount[],
  variants: readonly (readonly number[])[] = [],
): Estimator {
  const named = <T>(list: readonly T[]) =>
    new Map(list.map((each, option) => [at(model.rulebook.options, option).id, each]));
  const estimate: Estimate = {
    kind: 'known',
    amounts: named(amounts),
    isSure: true,
    variants: () => variants.map((each) => named(each)),
    plans: 1,
  };
  return withLikely({ id: 'coins', reads: new Set(), limit: 'group.fact_0', estimate: () => estimate });
}

export function exactly(likely: number): Amount {
  return { low: likely, likely, high: likely, exceedsLimit: 'no' };
}
