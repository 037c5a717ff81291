import { type AssumptionId, assumptionTable } from './assumption-table.ts';
import type { Assumptions } from './assumptions.ts';
import { costPerMillionTokens } from './cost-formulas.ts';
import {
  callsPerDay,
  hardwareUsd,
  type PartId,
  type Parts,
  partIds,
  partsOf,
  replicasFor,
  type Scenario,
  servedPerDay,
  setUpUsd,
  totalUsd,
} from './cost-parts.ts';
import { type CostPlan, type HostingPlan, planCost } from './cost-plan.ts';
import type { BeyondCapacity, CostRequest, InvalidCost, OptionId, UnknownCost } from './cost-request.ts';
import type { Range } from './range.ts';

/** What the total would be with one assumption at either end and all others likely, in USD a month. */
export interface Sensitivity {
  readonly id: AssumptionId;
  readonly value: Range;
  readonly usdAtLow: number;
  readonly usdAtHigh: number;
}

/** What serves the load in the likely case. */
export interface HostingUse {
  readonly replicas: number;
  readonly gpus: number;
  /** Requests a day, with the same peak, that these replicas serve. */
  readonly servesPerDay: number;
  /** USD for machines per million output tokens if the replicas were as busy as they may be; absent without output. */
  readonly usdPerMillionTokens?: number;
}

/**
 * USD a month. `low` and `high` take every assumption at its cheap or at its dear end at once, so they bound what
 * the assumptions allow and are not equally likely.
 */
export interface KnownCost extends Range {
  readonly kind: 'known';
  readonly option: OptionId;
  readonly perThousandRequests: Range;
  readonly parts: readonly ({ readonly id: PartId } & Range)[];
  /** The part that costs most in the likely case. */
  readonly dominant: PartId;
  /** USD to pay before it serves, in the likely case: set-up, and hardware where it is bought. */
  readonly upFrontUsd: number;
  readonly hosting?: HostingUse;
  /** Every assumption that the figures rest on. */
  readonly assumptions: readonly { readonly id: AssumptionId; readonly value: Range }[];
  /** The three assumptions whose range moves the likely figure most. */
  readonly sensitivities: readonly Sensitivity[];
}

export type MonthlyCost = KnownCost | UnknownCost | InvalidCost | BeyondCapacity;

/** What an option costs a month. Never NaN or infinite: what cannot be said is one of the other kinds. */
export function monthlyCost(option: OptionId, request: CostRequest): MonthlyCost {
  const plan = planCost(option, request);
  if (plan.kind !== 'known') return plan;
  return beyondLimits(plan) ?? knownCost(plan);
}

/** Whether the likely load goes beyond what list prices can mean, for tokens and for GPUs. */
export function beyondLimits(plan: CostPlan): BeyondCapacity | undefined {
  const scenario = scenarioOf(plan.inputs, 'likely');
  const { requestsPerDay, inputTokens, outputTokens } = plan.load;
  const share = plan.tokens?.isEscalation ? scenario('hybrid.escalation_share') : 1;
  const tokens = callsPerDay(scenario, requestsPerDay) * share * (inputTokens + outputTokens);
  const gpus = replicasFor(plan, scenario) * (plan.hosting?.gpusPerReplica ?? 0);
  return (
    (plan.tokens && beyond('api.maximum_tokens_per_day', tokens, scenario)) ??
    (plan.hosting && beyond('gpu.maximum', gpus, scenario))
  );
}

function beyond(limit: AssumptionId, needed: number, scenario: Scenario): BeyondCapacity | undefined {
  const allowed = scenario(limit);
  if (needed <= allowed) return undefined;
  return { kind: 'beyond-capacity', limit, allowed, needed: Math.min(needed, Number.MAX_SAFE_INTEGER) };
}

function knownCost(plan: CostPlan): KnownCost {
  const used = new Set<AssumptionId>();
  const likely = recording(scenarioOf(plan.inputs, 'likely'), used);
  const parts = {
    low: partsIn(plan, scenarioOf(plan.inputs, 'cheap')),
    likely: partsIn(plan, likely),
    high: partsIn(plan, scenarioOf(plan.inputs, 'dear')),
  };
  const total = mapEnds(parts, totalUsd);
  const thousands = (plan.load.requestsPerDay * likely('traffic.days_per_month')) / 1000;
  const hosting = plan.hosting && hostingUse(plan, plan.hosting, likely, parts.likely);
  const assumptions = [...plan.inputs].flatMap(([id, value]) => (used.has(id) ? [{ id, value }] : []));
  return {
    kind: 'known',
    option: plan.option,
    ...total,
    perThousandRequests: mapEnds(total, (usd) => usd / thousands),
    parts: partIds
      .filter((id) => parts.likely[id] !== undefined)
      .map((id) => ({ id, ...mapEnds(parts, (usd) => usd[id] ?? 0) })),
    dominant: dominantPart(parts.likely),
    upFrontUsd:
      setUpUsd(plan, likely) + (plan.hosting ? hardwareUsd(plan.hosting, likely, hosting?.gpus ?? 0) : 0),
    ...(hosting && { hosting }),
    assumptions,
    sensitivities: sensitivitiesOf(plan, assumptions).slice(0, 3),
  };
}

/** The parts with as many replicas as the scenario needs. */
export function partsIn(plan: CostPlan, scenario: Scenario): Parts {
  return partsOf(plan, scenario, replicasFor(plan, scenario));
}

function mapEnds<Value>(
  ends: { low: Value; likely: Value; high: Value },
  value: (end: Value) => number,
): Range {
  return { low: value(ends.low), likely: value(ends.likely), high: value(ends.high) };
}

function dominantPart(parts: Parts): PartId {
  // Every option has staff, even where it costs nothing.
  return partIds.reduce((most, id) => ((parts[id] ?? 0) > (parts[most] ?? 0) ? id : most), 'staff');
}

function hostingUse(plan: CostPlan, hosting: HostingPlan, scenario: Scenario, parts: Parts): HostingUse {
  const replicas = replicasFor(plan, scenario);
  const machines = totalUsd({ ...parts, tokens: 0, staff: 0, 'set-up': 0 });
  const tokensPerSecond = scenario('replica.calls_per_second') * plan.load.outputTokens;
  const usdPerHour = machines / replicas / scenario('gpu.hours_per_month');
  return {
    replicas,
    gpus: replicas * hosting.gpusPerReplica,
    servesPerDay: servedPerDay(plan, scenario, replicas),
    ...(tokensPerSecond > 0 && {
      usdPerMillionTokens: costPerMillionTokens(usdPerHour, tokensPerSecond, scenario('replica.utilisation')),
    }),
  };
}

function sensitivitiesOf(plan: CostPlan, assumptions: KnownCost['assumptions']): readonly Sensitivity[] {
  const likely = scenarioOf(plan.inputs, 'likely');
  const usdWith = (changed: AssumptionId, value: number) =>
    totalUsd(partsIn(plan, (id) => (id === changed ? value : likely(id))));
  return assumptions
    .filter(({ value }) => value.low < value.high)
    .map(({ id, value }) => ({
      id,
      value,
      usdAtLow: usdWith(id, value.low),
      usdAtHigh: usdWith(id, value.high),
    }))
    .filter((entry) => swing(entry) > 0)
    .toSorted((left, right) => swing(right) - swing(left));
}

function swing({ usdAtLow, usdAtHigh }: Sensitivity): number {
  return Math.abs(usdAtHigh - usdAtLow);
}

/** Every assumption at its likely value, at its cheap end or at its dear end. */
export function scenarioOf(inputs: Assumptions, end: 'cheap' | 'likely' | 'dear'): Scenario {
  return (id) => {
    const value = inputs.get(id);
    if (!value) throw new Error(`the cost model read ${id}, which its plan does not hold`);
    if (end === 'likely') return value.likely;
    return (end === 'dear') === (assumptionTable[id].whenLarger === 'dearer') ? value.high : value.low;
  };
}

function recording(scenario: Scenario, used: Set<AssumptionId>): Scenario {
  return (id) => {
    used.add(id);
    return scenario(id);
  };
}
