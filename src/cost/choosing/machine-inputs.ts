import type { OpenModel } from '../../catalog/catalog.ts';
import type { Gpu } from '../../catalog/gpu.ts';
import { exactly, multiply, type Range } from '../../catalog/range.ts';
import type { AssumptionId } from '../asked/assumptions/id.ts';
import { assumed } from '../asked/assumptions/resolve.ts';
import type { InputId } from '../asked/input-id.ts';
import type { Project } from '../asked/project.ts';
import { idsFor } from '../pricing/machine-ids.ts';
import type { MachineService } from '../pricing/plan.ts';

/** Machines are chosen by list prices and estimates, whatever the team states where there are such. */
const NOTHING_STATED = assumed(new Map());

/**
 * What a set of GPUs adds to the inputs of a plan; null where a price that it needs is not known. Figures rest on what is
 * stated before what is listed; machines are chosen the other way round, and by what is stated only where the team names
 * their kind.
 */
export function machineInputs(
  {
    model,
    set,
    acquisition,
    isEndpoint,
    calls,
  }: Pick<MachineService, 'model' | 'set' | 'acquisition' | 'isEndpoint'> & { readonly calls: Range | null },
  { assumed }: Pick<Project, 'assumed'>,
  first: 'stated' | 'listed',
): ReadonlyMap<InputId, Range> | null {
  const { gpu } = set;
  const ids = idsFor({ isEndpoint });
  const factor = (first === 'listed' ? NOTHING_STATED : assumed).values.get('own.server_factor');
  const alone = gpu.card === null || factor === undefined ? null : multiply(gpu.card, factor);
  const watts = gpu.watts === null ? null : exactly(gpu.watts);
  const rent = gpu.rent.onDemand;
  const mediaSpeed = isForSound(model) ? 'replica.audio_speed' : 'replica.images_per_second';
  const onRtx4090 = model.speedOnRtx4090 ?? NOTHING_STATED.values.get(mediaSpeed) ?? null;
  const needed: readonly (readonly [AssumptionId, Range | null, boolean])[] = [
    [ids.callsPerSecond, calls, calls !== null],
    [mediaSpeed, onRtx4090 && multiply(onRtx4090, likeAnRtx4090(gpu)), false],
    [ids.usdPerHour, rent, acquisition === 'rented' || acquisition === 'reserved'],
    ['gpu.hardware_usd', gpu.serverShare ?? alone, acquisition === 'bought'],
    ['gpu.watts', watts, acquisition === 'bought' || acquisition === 'owned'],
  ];
  const inputs = new Map<InputId, Range>();
  for (const [id, value, isNeeded] of needed) {
    const isSaid = assumed.stated.has(id) && (first === 'stated' || assumed.choices.gpu !== null);
    const stated = (isSaid ? assumed.values.get(id) : null) ?? null;
    const used = first === 'stated' ? (stated ?? value) : (value ?? stated);
    if (used !== null) inputs.set(id, used);
    else if (isNeeded) return null;
  }
  return inputs;
}

/**
 * How many RTX 4090 a GPU stands for: the speeds for images and sound are known of that one, and go by what is computed. One
 * of which that is not known is taken to be as fast.
 */
function likeAnRtx4090({ fp16Flops }: Gpu): Range {
  return exactly((fp16Flops ?? RTX_4090_FLOPS) / RTX_4090_FLOPS);
}

/** Dense operations a second in 16 bits, as in the GPU list. */
const RTX_4090_FLOPS = 165e12;

function isForSound({ modalities }: OpenModel): boolean {
  return modalities.includes('audio');
}
