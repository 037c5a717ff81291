import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OptionId } from '../../src/catalog/option.ts';
import { resolveAssumptions } from '../../src/cost/assumptions.ts';
import { type KnownCost, monthlyCost } from '../../src/cost/cost.ts';
import { breakEven } from '../../src/cost/cost-break-even.ts';
import type { CostRequest } from '../../src/cost/cost-request.ts';
import { atVolume, hosting, known, options, part, priceOf, request, workload } from './cost-requests.ts';

const anyRequest: fc.Arbitrary<CostRequest> = fc
  .record({
    inputTokens: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 1, max: 1e5 }) },
      { weight: 1, arbitrary: fc.double({ min: 1, max: 1e308, noNaN: true }) },
    ),
    outputTokens: fc.integer({ min: 0, max: 1e5 }),
    load: fc.constantFrom('steady', 'bursty', null),
    availability: fc.constantFrom('best-effort', 'always-on', null),
    acquisition: fc.constantFrom('rented', 'bought', 'owned'),
    current: fc.constantFrom('none', ...options),
    callsPerSecond: fc.integer({ min: 1, max: 100_000 }).map((value) => value / 1000),
    price: fc.integer({ min: 0, max: 1_000 }).map((value) => value / 10),
    staff: fc.integer({ min: 0, max: 50 }).map((value) => value / 10),
  })
  .map(({ acquisition, callsPerSecond, price, staff, current, ...facts }) => {
    const rate = { low: callsPerSecond / 2, likely: callsPerSecond, high: callsPerSecond * 2 };
    const throughput = { kind: 'estimated', requestsPerSecond: rate, tokensPerSecond: rate } as const;
    return {
      ...request,
      workload: { ...workload, ...facts },
      assumptions: resolveAssumptions({ 'staff.hosting_fte': staff }),
      closedPrice: priceOf(price, price * 3),
      hosting: { ...hosting, acquisition, throughput },
      current,
    };
  });
const anyVolume = fc.double({ min: 1, max: 1e15, noNaN: true });
const anyOption = fc.constantFrom(...options);

test('every figure is finite and every range ascends, whatever the numbers', () => {
  const isFine = (value: unknown): boolean => {
    if (typeof value === 'number') return Number.isFinite(value);
    return typeof value !== 'object' || value === null || Object.values(value).every(isFine);
  };
  fc.assert(
    fc.property(anyRequest, anyVolume, anyOption, (from, volume, option) => {
      const cost = monthlyCost(option, atVolume(from, volume));
      expect(isFine(cost), JSON.stringify(cost)).toBe(true);
      expect(isFine(breakEven(atVolume(from, volume), 'closed-api'))).toBe(true);
      if (cost.kind !== 'known') return;
      expect(0 <= cost.low && cost.low <= cost.likely && cost.likely <= cost.high).toBe(true);
      expect(cost.parts.reduce((sum, { likely }) => sum + likely, 0)).toBeCloseTo(cost.likely, 4);
    }),
    { numRuns: 200 },
  );
});

test('more requests are never likely to cost less', () => {
  fc.assert(
    fc.property(
      anyRequest,
      fc.double({ min: 1, max: 1e8, noNaN: true }),
      anyOption,
      (from, volume, option) => {
        const [less, more] = [volume, volume * 1.5].map((each) => monthlyCost(option, atVolume(from, each)));
        // The ends may: where one replica more is already needed, uncertainty about the load adds less.
        if (less?.kind === 'known' && more?.kind === 'known')
          expect(more.likely).toBeGreaterThanOrEqual(less.likely * (1 - 1e-12));
      },
    ),
    { numRuns: 200 },
  );
});

describe('break-even', () => {
  const likelyOf = (option: OptionId, from: CostRequest, volume: number) =>
    known(option, atVolume(from, volume)).likely;

  test('is where the curves cross, and never beyond what the replicas serve', () => {
    let crossings = 0;
    fc.assert(
      fc.property(anyRequest, (from) => {
        const result = breakEven(atVolume(from, 1000), 'closed-api');
        if (result.kind !== 'known' || result.volume.kind !== 'from') return;
        const { requestsPerDay, servesPerDay, replicas } = result.volume;
        expect(requestsPerDay).toBeLessThanOrEqual(servesPerDay);
        if (requestsPerDay < 10) return;
        crossings += 1;
        const own = known('open-self-hosted', atVolume(from, requestsPerDay));
        expect(own.hosting?.replicas).toBe(replicas);
        expect(known('open-self-hosted', atVolume(from, servesPerDay)).hosting?.replicas).toBe(replicas);
        expect(own.likely / likelyOf('closed-api', from, requestsPerDay)).toBeCloseTo(1, 6);
        for (const share of [0.2, 0.5, 0.9, 0.999])
          expect(likelyOf('open-self-hosted', from, requestsPerDay * share)).toBeGreaterThan(
            likelyOf('closed-api', from, requestsPerDay * share),
          );
      }),
      { numRuns: 150 },
    );
    expect(crossings).toBeGreaterThan(20);
  });

  test('is never reached where a call costs less than hosting it', () => {
    const cheap = { ...request, closedPrice: priceOf(0.01, 0.01) };
    expect(breakEven(cheap, 'closed-api')).toMatchObject({
      kind: 'known',
      months: { kind: 'never', reason: 'running-costs' },
      volume: { kind: 'never' },
    });
  });

  test('comes after the set-up is repaid from what is saved each month', () => {
    const result = breakEven(request, 'closed-api');
    const [own, api] = [known('open-self-hosted', request), known('closed-api', request)];
    const running = (cost: KnownCost) => cost.likely - (part(cost, 'set-up')?.likely ?? 0);
    const months = (own.upFrontUsd - api.upFrontUsd) / (running(api) - running(own));
    expect(result).toMatchObject({ kind: 'known', months: { kind: 'after' } });
    expect(result.kind === 'known' && result.months.kind === 'after' && result.months.months).toBeCloseTo(
      months,
      9,
    );
  });

  test('does not come after the hardware is written off', () => {
    const bought: CostRequest = { ...request, hosting: { ...hosting, acquisition: 'bought' } };
    const months = Array.from({ length: 60 }, (_, step) => {
      const result = breakEven(atVolume(bought, 10_000 + 500 * step), 'closed-api');
      return result.kind === 'known' ? result.months : undefined;
    });
    expect(months).toContainEqual({ kind: 'never', reason: 'running-costs' });
    const late = months.find((each) => each?.kind === 'never' && each.reason === 'written-off-first');
    expect(late && 'months' in late && late.months).toBeGreaterThan(36);
    for (const each of months) if (each?.kind === 'after') expect(each.months).toBeLessThanOrEqual(36);
  });

  test('is unknown, not never, without a price', () => {
    expect(breakEven({ ...request, managedPrice: null }, 'open-managed')).toMatchObject({ kind: 'unknown' });
  });
});
