import type { Model } from '../../catalog/catalog.ts';
import type { OptionId } from '../../catalog/option.ts';
import type { Range } from '../../catalog/range.ts';
import type { AssumptionId } from '../asked/assumptions/id.ts';
import type { InputId } from '../asked/input-id.ts';
import { callsPerMonth, inputTokensIn, outputTokensIn } from './call.ts';
import { cashUpFront, itemsIn, itemsOfAll, machinesOf, setUpUsd } from './items.ts';
import { ITEM_IDS, type ItemId, invoiceUsd, type LineItems, totalUsd } from './line-items.ts';
import { hoursFor, lackingGpus, replicasFor, servedPerDay } from './machine-items.ts';
import { type CostPlan, type Lacking, type Scenario, scenarioOf, type WholePlan } from './plan.ts';
import { runningOver } from './running.ts';
import { combined, type Swing, swingsOf, valueIn } from './swings.ts';
import { shareOf } from './token-items.ts';

/** What the total would be with one input at either end and all others likely, in USD a month. */
export interface Sensitivity {
  readonly id: InputId;
  readonly value: Range;
  readonly usdAtLow: number;
  readonly usdAtHigh: number;
}

/** What serves the load in the likely case. */
export interface HostingUse {
  readonly model: Model;
  readonly replicas: number;
  readonly gpus: number;
  /** Requests a day, with the same peak, that these replicas serve. */
  readonly servesPerDay: number;
  /** Hours a month that each GPU runs. */
  readonly hours: number;
  /** Those of the GPUs that are not the team's yet, where others are. */
  readonly lacking: Lacking | null;
}

/**
 * USD a month with salaries. `low` and `high` combine what each input does alone between its own ends, taken as
 * independent: not all of them end high at once. So the ends of the items do not add up to the ends of the total.
 */
export interface KnownCost extends Range {
  readonly kind: 'known';
  readonly option: OptionId;
  /** Fees and machines, without salaries: what is held against a budget and what the criterion follows. */
  readonly invoices: Range;
  readonly perThousandRequests: Range;
  readonly items: readonly ({ readonly id: ItemId } & Range)[];
  /** The item that costs most in the likely case. */
  readonly dominant: ItemId;
  /** USD in cash before it serves, in the likely case: hardware that is bought, and tuning. */
  readonly cashUpFront: number;
  /** USD with salaries over so many months, in the likely case, with the prices that are announced; a job ends when its work is done. */
  readonly over12Months: number;
  readonly over36Months: number;
  /** One for each model that is hosted. */
  readonly hosting: readonly HostingUse[];
  /** Every input that the figures rest on. */
  readonly inputs: readonly { readonly id: InputId; readonly value: Range }[];
  /** Those whose range moves the likely figure, the widest first. */
  readonly sensitivities: readonly Sensitivity[];
}

/** A load for which list prices mean nothing: the assumption that says so, its value, and what the load needs. */
export interface BeyondCapacity {
  readonly kind: 'beyond-capacity';
  readonly limit: AssumptionId;
  readonly allowed: number;
  readonly needed: number;
}

/** A price that a call needs is not known. */
export interface NoPrice {
  readonly kind: 'no-price';
  readonly model: string;
}

/** A team lacks so many GPUs of a kind that has no known price. */
export interface NoGpuPrice {
  readonly kind: 'no-gpu-price';
  readonly gpu: string;
  readonly missing: number;
}

/** What an option costs a month. Never NaN or infinite: what cannot be said is one of the other kinds. */
export function monthlyCost(whole: WholePlan): KnownCost | BeyondCapacity | NoPrice | NoGpuPrice {
  const used = new Set<InputId>();
  const at = (plan: CostPlan) => recording(scenarioOf(plan), used);
  const obstacle = firstOf(whole, (plan) => beyondLimits(plan, at(plan)) ?? gpusWithoutPrice(plan, at(plan)));
  if (obstacle !== null) return obstacle;
  const items = itemsOfAll(whole, at);
  if (items === null) return { kind: 'no-price', model: modelWithoutPrice(whole) };
  return knownCost(whole, items, at, used);
}

function modelWithoutPrice(whole: WholePlan): string {
  const lacking = whole.find((plan) => itemsIn(plan, scenarioOf(plan)) === null) ?? whole[0];
  return lacking.services[0]?.model.name ?? '';
}

/** What is spent in the likely case, for comparing plans and volumes; null where that is not known. */
export function likelyItems(whole: WholePlan): LineItems | null {
  return isBeyond(whole) ? null : itemsOfAll(whole, scenarioOf);
}

/** The invoices of a plan alone, and what each input does to them; null where they are not known. */
export function invoicesOf(whole: WholePlan): (Range & { readonly swings: readonly Swing[] }) | null {
  const used = new Set<InputId>();
  const items = isBeyond(whole) ? null : itemsOfAll(whole, (plan) => recording(scenarioOf(plan), used));
  if (items === null) return null;
  const inputs = [...used].filter((id) => !OF_PEOPLE.some((start) => id.startsWith(start)));
  const swings = swingsOf(whole, inputs);
  return { ...combined(invoiceUsd(items), swings, invoiceUsd), swings };
}

function isBeyond(whole: WholePlan): boolean {
  return whole.some((plan) => beyondLimits(plan, scenarioOf(plan)) !== null);
}

function firstOf<Found>(whole: WholePlan, find: (plan: CostPlan) => Found | null): Found | null {
  for (const plan of whole) {
    const found = find(plan);
    if (found !== null) return found;
  }
  return null;
}

/** A part is never more than the whole. */
function within(part: Range, whole: Range): Range {
  return {
    low: Math.min(part.low, whole.low),
    likely: part.likely,
    high: Math.max(part.likely, Math.min(part.high, whole.high)),
  };
}

/** Inputs that move salaries only. */
const OF_PEOPLE = ['staff.', 'setup.service', 'setup.hosting'];

/** Whether the likely load goes beyond what list prices can mean, for tokens and for GPUs. */
export function beyondLimits(plan: CostPlan, scenario: Scenario): BeyondCapacity | null {
  const { work } = plan;
  const daily = callsPerMonth(work, scenario) / scenario('traffic.days_per_month');
  const perCall = inputTokensIn(work, scenario) + outputTokensIn(work, scenario);
  for (const service of plan.services) {
    const beyond =
      service.kind === 'tokens'
        ? over('price.maximum_tokens_per_day', daily * perCall * shareOf(service.share, scenario), scenario)
        : over('gpu.maximum', replicasFor(plan, service, scenario) * service.set.count, scenario);
    if (beyond !== null) return beyond;
  }
  return null;
}

function gpusWithoutPrice(plan: CostPlan, scenario: Scenario): NoGpuPrice | null {
  for (const service of machinesOf(plan)) {
    const lacking = lackingGpus(plan, service, scenario);
    if (lacking?.by === null)
      return { kind: 'no-gpu-price', gpu: service.set.gpu.name, missing: lacking.gpus };
  }
  return null;
}

function over(limit: AssumptionId, needed: number, scenario: Scenario): BeyondCapacity | null {
  const allowed = scenario(limit);
  if (needed <= allowed) return null;
  return { kind: 'beyond-capacity', limit, allowed, needed: Math.min(needed, Number.MAX_SAFE_INTEGER) };
}

function knownCost(
  whole: WholePlan,
  items: LineItems,
  at: (plan: CostPlan) => Scenario,
  used: ReadonlySet<InputId>,
): KnownCost {
  const [main] = whole;
  const scenario = at(main);
  const sumOf = (figure: (plan: CostPlan, scenario: Scenario) => number) =>
    whole.reduce((sum, plan) => sum + figure(plan, at(plan)), 0);
  const cash = sumOf(cashUpFront);
  const months = main.inputs.has('job.months') ? scenario('job.months') : Number.POSITIVE_INFINITY;
  const upFront = cash + sumOf(setUpUsd);
  const over = (count: number) => upFront + runningOver(whole, Math.min(count, months), scenarioOf);
  const hosting = whole.flatMap((plan) => hostingUse(plan, at(plan)) ?? []);
  const swings = swingsOf(whole, [...used]);
  const spread = (figure: (of: LineItems) => number) => combined(figure(items), swings, figure);
  const total = spread(totalUsd);
  const thousands = (scenario('workload.requests_per_day') * scenario('traffic.days_per_month')) / 1000;
  return {
    kind: 'known',
    option: main.option,
    ...total,
    invoices: within(spread(invoiceUsd), total),
    perThousandRequests: {
      low: total.low / thousands,
      likely: total.likely / thousands,
      high: total.high / thousands,
    },
    items: ITEM_IDS.filter((id) => items[id] !== undefined).map((id) => ({
      id,
      ...spread((usd) => usd[id] ?? 0),
    })),
    dominant: ITEM_IDS.reduce((most, id) => ((items[id] ?? 0) > (items[most] ?? 0) ? id : most), 'staff'),
    cashUpFront: cash,
    over12Months: over(12),
    over36Months: over(36),
    hosting,
    inputs: [...used].flatMap((id) => {
      const value = valueIn(whole, id);
      return value === undefined ? [] : [{ id, value }];
    }),
    sensitivities: sensitivitiesOf(swings),
  };
}

function hostingUse(plan: CostPlan, scenario: Scenario): HostingUse | null {
  const [machines] = machinesOf(plan);
  if (machines === undefined) return null;
  const replicas = replicasFor(plan, machines, scenario);
  const gpus = replicas * machines.set.count;
  const hours = hoursFor(plan, machines, scenario, replicas);
  const servesPerDay = servedPerDay(plan, machines, scenario, replicas);
  const { model } = machines;
  return { model, replicas, gpus, hours, servesPerDay, lacking: lackingGpus(plan, machines, scenario) };
}

function sensitivitiesOf(swings: readonly Swing[]): readonly Sensitivity[] {
  const width = ({ usdAtLow, usdAtHigh }: Sensitivity) => Math.abs(usdAtHigh - usdAtLow);
  return swings
    .map(({ id, value, atLow, atHigh }) => ({
      id,
      value,
      usdAtLow: totalUsd(atLow),
      usdAtHigh: totalUsd(atHigh),
    }))
    .filter((entry) => width(entry) > 0)
    .toSorted((left, right) => width(right) - width(left));
}

function recording(scenario: Scenario, used: Set<InputId>): Scenario {
  return (id) => {
    used.add(id);
    return scenario(id);
  };
}
