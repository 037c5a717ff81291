import type { Model } from '../../catalog/catalog.ts';
import type { Call } from '../../catalog/prices.ts';
import type { Work } from '../asked/work.ts';
import type { Scenario } from './plan.ts';

/** One model call in a scenario; of its output, these tokens are thinking. */
export interface ThinkingCall extends Call {
  readonly thinkingTokens: number;
}

/** Tokens that models count for a second of sound: ai.google.dev, "Understand and count tokens", 32. */
const TOKENS_PER_SECOND = 32;

export function callIn(work: Work, scenario: Scenario, model: Model): ThinkingCall {
  const inputTokens = inputTokensIn(work, scenario);
  const thinkingTokens = thinkingIn(work, scenario, model);
  const read = inputTokens === 0 ? 0 : cacheReadShareIn(work, scenario);
  const written = read === 0 ? 0 : Math.min(1 - read, scenario('cache.write_share'));
  return {
    inputTokens,
    cachedTokens: inputTokens * read,
    cacheWriteTokens: inputTokens * written,
    outputTokens: outputTokensIn(work, scenario) + thinkingTokens,
    thinkingTokens,
    audioSeconds: work.media === 'audio' ? secondsIn(work, scenario) : 0,
    imagesOut: work.media === 'images' ? scenario('call.images') : 0,
  };
}

/** The share of the input that is read from a provider's cache. */
export function cacheReadShareIn({ acts }: Pick<Work, 'acts'>, scenario: Scenario): number {
  return scenario(acts ? 'cache.read_share_acting' : 'cache.read_share');
}

/** Tokens of text that one call reads; a further model sees the prompt alone. */
export function inputTokensIn({ isFurther, media }: Work, scenario: Scenario): number {
  if (media === 'audio') return 0;
  return scenario(isFurther ? 'call.prompt_tokens' : 'workload.input_tokens');
}

/** Tokens of text that one call writes, thinking not counted: whoever makes vectors writes none. */
export function outputTokensIn({ isFurther, media }: Work, scenario: Scenario): number {
  if (media === 'embeddings' || (media === 'images' && isFurther)) return 0;
  return scenario('workload.output_tokens');
}

/** A model thinks where it can and is asked to; one that cannot be kept from it thinks a little in any case. */
export function thinkingIn(work: Work, scenario: Scenario, model: Model): number {
  if (work.media !== 'text') return 0;
  switch (model.thinks) {
    case 'always':
      return scenario(work.thinking ?? 'thinking.low_tokens');
    case 'optional':
      return work.thinking === null ? 0 : scenario(work.thinking);
    case 'no':
    case null:
      return 0;
  }
}

function secondsIn(work: Work, scenario: Scenario): number {
  return work.isSoundInTokens
    ? scenario('workload.input_tokens') / TOKENS_PER_SECOND
    : scenario('call.audio_minutes') * 60;
}

/** Calls a month: every request, its calls and those made again; of a further model one for each request that needs it. */
export function callsPerMonth({ isFurther }: Work, scenario: Scenario): number {
  const calls = scenario(isFurther ? 'traffic.further_share' : 'traffic.calls_per_request');
  const again = 1 + scenario('traffic.retry_share');
  return scenario('workload.requests_per_day') * calls * again * scenario('traffic.days_per_month');
}
