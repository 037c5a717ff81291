import type { ModelFacts } from '../../catalog/model-facts.ts';
import { OPTION_IDS, type OptionId } from '../../catalog/option.ts';
import type { Range } from '../../catalog/range.ts';
import type { Amount, Estimate, Estimator } from '../../engine/estimator.ts';
import type { Facts } from '../../rulebook/facts.ts';
import type { Assumed } from '../asked/assumptions/resolve.ts';
import { loadOf } from '../asked/load.ts';
import { type Needs, needsOf, READ_FACTS } from '../asked/needs.ts';
import { invoiceUsd } from '../pricing/line-items.ts';
import { type Costing, costings } from './costing.ts';
import { type PossibleNeeds, possibleNeeds } from './possible-needs.ts';

/** The name under which a rulebook asks for the estimate of costs. */
export const MONTHLY_COST = 'monthly-cost';

/** The estimator of costs: fees and machines of every option in USD a month. */
export function costEstimator(assumed: Assumed, facts: () => ModelFacts): Estimator {
  const given = { assumed, costing: costings(assumed, facts) };
  return {
    id: MONTHLY_COST,
    reads: new Set(READ_FACTS),
    limit: 'budget.monthly_usd',
    estimate: rememberedBy((of) => estimateOf(of, given, 'in full')),
    likely: rememberedBy((of) => estimateOf(of, given, 'likely')),
  };
}

/** One estimate for all facts that read alike. */
function rememberedBy(estimate: (of: Facts) => Estimate): (of: Facts) => Estimate {
  const known = new Map<string, Estimate>();
  return (of) => {
    const key = JSON.stringify(READ_FACTS.map((id) => of.get(id)?.value ?? null));
    const found = known.get(key) ?? estimate(of);
    known.set(key, found);
    return found;
  };
}

interface Given {
  readonly assumed: Assumed;
  readonly costing: ReturnType<typeof costings>;
}

/** What is likely alone is as if nothing else were possible; but whether the budget excludes an option is as in full. */
type Detail = 'in full' | 'likely';

function estimateOf(of: Facts, { assumed, costing }: Given, detail: Detail): Estimate {
  const needs = needsOf(of);
  const mayBeLimited = needs.budget !== null || !of.has('budget.level');
  const loaded = loadOf(needs, assumed.values);
  if (loaded.kind === 'unknown') return { kind: 'none', mayCome: true, mayExceed: mayBeLimited };
  const own = loaded.kind === 'known' ? costing(needs) : null;
  if (own === null) return { kind: 'none', mayCome: false, mayExceed: false };
  const isAlone = detail === 'likely' && needs.budget === null;
  const possible: PossibleNeeds = isAlone ? { needs: [], are: 'all' } : possibleNeeds(of, needs);
  const are = isAlone || isCounted(needs) ? possible.are : 'unknown';
  const costed: Costed = [own, ...possible.needs.flatMap((each) => costing(each) ?? [])];
  const plans = costed.length * needs.roles.length;
  return { ...estimateOver(costed, { budget: needs.budget, mayBeLimited, are }, detail), plans };
}

/** Whether the numbers of the workload are stated: an answer may be far from what a class or a typical call makes them. */
function isCounted({ inputTokens, outputTokens, requestsPerDay, roles }: Needs): boolean {
  const isSilent = roles.every((role) => role.join() === 'embeddings' || role.join() === 'images-out');
  return requestsPerDay !== null && inputTokens !== null && (outputTokens !== null || isSilent);
}

interface Limits {
  readonly budget: number | null;
  readonly mayBeLimited: boolean;
  readonly are: PossibleNeeds['are'];
}

type KnownEstimate = Extract<Estimate, { kind: 'known' }>;

/** Over all that the unknown facts may say: the first costing is of what is taken while they are unknown. */
function estimateOver(costed: Costed, limits: Limits, detail: Detail): Omit<KnownEstimate, 'plans'> {
  const amounts = new Map<OptionId, Amount>();
  let isSure = limits.are === 'all';
  for (const option of OPTION_IDS) {
    const known = costed.filter((each) => each.likelyUsd(option) !== null);
    if (known.length > 0 && known.length < costed.length) isSure = false;
    const likely = costed[0].likelyUsd(option);
    if (likely === null) continue;
    const range =
      detail === 'likely' ? { low: likely, likely, high: likely } : rangeOver(known, likely, option);
    amounts.set(option, { ...range, exceedsLimit: exceedsLimit(costed[0], known, limits, option) });
  }
  return { kind: 'known', amounts, isSure, variants: () => variantsOf(costed[0]) };
}

type Costed = readonly [own: Costing, ...possible: Costing[]];

function rangeOver(known: readonly Costing[], likely: number, option: OptionId): Range {
  const ranges = known.flatMap((each) => each.invoices(option) ?? []);
  return {
    low: Math.min(...ranges.map(({ low }) => low)),
    likely,
    high: Math.max(...ranges.map(({ high }) => high)),
  };
}

/** Whether even the low figure of an option is above the budget, over all that may turn out. */
function exceedsLimit(
  own: Costing,
  all: readonly Costing[],
  { are, budget, mayBeLimited }: Limits,
  option: OptionId,
): Amount['exceedsLimit'] {
  if (budget === null) return mayBeLimited ? 'maybe' : 'no';
  const over = all.filter((each) => each.isAbove(budget, option)).length;
  if (over === all.length) return are === 'unknown' ? 'for-now' : 'surely';
  if (own.isAbove(budget, option)) return 'for-now';
  return over > 0 || are !== 'all' ? 'maybe' : 'no';
}

/** The likely figures of all options with each input at one of its ends; an option that does not read it stays. */
function variantsOf(own: Costing): readonly ReadonlyMap<OptionId, number>[] {
  const likely = OPTION_IDS.flatMap((option) => {
    const invoices = own.invoices(option);
    return invoices === null ? [] : [[option, invoices] as const];
  });
  const ids = new Set(likely.flatMap(([, { swings }]) => swings.map(({ id }) => id)));
  return [...ids].flatMap((id) =>
    (['atLow', 'atHigh'] as const).map(
      (end) =>
        new Map(
          likely.map(([option, own]) => {
            const swing = own.swings.find((each) => each.id === id);
            return [option, swing === undefined ? own.likely : invoiceUsd(swing[end])] as const;
          }),
        ),
    ),
  );
}
