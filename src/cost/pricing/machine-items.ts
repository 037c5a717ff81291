import { type Gpu, isRacked } from '../../catalog/gpu.ts';
import type { AssumptionId } from '../asked/assumptions/id.ts';
import { callIn, callsPerMonth } from './call.ts';
import {
  amortisation,
  electricityPerMonth,
  maintenancePerMonth,
  rentalPerMonth,
  replicasForPeak,
} from './formulas.ts';
import { hardwareMonths } from './job.ts';
import { addItems, type LineItems } from './line-items.ts';
import { ENDPOINT, idsFor } from './machine-ids.ts';
import { type CostPlan, type Lacking, type MachineService, type Scenario, scenarioOf } from './plan.ts';
import { shareOf } from './token-items.ts';

/** USD a month for so many replicas, or for as many as carry the load; null where GPUs that are missing have no price. */
export function machineItems(
  plan: CostPlan,
  service: MachineService,
  scenario: Scenario,
  replicas = replicasFor(plan, service, scenario),
): LineItems | null {
  const gpus = replicas * service.set.count;
  const hours = hoursFor(plan, service, scenario, replicas);
  if (service.isEndpoint) {
    return { endpoint: rentalPerMonth(endpointUsdPerHour(plan, scenario), gpus, hours) };
  }
  switch (service.acquisition) {
    case 'rented':
      return { 'gpu-rent': rentalPerMonth(scenario('gpu.usd_per_hour'), gpus, hours) };
    case 'reserved': {
      const usdPerHour = scenario('gpu.usd_per_hour') * reservedShare(plan, scenario);
      return { 'gpu-rent': rentalPerMonth(usdPerHour, gpus, 730) };
    }
    case 'owned':
      return ownedItems(plan, service.set.gpu, scenario, gpus, hours);
    case 'bought':
      return boughtItems(plan, service.set.gpu, scenario, gpus, hours);
  }
}

/** A rent that the team states is what it pays, unless it says what share of it a commitment leaves. */
function reservedShare({ work }: CostPlan, scenario: Scenario): number {
  const isFinal = work.stated.has('gpu.usd_per_hour') && !work.stated.has('gpu.reserved_share');
  return isFinal ? 1 : scenario('gpu.reserved_share');
}

/** A price that the team states for an endpoint is what it pays, unless it says by what rent is raised. */
function endpointUsdPerHour({ work }: CostPlan, scenario: Scenario): number {
  const isFinal = work.stated.has(ENDPOINT.usdPerHour) && !work.stated.has('tuning.endpoint_factor');
  return scenario(ENDPOINT.usdPerHour) * (isFinal ? 1 : scenario('tuning.endpoint_factor'));
}

function boughtItems(plan: CostPlan, gpu: Gpu, scenario: Scenario, gpus: number, hours: number): LineItems {
  const hardware = scenario('gpu.hardware_usd') * gpus;
  const maintenanceShare = roomNumber('own.maintenance_share_per_year', 0, plan, gpu, scenario);
  const colocation = roomNumber('own.colocation_usd_per_gpu', 0, plan, gpu, scenario) * gpus;
  const isHoused = plan.work.availability !== 'best-effort' && colocation > 0;
  return {
    hardware: amortisation(hardware, hardwareMonths(plan, scenario)),
    ...(maintenanceShare > 0 ? { maintenance: maintenancePerMonth(hardware, maintenanceShare) } : {}),
    power: powerUsd(plan, gpu, scenario, gpus, hours),
    ...(isHoused ? { colocation } : {}),
  };
}

/** A number of a server room: of a machine under a desk it is another, unless the team states it. */
function roomNumber(
  id: AssumptionId,
  underDesk: number,
  { work }: CostPlan,
  gpu: Gpu,
  scenario: Scenario,
): number {
  return isRacked(gpu) || work.stated.has(id) ? scenario(id) : underDesk;
}

/**
 * Machines that are there cost their power; those that are missing are rented or, of a kind that nobody rents out,
 * bought. What is owned never costs more than its rent would: nobody would then run it.
 */
function ownedItems(
  plan: CostPlan,
  gpu: Gpu,
  scenario: Scenario,
  gpus: number,
  hours: number,
): LineItems | null {
  const missing = missingGpus(plan, scenario, gpus);
  const owned = gpus - missing;
  const power = powerUsd(plan, gpu, scenario, owned, hours);
  switch (wayToAdd(plan, gpu)) {
    case 'rent': {
      const rent = (count: number) => rentalPerMonth(scenario('gpu.usd_per_hour'), count, hours);
      const rented = missing > 0 ? { 'gpu-rent': rent(missing) } : {};
      return { ...rented, power: Math.min(power, rent(owned)) };
    }
    case 'buy':
      return missing > 0
        ? addItems([{ power }, boughtItems(plan, gpu, scenario, missing, hours)])
        : { power };
    case null:
      return missing > 0 ? null : { power };
  }
}

/** How GPUs are come by of which a team has too few; null where no price of their kind is known. */
function wayToAdd({ inputs, work }: CostPlan, gpu: Gpu): Lacking['by'] {
  const isRented = work.addsBy === 'rent' && gpu.place !== 'consumer';
  if (inputs.has('gpu.usd_per_hour') && isRented) return 'rent';
  return inputs.has('gpu.hardware_usd') ? 'buy' : null;
}

function missingGpus({ inputs }: CostPlan, scenario: Scenario, gpus: number): number {
  return inputs.has('gpu.count')
    ? Math.max(0, gpus - scenario('gpu.count'))
    : gpus * (1 - scenario('own.covered_share'));
}

/** What a team lacks of GPUs that it owns; null where it has all, or owns none. */
export function lackingGpus(plan: CostPlan, service: MachineService, scenario: Scenario): Lacking | null {
  if (service.isEndpoint || service.acquisition !== 'owned') return null;
  const needed = replicasFor(plan, service, scenario) * service.set.count;
  const gpus = missingGpus(plan, scenario, needed);
  return gpus > 0 ? { gpus, by: wayToAdd(plan, service.set.gpu) } : null;
}

function powerUsd(plan: CostPlan, gpu: Gpu, scenario: Scenario, gpus: number, hours: number): number {
  const cooled = roomNumber('own.pue', 1, plan, gpu, scenario);
  const watts = scenario('gpu.watts') * scenario('own.power_share') * cooled * gpus;
  return electricityPerMonth(watts, hours, scenario('own.usd_per_kwh'));
}

/** USD to pay for hardware before it serves, in cash; nothing where it is rented or there already. */
export function hardwareUsd(plan: CostPlan, service: MachineService, scenario: Scenario): number {
  const bought = boughtGpus(plan, service, scenario);
  return bought === 0 ? 0 : scenario('gpu.hardware_usd') * bought;
}

function boughtGpus(plan: CostPlan, service: MachineService, scenario: Scenario): number {
  if (!service.isEndpoint && service.acquisition === 'bought')
    return replicasFor(plan, service, scenario) * service.set.count;
  const lacking = lackingGpus(plan, service, scenario);
  return lacking?.by === 'buy' ? lacking.gpus : 0;
}

/**
 * Replicas that carry the peak, at least those that always run. All work of a month is done in the hours that the GPUs
 * run. May be infinite; the caller bounds it.
 */
export function replicasFor(plan: CostPlan, service: MachineService, scenario: Scenario): number {
  const calls = callsPerMonth(plan.work, scenario) * shareOf(service.share, scenario);
  return replicasForPeak({
    meanPerSecond: calls / (scenario('gpu.hours_per_month') * 3600),
    peakFactor: scenario(peakId(plan)),
    perReplica: usableCallsPerSecond(plan, service, scenario),
    minimum: minimumReplicas(plan, scenario),
  });
}

/** Requests a day that so many replicas serve with the same peak. */
export function servedPerDay(
  plan: CostPlan,
  service: MachineService,
  scenario: Scenario,
  replicas: number,
): number {
  const perSecond = replicas * usableCallsPerSecond(plan, service, scenario);
  const perMonth = (perSecond * scenario('gpu.hours_per_month') * 3600) / scenario(peakId(plan));
  const callsPerRequest = callsPerMonth(plan.work, scenario) / scenario('workload.requests_per_day');
  return perMonth / callsPerRequest / shareOf(service.share, scenario);
}

export function minimumReplicas({ work }: Pick<CostPlan, 'work'>, scenario: Scenario): number {
  return Math.ceil(
    scenario(work.availability === 'always-on' ? 'replica.minimum_always_on' : 'replica.minimum'),
  );
}

function usableCallsPerSecond(plan: CostPlan, service: MachineService, scenario: Scenario): number {
  const isStrict = plan.work.latency === 'strict';
  const share = scenario(isStrict ? 'replica.utilisation_strict' : 'replica.utilisation');
  return callsPerSecond(plan, service, scenario) * share;
}

/** Calls a second of one replica at full load: as estimated for likely tokens, and slower for longer calls. */
export function callsPerSecond(
  { work, inputs }: CostPlan,
  service: MachineService,
  scenario: Scenario,
): number {
  const { set, speedAt } = service;
  const call = callIn(work, scenario, service.model);
  const speedOf = (id: AssumptionId) => scenario(id) * set.count;
  switch (work.media) {
    case 'images':
      return speedOf('replica.images_per_second') / call.imagesOut;
    case 'audio':
      return speedOf('replica.audio_speed') / call.audioSeconds;
    case 'text':
    case 'embeddings': {
      const rate = scenario(idsFor(service).callsPerSecond);
      if (speedAt === null) return rate;
      const likely = callIn(work, scenarioOf({ inputs }), service.model);
      return (rate * speedAt(call)) / speedAt(likely);
    }
  }
}

/** Hours a month that each GPU runs: all of them, or as long as work takes that can wait until a machine is free. */
export function hoursFor(
  plan: CostPlan,
  service: MachineService,
  scenario: Scenario,
  replicas: number,
): number {
  const least = leastHours(plan, scenario);
  const hours = scenario('gpu.hours_per_month');
  if (least === hours) return hours;
  const calls = callsPerMonth(plan.work, scenario) * shareOf(service.share, scenario);
  const busy = calls / (usableCallsPerSecond(plan, service, scenario) * 3600 * replicas);
  return Math.min(hours, Math.max(least, busy));
}

/** Hours a month that a GPU runs with hardly any work. */
export function leastHours({ work }: Pick<CostPlan, 'work'>, scenario: Scenario): number {
  const hours = scenario('gpu.hours_per_month');
  const canStop =
    work.latency === 'relaxed' &&
    work.availability !== 'always-on' &&
    !work.stated.has('gpu.hours_per_month');
  return canStop ? Math.min(hours, scenario('gpu.least_hours_per_month')) : hours;
}

function peakId({ work }: CostPlan): AssumptionId {
  if (work.latency === 'relaxed') return 'traffic.peak_factor_relaxed';
  return work.isSteady ? 'traffic.peak_factor_steady' : 'traffic.peak_factor_bursty';
}
