import type { NumberInput } from '../profile/profile.ts';
import { ASSUMPTION_IDS } from './assumption-id.ts';
import { ASSUMPTION_TABLE } from './assumption-table.ts';

/** The assumptions of the cost model, as numbers that a profile may set. */
export const ASSUMPTION_INPUTS: readonly NumberInput[] = ASSUMPTION_IDS.map((id) => {
  const { unit, min, max } = ASSUMPTION_TABLE[id];
  return { id, unit, min, max };
});
