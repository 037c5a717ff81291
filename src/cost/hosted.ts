import type { OpenModel } from '../catalog/catalog.ts';
import type { ModelFacts } from '../catalog/model-facts.ts';
import { exactly } from '../catalog/range.ts';
import type { GpuSet } from '../catalog/sizing.ts';
import {
  estimateThroughput,
  likelyRequestsPerSecond,
  type ServingPlan,
  type Throughput,
} from '../catalog/throughput.ts';
import { callIn } from './call.ts';
import { acquisitionOf } from './hardware.ts';
import type { InputId } from './input-id.ts';
import { morePeopleUsd, tuningUsdAMonth } from './items.ts';
import { invoiceUsd } from './line-items.ts';
import { idsFor } from './machine-ids.ts';
import { machineInputs } from './machine-inputs.ts';
import { machineItems, replicasFor } from './machine-items.ts';
import type { Acquisition, Hosting, MachineService, Share, TokensOfCall } from './plan.ts';
import { scenarioOf } from './plan.ts';
import type { Project } from './project.ts';
import { Recent } from './recent.ts';

/** A model and a set of GPUs that holds it. */
export interface Fitting {
  readonly model: OpenModel;
  readonly set: GpuSet;
}

/**
 * The model and the set that cost least a month by default prices: at volume a faster GPU beats one with a lower rent.
 * Null where none has a known speed and price. Those whose lowest rent is more than the best costs are not looked at.
 * Where all need more GPUs than list prices can mean, or than the team has of a kind without a price, the cheapest of
 * them, without a figure.
 */
export function cheapestHosting(
  fitting: readonly Fitting[],
  project: Project,
  facts: ModelFacts,
): { readonly hosting: Hosting; readonly usd: number | null } | null {
  const acquisition = acquisitionOf(project);
  let best: (Fitting & Load) | null = null;
  const byFloor = fitting
    .map((each) => ({ ...each, floor: leastUsd(each.set, project) }))
    .toSorted((left, right) => left.floor - right.floor);
  for (const { floor, model, set } of byFloor) {
    if (best !== null && !best.isBeyond && floor >= best.withPeople) break;
    if (isUnpowered(acquisition, set, project)) continue;
    const load = loadOn(set, model, project, facts, asIfRented(acquisition, set, project));
    if (load !== null && (best === null || isBetter(load, best))) best = { model, set, ...load };
  }
  if (best === null) return null;
  const { isBeyond, model, set, usd } = best;
  const hosting = { model, set, throughput: throughputOf(model, set, project, facts), acquisition };
  const owned = acquisition === 'owned' ? loadOn(set, model, project, facts, acquisition) : null;
  return { hosting, usd: isBeyond ? null : (owned?.usd ?? usd) };
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

/** USD a month below which no load brings the rent of a set; nothing where machines run only while there is work. */
function leastUsd({ usdPerHour }: GpuSet, { choosing, work, ...project }: Project): number {
  const isRented = !['bought', 'reserved'].includes(acquisitionOf(project));
  if (!isRented || work.latency === 'relaxed') return 0;
  const likely = (id: InputId) => choosing.get(id)?.likely ?? 0;
  const minimum = likely(work.availability === 'always-on' ? 'replica.minimum_always_on' : 'replica.minimum');
  return (usdPerHour ?? 0) * likely('gpu.hours_per_month') * minimum;
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

function loadOn(
  set: GpuSet,
  model: OpenModel,
  project: Project,
  facts: ModelFacts,
  acquisition: Acquisition,
): Load | null {
  const rate = likelyRate(model, set, project, facts);
  if (rate === null) return null;
  const machines = machineInputs(
    { model, set, acquisition, isEndpoint: false, calls: exactly(rate) },
    project,
    'listed',
  );
  if (machines === null) return null;
  const inputs = project.choosing.with(machines);
  const plan = {
    option: 'open-self-hosted',
    work: project.work,
    inputs,
    services: [],
    isSetUp: () => false,
  } as const;
  const service = {
    kind: 'machines',
    model,
    set,
    acquisition,
    throughput: UNKNOWN_SPEED,
    isEndpoint: false,
    share: 'all',
    speedAt: null,
  } as const;
  const scenario = scenarioOf(plan);
  const replicas = replicasFor(plan, service, scenario);
  const isBeyond = replicas * set.count > scenario('gpu.maximum');
  const items = machineItems(plan, service, scenario, replicas);
  const usd = invoiceUsd(items ?? {}) + tuningUsdAMonth(plan, scenario);
  const withPeople = usd + morePeopleUsd(replicas * set.count, scenario);
  return { usd, withPeople, isBeyond: isBeyond || items === null };
}

const UNKNOWN_SPEED: Throughput = { kind: 'unknown', missing: [] };

/** A model on its machines as a service. */
export function machineService(
  hosting: Hosting,
  project: Project,
  facts: ModelFacts,
  { share, isEndpoint }: { readonly share: Share; readonly isEndpoint: boolean },
): MachineService {
  const { model, set } = hosting;
  const speeds = new Map<string, number>();
  const speedAt = (call: TokensOfCall) => {
    const key = `${call.inputTokens} ${call.cachedTokens} ${call.outputTokens}`;
    const known = speeds.get(key);
    if (known !== undefined) return known;
    const plan = servingPlan(model, set, call);
    const rate = (plan === null ? null : likelyRequestsPerSecond(plan, facts.throughput)) ?? 1;
    speeds.set(key, rate);
    return rate;
  };
  const isByTokens = project.work.media === 'text' || project.work.media === 'embeddings';
  const isStated = project.assumed.stated.has(idsFor({ isEndpoint }).callsPerSecond);
  return {
    ...hosting,
    kind: 'machines',
    share,
    isEndpoint,
    speedAt: isByTokens && !isStated ? speedAt : null,
  };
}

const RATES = new Recent<number | null>();

/** Likely calls a second; images and sound go by speeds that are assumed, of NVIDIA's GPUs alone. */
function likelyRate(model: OpenModel, set: GpuSet, project: Project, facts: ModelFacts): number | null {
  if (project.work.media === 'images' || project.work.media === 'audio')
    return set.gpu.capability === null || set.gpu.fp16Flops === null ? null : 1;
  const plan = servingPlanFor(model, set, project);
  if (plan === null) return null;
  const question = `${plan.inputTokens} ${plan.reusedTokens} ${plan.outputTokens}`;
  return RATES.get(set, question, () => likelyRequestsPerSecond(plan, facts.throughput));
}

export function throughputOf(model: OpenModel, set: GpuSet, project: Project, facts: ModelFacts): Throughput {
  if (project.work.media === 'images' || project.work.media === 'audio') return UNKNOWN_SPEED;
  const plan = servingPlanFor(model, set, project);
  return plan === null ? UNKNOWN_SPEED : estimateThroughput(plan, facts.throughput);
}

function servingPlanFor(model: OpenModel, set: GpuSet, { choosing, work }: Project): ServingPlan | null {
  const likely = (id: InputId) => choosing.get(id)?.likely ?? 0;
  return servingPlan(model, set, callIn(work, likely, model));
}

/** Engines keep what calls begin with alike, as providers do. */
function servingPlan(
  model: OpenModel,
  set: GpuSet,
  { cachedTokens, inputTokens, outputTokens }: TokensOfCall,
): ServingPlan | null {
  if (model.architecture.kind === 'unknown') return null;
  return {
    model: model.id,
    architecture: model.architecture.value,
    inputTokens,
    reusedTokens: cachedTokens,
    outputTokens,
    gpu: set.gpu,
    gpus: set.count,
    weights: set.weights,
    kvCache: set.kvCache,
  };
}
