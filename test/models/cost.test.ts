import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Overrides, resolveAssumptions } from '../../src/models/assumptions.ts';
import { type KnownCost, monthlyCost } from '../../src/models/cost.ts';
import { breakEven } from '../../src/models/cost-break-even.ts';
import type { CostRequest, Hosting, OptionId, Workload } from '../../src/models/cost-request.ts';
import { gpu } from './facts.ts';

const options: readonly OptionId[] = ['open-self-hosted', 'open-managed', 'closed-api', 'hybrid'];

/** USD per million tokens; cached input at a tenth. */
const priceOf =
  (input: number, output: number): CostRequest['closedPrice'] =>
  (call) => ({
    kind: 'known',
    usd:
      ((call.inputTokens - call.cachedTokens) * input +
        call.cachedTokens * (input / 10) +
        call.outputTokens * output) /
      1e6,
  });

const hosting: Hosting = {
  set: { gpu: gpu('H100-SXM'), count: 2, weightBytes: 1, kvCacheBytes: 1, usableBytes: 2 },
  throughput: {
    kind: 'estimated',
    requestsPerSecond: { low: 6, likely: 10, high: 15 },
    tokensPerSecond: { low: 3000, likely: 5000, high: 7500 },
  },
  acquisition: 'rented',
};
const workload: Workload = {
  requestsPerDay: 50_000,
  inputTokens: 2000,
  outputTokens: 500,
  load: 'bursty',
  availability: 'best-effort',
};
const request: CostRequest = {
  workload,
  assumptions: resolveAssumptions({}),
  closedPrice: priceOf(3, 15),
  managedPrice: priceOf(0.5, 1),
  hosting,
  current: 'none',
};
const withOverrides = (overrides: Overrides): CostRequest => ({
  ...request,
  assumptions: resolveAssumptions(overrides),
});
const atVolume = (from: CostRequest, requestsPerDay: number): CostRequest => ({
  ...from,
  workload: { ...from.workload, requestsPerDay },
});

function known(option: OptionId, from: CostRequest): KnownCost {
  const cost = monthlyCost(option, from);
  if (cost.kind !== 'known') throw new Error(`${option} is ${cost.kind}`);
  return cost;
}
const part = (cost: KnownCost, id: string) => cost.parts.find((each) => each.id === id);

describe('an API', () => {
  test('costs one call times the calls of the month, with those made again', () => {
    const cost = known('closed-api', request);
    const usdPerCall = (2000 * 3 + 500 * 15) / 1e6;
    expect(part(cost, 'tokens')?.likely).toBeCloseTo((usdPerCall * 50_000 * 1.02 * 365) / 12, 6);
    expect(cost.dominant).toBe('tokens');
    expect(cost.perThousandRequests.likely).toBeCloseTo((cost.likely * 12) / 365 / 50, 6);
  });

  test('asks for the price of a single call, so that tiers see its size', () => {
    const sizes = new Set<number>();
    monthlyCost('closed-api', {
      ...request,
      closedPrice: (call) => {
        sizes.add(call.inputTokens);
        return { kind: 'known', usd: 1 };
      },
    });
    expect([...sizes]).toEqual([2000]);
  });

  test('costs less from the cache, more with several calls a request', () => {
    const cached = known('closed-api', withOverrides({ 'api.cached_share': 0.5 }));
    const usdPerCall = (1000 * 3 + 1000 * 0.3 + 500 * 15) / 1e6;
    expect(part(cached, 'tokens')?.likely).toBeCloseTo((usdPerCall * 50_000 * 1.02 * 365) / 12, 6);
    const chatty = known('closed-api', withOverrides({ 'traffic.calls_per_request': 3 }));
    const plain = part(known('closed-api', request), 'tokens')?.likely ?? 0;
    expect(part(chatty, 'tokens')?.likely).toBeCloseTo(plain * 3, 6);
  });

  test('is unknown without a price, never free', () => {
    const { closedPrice: _closed, ...unpriced } = request;
    const refused = {
      ...request,
      closedPrice: () => ({ kind: 'unknown', reason: { kind: 'not-listed' } }) as const,
    };
    const answer = { kind: 'unknown', missing: ['price of the closed model'] };
    expect(monthlyCost('closed-api', unpriced)).toEqual(answer);
    expect(monthlyCost('hybrid', refused)).toEqual(answer);
    expect(monthlyCost('open-managed', unpriced).kind).toBe('known');
  });
});

describe('self-hosting', () => {
  test('rents as many replicas as the peak needs', () => {
    const cost = known('open-self-hosted', request);
    // 50 000 calls and 2 % more, four times the mean, of 10 a second at 65 %: one replica of two GPUs at the median rent.
    const rent = gpu('H100-SXM').rent?.likely ?? 0;
    expect(cost.hosting).toMatchObject({ replicas: 1, gpus: 2 });
    expect(part(cost, 'gpu-rent')?.likely).toBeCloseTo(2 * 730 * rent, 6);
    const busier = known('open-self-hosted', atVolume(request, 500_000));
    expect(busier.hosting?.replicas).toBe(Math.ceil((500_000 * 1.02 * 4) / 86_400 / 6.5));
    expect(busier.hosting?.servesPerDay).toBeGreaterThanOrEqual(500_000);
    const steady: CostRequest = {
      ...request,
      workload: { ...workload, requestsPerDay: 500_000, load: 'steady' },
    };
    expect(known('open-self-hosted', steady).hosting?.replicas).toBe(2);
  });

  test('keeps two replicas where it must not stop', () => {
    const always: CostRequest = { ...request, workload: { ...workload, availability: 'always-on' } };
    expect(known('open-self-hosted', always).hosting).toMatchObject({ replicas: 2, gpus: 4 });
  });

  test('counts staff, which decides at low volume', () => {
    const cost = known('open-self-hosted', atVolume(request, 100));
    expect(part(cost, 'staff')?.likely).toBeCloseTo((0.5 * 180_000) / 12, 6);
    expect(cost.dominant).toBe('staff');
    const quoted = known('open-self-hosted', atVolume(withOverrides({ 'gpu.usd_per_hour': 3 }), 100));
    expect(quoted.sensitivities[0]?.id).toBe('staff.hosting_fte');
    const large = known('open-self-hosted', withOverrides({ 'replica.minimum': 40 }));
    expect(part(large, 'staff')?.likely).toBeCloseTo(((80 / 75) * 180_000) / 12, 6);
  });

  test('bought hardware is written off, powered and housed', () => {
    const bought: CostRequest = { ...request, hosting: { ...hosting, acquisition: 'bought' } };
    const cost = known('open-self-hosted', bought);
    const price = gpu('H100-SXM').serverShare?.likely ?? 0;
    expect(part(cost, 'hardware')?.likely).toBeCloseTo((2 * price) / 36, 6);
    expect(part(cost, 'maintenance')?.likely).toBeCloseTo((2 * price * 0.12) / 12, 6);
    expect(part(cost, 'power')?.likely).toBeCloseTo(2 * 0.7 * 0.8 * 730 * (0.15 + 0.18), 6);
    expect(part(cost, 'colocation')?.likely).toBe(600);
    expect(cost.upFrontUsd).toBeCloseTo(2 * price + (30 / 220) * 180_000, 6);
  });

  test('hardware and set-up that are there already are sunk', () => {
    const owned: CostRequest = {
      ...request,
      hosting: { ...hosting, acquisition: 'owned' },
      current: 'open-self-hosted',
    };
    const cost = known('open-self-hosted', owned);
    expect(cost.parts.map(({ id }) => id)).not.toContain('hardware');
    expect(part(cost, 'set-up')?.likely).toBe(0);
    expect(cost.upFrontUsd).toBe(0);
    expect(part(cost, 'power')?.likely).toBeGreaterThan(0);
    const api = known('closed-api', { ...request, current: 'closed-api' });
    expect(part(api, 'set-up')?.likely).toBe(0);
  });

  test('says what is missing, and takes a stated value instead', () => {
    const without: CostRequest = {
      ...request,
      hosting: { ...hosting, acquisition: 'bought', set: { ...hosting.set, gpu: gpu('A10G') } },
    };
    expect(monthlyCost('open-self-hosted', without)).toEqual({
      kind: 'unknown',
      missing: ['gpu.hardware_usd'],
    });
    const stated = { ...without, assumptions: resolveAssumptions({ 'gpu.hardware_usd': 3000 }) };
    expect(part(known('open-self-hosted', stated), 'hardware')?.likely).toBeCloseTo(6000 / 36, 6);
    const { hosting: _hosting, ...unhosted } = request;
    expect(monthlyCost('hybrid', unhosted)).toEqual({
      kind: 'unknown',
      missing: ['GPUs that fit the model'],
    });
  });
});

test('a hybrid pays for replicas, for escalated calls and for both kinds of staff', () => {
  const [hybrid, own, api] = [
    known('hybrid', request),
    known('open-self-hosted', request),
    known('closed-api', request),
  ];
  expect(part(hybrid, 'tokens')?.likely).toBeCloseTo((part(api, 'tokens')?.likely ?? 0) * 0.2, 6);
  expect(part(hybrid, 'gpu-rent')).toEqual(part(own, 'gpu-rent'));
  expect(part(hybrid, 'staff')?.likely).toBeCloseTo((0.55 * 180_000) / 12, 6);
});

test('the three assumptions that matter most are those that brute force finds', () => {
  for (const option of options) {
    const cost = known(option, request);
    const swings = cost.assumptions.map(({ id, value }) => {
      const at = (end: number) => known(option, withOverrides({ ...overridesOf(cost), [id]: end })).likely;
      return { id, swing: Math.abs(at(value.high) - at(value.low)) };
    });
    const most = swings.filter(({ swing }) => swing > 0).toSorted((left, right) => right.swing - left.swing);
    expect(cost.sensitivities.map(({ id }) => id)).toEqual(most.slice(0, 3).map(({ id }) => id));
  }
});

/** Every range that a cost rests on, stated as an override. */
function overridesOf(cost: KnownCost): Overrides {
  return Object.fromEntries(cost.assumptions.map(({ id, value }) => [id, value]));
}

describe('numbers that cannot be', () => {
  test.each([0, -5, Number.NaN, Number.POSITIVE_INFINITY, 0.5])('%d requests a day are refused', (value) => {
    for (const option of options)
      expect(monthlyCost(option, atVolume(request, value))).toMatchObject({
        kind: 'invalid',
        facts: [{ id: 'workload.requests_per_day', least: 1 }],
      });
  });

  test('a million million requests a day go beyond every list price', () => {
    const limits = options.map((option) => monthlyCost(option, atVolume(request, 1e12)));
    expect(limits).toMatchObject([
      { kind: 'beyond-capacity', limit: 'gpu.maximum', allowed: 1024 },
      { kind: 'beyond-capacity', limit: 'api.maximum_tokens_per_day' },
      { kind: 'beyond-capacity', limit: 'api.maximum_tokens_per_day' },
      { kind: 'beyond-capacity', limit: 'api.maximum_tokens_per_day' },
    ]);
  });

  test('unknown numbers are named', () => {
    const vague = { ...request, workload: { ...workload, requestsPerDay: null, outputTokens: null } };
    const missing = ['workload.requests_per_day', 'workload.output_tokens'];
    expect(monthlyCost('closed-api', vague)).toEqual({ kind: 'unknown', missing });
  });
});

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
    { numRuns: 500 },
  );
});

test('more requests never cost less', () => {
  fc.assert(
    fc.property(
      anyRequest,
      fc.double({ min: 1, max: 1e8, noNaN: true }),
      anyOption,
      (from, volume, option) => {
        const [less, more] = [volume, volume * 1.5].map((each) => monthlyCost(option, atVolume(from, each)));
        if (less?.kind === 'known' && more?.kind === 'known')
          for (const end of ['low', 'likely', 'high'] as const)
            expect(more[end]).toBeGreaterThanOrEqual(less[end] * (1 - 1e-12));
      },
    ),
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
        expect(own.likely / likelyOf('closed-api', from, requestsPerDay)).toBeCloseTo(1, 6);
        for (const share of [0.2, 0.5, 0.9, 0.999])
          expect(likelyOf('open-self-hosted', from, requestsPerDay * share)).toBeGreaterThan(
            likelyOf('closed-api', from, requestsPerDay * share),
          );
      }),
      { numRuns: 300 },
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
    const { managedPrice: _managed, ...unpriced } = request;
    expect(breakEven(unpriced, 'open-managed')).toMatchObject({ kind: 'unknown' });
  });
});
