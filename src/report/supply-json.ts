import type { KnownPrice } from '../catalog/prices.ts';
import type { Hosting } from '../cost/pricing/plan.ts';
import { rangeJson, snakeCasedRow } from './money-json.ts';

/** Where a model is bought, and its prices: in USD per million tokens, an hour of sound or an image. */
export function offerJson(offer: KnownPrice) {
  const { provider, model, input, cachedInput, output, kind: _, providerName: __, ...more } = offer;
  const known = Object.entries(more).filter(([, value]) => value !== null);
  return {
    provider,
    model,
    input,
    cached_input: cachedInput,
    output,
    ...snakeCasedRow(Object.fromEntries(known)),
  };
}

export function hostingJson({ set, acquisition, throughput }: Hosting) {
  return {
    gpu: set.gpu.id,
    gpus: set.count,
    weights: set.weights,
    acquisition,
    speed: throughput.kind,
    requests_per_second: throughput.kind === 'unknown' ? null : rangeJson(throughput.requestsPerSecond),
  };
}
