import type { AssumptionId } from '../asked/assumptions/id.ts';
import type { Work } from '../asked/work.ts';
import type { MachineService } from './plan.ts';

/** What is assumed of machines of the team's own. */
const OWN = { usdPerHour: 'gpu.usd_per_hour', callsPerSecond: 'replica.calls_per_second' } as const;

/** What is assumed of a provider's machines, of which a team that states figures of its own says nothing. */
export const ENDPOINT = {
  usdPerHour: 'tuning.endpoint_usd_per_hour',
  callsPerSecond: 'tuning.endpoint_calls_per_second',
} as const;

/** What says how fast machines of a kind of work are. */
export function speedId(media: Work['media'], service: Pick<MachineService, 'isEndpoint'>): AssumptionId {
  if (media === 'images') return 'replica.images_per_second';
  return media === 'audio' ? 'replica.audio_speed' : idsFor(service).callsPerSecond;
}

/** The assumptions that hold the rent and the speed of a service's machines. */
export function idsFor({ isEndpoint }: Pick<MachineService, 'isEndpoint'>): typeof OWN | typeof ENDPOINT {
  return isEndpoint ? ENDPOINT : OWN;
}
