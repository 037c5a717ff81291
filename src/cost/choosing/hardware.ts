import type { OpenModel } from '../../catalog/catalog.ts';
import type { Gpu } from '../../catalog/gpu.ts';
import { byRent, type GpuSet, servedIn, sizeGpus } from '../../catalog/sizing.ts';
import type { Project } from '../asked/project.ts';
import { inputTokensIn, outputTokensIn } from '../pricing/call.ts';
import { type Acquisition, scenarioOf } from '../pricing/plan.ts';
import { Recent } from './recent.ts';

/** Whether a model can be hosted: on which sets of GPUs, the lowest rent first, or how much is missing. */
export type HardwareFit =
  | { readonly kind: 'fits'; readonly sets: readonly GpuSet[] }
  /** Bytes that one replica needs at least, and what the largest set of GPUs offers. */
  | { readonly kind: 'too-large'; readonly neededBytes: number; readonly offeredBytes: number }
  | { readonly kind: 'unknown' };

/** The smallest set of every kind of GPU that may be used, which holds a model and the calls that it must serve at once. */
export function hardwareFit(model: OpenModel, project: Project, gpus: readonly Gpu[]): HardwareFit {
  const calls = callsAtOnce(project);
  const among = usable(project, gpus);
  const question = `${calls.contextTokens} ${calls.concurrency} ${among.map(({ id }) => id)}`;
  return FITS.get(model, question, () => fitOn(model, calls, among));
}

const FITS = new Recent<HardwareFit>();

function fitOn(model: OpenModel, calls: ReturnType<typeof callsAtOnce>, gpus: readonly Gpu[]): HardwareFit {
  if (model.architecture.kind === 'unknown') return { kind: 'unknown' };
  const architecture = model.architecture.value;
  const need = { ...calls, capability: model.neededCapability };
  const sizings = gpus.map((gpu) =>
    sizeGpus(architecture, { ...servedIn(architecture, gpu), ...need }, [gpu]),
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

function callsAtOnce({ choosing, work }: Project) {
  const likely = scenarioOf({ inputs: choosing });
  const thinking = work.media === 'text' ? likely(work.thinking ?? 'thinking.low_tokens') : 0;
  const tokens = inputTokensIn(work, likely) + outputTokensIn(work, likely) + thinking;
  return { contextTokens: Math.max(1, tokens), concurrency: likely('replica.calls_at_once') };
}

/**
 * How a team would come by machines: those that it says it has, with more of them as it says; else those that it has, else for rent where there is a network. Who
 * states that none is there owns nothing.
 */
export function acquisitionOf({ assumed, needs }: Pick<Project, 'assumed' | 'needs'>): Acquisition {
  const count = assumed.values.get('gpu.count');
  const hasNone = count?.high === 0;
  const hasSome = count !== undefined && !hasNone;
  switch (assumed.choices.commitment) {
    case 'rent':
      return hasSome ? 'owned' : 'rented';
    case 'reserve':
      return 'reserved';
    case 'buy':
      return hasSome ? 'owned' : 'bought';
    case 'own':
    case null:
      if (!hasNone && isOwning({ assumed, needs })) return 'owned';
      return needs.isOffline ? 'bought' : 'rented';
  }
}

function isOwning({ assumed, needs }: Pick<Project, 'assumed' | 'needs'>): boolean {
  return needs.ownsGpus || assumed.choices.commitment === 'own' || assumed.values.has('gpu.count');
}

/**
 * The kinds of GPU that may be used: the one that the team names; else those of data centres and, where a service may
 * fail for a day and the machine is bought for it, those that stand under a desk. Consumer cards are not rented: the licence
 * of their driver forbids data centres.
 */
function usable(project: Project, gpus: readonly Gpu[]): readonly Gpu[] {
  const { gpu: named } = project.assumed.choices;
  if (named !== null) return gpus.filter(({ id }) => id === named);
  const isModest = acquisitionOf(project) === 'bought' && project.work.availability === 'best-effort';
  return gpus.filter(({ place }) => place === 'data-centre' || isModest);
}
