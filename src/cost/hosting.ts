import type { OpenModel } from '../catalog/catalog.ts';
import type { Gpu } from '../catalog/gpu.ts';
import type { ModelFacts } from '../catalog/model-facts.ts';
import { exactly } from '../catalog/range.ts';
import { byRent, type GpuSet, servedIn, sizeGpus } from '../catalog/sizing.ts';
import {
  estimateThroughput,
  likelyRequestsPerSecond,
  type ServingPlan,
  type Throughput,
} from '../catalog/throughput.ts';
import { under } from '../rulebook/at.ts';
import type { AssumptionId } from './assumption-id.ts';
import { likelyUsd } from './cost.ts';
import type { Hosting } from './cost-request.ts';
import type { Project } from './project.ts';

/** Whether a model can be hosted: on which sets of GPUs, the lowest rent first, or how much is missing. */
export type HardwareFit =
  | { readonly kind: 'fits'; readonly sets: readonly GpuSet[] }
  /** Bytes that one replica needs at least, and what the largest set of GPUs offers. */
  | { readonly kind: 'too-large'; readonly neededBytes: number; readonly offeredBytes: number }
  | { readonly kind: 'unknown' };

/**
 * The smallest set of every kind of GPU that holds a model and the calls that it must serve at once. Eight bits where
 * the GPU computes in them, since they cost hardly any quality; four only where the maker publishes the model so.
 * Without the workload's numbers, what holds the weights.
 */
export function hardwareFit(model: OpenModel, project: Project, gpus: readonly Gpu[]): HardwareFit {
  if (model.architecture.kind === 'unknown') return { kind: 'unknown' };
  const architecture = model.architecture.value;
  const calls = { ...callsAtOnce(project), capability: model.neededCapability };
  const sizings = gpus.map((gpu) =>
    sizeGpus(architecture, { ...servedIn(architecture, gpu), ...calls }, [gpu]),
  );
  const sets = sizings.flatMap((sizing) => sizing.sets).toSorted(byRent);
  if (sets.length > 0) return { kind: 'fits', sets };
  const tooSmall = sizings
    .flatMap(({ unfit }) => unfit)
    .flatMap((reason) => (reason.kind === 'too-small' ? [reason] : []));
  if (tooSmall.length === 0) return { kind: 'unknown' };
  return {
    kind: 'too-large',
    neededBytes: Math.min(...tooSmall.map((reason) => reason.neededBytes)),
    offeredBytes: Math.max(...tooSmall.map((reason) => reason.usableBytes)),
  };
}

function callsAtOnce({ workload, assumptions }: Project) {
  return {
    contextTokens: Math.max(1, (workload.inputTokens ?? 0) + (workload.outputTokens ?? 0)),
    concurrency: under(assumptions, 'replica.calls_at_once').likely,
  };
}

/**
 * The set on which self-hosting costs least a month: at volume a faster GPU beats one with a lower rent. Null
 * where no set has a known speed, or the workload's numbers are not known. The sets come with the lowest rent first,
 * so the search ends where the rent of the fewest replicas alone is more than the best set costs.
 */
export function cheapestHosting(
  model: OpenModel,
  sets: readonly GpuSet[],
  project: Project,
  facts: ModelFacts,
): Hosting | null {
  const { acquisition } = project;
  const usdAt = (set: GpuSet, rate: number) => {
    const hosting = { set, throughput: atRate(rate), acquisition };
    return likelyUsd('open-self-hosted', { ...project, closedPrice: null, managedPrice: null, hosting });
  };
  let best: { readonly set: GpuSet; readonly plan: ServingPlan; readonly usd: number } | null = null;
  for (const set of sets) {
    if (best !== null && leastRent(set, project) >= best.usd) break;
    const plan = servingPlan(model, set, project);
    const rate = plan === null ? null : likelyRequestsPerSecond(plan, facts.throughput);
    if (plan === null || rate === null) continue;
    const usd = usdAt(set, rate) ?? Number.MAX_VALUE;
    if (best === null || usd < best.usd) best = { set, plan, usd };
  }
  if (best === null) return null;
  return { set: best.set, throughput: estimateThroughput(best.plan, facts.throughput), acquisition };
}

/** USD a month below which no load brings a rented set with its staff. */
function leastRent(set: GpuSet, { acquisition, assumptions, workload }: Project): number {
  const likely = (id: AssumptionId) => under(assumptions, id).likely;
  if (acquisition !== 'rented' || assumptions.has('gpu.usd_per_hour')) return 0;
  const isAlwaysOn = workload.availability === 'always-on';
  const replicas = likely(isAlwaysOn ? 'replica.minimum_always_on' : 'replica.minimum');
  const rent = (set.usdPerHour ?? 0) * likely('gpu.hours_per_month') * replicas;
  return rent + (likely('staff.hosting_fte') * likely('staff.usd_per_year')) / 12;
}

function servingPlan(model: OpenModel, set: GpuSet, { workload }: Project): ServingPlan | null {
  const { inputTokens, outputTokens } = workload;
  if (inputTokens === null || outputTokens === null || model.architecture.kind === 'unknown') return null;
  return {
    model: model.id,
    architecture: model.architecture.value,
    inputTokens,
    outputTokens,
    gpu: set.gpu,
    gpus: set.count,
    weights: set.weights,
    kvCache: set.kvCache,
  };
}

function atRate(requestsPerSecond: number): Throughput {
  return {
    kind: 'estimated',
    requestsPerSecond: exactly(requestsPerSecond),
    tokensPerSecond: exactly(0),
  };
}
