import { beyondLimits, partsIn, scenarioOf } from './cost.ts';
import { breakEvenMonths, breakEvenVolume } from './cost-formulas.ts';
import {
  hardwareUsd,
  minimumReplicas,
  partsOf,
  replicasFor,
  runningUsd,
  type Scenario,
  servedPerDay,
  setUpUsd,
  totalUsd,
  usdPerDailyRequest,
} from './cost-parts.ts';
import { type CostPlan, planCost } from './cost-plan.ts';
import type { BeyondCapacity, CostRequest, InvalidCost, UnknownCost } from './cost-request.ts';

/** Months of the stated load until self-hosting has repaid what it cost up front. */
export type MonthsToBreakEven =
  | { readonly kind: 'after'; readonly months: number }
  | { readonly kind: 'never'; readonly reason: 'running-costs' }
  /** The hardware is written off, and has to be bought again, before it has paid for itself. */
  | { readonly kind: 'never'; readonly reason: 'written-off-first'; readonly months: number };

/** Requests a day from which self-hosting costs no more a month, and how many the replicas then serve. */
export type VolumeToBreakEven =
  | {
      readonly kind: 'from';
      readonly requestsPerDay: number;
      readonly replicas: number;
      readonly servesPerDay: number;
    }
  | { readonly kind: 'never'; readonly servesPerDay: number };

export type BreakEven =
  | { readonly kind: 'known'; readonly months: MonthsToBreakEven; readonly volume: VolumeToBreakEven }
  | UnknownCost
  | InvalidCost
  | BeyondCapacity;

/** Where self-hosting meets an option paid by the token, all assumptions at their likely values. */
export function breakEven(request: CostRequest, against: 'closed-api' | 'open-managed'): BreakEven {
  const own = planCost('open-self-hosted', request);
  if (own.kind !== 'known') return own;
  const other = planCost(against, request);
  if (other.kind !== 'known') return other;
  const limits = beyondLimits(own) ?? beyondLimits(other);
  if (limits !== null) return limits;
  const scenario = scenarioOf(own);
  return { kind: 'known', months: monthsOf(own, other, scenario), volume: volumeOf(own, other, scenario) };
}

function monthsOf(own: CostPlan, other: CostPlan, scenario: Scenario): MonthsToBreakEven {
  const gpus = replicasFor(own, scenario) * (own.hosting?.gpusPerReplica ?? 0);
  const hardware = own.hosting === null ? 0 : hardwareUsd(own.hosting, scenario, gpus);
  const upFront = hardware + setUpUsd(own, scenario) - setUpUsd(other, scenario);
  const months = breakEvenMonths(
    upFront,
    runningUsd(partsIn(own, scenario)),
    runningUsd(partsIn(other, scenario)),
  );
  if (months === 'never') return { kind: 'never', reason: 'running-costs' };
  if (hardware > 0 && months > scenario('own.depreciation_months'))
    return { kind: 'never', reason: 'written-off-first', months };
  return { kind: 'after', months };
}

/**
 * Self-hosting costs the same for every volume that its replicas serve and jumps with the next replica, the other
 * option grows in proportion: the first replica count whose level the line reaches before its replicas are full.
 */
function volumeOf(own: CostPlan, other: CostPlan, scenario: Scenario): VolumeToBreakEven {
  const gpusPerReplica = own.hosting?.gpusPerReplica ?? 1;
  const most = Math.floor(scenario('gpu.maximum') / gpusPerReplica);
  const slope = other.tokens === null ? 0 : usdPerDailyRequest(other.tokens, scenario);
  const fixed = totalUsd({ ...partsIn(other, scenario), tokens: 0 });
  for (let replicas = minimumReplicas(own, scenario); replicas <= most; replicas++) {
    const level = totalUsd(partsOf(own, scenario, replicas));
    const requestsPerDay = level > fixed ? breakEvenVolume(level - fixed, slope) : 0;
    const servesPerDay = servedPerDay(own, scenario, replicas);
    if (requestsPerDay <= servesPerDay) return { kind: 'from', requestsPerDay, replicas, servesPerDay };
  }
  return { kind: 'never', servesPerDay: servedPerDay(own, scenario, most) };
}
