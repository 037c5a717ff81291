import { describe, expect, test } from 'vitest';
import { type Overrides, resolveAssumptions } from '../../src/cost/assumptions.ts';
import { type KnownCost, likelyUsd, monthlyCost } from '../../src/cost/cost.ts';
import type { CostRequest } from '../../src/cost/cost-request.ts';
import { gpu } from '../catalog/facts.ts';
import {
  atVolume,
  hosting,
  known,
  knownCall,
  options,
  part,
  request,
  withOverrides,
  workload,
} from './cost-requests.ts';

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
        return knownCall(1);
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
    const unpriced = { ...request, closedPrice: null };
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
    // 50 000 calls and 2 % more, four times the mean, of 10 a second at 65 %: one replica of two GPUs at the
    // median rent.
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
    expect(monthlyCost('hybrid', { ...request, hosting: null })).toEqual({
      kind: 'unknown',
      missing: ['GPUs that fit the model'],
    });
  });
});

test('the likely figure alone is that of the full estimate', () => {
  for (const option of options) expect(likelyUsd(option, request)).toBe(known(option, request).likely);
  expect(likelyUsd('closed-api', atVolume(request, 1e12))).toBeNull();
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
    for (const { usdAtLow, usdAtHigh } of cost.sensitivities) {
      expect(cost.low).toBeLessThanOrEqual(Math.min(usdAtLow, usdAtHigh));
      expect(cost.high).toBeGreaterThanOrEqual(Math.max(usdAtLow, usdAtHigh));
    }
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
