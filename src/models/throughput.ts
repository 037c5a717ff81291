import type { Range } from './range.ts';
import {
  layersOf,
  type RooflineParameters,
  type Run,
  rooflineRequestsPerSecond,
} from './throughput-roofline.ts';

/** A published rate of a saturated engine: output tokens a second of all GPUs together. */
export interface MeasuredRun {
  readonly model: string;
  readonly gpu: string;
  readonly gpus: number;
  readonly precision: 'fp16' | 'fp8';
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly tokensPerSecond: number;
  readonly source: string;
}

export interface ThroughputFacts {
  readonly parameters: RooflineParameters;
  readonly measured: readonly MeasuredRun[];
}

/** What somebody would run: lengths in tokens a request, at full load. */
export type ServingPlan = Omit<Run, 'engine' | 'batch'> & { readonly model: string };

export type Throughput =
  | {
      readonly kind: 'measured';
      readonly requestsPerSecond: Range;
      readonly tokensPerSecond: Range;
      readonly run: MeasuredRun;
    }
  | { readonly kind: 'estimated'; readonly requestsPerSecond: Range; readonly tokensPerSecond: Range }
  | { readonly kind: 'unknown'; readonly missing: readonly string[] };

/**
 * Lengths may differ by this factor from a published run that stands for the plan; its rate is then off by
 * no more.
 */
const nearFactor = 1.25;

/** What the roofline is multiplied with. At least 85 % of the held-back published rates lie within 1.5. */
const seenShare: Range = { low: 1 / 1.5, likely: 1, high: 1.5 };

/** Judgement, wider: no published rate of this GPU, or of 4-bit weights, entered the fit. */
const unseenShare: Range = { low: 1 / 2, likely: 1, high: 2 };

/** Published AMD measurements run about three times below this roofline (see the note in rules/gpus.yaml). */
const otherSoftwareShare: Range = { low: 1 / 4.5, likely: 1 / 3, high: 1 };

/**
 * Saturated throughput of one set of GPUs that serves a model: a published run of the same model, GPUs and
 * precision with near lengths where there is one, else the roofline. The likely value is a tuned engine's;
 * the low end covers a slower engine. Model ids are those of the catalogue.
 */
export function estimateThroughput(plan: ServingPlan, facts: ThroughputFacts): Throughput {
  if (layersOf(plan.architecture) === 0) return { kind: 'unknown', missing: [`the layers of ${plan.model}`] };
  const run = nearestRun(plan, facts.measured);
  if (run) {
    const requests = run.tokensPerSecond / run.outputTokens;
    return { kind: 'measured', ...rates(plan, requests / nearFactor, requests, requests * nearFactor), run };
  }
  const tuned = rooflineRequestsPerSecond({ ...plan, engine: 'tensorrt-llm', batch: null }, facts.parameters);
  const slower = rooflineRequestsPerSecond({ ...plan, engine: 'vllm', batch: null }, facts.parameters);
  if (tuned === undefined || slower === undefined)
    return { kind: 'unknown', missing: [`the compute rate of ${plan.gpu.name}`] };
  const { low, likely, high } = reachedShare(plan, facts.measured);
  return {
    kind: 'estimated',
    ...rates(plan, Math.min(slower * likely, tuned * low), tuned * likely, tuned * high),
  };
}

function rates(plan: ServingPlan, low: number, likely: number, high: number) {
  const tokens = plan.outputTokens;
  return {
    requestsPerSecond: { low, likely, high },
    tokensPerSecond: { low: low * tokens, likely: likely * tokens, high: high * tokens },
  };
}

function nearestRun(plan: ServingPlan, measured: readonly MeasuredRun[]): MeasuredRun | undefined {
  const distance = (run: MeasuredRun) =>
    Math.max(
      Math.abs(Math.log(run.inputTokens / plan.inputTokens)),
      Math.abs(Math.log(run.outputTokens / plan.outputTokens)),
    );
  return measured
    .filter((run) => isSameSetting(run, plan) && distance(run) <= Math.log(nearFactor))
    .toSorted((left, right) => distance(left) - distance(right))[0];
}

/** The published runs keep the KV cache in the precision of the weights. */
function isSameSetting(run: MeasuredRun, plan: ServingPlan): boolean {
  return (
    run.model === plan.model &&
    run.gpu === plan.gpu.id &&
    run.gpus === plan.gpus &&
    run.precision === plan.weights &&
    run.precision === plan.kvCache
  );
}

function reachedShare(plan: ServingPlan, measured: readonly MeasuredRun[]): Range {
  if (plan.gpu.link.kind === 'infinity-fabric') return otherSoftwareShare;
  const isSeen = measured.some((run) => run.gpu === plan.gpu.id);
  return plan.weights !== 'int4' && isSeen ? seenShare : unseenShare;
}
