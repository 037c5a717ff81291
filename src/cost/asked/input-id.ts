import type { AssumptionId } from './assumptions/id.ts';
import type { LoadId } from './load.ts';

/** A number that a figure rests on: of the workload, or assumed. */
export type InputId = AssumptionId | LoadId;
