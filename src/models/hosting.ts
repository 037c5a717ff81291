import type { Precision } from './architecture.ts';
import type { OpenModel } from './catalog.ts';
import { likelyUsd } from './cost.ts';
import type { Hosting } from './cost-request.ts';
import { type Gpu, offers } from './gpu.ts';
import type { ModelFacts } from './model-facts.ts';
import type { Project } from './project.ts';
import { exactly } from './range.ts';
import { byRent, type GpuSet, sizeGpus } from './sizing.ts';
import {
  estimateThroughput,
  likelyRequestsPerSecond,
  type ServingPlan,
  type Throughput,
} from './throughput.ts';

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
  const precisionOn = (gpu: Gpu) => model.publishedIn ?? (offers(gpu, 'fp8') ? 'fp8' : 'fp16');
  const sizings = (['int4', 'fp8', 'fp16'] as const).map((weights) =>
    sizeGpus(
      architecture,
      { weights, kvCache: cacheFor[weights], ...callsAtOnce(project) },
      gpus.filter((gpu) => precisionOn(gpu) === weights),
    ),
  );
  const sets = sizings.flatMap((sizing) => sizing.sets).toSorted(byRent);
  if (sets.length > 0) return { kind: 'fits', sets };
  const tooSmall = sizings
    .flatMap(({ unfit }) => unfit)
    .flatMap((reason) => (reason.kind === 'too-small' ? [reason] : []));
  return {
    kind: 'too-large',
    neededBytes: Math.min(...tooSmall.map((reason) => reason.neededBytes)),
    offeredBytes: Math.max(...tooSmall.map((reason) => reason.usableBytes)),
  };
}

/** Engines that compute in 8 bits keep the cache in 8 bits, too. */
const cacheFor = { fp16: 'fp16', fp8: 'fp8', int4: 'fp16' } as const satisfies Record<Precision, string>;

function callsAtOnce({ workload, assumptions }: Project) {
  return {
    contextTokens: Math.max(1, (workload.inputTokens ?? 0) + (workload.outputTokens ?? 0)),
    concurrency: assumptions.get('replica.calls_at_once')?.likely ?? 1,
  };
}

/**
 * The set on which self-hosting costs least a month: at volume a faster GPU beats one with a lower rent. Undefined
 * where no set has a known speed, or the workload's numbers are not known.
 */
export function cheapestHosting(
  model: OpenModel,
  sets: readonly GpuSet[],
  project: Project,
  facts: ModelFacts,
): Hosting | undefined {
  const { acquisition } = project;
  const ranked = sets.flatMap((set) => {
    const plan = servingPlan(model, set, project);
    const rate = plan && likelyRequestsPerSecond(plan, facts.throughput);
    if (plan === undefined || rate === undefined) return [];
    const hosting = { set, throughput: atRate(rate), acquisition };
    const usd = likelyUsd('open-self-hosted', { ...project, hosting }) ?? Number.MAX_VALUE;
    return [{ set, plan, usd }];
  });
  const [best] = ranked.toSorted((left, right) => left.usd - right.usd);
  return best && { set: best.set, throughput: estimateThroughput(best.plan, facts.throughput), acquisition };
}

function servingPlan(model: OpenModel, set: GpuSet, { workload }: Project): ServingPlan | undefined {
  const { inputTokens, outputTokens } = workload;
  if (inputTokens === null || outputTokens === null || model.architecture.kind === 'unknown')
    return undefined;
  return {
    ...{ model: model.id, architecture: model.architecture.value, inputTokens, outputTokens },
    ...{ gpu: set.gpu, gpus: set.count, weights: set.weights, kvCache: cacheFor[set.weights] },
  };
}

function atRate(requestsPerSecond: number): Throughput {
  return {
    kind: 'estimated',
    requestsPerSecond: exactly(requestsPerSecond),
    tokensPerSecond: exactly(0),
  };
}
