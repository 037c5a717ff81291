import type { Amount, Estimate, Estimator } from '../../src/engine/estimator.ts';
import { compile, type Model } from '../../src/engine/model.ts';
import { at, missing } from '../../src/rulebook/at.ts';
import type { Fact, FactId, FactValue } from '../../src/rulebook/fact.ts';
import { type Facts, statedFacts } from '../../src/rulebook/facts.ts';
import type { OptionId, Scale } from '../../src/rulebook/rulebook.ts';
import { type Dice, diceOf, inventRulebook, type Size, valuesOf } from './invent.ts';
import { withLikely as withLikelyAnswers } from './without-ranges.ts';

const ESTIMATED = 'criterion-1';

const [NEEDED, LIMIT, KIND, AMOUNT]: readonly FactId[] = [
  'group.fact_0',
  'group.fact_2',
  'group.fact_3',
  'group.fact_7',
];

/** Facts that an invented estimate reads: a truth value, a limit, a kind in some steps, and a number. */
export const READ: readonly FactId[] = [NEEDED, LIMIT, KIND, AMOUNT].map((id) => id ?? missing());

/** A rulebook with at least eight facts, one criterion of which asks for an estimate, and who makes it. */
export interface Invented {
  readonly model: Model;
  readonly estimator: Estimator;
  /** What an option costs where all is known; null where it has no figure, or nothing has. */
  readonly costs: (facts: Facts) => ReadonlyMap<OptionId, Pick<Amount, 'low' | 'likely' | 'high'>> | null;
}

export function inventEstimated(seed: number, size: Size): Invented {
  const dice = diceOf(seed + 77);
  const rulebook = inventRulebook(seed, size);
  const scale = inventScale(dice);
  const criteria = rulebook.criteria.map((each) =>
    each.id === ESTIMATED ? { ...each, weight: 2 + dice(4), estimate: { by: 'coins', scale } } : each,
  );
  const model = compile({ ...rulebook, criteria });
  const costs = inventCosts(model, dice);
  return { model, costs, estimator: estimatorOf(model, costs) };
}

function inventScale(dice: Dice): Scale {
  const ratios = [1, 1.5 + dice(3) / 2, 4 + dice(3), 10 + dice(20)].slice(0, 2 + dice(3));
  const top = 5 - dice(8) / 4;
  const step = 1 + dice(6) / 4;
  const points = ratios.map((ratio, place) => ({ ratio, rating: top - place * step }));
  return { floor: 1 + dice(40), points, because: 'Dear is bad.', claims: [], basis: 'judgement' };
}

/** Costs that grow with a number, by a factor for each kind; some options have none where a fact is false. */
function inventCosts(model: Model, dice: Dice): Invented['costs'] {
  const lacksAll = dice(4) === 0;
  const plans = model.rulebook.options.map(({ id }) => ({
    id,
    base: 1 + dice(60),
    slope: dice(4),
    factors: [1, 0.5 + dice(4), 1 + dice(3), 2],
    spread: 1 + dice(3) / 4,
    needs: dice(5) === 0,
  }));
  const kinds = valuesOf(factOf(model, KIND));
  return (facts) => {
    const kind = kinds.indexOf(facts.get(KIND ?? '')?.value ?? '');
    if (lacksAll && kind === 1) return null;
    const amount = Number(facts.get(AMOUNT ?? '')?.value);
    return new Map(
      plans.flatMap(({ base, factors, id, needs, slope, spread }) => {
        if (needs && facts.get(NEEDED ?? '')?.value === false) return [];
        const likely = (base + slope * amount) * at(factors, kind);
        return [[id, { low: likely / spread, likely, high: likely * spread }] as const];
      }),
    );
  };
}

function factOf({ rulebook }: Model, id: FactId | undefined): Fact {
  return rulebook.facts.find((fact) => fact.id === id) ?? missing();
}

/** Looks at all that is possible: costs only grow with the number, so its ends stand for it. */
function estimatorOf(model: Model, costs: Invented['costs']): Estimator {
  const known = new Map<string, Estimate>();
  return withLikelyAnswers({
    id: 'coins',
    reads: new Set(READ),
    limit: LIMIT ?? missing(),
    estimate: (facts) => {
      const key = JSON.stringify(READ.map((id) => facts.get(id)?.value ?? null));
      const made = known.get(key) ?? estimateOf(model, costs, facts);
      known.set(key, made);
      return made;
    },
  });
}

function estimateOf(model: Model, costs: Invented['costs'], facts: Facts): Estimate {
  const completions = READ.reduce<readonly Facts[]>(
    (all, id) => all.flatMap((each) => possible(model, facts, id).map((value) => withValue(each, id, value))),
    [new Map()],
  );
  const priced = completions.map((each) => ({ costs: costs(each), limit: limitIn(each) }));
  const now = costs(withLikely(model, facts));
  const exceeds = (id: OptionId) =>
    priced.map((each) => (each.costs?.get(id)?.low ?? 0) > each.limit && each.costs?.has(id) === true);
  if (now === null || now.size === 0)
    return {
      kind: 'none',
      mayCome: priced.some((each) => each.costs !== null && each.costs.size > 0),
      mayExceed: model.rulebook.options.some(({ id }) => exceeds(id).includes(true)),
    };
  const amounts = new Map<OptionId, Amount>();
  for (const [id, { likely }] of now) {
    const all = priced.flatMap((each) => each.costs?.get(id) ?? []);
    const over = exceeds(id);
    const isOverNow = (now.get(id)?.low ?? 0) > limitIn(withLikely(model, facts));
    const mayBe = isOverNow ? 'for-now' : over.includes(true) ? 'maybe' : 'no';
    const exceedsLimit = over.every(Boolean) ? 'surely' : mayBe;
    const low = Math.min(...all.map((each) => each.low));
    amounts.set(id, { low, likely, high: Math.max(...all.map((each) => each.high)), exceedsLimit });
  }
  const figures = priced.map((each) => [...(each.costs?.keys() ?? [])].join());
  return {
    kind: 'known',
    amounts,
    isSure: new Set(figures).size === 1,
    variants: () => [
      new Map([...amounts].map(([id, { low }]) => [id, low])),
      new Map([...amounts].map(([id, { high }]) => [id, high])),
    ],
    plans: 1,
  };
}

/** A limit of 20 for each step of the number that states it. */
function limitIn(facts: Facts): number {
  return 20 + 4 * Number(facts.get(LIMIT ?? '')?.value);
}

function possible(model: Model, facts: Facts, id: FactId): readonly FactValue[] {
  const known = facts.get(id);
  if (known !== undefined) return [known.value];
  const values = valuesOf(factOf(model, id));
  return typeof values[0] === 'number' ? [at(values, 0), at(values, values.length - 1)] : values;
}

/** What is unknown is taken to be in the middle. */
function withLikely(model: Model, facts: Facts): Facts {
  return READ.reduce((all, id) => {
    const values = valuesOf(factOf(model, id));
    return withValue(all, id, facts.get(id)?.value ?? at(values, values.length >> 1));
  }, facts);
}

export function withValue(facts: Facts, id: FactId, value: FactValue): Facts {
  return new Map([...facts, ...statedFacts([[id, value]])]);
}
