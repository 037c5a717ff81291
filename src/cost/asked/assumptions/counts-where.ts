import type { ChoiceId } from './choices.ts';
import type { AssumptionId } from './id.ts';

const CLOSED = 'a closed model is bought by the token';
const MANAGED = 'an open model is bought by the token';
const ENDPOINT = 'a provider runs a model for you alone that you tuned (task.customization: fine-tuning)';
const MACHINES = 'a model runs on machines of its own';
const HOSTED = 'you host a model';
const BOUGHT = 'machines are bought';
const POWERED = 'machines are bought or are yours already';
const BEST_EFFORT = `${HOSTED} that may fail for a day (workload.availability: best-effort)`;
const BUSINESS = `${HOSTED} that is repaired the same day (workload.availability: business-hours)`;
const ALWAYS_ON = `${HOSTED} around the clock (workload.availability: always-on)`;
const FURTHER =
  'a project needs models for sound, images or search vectors beside that for text (task.modalities)';
const NEW = 'and does not do so today (current.option)';

/**
 * Without what an assumption stands in no figure, in words that follow "it counts only where". The others stand in every
 * figure, or decide whether self-hosting has one.
 */
export const COUNTS_WHERE = {
  'traffic.further_share': FURTHER,
  'traffic.peak_factor_steady': `${MACHINES} for a steady load (workload.load: steady) that cannot wait`,
  'traffic.peak_factor_bursty': `${MACHINES} for a load that is not known to be steady (workload.load) and cannot wait`,
  'traffic.peak_factor_relaxed': `${MACHINES} for work that can wait (workload.latency: relaxed)`,
  'volume.low_tokens_per_day': 'workload.volume is low and workload.requests_per_day is not stated',
  'volume.medium_tokens_per_day': 'workload.volume is medium and workload.requests_per_day is not stated',
  'volume.high_tokens_per_day': 'workload.volume is high and workload.requests_per_day is not stated',
  'call.input_tokens': 'a call holds more than sound and workload.input_tokens is not stated',
  'call.output_tokens': 'the model writes text and workload.output_tokens is not stated',
  'call.images': 'the model makes images (task.modalities)',
  'call.audio_minutes':
    'a model hears sound (task.modalities) and workload.input_tokens does not say how much',
  'call.prompt_tokens': 'search vectors or images are made beside text (task.modalities)',
  'thinking.low_tokens': 'a model of text thinks at low effort (thinking.effort)',
  'thinking.medium_tokens': 'a model of text thinks at medium effort (thinking.effort)',
  'thinking.high_tokens': 'a model of text thinks at high effort (thinking.effort)',
  'cache.read_share': 'text goes in and the model does not act step by step (task.actions)',
  'cache.read_share_acting': 'text goes in and the model acts step by step (task.actions)',
  'cache.write_share': 'something is read from a cache (cache.read_share, cache.read_share_acting)',
  'batch.share': 'work can wait (workload.latency: relaxed), at a provider with prices for batches',
  'price.closed_input_usd': CLOSED,
  'price.closed_cached_input_usd': CLOSED,
  'price.closed_output_usd': CLOSED,
  'price.managed_input_usd': MANAGED,
  'price.managed_cached_input_usd': MANAGED,
  'price.managed_output_usd': MANAGED,
  'price.maximum_tokens_per_day': 'a model is bought by the token',
  'mix.closed_share': 'a mix has a figure',
  'tuning.run_usd': 'a model is tuned (task.customization: fine-tuning)',
  'tuning.closed_price_factor': 'a closed model is tuned (task.customization: fine-tuning)',
  'tuning.endpoint_factor': ENDPOINT,
  'tuning.endpoint_usd_per_hour': ENDPOINT,
  'tuning.endpoint_calls_per_second': ENDPOINT,
  'replica.calls_per_second': 'you host a model of text or search vectors',
  'replica.images_per_second': 'you host a model that makes images',
  'replica.audio_speed': 'you host a model that hears sound',
  'replica.utilisation': `${MACHINES} and need not answer at once (workload.latency: relaxed or normal)`,
  'replica.utilisation_strict': `${MACHINES} and must answer at once (workload.latency: strict)`,
  'replica.minimum': `${MACHINES} and may stop (workload.availability: best-effort or business-hours)`,
  'replica.minimum_always_on': `${MACHINES} and must not stop (workload.availability: always-on)`,
  'gpu.hours_per_month': MACHINES,
  'gpu.least_hours_per_month': `${MACHINES} for work that can wait (workload.latency: relaxed), and gpu.hours_per_month is not stated`,
  'gpu.usd_per_hour': 'you rent machines, or could rent more of those that are yours',
  'gpu.reserved_share': 'machines are reserved (gpu.commitment: reserve)',
  'gpu.hardware_usd': BOUGHT,
  'gpu.watts': POWERED,
  'gpu.maximum': MACHINES,
  'own.covered_share': 'machines are yours already and gpu.count is not stated',
  'own.server_factor': 'machines are bought of which only the card has a list price',
  'own.depreciation_months': BOUGHT,
  'own.maintenance_share_per_year': BOUGHT,
  'own.usd_per_kwh': POWERED,
  'own.pue': POWERED,
  'own.power_share': POWERED,
  'own.colocation_usd_per_gpu':
    'machines are bought for work that must not stop for a day (workload.availability: business-hours or always-on)',
  'staff.service_hours': 'a model is behind an API',
  'staff.hosting_hours_best_effort': BEST_EFFORT,
  'staff.hosting_hours_business': BUSINESS,
  'staff.hosting_hours_always_on': ALWAYS_ON,
  'staff.hosting_hours_per_gpu': HOSTED,
  'setup.service_days': `a model is behind an API ${NEW}`,
  'setup.hosting_days_best_effort': `${BEST_EFFORT} ${NEW}`,
  'setup.hosting_days_business': `${BUSINESS} ${NEW}`,
  'setup.hosting_days_always_on': `${ALWAYS_ON} ${NEW}`,
  'model.closed_api': 'a closed API may be used',
  'model.open_managed': 'a provider may run an open model',
  'thinking.effort': 'a model of text can think',
} as const satisfies Partial<Readonly<Record<AssumptionId | ChoiceId, string>>>;

/** An assumption that may be stated in vain. */
export type ConditionalId = keyof typeof COUNTS_WHERE;

export function isConditional(id: AssumptionId | ChoiceId): id is ConditionalId {
  return id in COUNTS_WHERE;
}
