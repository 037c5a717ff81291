import type { OptionId } from '../catalog/option.ts';
import type { Call, PricedCall } from '../catalog/prices.ts';
import type { GpuSet } from '../catalog/sizing.ts';
import type { Throughput } from '../catalog/throughput.ts';
import type { AssumptionId } from './assumption-id.ts';
import type { Assumptions } from './assumptions.ts';

/** What the profile says of the load; null where it says nothing. Tokens are per model call. */
export interface Workload {
  readonly requestsPerDay: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly load: 'steady' | 'bursty' | null;
  readonly availability: 'best-effort' | 'business-hours' | 'always-on' | null;
}

/** What one call costs at a provider; tiers go by the size of the single call. */
export type CallPrice = (call: Call) => PricedCall;

/** One replica's GPUs and what they serve; hardware that the team owns already is sunk, so only running it counts. */
export interface Hosting {
  readonly set: GpuSet;
  readonly throughput: Throughput;
  readonly acquisition: 'rented' | 'bought' | 'owned';
}

/** Everything that the monthly cost depends on; what is null is unknown, never free. */
export interface CostRequest {
  readonly workload: Workload;
  readonly assumptions: Assumptions;
  readonly closedPrice: CallPrice | null;
  readonly managedPrice: CallPrice | null;
  readonly hosting: Hosting | null;
  /** What runs today: its set-up is paid already. */
  readonly current: OptionId | 'none';
}

/** Facts and assumptions, by id, that somebody has to supply first. */
export interface UnknownCost {
  readonly kind: 'unknown';
  readonly missing: readonly string[];
}

/** Numbers that cannot be: below the least that makes sense, or not finite. */
export interface InvalidCost {
  readonly kind: 'invalid';
  readonly facts: readonly { readonly id: string; readonly value: number; readonly least: number }[];
}

/** A load for which list prices mean nothing: the assumption that says so, its value, and what the load needs. */
export interface BeyondCapacity {
  readonly kind: 'beyond-capacity';
  readonly limit: AssumptionId;
  readonly allowed: number;
  readonly needed: number;
}

/** A workload whose numbers are known and possible. */
export interface Load {
  readonly requestsPerDay: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly isSteady: boolean;
  readonly isAlwaysOn: boolean;
}

/** At least one request a day and one input token; output may be zero (embeddings). */
export function checkWorkload(
  workload: Workload,
): { readonly kind: 'known'; readonly load: Load } | UnknownCost | InvalidCost {
  const { requestsPerDay, inputTokens, outputTokens } = workload;
  const facts = [
    { id: 'workload.requests_per_day', value: requestsPerDay, least: 1 },
    { id: 'workload.input_tokens', value: inputTokens, least: 1 },
    { id: 'workload.output_tokens', value: outputTokens, least: 0 },
  ];
  const impossible = facts.flatMap(({ id, value, least }) =>
    value === null || (Number.isFinite(value) && value >= least) ? [] : [{ id, value, least }],
  );
  if (impossible.length > 0) return { kind: 'invalid', facts: impossible };
  if (requestsPerDay === null || inputTokens === null || outputTokens === null)
    return { kind: 'unknown', missing: facts.filter(({ value }) => value === null).map(({ id }) => id) };
  const isSteady = workload.load === 'steady';
  const isAlwaysOn = workload.availability === 'always-on';
  return { kind: 'known', load: { requestsPerDay, inputTokens, outputTokens, isSteady, isAlwaysOn } };
}
