import type { NumberInput } from '../profile/profile.ts';
import { ASSUMPTION_TABLE } from './assumption-table.ts';

/** The assumptions of the cost model, as numbers that a profile may set. */
export const ASSUMPTION_INPUTS: readonly NumberInput[] = Object.entries(ASSUMPTION_TABLE).map(
  ([id, { unit, min, max }]) => ({ id, unit, min, max }),
);
