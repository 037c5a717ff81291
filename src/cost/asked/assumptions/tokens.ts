import { assume, GPU_LIST, JUDGEMENT, THROUGHPUT, YOURS } from './entry.ts';

/** What the team states is what it pays, but that a batch has a price of its own. */
const usd = (what: string) =>
  assume(
    `${what}, with all that is added, outside a batch`,
    'USD per million tokens',
    null,
    [0, 10_000],
    YOURS,
  );

/** What is paid by the token, and how many there are. */
export const TOKEN_ASSUMPTIONS = {
  'thinking.low_tokens': assume(
    'Tokens that a model thinks before it answers, at low effort; billed as output',
    'tokens a call',
    [30, 200, 800],
    [0, 1e6],
    {
      source:
        'LRMTokenEconomy (Nous Research): 70 to 450 tokens for simple questions; how efforts split is judgement',
      date: '2025-08',
    },
  ),
  'thinking.medium_tokens': assume(
    'Tokens that a model thinks before it answers, at medium effort; billed as output',
    'tokens a call',
    [60, 450, 2000],
    [0, 1e6],
    {
      source:
        'LRMTokenEconomy (Nous Research): 70 to 450 for simple questions, 2,000 and more for hard ones; how efforts split is judgement',
      date: '2025-08',
    },
  ),
  'thinking.high_tokens': assume(
    'Tokens that a model thinks before it answers, at high effort; billed as output',
    'tokens a call',
    [100, 1200, 9000],
    [0, 1e6],
    {
      source:
        'LRMTokenEconomy (Nous Research): 1,200 to 9,200 tokens for competition maths; how efforts split is judgement',
      date: '2025-08',
    },
  ),
  'cache.read_share': assume(
    "Share of input that the provider's prompt cache answers for",
    'share',
    [0, 0, 0.56],
    [0, 1],
    {
      source:
        'High: DeepSeek inference overview, 56 % of a whole service; nothing is read from a cache unless prompts are made for it',
      date: '2025-03',
    },
  ),
  'cache.read_share_acting': assume(
    "Share of input that the provider's prompt cache answers for, where the model acts step by step",
    'share',
    [0.5, 0.8, 0.96],
    [0, 1],
    {
      source: 'ProjectDiscovery: 84 %; maximhq/bifrost issue 904: 96 %; the low end is judgement',
      date: '2026-04-10',
    },
  ),
  'cache.write_share': assume(
    'Share of input that is written to the prompt cache anew, where something is read from it',
    'share',
    [0, 0.05, 0.15],
    [0, 1],
    {
      source: 'stakwork/stakgraph pull request 1688: 5 of 87 thousand tokens; the ends are judgement',
      date: '2026-09-14',
    },
  ),
  'batch.share': assume(
    'Share of calls at batch prices, where the work can wait',
    'share',
    [0, 1, 1],
    [0, 1],
    JUDGEMENT,
  ),
  'price.closed_input_usd': usd('What you pay a closed API for input'),
  'price.closed_cached_input_usd': usd('What you pay a closed API for input read from its cache'),
  'price.closed_output_usd': usd('What you pay a closed API for output'),
  'price.managed_input_usd': usd('What you pay a provider of an open model for input'),
  'price.managed_cached_input_usd': usd(
    'What you pay a provider of an open model for input read from its cache',
  ),
  'price.managed_output_usd': usd('What you pay a provider of an open model for output'),
  'price.maximum_tokens_per_day': assume(
    'Tokens a day beyond which a list price means nothing',
    'tokens',
    [1e12],
    [1, 1e15],
    JUDGEMENT,
  ),
  'mix.closed_share': assume(
    'Share of requests of a mix that the closed model answers',
    'share',
    [0.1, 0.2, 0.4],
    [0, 1],
    JUDGEMENT,
  ),
  'tuning.run_usd': assume(
    'One fine-tuning with its trials, paid to whoever runs it',
    'USD',
    [100, 1000, 10_000],
    [0, 1e7],
    JUDGEMENT,
  ),
  'tuning.closed_price_factor': assume(
    'Price of a tuned closed model against the plain one',
    'times',
    [1, 1.5, 2],
    [1, 10],
    {
      source:
        'genai-prices 0.1.8: tuned GPT-4o 1.5 times, tuned GPT-4o mini 2 times the plain price; the low end is judgement',
      date: '2026-09-23',
    },
  ),
  'tuning.endpoint_factor': assume(
    "Price of a provider's GPU that serves tuned weights of yours alone, against plain rent",
    'times',
    [1, 1.5, 2.5],
    [1, 10],
    {
      source:
        'Dedicated endpoints of Together, Hugging Face and Fireworks against rent by the hour at Hyperstack and RunPod',
      date: '2026-10-07',
    },
  ),
  'tuning.endpoint_usd_per_hour': assume(
    'Rent of one GPU of the kind on which a provider serves tuned weights of yours alone',
    'USD per hour',
    null,
    [0.01, 1000],
    GPU_LIST,
  ),
  'tuning.endpoint_calls_per_second': assume(
    "Calls a second that one replica of a provider's, with tuned weights of yours alone, serves at full load",
    'calls per second',
    null,
    [1e-6, 1e6],
    THROUGHPUT,
  ),
} as const;
