import { assume, DEFINITION, JUDGEMENT, type Origin, YOURS } from './entry.ts';

const CALCULATOR: Origin = { source: 'ai-cost-calculator-studio @cbab610b', date: '2026-06-30' };

/** How much work there is, and when it comes. */
export const TRAFFIC_ASSUMPTIONS = {
  'traffic.days_per_month': assume(
    'Days a month on which requests arrive',
    'days',
    [365 / 12],
    [1, 31],
    DEFINITION,
  ),
  'traffic.calls_per_request': assume(
    'Model calls behind one counted request; above 1 where conversations or agent runs were counted',
    'calls',
    [1],
    [1, 1000],
    DEFINITION,
  ),
  'traffic.retry_share': assume(
    'Share of calls that are made again after a timeout or an unusable answer',
    'share',
    [0, 0.02, 0.1],
    [0, 1],
    JUDGEMENT,
  ),
  'traffic.further_share': assume(
    'Share of requests that each further model takes part in, where a project needs one for sound, images or search vectors beside that for text',
    'share',
    [0.1, 1, 1],
    [0, 1],
    JUDGEMENT,
  ),
  'traffic.peak_factor_steady': assume(
    'Busiest minutes against the mean, for a steady load',
    'times',
    [1.25, 1.5, 2.5],
    [1, 100],
    {
      source:
        'Low: DeepSeek inference overview, 278 nodes at the peak for 227 on average; the rest is judgement',
      date: '2025-03',
    },
  ),
  'traffic.peak_factor_bursty': assume(
    'Busiest minutes against the mean, for a bursty or unknown load',
    'times',
    [2.5, 4, 8],
    [1, 100],
    CALCULATOR,
  ),
  'traffic.peak_factor_relaxed': assume(
    'Busiest hours against the mean, for work that can wait in line',
    'times',
    [1, 1, 1.5],
    [1, 100],
    JUDGEMENT,
  ),
  'volume.low_tokens_per_day': assume(
    'Tokens a day where only "low" is stated: below 1 million',
    'tokens',
    [10_000, 200_000, 1e6],
    [1, 1e6],
    JUDGEMENT,
  ),
  'volume.medium_tokens_per_day': assume(
    'Tokens a day where only "medium" is stated: 1 to 50 million',
    'tokens',
    [1e6, 7e6, 5e7],
    [1e6, 5e7],
    JUDGEMENT,
  ),
  'volume.high_tokens_per_day': assume(
    'Tokens a day where only "high" is stated: above 50 million',
    'tokens',
    [5e7, 2e8, 1e9],
    [5e7, 1e12],
    JUDGEMENT,
  ),
  'call.input_tokens': assume(
    'Tokens of input a call, where none are stated',
    'tokens',
    [500, 2000, 6000],
    [1, 1e7],
    {
      source:
        'High: OpenRouter, State of AI, mean of over 6,000; low and likely: planning profiles of llm-d-planner, 512 to 4,096',
      date: '2025-12',
    },
  ),
  'call.output_tokens': assume(
    'Tokens of answer a call, where none are stated',
    'tokens',
    [150, 300, 500],
    [0, 1e6],
    {
      source:
        'OpenRouter, State of AI: a mean of 400 with thinking; planning profiles of llm-d-planner: 256 to 512',
      date: '2025-12',
    },
  ),
  'call.images': assume('Images that one call makes', 'images', [1], [0, 1000], DEFINITION),
  'call.audio_minutes': assume(
    'Minutes of sound in one call, unless sound is all there is and its tokens are stated',
    'minutes',
    [1, 5, 15],
    [0.01, 10_000],
    JUDGEMENT,
  ),
  'call.prompt_tokens': assume(
    'Tokens of what is searched for, or of the description of an image, in a call of a further model',
    'tokens',
    [20, 100, 500],
    [1, 100_000],
    JUDGEMENT,
  ),
  'job.months': assume(
    'Months that the work lasts, where it is a job and not a service; set-up and bought hardware are then paid off within them, unless their months are stated',
    'months',
    null,
    [0.01, 120],
    YOURS,
  ),
} as const;
