import type { ModelFacts } from '../../catalog/model-facts.ts';
import type { OptionId } from '../../catalog/option.ts';
import type { Assumed } from '../asked/assumptions/resolve.ts';
import type { Needs } from '../asked/needs.ts';
import { Recent } from '../choosing/recent.ts';
import { invoicesOf, likelyItems } from '../pricing/cost.ts';
import { invoiceUsd } from '../pricing/line-items.ts';
import { type PlannedAll, planAll } from './quote.ts';

export type Invoices = NonNullable<ReturnType<typeof invoicesOf>>;

/** What the invoices of each option come to for certain needs, whatever the budget: worked out when asked for, and once. */
export class Costing {
  private readonly planned: PlannedAll;
  private readonly likely = new Map<OptionId, number | null>();
  private readonly ranges = new Map<OptionId, Invoices | null>();

  constructor(planned: PlannedAll) {
    this.planned = planned;
  }

  /** Likely USD a month; null where an option has no figure. */
  likelyUsd(option: OptionId): number | null {
    const known = this.likely.get(option);
    if (known !== undefined) return known;
    const found = this.planned.plans.get(option);
    const items = found?.kind === 'planned' ? likelyItems(found.plan) : null;
    const usd = items && invoiceUsd(items);
    this.likely.set(option, usd);
    return usd;
  }

  /** The same with its range, which takes many times as long. */
  invoices(option: OptionId): Invoices | null {
    const known = this.ranges.get(option);
    if (known !== undefined) return known;
    const found = this.planned.plans.get(option);
    const invoices = found?.kind === 'planned' ? invoicesOf(found.plan) : null;
    this.ranges.set(option, invoices);
    return invoices;
  }

  /** Whether even the low figure is above a budget. */
  isAbove(budget: number, option: OptionId): boolean {
    const likely = this.likelyUsd(option);
    if (likely === null || likely <= budget) return false;
    const low = this.invoices(option)?.low;
    return low !== undefined && low > budget;
  }
}

/** Costings for one set of assumptions, one for all needs that differ in their budget alone; null without a load. */
export function costings(assumed: Assumed, facts: () => ModelFacts): (needs: Needs) => Costing | null {
  const known = new Recent<Costing | null>();
  return (needs) =>
    known.get(assumed, JSON.stringify({ ...needs, budget: null }), () => {
      const planned = planAll({ assumed, needs }, facts());
      return planned.kind === 'planned' ? new Costing(planned) : null;
    });
}
