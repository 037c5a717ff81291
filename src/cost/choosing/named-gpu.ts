import type { Model } from '../../catalog/catalog.ts';
import type { Gpu } from '../../catalog/gpu.ts';
import type { ModelFacts } from '../../catalog/model-facts.ts';
import type { Project } from '../asked/project.ts';
import { hardwareFit } from './hardware.ts';
import { acquisitionOn } from './hosted.ts';

/** What keeps every model from a figure on the kind of GPU that a team names. */
export interface UnusableGpu {
  readonly kind: 'unusable-gpu';
  readonly gpu: string;
  /** What nobody knows of it, or that it holds none of the models. */
  readonly lacks: 'rent' | 'price' | 'rent-and-price' | 'watts' | 'room';
}

/** Why none of some models has a figure on the GPU that a team names; null where it names none, or the GPU is not why. */
export function unusableGpu(
  models: readonly Model[],
  project: Project,
  facts: ModelFacts,
): UnusableGpu | null {
  const gpu = facts.gpus.gpus.find(({ id }) => id === project.assumed.choices.gpu);
  if (gpu === undefined) return null;
  const fits = models.flatMap((model) =>
    model.kind === 'open' ? [hardwareFit(model, project, facts.gpus.gpus).kind] : [],
  );
  const hasNoRoom = fits.includes('too-large') && !fits.includes('fits');
  const lacks = hasNoRoom ? 'room' : unknownOf(gpu, project);
  return lacks && { kind: 'unusable-gpu', gpu: gpu.name, lacks };
}

/** The number that a GPU is costed by, as it would be come by, where that is neither listed nor stated. */
function unknownOf(gpu: Gpu, project: Project): Exclude<UnusableGpu['lacks'], 'room'> | null {
  const { stated } = project.assumed;
  const acquisition = acquisitionOn({ gpu }, project);
  if (acquisition === 'rented' || acquisition === 'reserved')
    return gpu.rent.onDemand === null && !stated.has('gpu.usd_per_hour') ? 'rent' : null;
  const hasPrice = gpu.card !== null || gpu.serverShare !== null || stated.has('gpu.hardware_usd');
  if (acquisition === 'bought' && !hasPrice) return mayRent(gpu, project) ? 'rent-and-price' : 'price';
  return gpu.watts === null && !stated.has('gpu.watts') ? 'watts' : null;
}

/** Whether it could be rented as well, if its rent were known. */
function mayRent({ place }: Gpu, { assumed: { choices }, needs }: Project): boolean {
  return choices.commitment === null && place !== 'consumer' && !needs.isOffline;
}
