import { describe, expect, test } from 'vitest';
import type { Override } from '../../src/cost/asked/assumptions/resolve.ts';

import { breakEvenIn, quoted } from './facts-of.ts';
import { closed, FACTS, factsOf, MODELS, offer } from './hand-made.ts';

const load = {
  'task.modalities': ['text'],
  'workload.requests_per_day': 1000,
  'workload.input_tokens': 1000,
  'workload.output_tokens': 200,
};
const MODELS_NAMED = {
  'model.closed_api': 'standard',
  'model.open_managed': 'middling',
  'model.open_self_hosted': 'middling',
};
const AGAINST = ['closed-api', 'open-managed'] as const;
type Overrides = Readonly<Record<string, Override>>;
type Against = (typeof AGAINST)[number];

/** By how much self-hosting is dearer at a volume, as a quote for that volume says; null where one has no figure. */
function gapAt(requests: number, against: Against, overrides: Overrides): number | null {
  const { costs } = quoted(
    { ...load, 'workload.requests_per_day': requests },
    { ...MODELS_NAMED, ...overrides },
    FACTS,
  );
  const [own, other] = [costs.get('open-self-hosted'), costs.get(against)];
  return own?.kind === 'known' && other?.kind === 'known' ? own.likely - other.likely : null;
}

/** Every volume from one request a day to where list prices end, a twentieth of a decade apart. */
function gapsOf(against: Against, overrides: Overrides) {
  const gaps: { readonly requests: number; readonly gap: number }[] = [];
  for (let step = 0; step <= 180; step += 1) {
    const requests = 10 ** (step / 20);
    const gap = gapAt(requests, against, overrides);
    if (gap === null) break;
    gaps.push({ requests, gap });
  }
  return gaps;
}

const PROJECTS: readonly Overrides[] = [
  {},
  { 'gpu.commitment': 'buy' },
  { 'gpu.kind': 'L4' },
  { 'gpu.usd_per_hour': 0.5 },
  { 'price.closed_input_usd': 20, 'price.closed_output_usd': 60, 'price.managed_input_usd': 5 },
  { 'price.closed_input_usd': 0, 'price.closed_output_usd': 0.0001, 'price.managed_input_usd': 0.0001 },
  {
    'staff.usd_per_year': 0,
    'gpu.usd_per_hour': 0.01,
    'price.closed_input_usd': 9999,
    'price.managed_output_usd': 9999,
  },
];

describe.each(AGAINST)('a break-even against %s', (against) => {
  test.each(PROJECTS)('is what brute force over volumes finds, with %o', (overrides) => {
    const found = breakEvenIn(quoted(load, { ...MODELS_NAMED, ...overrides }, FACTS), against, FACTS);
    const gaps = gapsOf(against, overrides);
    const dear = gaps.filter(({ gap }) => gap > 0);
    switch (found.kind) {
      case 'always':
        expect(dear).toEqual([]);
        break;
      case 'never':
        // Every second volume is one that was looked at.
        expect(gaps.filter(({ gap }, step) => step % 2 === 0 && gap <= 0)).toEqual([]);
        break;
      case 'from': {
        const below = gaps.filter(({ requests }) => requests < found.requestsPerDay / 1.13);
        expect(below.some(({ gap }) => gap > 0)).toBe(true);
        const step = 10 ** 0.1 * found.requestsPerDay;
        expect(dear.filter(({ requests }) => requests > step)).toEqual([]);
        expect(gapAt(found.requestsPerDay, against, overrides)).toBeLessThanOrEqual(1e-6);
        expect(gapAt(found.requestsPerDay / 1.01 - 1, against, overrides) ?? 0).toBeGreaterThan(0);
        break;
      }
      default:
        throw new Error(found.kind);
    }
  });
});

test('is found in every kind, so that none is tested in vain', () => {
  const kinds = PROJECTS.map(
    (overrides) =>
      breakEvenIn(quoted(load, { ...MODELS_NAMED, ...overrides }, FACTS), 'closed-api', FACTS).kind,
  );
  expect(new Set(kinds)).toEqual(new Set(['from', 'never', 'always']));
});

test('takes the machines that suit each volume, not those of the stated one', () => {
  const few = { ...load, 'workload.requests_per_day': 100 };
  const many = { ...load, 'workload.requests_per_day': 5_000_000 };
  const at = (stated: typeof load) => breakEvenIn(quoted(stated, {}, FACTS), 'closed-api', FACTS);
  const [low, high] = [at(few), at(many)];
  if (low.kind !== 'from' || high.kind !== 'from') throw new Error(`${low.kind}, ${high.kind}`);
  expect(low.requestsPerDay).toBe(high.requestsPerDay);
});

test('repays what is paid first from what is saved each month', () => {
  const stated = { ...load, 'workload.requests_per_day': 1_000_000 };
  const quote = quoted(stated, { ...MODELS_NAMED, 'gpu.commitment': 'buy' }, FACTS);
  const found = breakEvenIn(quote, 'closed-api', FACTS);
  const cost = (option: 'open-self-hosted' | 'closed-api') => {
    const known = quote.costs.get(option);
    if (known?.kind !== 'known') throw new Error(option);
    const running = (known.over36Months - known.over12Months) / 24;
    return { running, upFront: known.over12Months - 12 * running };
  };
  const [own, api] = [cost('open-self-hosted'), cost('closed-api')];
  const months = (own.upFront - api.upFront) / (api.running - own.running);
  expect(months).toBeGreaterThan(0);
  expect(found.kind === 'from' && found.paidBackAfter).toBeCloseTo(months, 6);
});

test('is not drawn where a side has no figure', () => {
  const frontier = { ...load, 'task.quality': 'frontier' };
  expect(breakEvenIn(quoted(frontier, {}, FACTS), 'closed-api', FACTS)).toEqual({
    kind: 'not-comparable',
    lacking: 'open-self-hosted',
  });
  const unsold = factsOf([
    ...MODELS.filter(({ kind }) => kind === 'open'),
    closed('x', 'frontier', [offer('v', 1, 1)]),
  ]);
  expect(breakEvenIn(quoted(load, {}, unsold), 'closed-api', unsold)).toEqual({
    kind: 'not-comparable',
    lacking: 'closed-api',
  });
});
