import type { Assumption } from './entry.ts';
import type { AssumptionId } from './id.ts';
import { MACHINE_ASSUMPTIONS } from './machines.ts';
import { PEOPLE_ASSUMPTIONS } from './people.ts';
import { TOKEN_ASSUMPTIONS } from './tokens.ts';
import { TRAFFIC_ASSUMPTIONS } from './traffic.ts';

/** Every assumption that is a number by its id, which is also its place in a profile's `assumptions`. */
export const ASSUMPTION_TABLE: Readonly<Record<AssumptionId, Assumption>> = {
  ...TRAFFIC_ASSUMPTIONS,
  ...TOKEN_ASSUMPTIONS,
  ...MACHINE_ASSUMPTIONS,
  ...PEOPLE_ASSUMPTIONS,
};
