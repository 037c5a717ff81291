import type { ModelFacts } from '../../catalog/model-facts.ts';
import { likelyRequestsPerSecond } from '../../catalog/throughput.ts';
import type { Project } from '../asked/project.ts';
import type { Hosting, MachineService, Share, TokensOfCall } from '../pricing/plan.ts';
import { servingPlan } from './machine-speeds.ts';

/** A model on its machines as a service. */
export function machineService(
  hosting: Hosting,
  project: Project,
  facts: ModelFacts,
  share: Share,
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
  return {
    ...hosting,
    kind: 'machines',
    share,
    speedAt: isByTokens && !hosting.isSpeedStated ? speedAt : null,
  };
}
