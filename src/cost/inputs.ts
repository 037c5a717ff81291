import type { NumberInput } from '../profile/profile.ts';
import { assumptionTable } from './assumption-table.ts';

/** The assumptions of the cost model, as numbers that a profile may set. */
export const ASSUMPTION_INPUTS: readonly NumberInput[] = Object.entries(assumptionTable).map(
  ([id, { unit, min, max }]) => ({ id, unit, min, max }),
);
