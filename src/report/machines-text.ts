import type { PriceRange } from '../catalog/gpu.ts';
import type { GpuSet } from '../catalog/sizing.ts';
import type { AssumptionId } from '../cost/asked/assumptions/id.ts';
import type { Assumed } from '../cost/asked/assumptions/resolve.ts';
import { idsFor } from '../cost/pricing/machine-ids.ts';
import type { Acquisition, Hosting, Lacking } from '../cost/pricing/plan.ts';

const WEIGHTS_WORD: Readonly<Record<GpuSet['weights'], string>> = {
  fp16: '16-bit',
  fp8: '8-bit',
  fp4: '4-bit',
  int4: '4-bit',
};

/** "4 × NVIDIA L40S (8-bit weights)" */
export function gpuSetText({ gpu, count, weights }: GpuSet): string {
  return `${count} × ${gpu.name} (${WEIGHTS_WORD[weights]} weights)`;
}

const ACQUISITION_WORD: Readonly<Record<Exclude<Acquisition, 'owned'>, string>> = {
  rented: 'rented',
  reserved: 'rented against a commitment',
  bought: 'bought',
};

/**
 * On which machines, and whose they are. Nobody can say which GPUs a team owns but the team: that it has some is taken
 * from its infrastructure only where it states no kind, number or ownership.
 */
export function machinesText(
  { acquisition, isEndpoint, leavesIdle, set }: Hosting,
  { choices, stated }: Assumed,
): string {
  if (isEndpoint) return `on ${gpuSetText(set)} that a provider runs for you alone`;
  const idle = leavesIdle
    ? '; your own GPUs would cost more with what they need beside them, or cannot run it'
    : '';
  if (acquisition !== 'owned') return `on ${gpuSetText(set)}, ${ACQUISITION_WORD[acquisition]}${idle}`;
  if (choices.gpu !== null) return `on your ${gpuSetText(set)}`;
  const isStated = choices.commitment === 'own' || stated.has('gpu.count');
  return `on GPUs like ${gpuSetText(set)}, ${isStated ? 'for the ones that you have' : 'taken to be yours'}`;
}

/** The price on which the cost of machines rests, and the assumption that stands for it; null where the team has them all. */
export interface GpuPrice {
  readonly id: AssumptionId | null;
  readonly price: PriceRange | null;
}

/** Of GPUs that a team owns, what it lacks has a price. */
export function priceOfGpu(hosting: Hosting, lacking: Lacking | null): GpuPrice {
  const { acquisition, set } = hosting;
  const { gpu } = set;
  const rent = { id: idsFor(hosting).usdPerHour, price: gpu.rent.onDemand };
  const hardware = { id: 'gpu.hardware_usd', price: gpu.serverShare ?? gpu.card } as const;
  if (acquisition === 'bought') return hardware;
  if (acquisition !== 'owned') return rent;
  if (lacking === null) return { id: null, price: null };
  return lacking.by === 'buy' ? hardware : rent;
}
