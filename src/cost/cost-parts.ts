import type { AssumptionId } from './assumption-id.ts';
import {
  amortisation,
  capacity,
  electricityPerMonth,
  maintenancePerMonth,
  rentalPerMonth,
  replicasForPeak,
} from './cost-formulas.ts';
import type { CostPlan, HostingPlan, TokenPlan } from './cost-plan.ts';

/** One value for every assumption: a scenario. */
export type Scenario = (id: AssumptionId) => number;

export const PART_IDS = [
  'tokens',
  'gpu-rent',
  'hardware',
  'maintenance',
  'power',
  'colocation',
  'staff',
  'set-up',
] as const;
export type PartId = (typeof PART_IDS)[number];

/** USD a month by what it is spent on. */
export type Parts = Readonly<Partial<Record<PartId, number>>>;

/** Office days a year, for turning person-days into salary. */
const WORKING_DAYS = 220;
const GPUS_PER_RACK = 8;

/** What an option costs a month in one scenario, with so many replicas where it hosts any. */
export function partsOf(plan: CostPlan, scenario: Scenario, replicas: number): Parts {
  const gpus = replicas * (plan.hosting?.gpusPerReplica ?? 0);
  return {
    ...(plan.tokens === null ? {} : { tokens: tokensPerMonth(plan, plan.tokens, scenario) }),
    ...(plan.hosting === null ? {} : machineParts(plan.hosting, scenario, gpus)),
    staff: (fullTimePeople(plan, scenario, gpus) * scenario('staff.usd_per_year')) / 12,
    'set-up': amortisation(setUpUsd(plan, scenario), scenario('setup.amortisation_months')),
  };
}

/** Calls a day: every request, its calls and those made again. */
export function callsPerDay(scenario: Scenario, requestsPerDay: number): number {
  return requestsPerDay * scenario('traffic.calls_per_request') * (1 + scenario('traffic.retry_share'));
}

function tokensPerMonth(plan: CostPlan, tokens: TokenPlan, scenario: Scenario): number {
  return usdPerDailyRequest(tokens, scenario) * plan.load.requestsPerDay;
}

/** USD a month for one request every day: the price of one call, multiplied. */
export function usdPerDailyRequest(tokens: TokenPlan, scenario: Scenario): number {
  const cached = scenario('api.cached_share');
  const usdPerCall = tokens.uncachedUsd * (1 - cached) + tokens.cachedUsd * cached;
  const paidShare = tokens.isEscalation ? scenario('hybrid.escalation_share') : 1;
  return usdPerCall * callsPerDay(scenario, 1) * paidShare * scenario('traffic.days_per_month');
}

/**
 * Replicas that carry the peak, at least those that always run. In a hybrid they see every request, those handed on
 * included. May be infinite; the caller bounds it.
 */
export function replicasFor(plan: CostPlan, scenario: Scenario): number {
  if (plan.hosting === null) return 0;
  return replicasForPeak({
    meanPerSecond: callsPerDay(scenario, plan.load.requestsPerDay) / capacity(1, 24),
    peakFactor: peakFactor(plan, scenario),
    perReplica: scenario('replica.calls_per_second') * scenario('replica.utilisation'),
    minimum: minimumReplicas(plan, scenario),
  });
}

/** Requests a day that so many replicas serve with the same peak. */
export function servedPerDay(plan: CostPlan, scenario: Scenario, replicas: number): number {
  const callsPerSecond = replicas * scenario('replica.calls_per_second') * scenario('replica.utilisation');
  return capacity(callsPerSecond, 24) / peakFactor(plan, scenario) / callsPerDay(scenario, 1);
}

export function minimumReplicas(plan: CostPlan, scenario: Scenario): number {
  return Math.ceil(scenario(plan.load.isAlwaysOn ? 'replica.minimum_always_on' : 'replica.minimum'));
}

function peakFactor(plan: CostPlan, scenario: Scenario): number {
  return scenario(plan.load.isSteady ? 'traffic.peak_factor_steady' : 'traffic.peak_factor_bursty');
}

function machineParts(hosting: HostingPlan, scenario: Scenario, gpus: number): Parts {
  const hours = scenario('gpu.hours_per_month');
  if (hosting.acquisition === 'rented')
    return { 'gpu-rent': rentalPerMonth(scenario('gpu.usd_per_hour'), gpus, hours) };
  const watts = scenario('gpu.watts') * scenario('own.power_share') * gpus;
  const usdPerKilowattHour = scenario('own.usd_per_kwh') + scenario('own.cooling_usd_per_kwh');
  const hardware = hardwareUsd(hosting, scenario, gpus);
  return {
    ...(hosting.acquisition === 'bought'
      ? { hardware: amortisation(hardware, scenario('own.depreciation_months')) }
      : {}),
    maintenance: maintenancePerMonth(
      scenario('gpu.hardware_usd') * gpus,
      scenario('own.maintenance_share_per_year'),
    ),
    power: electricityPerMonth(watts, hours, usdPerKilowattHour),
    colocation: Math.ceil(gpus / GPUS_PER_RACK) * scenario('own.colocation_usd_per_month'),
  };
}

/** USD to pay for hardware before it serves: nothing where it is rented or there already. */
export function hardwareUsd(hosting: HostingPlan, scenario: Scenario, gpus: number): number {
  return hosting.acquisition === 'bought' ? scenario('gpu.hardware_usd') * gpus : 0;
}

function fullTimePeople(plan: CostPlan, scenario: Scenario, gpus: number): number {
  const provider = plan.tokens !== null ? scenario(plan.tokens.staff) : 0;
  if (plan.hosting === null) return provider;
  return provider + Math.max(scenario('staff.hosting_fte'), scenario('staff.hosting_fte_per_gpu') * gpus);
}

/** USD to set an option up; what runs today is set up already. */
export function setUpUsd(plan: CostPlan, scenario: Scenario): number {
  const { tokens, hosting } = plan;
  const provider = tokens !== null && !tokens.isSetUp ? scenario(tokens.setUp) : 0;
  const own = hosting !== null && !hosting.isSetUp ? scenario('setup.hosting_days') : 0;
  return ((provider + own) / WORKING_DAYS) * scenario('staff.usd_per_year');
}

/** Of what an option costs a month, the part that is still spent after everything up front is paid. */
export function runningUsd(parts: Parts): number {
  return totalUsd({ ...parts, hardware: 0, 'set-up': 0 });
}

export function totalUsd(parts: Parts): number {
  return PART_IDS.reduce((sum, id) => sum + (parts[id] ?? 0), 0);
}
