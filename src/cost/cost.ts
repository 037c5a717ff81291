import type { OptionId } from '../catalog/option.ts';
import type { Range } from '../catalog/range.ts';
import type { AssumptionId } from './assumption-id.ts';
import { costPerMillionTokens } from './cost-formulas.ts';
import {
  callsPerDay,
  hardwareUsd,
  PART_IDS,
  type PartId,
  type Parts,
  partsOf,
  replicasFor,
  type Scenario,
  servedPerDay,
  setUpUsd,
  totalUsd,
} from './cost-parts.ts';
import { type CostPlan, type HostingPlan, planCost } from './cost-plan.ts';
import type { BeyondCapacity, CostRequest, InvalidCost, UnknownCost } from './cost-request.ts';

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
  /** USD for machines per million output tokens if the replicas were as busy as they may be; null without output. */
  readonly usdPerMillionTokens: number | null;
}

/**
 * USD a month. `low` and `high` combine what each assumption does alone between its own ends, taken as independent: not
 * all of them end high at once. So the ends of the parts do not add up to the ends of the total.
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
  readonly hosting: HostingUse | null;
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

/** The likely figure of `monthlyCost` alone, for ranking; null where it is not known. */
export function likelyUsd(option: OptionId, request: CostRequest): number | null {
  const plan = planCost(option, request);
  if (plan.kind !== 'known' || beyondLimits(plan) !== null) return null;
  return totalUsd(partsIn(plan, scenarioOf(plan)));
}

/** Whether the likely load goes beyond what list prices can mean, for tokens and for GPUs. */
export function beyondLimits(plan: CostPlan): BeyondCapacity | null {
  const scenario = scenarioOf(plan);
  const { requestsPerDay, inputTokens, outputTokens } = plan.load;
  const share = plan.tokens?.isEscalation ? scenario('hybrid.escalation_share') : 1;
  const tokens = callsPerDay(scenario, requestsPerDay) * share * (inputTokens + outputTokens);
  const gpus = replicasFor(plan, scenario) * (plan.hosting?.gpusPerReplica ?? 0);
  const tooManyTokens = plan.tokens === null ? null : beyond('api.maximum_tokens_per_day', tokens, scenario);
  return tooManyTokens ?? (plan.hosting === null ? null : beyond('gpu.maximum', gpus, scenario));
}

function beyond(limit: AssumptionId, needed: number, scenario: Scenario): BeyondCapacity | null {
  const allowed = scenario(limit);
  if (needed <= allowed) return null;
  return { kind: 'beyond-capacity', limit, allowed, needed: Math.min(needed, Number.MAX_SAFE_INTEGER) };
}

function knownCost(plan: CostPlan): KnownCost {
  const used = new Set<AssumptionId>();
  const scenario = recording(scenarioOf(plan), used);
  const parts = partsIn(plan, scenario);
  const thousands = (plan.load.requestsPerDay * scenario('traffic.days_per_month')) / 1000;
  const hosting = plan.hosting === null ? null : hostingUse(plan, plan.hosting, scenario, parts);
  const hardware =
    plan.hosting === null || hosting === null ? 0 : hardwareUsd(plan.hosting, scenario, hosting.gpus);
  const inputs = [...plan.assumptions, ...plan.machines];
  const assumptions = inputs.flatMap(([id, value]) => (used.has(id) ? [{ id, value }] : []));
  const swings = swingsOf(plan, assumptions);
  const spread = (figure: (of: Parts) => number) =>
    combine(
      figure(parts),
      swings.map(({ atLow, atHigh }) => [figure(atLow), figure(atHigh)] as const),
    );
  const { low, likely, high } = spread(totalUsd);
  return {
    kind: 'known',
    option: plan.option,
    low,
    likely,
    high,
    perThousandRequests: { low: low / thousands, likely: likely / thousands, high: high / thousands },
    parts: PART_IDS.filter((id) => parts[id] !== undefined).map((id) => ({
      id,
      ...spread((usd) => usd[id] ?? 0),
    })),
    dominant: dominantPart(parts),
    upFrontUsd: setUpUsd(plan, scenario) + hardware,
    hosting,
    assumptions,
    sensitivities: sensitivitiesOf(swings),
  };
}

/** The parts with as many replicas as the scenario needs. */
export function partsIn(plan: CostPlan, scenario: Scenario): Parts {
  return partsOf(plan, scenario, replicasFor(plan, scenario));
}

function dominantPart(parts: Parts): PartId {
  // Every option has staff, even where it costs nothing.
  return PART_IDS.reduce((most, id) => ((parts[id] ?? 0) > (parts[most] ?? 0) ? id : most), 'staff');
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
    usdPerMillionTokens:
      tokensPerSecond === 0
        ? null
        : costPerMillionTokens(usdPerHour, tokensPerSecond, scenario('replica.utilisation')),
  };
}

interface Swing {
  readonly id: AssumptionId;
  readonly value: Range;
  readonly atLow: Parts;
  readonly atHigh: Parts;
}

/** The parts with one uncertain assumption at either end and all others likely. */
function swingsOf(plan: CostPlan, assumptions: KnownCost['assumptions']): readonly Swing[] {
  const likely = scenarioOf(plan);
  const partsWith = (changed: AssumptionId, value: number) =>
    partsIn(plan, (id) => (id === changed ? value : likely(id)));
  return assumptions
    .filter(({ value }) => value.low < value.high)
    .map(({ id, value }) => ({
      id,
      value,
      atLow: partsWith(id, value.low),
      atHigh: partsWith(id, value.high),
    }));
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
    .toSorted((left, right) => width(right) - width(left))
    .slice(0, 3);
}

/**
 * The range of a figure from what each assumption alone makes of it: root of the sum of squares, as for independent
 * uncertainties (JCGM 100:2008, 5.1.2), of the logarithms, since they multiply and no cost is negative.
 */
function combine(likely: number, ends: readonly (readonly [number, number])[]): Range {
  if (likely === 0) return { low: 0, likely, high: Math.hypot(...ends.map((pair) => Math.max(...pair))) };
  const down = Math.hypot(...ends.map((pair) => Math.log(Math.min(likely, ...pair) / likely)));
  const up = Math.hypot(...ends.map((pair) => Math.log(Math.max(likely, ...pair) / likely)));
  return { low: likely * Math.exp(-down), likely, high: likely * Math.exp(up) };
}

/** Every assumption at its likely value. */
export function scenarioOf({ assumptions, machines }: CostPlan): Scenario {
  return (id) => {
    const value = machines.get(id) ?? assumptions.get(id);
    if (value === undefined) throw new Error(`the cost model read ${id}, which its plan does not hold`);
    return value.likely;
  };
}

function recording(scenario: Scenario, used: Set<AssumptionId>): Scenario {
  return (id) => {
    used.add(id);
    return scenario(id);
  };
}
