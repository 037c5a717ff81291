import { itemsOfAll } from './items.ts';
import { runningUsd } from './line-items.ts';
import type { CostPlan, Scenario, Service, WholePlan } from './plan.ts';

/** USD that is spent in so many months after everything up front is paid, at the prices that hold in each of them. */
export function runningOver(whole: WholePlan, months: number, at: (plan: CostPlan) => Scenario): number {
  const starts = [0, ...changesIn(whole, months)];
  return starts.reduce((sum, start, place) => {
    const items = itemsOfAll(pricedFrom(whole, start), at);
    return sum + runningUsd(items ?? {}) * ((starts[place + 1] ?? months) - start);
  }, 0);
}

/** The months in which announced prices begin to hold, in order. */
function changesIn(whole: WholePlan, months: number): readonly number[] {
  const all = whole.flatMap(({ services }) =>
    services.flatMap((service) =>
      service.kind === 'tokens' && service.next !== null ? [service.next.inMonths] : [],
    ),
  );
  return [...new Set(all)].filter((month) => month > 0 && month < months).toSorted((a, b) => a - b);
}

/** The same plan at the prices that hold from a month on. */
function pricedFrom([main, ...further]: WholePlan, month: number): WholePlan {
  const services = (plan: CostPlan): CostPlan => ({ ...plan, services: plan.services.map(priced) });
  const priced = (service: Service): Service =>
    service.kind === 'tokens' && service.next !== null && service.next.inMonths <= month
      ? { ...service, price: service.next.price }
      : service;
  return [services(main), ...further.map(services)];
}
