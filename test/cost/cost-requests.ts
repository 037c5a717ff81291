import { OPTION_IDS, type OptionId } from '../../src/catalog/option.ts';
import type { PricedCall } from '../../src/catalog/prices.ts';
import { type Overrides, resolveAssumptions } from '../../src/cost/assumptions.ts';
import { type KnownCost, monthlyCost } from '../../src/cost/cost.ts';
import type { CostRequest, Hosting, Workload } from '../../src/cost/cost-request.ts';
import { gpu } from '../catalog/facts.ts';

export const options = OPTION_IDS;

/** A known price of one call, of whose parts nothing is said. */
export function knownCall(usd: number): PricedCall {
  const items = { input: usd, cached: 0, cacheWrite: 0, output: 0, audio: 0, images: 0 };
  return { kind: 'known', usd, items };
}

/** USD per million tokens; cached input at a tenth. */
export const priceOf =
  (input: number, output: number): CostRequest['closedPrice'] =>
  (call) =>
    knownCall(
      ((call.inputTokens - call.cachedTokens) * input +
        call.cachedTokens * (input / 10) +
        call.outputTokens * output) /
        1e6,
    );

export const hosting: Hosting = {
  set: {
    gpu: gpu('H100-SXM'),
    count: 2,
    weights: 'fp8',
    weightBytes: 1,
    kvCacheBytes: 1,
    usableBytes: 2,
    usdPerHour: null,
  },
  throughput: {
    kind: 'estimated',
    requestsPerSecond: { low: 6, likely: 10, high: 15 },
    tokensPerSecond: { low: 3000, likely: 5000, high: 7500 },
  },
  acquisition: 'rented',
};
export const workload: Workload = {
  requestsPerDay: 50_000,
  inputTokens: 2000,
  outputTokens: 500,
  load: 'bursty',
  availability: 'best-effort',
};
export const request: CostRequest = {
  workload,
  assumptions: resolveAssumptions({}),
  closedPrice: priceOf(3, 15),
  managedPrice: priceOf(0.5, 1),
  hosting,
  current: 'none',
};
export const withOverrides = (overrides: Overrides): CostRequest => ({
  ...request,
  assumptions: resolveAssumptions(overrides),
});
export const atVolume = (from: CostRequest, requestsPerDay: number): CostRequest => ({
  ...from,
  workload: { ...from.workload, requestsPerDay },
});

export function known(option: OptionId, from: CostRequest): KnownCost {
  const cost = monthlyCost(option, from);
  if (cost.kind !== 'known') throw new Error(`${option} is ${cost.kind}`);
  return cost;
}
export const part = (cost: KnownCost, id: string) => cost.parts.find((each) => each.id === id);
