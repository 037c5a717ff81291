import { assume, DEFINITION, GPU_LIST, JUDGEMENT, type Origin, THROUGHPUT, YOURS } from './entry.ts';

const LENOVO: Origin = { source: 'Lenovo Press LP2368', date: '2026-02-04' };
const CALCULATOR: Origin = { source: 'ai-cost-calculator-studio @cbab610b', date: '2026-06-30' };

/** Machines of one's own, rented, bought or there already. */
export const MACHINE_ASSUMPTIONS = {
  'replica.calls_per_second': assume(
    'Calls a second that one replica serves at full load',
    'calls per second',
    null,
    [1e-6, 1e6],
    THROUGHPUT,
  ),
  'replica.images_per_second': assume(
    'Images that one GPU makes a second',
    'images per second',
    [0.03, 0.08, 0.6],
    [1e-6, 1e6],
    {
      source:
        'Measured, of the models that the catalogue has a speed of; else FLUX.1-dev: 10 to 15 seconds an image on an RTX 4090 (ownrig.com), up to 30 on an L40S (Pruna); FLUX.1-schnell 1.6 seconds (gigagpu.com). Other cards by what they compute',
      date: '2026-01-15',
    },
  ),
  'replica.audio_speed': assume(
    'Hours of sound that one GPU transcribes in an hour',
    'times real time',
    [12, 35, 50],
    [0.01, 1e6],
    {
      source:
        'Whisper large-v3 on an RTX 4090 (turbo: 2.7 to 5 times as fast): io.net, 30 to 50 times real time; 12 times with the plain program. Other cards: judgement',
      date: '2026-11-26',
    },
  ),
  'replica.calls_at_once': assume(
    'Calls that one replica must be able to hold in memory at the same time',
    'calls',
    [8],
    [1, 4096],
    JUDGEMENT,
  ),
  'replica.utilisation': assume(
    'Share of the full load at which answers stay fast enough',
    'share',
    [0.5, 0.65, 0.75],
    [0.01, 1],
    {
      source: 'T. Lee, request patterns: fine at 69 %, slow at 77 %; the low end is judgement',
      date: '2026-05-15',
    },
  ),
  'replica.utilisation_strict': assume(
    'The same where nearly every answer must begin within half a second',
    'share',
    [0.3, 0.5, 0.65],
    [0.01, 1],
    {
      source: 'T. Lee, request patterns: fine at 69 % of a steady load; the rest is judgement',
      date: '2026-05-15',
    },
  ),
  'replica.minimum': assume('Replicas that always run', 'replicas', [1, 1, 2], [1, 100], JUDGEMENT),
  'replica.minimum_always_on': assume(
    'Replicas that always run where the service must not stop',
    'replicas',
    [2, 2, 3],
    [1, 100],
    CALCULATOR,
  ),
  'gpu.hours_per_month': assume(
    'Hours a month that the GPUs run; all work must then be done in these',
    'hours',
    [730],
    [1, 744],
    DEFINITION,
  ),
  'gpu.least_hours_per_month': assume(
    'Hours a month that a GPU runs at least for work that can wait: an hour a day to start, load the weights and stop',
    'hours',
    [30],
    [0, 744],
    JUDGEMENT,
  ),
  'gpu.usd_per_hour': assume('Rent of one GPU', 'USD per hour', null, [0.01, 1000], GPU_LIST),
  'gpu.reserved_share': assume(
    'Rent of a GPU that is reserved for a year or more, against that by the hour',
    'share',
    [0.53, 0.72, 0.85],
    [0.05, 1],
    {
      source:
        'Hyperstack price list: 15 to 30 % off; RunPod: 28 %; disintermediate.global: up to 47 % at AWS for a year',
      date: '2026-08-26',
    },
  ),
  'gpu.hardware_usd': assume(
    'Price of one GPU with its share of the server',
    'USD',
    null,
    [1, 1e6],
    GPU_LIST,
  ),
  'gpu.watts': assume('Rated power of one GPU', 'W', null, [1, 10_000], GPU_LIST),
  'gpu.count': assume('GPUs of this kind that are yours already', 'GPUs', null, [0, 100_000], YOURS),
  'gpu.maximum': assume(
    'GPUs beyond which list prices mean nothing',
    'GPUs',
    [1024],
    [1, 100_000],
    JUDGEMENT,
  ),
  'own.covered_share': assume(
    'Share of the GPUs needed that you own already, where their number is not stated; the rest is rented, or bought where no rent is known',
    'share',
    [0, 1, 1],
    [0, 1],
    JUDGEMENT,
  ),
  'own.server_factor': assume(
    'Complete server against the GPUs in it, where only the GPU has a quote',
    'times',
    [1.25, 1.5, 1.9],
    [1, 5],
    { source: 'Lenovo Press LP2368: 1.25 for 8 H100, 1.87 for 4 L40S', date: '2026-01-15' },
  ),
  'own.depreciation_months': assume(
    'Months over which bought hardware is written off',
    'months',
    [24, 36, 60],
    [1, 120],
    { source: 'llmtco.com methodology: 36', date: '2026-06-25' },
  ),
  'own.maintenance_share_per_year': assume(
    'Maintenance a year as a share of the hardware price',
    'share',
    [0.05, 0.12, 0.15],
    [0, 1],
    LENOVO,
  ),
  'own.usd_per_kwh': assume('Electricity', 'USD per kWh', [0.1, 0.15, 0.29], [0, 2], {
    source: 'EIA table 5.6.A, commercial: 0.146 on average, 0.108 to 0.295 by state',
    date: '2026-04-26',
  }),
  'own.pue': assume(
    'Power that a server room draws for every watt of its machines',
    'times',
    [1.3, 1.6, 2.1],
    [1, 4],
    {
      source: 'Uptime Institute survey: 1.54; Lawrence Berkeley National Laboratory, small rooms: 1.5 to 2.1',
      date: '2025',
    },
  ),
  'own.power_share': assume(
    'Mean draw of a GPU and its share of the server against the rated power of the GPU',
    'times',
    [0.6, 0.8, 1.5],
    [0.05, 3],
    { source: 'arXiv 2509.18101: 0.75 to 0.87 for the GPU alone', date: '2025-11-11' },
  ),
  'own.colocation_usd_per_gpu': assume(
    'Rack space for one bought GPU and its share of the server',
    'USD per month',
    [0, 75, 190],
    [0, 10_000],
    { source: 'Lenovo Press LP2368: 600 to 1,500 for a rack of 8', date: '2026-02-04' },
  ),
} as const;
