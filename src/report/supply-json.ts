import type { KnownPrice } from '../catalog/prices.ts';
import type { Hosting } from '../cost/plan.ts';
import { rangeJson } from './money-json.ts';

/** Where a model is bought, and its prices in USD: per million tokens, an hour of sound, or an image. */
export function offerJson({
  provider,
  model,
  input,
  cachedInput,
  output,
  cacheWrite,
  audioHour,
  perImage,
  batchShare,
  regionalShare,
  regions,
  next,
  contextTokens,
}: KnownPrice) {
  return {
    provider,
    model,
    input,
    cached_input: cachedInput,
    cache_write: cacheWrite,
    output,
    audio_hour: audioHour,
    per_image: perImage,
    batch_share: batchShare,
    regional_share: regionalShare,
    regions,
    context_tokens: contextTokens,
    changes_on: next?.on ?? null,
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
