import { type Architecture, isEncoder, layersOf } from './architecture.ts';
import type { Range } from './range.ts';
import { cacheWith } from './sizing.ts';
import { type RooflineParameters, type Run, rooflineRequestsPerSecond } from './throughput-roofline.ts';

/**
 * A published rate of a saturated engine: output tokens a second of all GPUs together; of an encoder, which has no
 * output, input tokens.
 */
export interface MeasuredRun {
  readonly model: string;
  readonly gpu: string;
  readonly gpus: number;
  readonly precision: 'fp16' | 'fp8' | 'fp4';
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly tokensPerSecond: number;
  readonly source: string;
}

export interface ThroughputFacts {
  readonly parameters: RooflineParameters;
  /** By the id of the model. */
  readonly measured: Readonly<Record<string, readonly MeasuredRun[]>>;
  /** Ids of the GPUs of which there is any published rate. */
  readonly measuredGpus: readonly string[];
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

/** Lengths may differ by this factor from a published run that stands for the plan; its rate is then off by no more. */
const NEAR_FACTOR = 1.25;

/** What the roofline is multiplied with. At least nine of ten held-back published rates lie within 1.5. */
const SEEN_SHARE: Range = { low: 1 / 1.5, likely: 1, high: 1.5 };

/** Judgement, wider: no published rate of this GPU or of unpacked 4-bit weights entered the fit, or such models are hard to predict. */
const UNSEEN_SHARE: Range = { low: 1 / 2, likely: 1, high: 2 };

/** Five published rates under three libraries lie between 0.6 and 2.1 times the fitted one. */
const ENCODER_SHARE: Range = { low: 1 / 2, likely: 1, high: 2.5 };

/**
 * Published AMD measurements run about three times below this roofline (see the note in rules/gpus.yaml), and they are of
 * 2024 software. Of Apple's and other hardware no saturated rate was found; it gets the same width.
 */
const OTHER_SOFTWARE_SHARE: Range = { low: 1 / 4.5, likely: 1 / 3, high: 1 };

/**
 * Saturated throughput of one set of GPUs that serves a model: a published run of the same model, GPUs and precision
 * with near lengths where there is one, else the roofline. The likely value is a tuned engine's; the low end covers a
 * slower engine. Model ids are those of the catalogue.
 */
export function estimateThroughput(plan: ServingPlan, facts: ThroughputFacts): Throughput {
  const likely = likelyRequestsPerSecond(plan, facts);
  if (likely === null) return { kind: 'unknown', missing: [missingFor(plan)] };
  const run = nearestRun(plan, facts.measured[plan.model] ?? []);
  if (run !== null)
    return { kind: 'measured', ...rates(plan, likely / NEAR_FACTOR, likely, likely * NEAR_FACTOR), run };
  const share = reachedShare(plan, facts);
  const slower = rooflineOf(plan, 'vllm', facts) ?? likely;
  const low = Math.min(slower * share.likely, likely * (share.low / share.likely));
  return { kind: 'estimated', ...rates(plan, low, likely, likely * (share.high / share.likely)) };
}

/** The likely end of the estimate alone, for ranking; null where it is not known. */
export function likelyRequestsPerSecond(plan: ServingPlan, facts: ThroughputFacts): number | null {
  if (layersOf(plan.architecture) === 0) return null;
  const run = nearestRun(plan, facts.measured[plan.model] ?? []);
  if (run !== null) return run.tokensPerSecond / (run.outputTokens || run.inputTokens);
  const tuned = rooflineOf(plan, 'tensorrt-llm', facts);
  return tuned === null ? null : tuned * reachedShare(plan, facts).likely;
}

function rooflineOf(plan: ServingPlan, engine: Run['engine'], facts: ThroughputFacts): number | null {
  return rooflineRequestsPerSecond({ ...plan, engine, batch: null }, facts.parameters);
}

function missingFor({ model, architecture, gpu }: ServingPlan): string {
  return layersOf(architecture) === 0 ? `the layers of ${model}` : `the compute rate of ${gpu.name}`;
}

function rates(plan: ServingPlan, low: number, likely: number, high: number) {
  const tokens = plan.outputTokens;
  return {
    requestsPerSecond: { low, likely, high },
    tokensPerSecond: { low: low * tokens, likely: likely * tokens, high: high * tokens },
  };
}

function nearestRun(plan: ServingPlan, measured: readonly MeasuredRun[]): MeasuredRun | null {
  const distance = (run: MeasuredRun) =>
    Math.max(apart(run.inputTokens, plan.inputTokens), apart(run.outputTokens, plan.outputTokens));
  const near = measured.filter((run) => isSameSetting(run, plan) && distance(run) <= Math.log(NEAR_FACTOR));
  return near.toSorted((left, right) => distance(left) - distance(right))[0] ?? null;
}

/** The logarithm of the factor between two lengths; infinite where only one of them is zero. */
function apart(left: number, right: number): number {
  return left === right ? 0 : Math.abs(Math.log(left / right));
}

function isSameSetting(run: MeasuredRun, plan: ServingPlan): boolean {
  return (
    run.gpu === plan.gpu.id &&
    run.gpus === plan.gpus &&
    run.precision === plan.weights &&
    cacheWith(plan.gpu, run.precision) === plan.kvCache
  );
}

function reachedShare({ gpu, architecture, weights }: ServingPlan, facts: ThroughputFacts): Range {
  if (gpu.capability === null) return OTHER_SOFTWARE_SHARE;
  if (isEncoder(architecture)) return ENCODER_SHARE;
  const isSeen = facts.measuredGpus.includes(gpu.id) && isWellPredicted(architecture);
  return weights !== 'int4' && isSeen ? SEEN_SHARE : UNSEEN_SHARE;
}

/**
 * No published rate is of latent or linear attention; of mixtures that activate less than a fifth of their parameters one
 * in four misses 1.5, and hardly any 2 (rules/throughput.md).
 */
function isWellPredicted({ activeParameters, parameters, latent, layerGroups }: Architecture): boolean {
  const isLinear = layerGroups.some(({ kvWidth }) => kvWidth === 0);
  return !latent && !isLinear && activeParameters / parameters >= 0.2;
}
