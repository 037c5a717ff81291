import { assume, JUDGEMENT, type Origin } from './entry.ts';

const hours = (what: string, value: readonly [number, number, number], origin: Origin) =>
  assume(what, 'hours a month', value, [0, 100_000], origin);
const days = (what: string, value: readonly [number, number, number], origin: Origin) =>
  assume(what, 'person-days', value, [0, 10_000], origin);
const upkeep = (claim: string, date: string): Origin => ({
  source: `${claim}; which level it is meant for is judgement`,
  date,
});

/** People: what they cost, and how many hours of theirs each way to run a model takes. */
export const PEOPLE_ASSUMPTIONS = {
  'staff.usd_per_year': assume(
    'One full-time person, fully loaded',
    'USD per year',
    [147_000, 180_000, 265_000],
    [0, 2_000_000],
    {
      source:
        'BLS, occupational wages and employer costs: 103,000 to 185,000 of pay, times 1.42; half a post in a Spheron calculation: 150,000 to 200,000 a post',
      date: '2025-09-12',
    },
  ),
  'staff.service_hours': hours('Looking after a model behind an API, open or closed', [1, 4, 10], JUDGEMENT),
  'staff.hosting_hours_best_effort': hours(
    'Running a self-hosted model that may fail for a day',
    [1, 4, 10],
    upkeep('autolearningagents.com: 2 to 4 hours', '2026-05'),
  ),
  'staff.hosting_hours_business': hours(
    'Running a self-hosted model that is repaired the same day',
    [8, 20, 40],
    upkeep('autolearningagents.com: 8 to 20 hours', '2026-05'),
  ),
  'staff.hosting_hours_always_on': hours(
    'Running a self-hosted model around the clock, on call',
    [33, 80, 160],
    upkeep('PeakInfer: 33 to 66 hours; Spheron: half a post for 8 H100', '2026-06-01'),
  ),
  'staff.hosting_hours_per_gpu': hours('The same for every GPU beyond the first', [0.6, 1.2, 1.7], {
    source: 'hedgehog.cloud: 85 to 256 GPUs for one post; the middle is judgement',
    date: '2026-11-26',
  }),
  'setup.service_days': days('Until a model behind an API serves', [0.5, 3, 10], JUDGEMENT),
  'setup.hosting_days_best_effort': days(
    'Until a self-hosted model serves that may fail for a day',
    [1, 3, 10],
    JUDGEMENT,
  ),
  'setup.hosting_days_business': days(
    'Until a self-hosted model serves in business hours',
    [3, 10, 20],
    upkeep('gigagpu.com: serving on day 5, in production after some 4 weeks, by the calendar', '2026-11-26'),
  ),
  'setup.hosting_days_always_on': days(
    'Until a self-hosted model serves around the clock',
    [10, 20, 40],
    upkeep('gigagpu.com: serving on day 5, in production after some 4 weeks, by the calendar', '2026-11-26'),
  ),
  'setup.amortisation_months': assume(
    'Months over which the set-up is spread',
    'months',
    [12, 12, 24],
    [1, 120],
    JUDGEMENT,
  ),
} as const;
