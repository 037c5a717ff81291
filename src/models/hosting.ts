import type { Architecture, Precision } from './architecture.ts';
import type { OpenModel } from './catalog.ts';
import { likelyUsd } from './cost.ts';
import type { CostRequest, Hosting } from './cost-request.ts';
import type { ModelFacts } from './model-facts.ts';
import type { Project } from './project.ts';
import { byRent, type GpuSet, type MemoryNeed, sizeGpus } from './sizing.ts';
import { estimateThroughput } from './throughput.ts';

/** Whether and how a model can be hosted. */
export type HardwareFit =
  | { readonly kind: 'fits'; readonly hosting: Hosting }
  /** Bytes in the most frugal way to run it, and what the largest set of GPUs offers. */
  | { readonly kind: 'too-large'; readonly neededBytes: number; readonly offeredBytes: number }
  | { readonly kind: 'unknown' };

/**
 * The way to host a model that costs least a month: precision, kind and number of GPUs. Without the workload's
 * numbers the set with the lowest rent that holds the weights.
 */
export function cheapestHosting(model: OpenModel, project: Project, facts: ModelFacts): HardwareFit {
  if (model.architecture.kind === 'unknown') return { kind: 'unknown' };
  const architecture = model.architecture.value;
  const sizings = precisionsOf(model).map((weights) =>
    sizeGpus(architecture, memoryNeed(project, weights), facts.gpus.gpus),
  );
  const candidates = sizings
    .flatMap(({ sets }) => sets)
    .toSorted(byRent)
    .map((set) => hostingOn(set, model.id, architecture, project, facts));
  const [hosting] = rankHostings(project, candidates);
  if (hosting) return { kind: 'fits', hosting };
  const tooSmall = sizings
    .flatMap(({ unfit }) => unfit)
    .flatMap((reason) => (reason.kind === 'too-small' ? [reason] : []));
  return {
    kind: 'too-large',
    neededBytes: Math.min(...tooSmall.map((reason) => reason.neededBytes)),
    offeredBytes: Math.max(...tooSmall.map((reason) => reason.usableBytes)),
  };
}

/**
 * Hostings by what self-hosting on them costs a month, the least first: at volume a faster GPU beats one
 * with a lower rent. Those whose cost is not known keep their order, last.
 */
export function rankHostings(request: CostRequest, candidates: readonly Hosting[]): readonly Hosting[] {
  const costs = candidates.map((hosting) => ({
    hosting,
    usd: likelyUsd('open-self-hosted', { ...request, hosting }) ?? Number.MAX_VALUE,
  }));
  return costs.toSorted((left, right) => left.usd - right.usd).map(({ hosting }) => hosting);
}

/** Eight bits cost hardly any quality; four are offered only where the maker publishes the model so. */
function precisionsOf(model: OpenModel): readonly Precision[] {
  return model.publishedIn === 'int4' ? ['int4'] : ['fp8', 'fp16'];
}

/** Engines that compute in 8 bits keep the cache in 8 bits, too. */
const cacheFor = { fp16: 'fp16', fp8: 'fp8', int4: 'fp16' } as const;

function memoryNeed({ workload, assumptions }: Project, weights: Precision): MemoryNeed {
  return {
    weights,
    kvCache: cacheFor[weights],
    contextTokens: Math.max(1, (workload.inputTokens ?? 0) + (workload.outputTokens ?? 0)),
    concurrency: assumptions.get('replica.calls_at_once')?.likely ?? 1,
  };
}

function hostingOn(
  set: GpuSet,
  model: string,
  architecture: Architecture,
  project: Project,
  facts: ModelFacts,
): Hosting {
  const { inputTokens, outputTokens } = project.workload;
  const throughput =
    inputTokens === null || outputTokens === null
      ? ({ kind: 'unknown', missing: ['tokens a call'] } as const)
      : estimateThroughput(
          {
            ...{ model, architecture, inputTokens, outputTokens },
            ...{ gpu: set.gpu, gpus: set.count, weights: set.weights, kvCache: cacheFor[set.weights] },
          },
          facts.throughput,
        );
  return { set, throughput, acquisition: project.acquisition };
}
