import type { ModelFacts } from '../../catalog/model-facts.ts';
import { OPTION_IDS, type OptionId } from '../../catalog/option.ts';
import type { Amount, Estimate, Estimator } from '../../engine/estimator.ts';
import type { Facts } from '../../rulebook/facts.ts';
import type { Assumed } from '../asked/assumptions/resolve.ts';
import { loadOf } from '../asked/load.ts';
import { type Needs, needsOf, READ_FACTS } from '../asked/needs.ts';
import { invoicesOf, likelyItems } from '../pricing/cost.ts';
import { invoiceUsd } from '../pricing/line-items.ts';
import { type PossibleNeeds, possibleNeeds } from './possible-needs.ts';
import { type PlannedAll, planAll } from './quote.ts';

/** The name under which a rulebook asks for the estimate of costs. */
export const MONTHLY_COST = 'monthly-cost';

/** The estimator of costs: fees and machines of every option in USD a month. */
export function costEstimator(assumed: Assumed, facts: () => ModelFacts): Estimator {
  const full = rememberedBy((of) => estimateOf(of, { assumed, facts }, 'in full'));
  const likely = rememberedBy((of) => estimateOf(of, { assumed, facts }, 'likely'));
  return {
    id: MONTHLY_COST,
    reads: new Set(READ_FACTS),
    limit: 'budget.monthly_usd',
    estimate: full,
    likely,
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
  readonly facts: () => ModelFacts;
}

function estimateOf(of: Facts, { assumed, facts }: Given, detail: 'in full' | 'likely'): Estimate {
  const needs = needsOf(of);
  const mayBeLimited = needs.budget !== null || !of.has('budget.level');
  const loaded = loadOf(needs, assumed.values);
  if (loaded.kind === 'unknown') return { kind: 'none', mayCome: true, mayExceed: mayBeLimited };
  const plan = (each: Needs) => planAll({ assumed, needs: each }, facts());
  const own = loaded.kind === 'known' ? plan(needs) : loaded;
  if (own.kind !== 'planned') return { kind: 'none', mayCome: false, mayExceed: false };
  if (detail === 'likely' && needs.budget === null) return likelyEstimate(own, mayBeLimited);
  const possible = possibleNeeds(of, needs);
  const plans = [own, ...possible.needs.flatMap((each) => planned(plan(each)))];
  const are = isCounted(needs) ? possible.are : 'unknown';
  return fullEstimate(plans, { budget: needs.budget, mayBeLimited, are });
}

/** Whether the numbers of the workload are stated: an answer may be far from what a class or a typical call makes them. */
function isCounted({ inputTokens, outputTokens, requestsPerDay, roles }: Needs): boolean {
  const isSilent = roles.every((role) => role.join() === 'embeddings' || role.join() === 'images-out');
  return requestsPerDay !== null && inputTokens !== null && (outputTokens !== null || isSilent);
}

function planned(plan: ReturnType<typeof planAll>): readonly PlannedAll[] {
  return plan.kind === 'planned' ? [plan] : [];
}

/** What is likely alone, as if nothing else were possible. */
function likelyEstimate({ plans }: PlannedAll, mayBeLimited: boolean): Estimate {
  const amounts = new Map<OptionId, Amount>();
  for (const [option, each] of plans) {
    const items = each.kind === 'planned' ? likelyItems(each.plan) : null;
    if (items === null) continue;
    const usd = invoiceUsd(items);
    amounts.set(option, {
      low: usd,
      likely: usd,
      high: usd,
      exceedsLimit: mayBeLimited ? 'maybe' : 'no',
    });
  }
  return { kind: 'known', amounts, isSure: true, variants: () => [] };
}

interface Limits {
  readonly budget: number | null;
  readonly mayBeLimited: boolean;
  readonly are: PossibleNeeds['are'];
}

/** Over all that the unknown facts may say: the first plan is what is taken while they are unknown. */
function fullEstimate(plans: readonly PlannedAll[], limits: Limits): Estimate {
  const amounts = new Map<OptionId, Amount>();
  const likely = new Map<OptionId, Invoices>();
  let isSure = limits.are === 'all';
  for (const option of OPTION_IDS) {
    const all = plans.map((each) => invoicesIn(each, option));
    const known = all.flatMap((each) => each ?? []);
    const own = all[0] ?? null;
    if (known.length > 0 && known.length < all.length) isSure = false;
    if (own === null) continue;
    likely.set(option, own);
    amounts.set(option, amountOf(own, known, limits));
  }
  return { kind: 'known', amounts, isSure, variants: () => variantsOf(likely) };
}

type Invoices = NonNullable<ReturnType<typeof invoicesOf>>;

function invoicesIn({ plans }: PlannedAll, option: OptionId): Invoices | null {
  const found = plans.get(option);
  return found?.kind === 'planned' ? invoicesOf(found.plan) : null;
}

/** What an option costs over all that may turn out, and whether even its low figure is then above the budget. */
function amountOf(own: Invoices, all: readonly Invoices[], { are, budget, mayBeLimited }: Limits): Amount {
  const lows = all.map(({ low }) => low);
  const range = {
    low: Math.min(...lows),
    likely: own.likely,
    high: Math.max(...all.map(({ high }) => high)),
  };
  if (budget === null) return { ...range, exceedsLimit: mayBeLimited ? 'maybe' : 'no' };
  const over = lows.filter((low) => low > budget).length;
  if (over === lows.length) return { ...range, exceedsLimit: are === 'unknown' ? 'for-now' : 'surely' };
  if (own.low > budget) return { ...range, exceedsLimit: 'for-now' };
  return { ...range, exceedsLimit: over > 0 || are !== 'all' ? 'maybe' : 'no' };
}

/** The likely figures of all options with each input at one of its ends; an option that does not read it stays. */
function variantsOf(likely: ReadonlyMap<OptionId, Invoices>): readonly ReadonlyMap<OptionId, number>[] {
  const ids = new Set([...likely.values()].flatMap(({ swings }) => swings.map(({ id }) => id)));
  return [...ids].flatMap((id) =>
    (['atLow', 'atHigh'] as const).map(
      (end) =>
        new Map(
          [...likely].map(([option, own]) => {
            const swing = own.swings.find((each) => each.id === id);
            return [option, swing === undefined ? own.likely : invoiceUsd(swing[end])] as const;
          }),
        ),
    ),
  );
}
