import type { Model, OpenModel } from '../../catalog/catalog.ts';
import type { ModelFacts } from '../../catalog/model-facts.ts';
import { exactly, type Range } from '../../catalog/range.ts';
import type { GpuSet } from '../../catalog/sizing.ts';
import type { InputId } from '../asked/input-id.ts';
import type { Inputs } from '../asked/inputs.ts';
import type { Project } from '../asked/project.ts';
import type { Work } from '../asked/work.ts';
import { morePeopleUsd, tuningUsdAMonth } from '../pricing/items.ts';
import { invoiceUsd } from '../pricing/line-items.ts';
import { speedId } from '../pricing/machine-ids.ts';
import { leastHours, machineItems, minimumReplicas, replicasFor } from '../pricing/machine-items.ts';
import type { Acquisition, Hosting } from '../pricing/plan.ts';
import { scenarioOf } from '../pricing/plan.ts';
import { acquisitionOf, hardwareFit } from './hardware.ts';
import type { Host } from './hosts.ts';
import { machineInputs } from './machine-inputs.ts';
import { likelyRate, throughputOf, UNKNOWN_SPEED } from './machine-speeds.ts';

/** A model and a set of GPUs that holds it. */
interface Fitting {
  readonly model: OpenModel;
  readonly set: GpuSet;
}

/** How a model is hosted, and likely invoices in USD a month; null for more machines than list prices can mean. */
export interface Hosted {
  readonly hosting: Hosting;
  readonly usd: number | null;
}

/**
 * The model and the machines that cost least a month, with the people that they take. Null where no model has a known speed
 * and price on GPUs that hold it. Of several hosts the first one, unless another costs less: GPUs that a team owns are left
 * idle then.
 */
export function cheapestHosting(
  models: readonly Model[],
  hosts: readonly Host[],
  facts: ModelFacts,
): Hosted | null {
  const [own, other] = hosts.flatMap((host) => hostedBy(host, models, facts) ?? []);
  const chosen = own && other && !isNoDearer(own.load, other.load) ? other : own;
  return chosen === undefined ? null : { hosting: chosen.hosting, usd: chosen.usd };
}

/** In invoices, which a budget and the criterion go by, and with people. */
function isNoDearer(load: Load, than: Load): boolean {
  return !isBetter(than, load) && (load.isBeyond || load.usd <= than.usd);
}

function hostedBy(host: Host, models: readonly Model[], facts: ModelFacts): (Hosted & { load: Load }) | null {
  const chosen = cheapestSet(fittingOn(models, host, facts), host.project, facts);
  if (chosen === null) return null;
  const { model, set } = chosen;
  const acquisition = acquisitionOn(set, host.project);
  const throughput = throughputOf(model, set, host.project, facts);
  const calls = throughput.kind === 'unknown' ? null : throughput.requestsPerSecond;
  const { isEndpoint, leavesIdle } = host;
  const machines = { model, set, acquisition, isEndpoint };
  const inputs = machineInputs({ ...machines, calls }, host.project, 'stated');
  if (inputs === null) return null;
  const load = loadOf(machines, host.project.inputs.with(inputs), host.project.work);
  const usd = acquisition === 'owned' ? load : chosen;
  return {
    hosting: { ...machines, throughput, inputs, leavesIdle, isSpeedStated: isSpeedStated(host) },
    usd: usd.isBeyond ? null : usd.usd,
    load,
  };
}

function isSpeedStated({ isEndpoint, project }: Host): boolean {
  return project.assumed.stated.has(speedId(project.work.media, { isEndpoint }));
}

function fittingOn(models: readonly Model[], { project }: Host, facts: ModelFacts): readonly Fitting[] {
  return models.flatMap((model) => {
    if (model.kind === 'closed') return [];
    const fit = hardwareFit(model, project, facts.gpus.gpus);
    return fit.kind === 'fits' ? fit.sets.map((set) => ({ model, set })) : [];
  });
}

/**
 * The model and the set that cost least by default prices: at volume a faster GPU beats one with a lower rent. Those whose
 * lowest rent is more than the best costs are not looked at. Where all need more GPUs than list prices can mean, or than
 * the team has of a kind without a price, the cheapest of them.
 */
function cheapestSet(
  fitting: readonly Fitting[],
  project: Project,
  facts: ModelFacts,
): (Fitting & Load) | null {
  let best: (Fitting & Load) | null = null;
  const byFloor = fitting
    .map((each) => ({ ...each, floor: leastUsd(each.set, project) }))
    .toSorted((left, right) => left.floor - right.floor);
  for (const { floor, model, set } of byFloor) {
    if (best !== null && !best.isBeyond && floor >= best.withPeople) break;
    const acquisition = acquisitionOn(set, project);
    if (isUnpowered(acquisition, set, project)) continue;
    const load = listedLoad(set, model, project, facts, asIfRented(acquisition, set, project));
    if (load !== null && (best === null || isBetter(load, best))) best = { model, set, ...load };
  }
  return best;
}

/** Likely USD a month for machines that carry a load, and whether these are more than prices can be known for. */
interface Load {
  readonly usd: number;
  /** With the people that more than one GPU takes, by which machines are chosen. */
  readonly withPeople: number;
  readonly isBeyond: boolean;
}

function isBetter(load: Load, than: Load): boolean {
  return load.isBeyond === than.isBeyond ? load.withPeople < than.withPeople : than.isBeyond;
}

/** USD a month below which no load brings a set: the least rent of as many as always run, and their people. */
function leastUsd(set: GpuSet, project: Project): number {
  const { choosing, work } = project;
  const scenario = scenarioOf({ inputs: choosing });
  const plan = { work, inputs: choosing };
  const replicas = minimumReplicas(plan, scenario);
  const people = morePeopleUsd(replicas * set.count, scenario);
  const isRented = !['bought', 'reserved'].includes(acquisitionOn(set, project));
  if (!isRented) return people;
  return (set.usdPerHour ?? 0) * replicas * leastHours(plan, scenario) + people;
}

/**
 * How a set would be come by. A kind that the team names and that nobody may rent out is bought, unless it says how it pays:
 * the licence of its driver keeps a consumer card out of data centres.
 */
export function acquisitionOn({ gpu }: Pick<GpuSet, 'gpu'>, project: Project): Acquisition {
  const { choices, stated } = project.assumed;
  const asked = acquisitionOf(project);
  const isLeftOpen = asked === 'rented' && choices.gpu !== null && choices.commitment === null;
  const isUnrented =
    gpu.place === 'consumer' || (gpu.rent.onDemand === null && !stated.has('gpu.usd_per_hour'));
  return isLeftOpen && isUnrented ? 'bought' : asked;
}

/**
 * Machines that are owned are chosen as if they were rented, since their power tells little of what they are worth: only
 * a kind that the team names may be one that nobody rents out.
 */
function asIfRented(acquisition: Acquisition, { gpu }: GpuSet, { assumed }: Project): Acquisition {
  const isByRent = gpu.rent.onDemand !== null || assumed.choices.gpu === null;
  return acquisition === 'owned' && isByRent ? 'rented' : acquisition;
}

/** Whether machines would be taken to be the team's of which nobody knows what power they draw. */
function isUnpowered(acquisition: Acquisition, { gpu }: GpuSet, { assumed }: Project): boolean {
  return acquisition === 'owned' && gpu.watts === null && assumed.choices.gpu === null;
}

function listedLoad(
  set: GpuSet,
  model: OpenModel,
  project: Project,
  facts: ModelFacts,
  acquisition: Acquisition,
): Load | null {
  const rate = likelyRate(model, set, project, facts);
  if (rate === null) return null;
  const machines = { model, set, acquisition, isEndpoint: false };
  const inputs = machineInputs({ ...machines, calls: exactly(rate) }, project, 'listed');
  return inputs && loadOf(machines, project.choosing.with(inputs), project.work);
}

/** What machines cost for a load with so many numbers. */
function loadOf(
  machines: Pick<Hosting, 'model' | 'set' | 'acquisition' | 'isEndpoint'>,
  inputs: Inputs,
  work: Work,
): Load {
  const plan = { option: 'open-self-hosted', work, inputs, services: [], isSetUp: () => false } as const;
  const service = { ...machines, ...AS_A_SERVICE };
  const scenario = scenarioOf(plan);
  const replicas = replicasFor(plan, service, scenario);
  const gpus = replicas * machines.set.count;
  const items = machineItems(plan, service, scenario, replicas);
  const usd = invoiceUsd(items ?? {}) + tuningUsdAMonth(plan, scenario);
  return {
    usd,
    withPeople: usd + morePeopleUsd(gpus, scenario),
    isBeyond: gpus > scenario('gpu.maximum') || items === null,
  };
}

/** At its likely tokens a service needs no speed for others. */
const AS_A_SERVICE = {
  kind: 'machines',
  throughput: UNKNOWN_SPEED,
  inputs: new Map<InputId, Range>(),
  isSpeedStated: false,
  leavesIdle: false,
  share: 'all',
  speedAt: null,
} as const;
