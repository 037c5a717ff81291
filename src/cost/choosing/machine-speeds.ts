import type { OpenModel } from '../../catalog/catalog.ts';
import type { ModelFacts } from '../../catalog/model-facts.ts';
import type { GpuSet } from '../../catalog/sizing.ts';
import {
  estimateThroughput,
  likelyRequestsPerSecond,
  type ServingPlan,
  type Throughput,
} from '../../catalog/throughput.ts';
import type { Project } from '../asked/project.ts';
import { callIn } from '../pricing/call.ts';
import { scenarioOf, type TokensOfCall } from '../pricing/plan.ts';
import { Recent } from './recent.ts';

export const UNKNOWN_SPEED: Throughput = { kind: 'unknown', missing: [] };

const RATES = new Recent<number | null>();

/** Likely calls a second; images and sound go by speeds that are assumed, of NVIDIA's GPUs alone. */
export function likelyRate(
  model: OpenModel,
  set: GpuSet,
  project: Project,
  facts: ModelFacts,
): number | null {
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
  const likely = scenarioOf({ inputs: choosing });
  return servingPlan(model, set, callIn(work, likely, model));
}

/** Engines keep what calls begin with alike, as providers do. */
export function servingPlan(
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
