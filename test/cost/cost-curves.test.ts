import { describe, expect, test } from 'vitest';
import { breakEvens } from '../../src/cost/answers/break-even.ts';
import { costCurves } from '../../src/cost/answers/cost-curves.ts';
import type { Override } from '../../src/cost/asked/assumptions/resolve.ts';
import type { FactValue } from '../../src/rulebook/fact.ts';
import { quoted } from './facts-of.ts';
import { FACTS } from './hand-made.ts';

const LOAD = {
  'task.modalities': ['text'],
  'workload.requests_per_day': 1000,
  'workload.input_tokens': 1000,
  'workload.output_tokens': 200,
};
const NAMED = {
  'model.closed_api': 'standard',
  'model.open_managed': 'middling',
  'model.open_self_hosted': 'middling',
};

const DEAR_API = { 'price.closed_input_usd': 20, 'price.closed_output_usd': 60 };

function found(
  requests: number,
  overrides: Readonly<Record<string, Override>> = {},
  more: Readonly<Record<string, FactValue>> = {},
) {
  const quote = quoted(
    { ...LOAD, 'workload.requests_per_day': requests, ...more },
    { ...NAMED, ...overrides },
    FACTS,
  );
  const compared = breakEvens(quote, FACTS);
  return { quote, compared, drawn: costCurves(quote, compared, FACTS) };
}

describe('curves of cost against volume', () => {
  test('pass through the likely figures at the stated volume, in the order of volumes around it', () => {
    const { drawn, quote } = found(1000);
    expect(drawn?.curves.map(({ option }) => option)).toEqual([
      'open-self-hosted',
      'open-managed',
      'closed-api',
    ]);
    for (const { option, points } of drawn?.curves ?? []) {
      const cost = quote.costs.get(option);
      const here = points.find(({ requestsPerDay }) => requestsPerDay === 1000);
      expect(here?.usd).toBeCloseTo(cost?.kind === 'known' ? cost.likely : Number.NaN, 6);
      const volumes = points.map(({ requestsPerDay }) => requestsPerDay);
      expect(volumes).toEqual(volumes.toSorted((a, b) => a - b));
      expect(volumes[0]).toBeLessThan(50);
      expect(volumes.at(-1)).toBeGreaterThan(20_000);
    }
  });

  test('are met at each break-even that is near, on the curve of self-hosting', () => {
    const prices = { ...DEAR_API, 'price.managed_input_usd': 5 };
    const { compared, drawn } = found(1000, prices);
    const froms = compared.flatMap(({ result }) => (result.kind === 'from' ? [result.requestsPerDay] : []));
    expect(froms.length).toBeGreaterThan(0);
    expect(drawn?.meetings.map(({ requestsPerDay }) => requestsPerDay)).toEqual(froms);
    for (const { requestsPerDay, usd } of drawn?.meetings ?? []) {
      const [own] = drawn?.curves ?? [];
      const before = own?.points.findLast((point) => point.requestsPerDay <= requestsPerDay)?.usd ?? 0;
      const after = own?.points.find((point) => point.requestsPerDay >= requestsPerDay)?.usd ?? 0;
      expect(usd).toBeGreaterThanOrEqual(Math.min(before, after));
      expect(usd).toBeLessThanOrEqual(Math.max(before, after));
    }
  });

  test('reach as far as a break-even that is near, and not to one that is far', () => {
    const { compared, drawn } = found(1000, DEAR_API);
    const [{ result } = { result: null }] = compared;
    if (result?.kind !== 'from') throw new Error(`the break-even is ${result?.kind}`);
    expect(drawn?.curves[0]?.points.at(-1)?.requestsPerDay).toBeGreaterThan(result.requestsPerDay);
    const far = found(Math.floor(result.requestsPerDay / 1000) - 1, DEAR_API);
    expect(far.compared[0]?.result).toMatchObject({ kind: 'from' });
    expect(far.drawn?.meetings).toEqual([]);
  });

  test('are of like with like: none of what is of another class, or has no figure', () => {
    const other = found(1000, { 'model.closed_api': 'great' }, { 'task.quality': 'good-enough' });
    const kinds = other.compared.map(({ result: { kind } }) => kind);
    expect(kinds).toEqual(['other-class', expect.not.stringMatching('other-class')]);
    expect(other.drawn?.curves.map(({ option }) => option)).toEqual(['open-self-hosted', 'open-managed']);
    const none = quoted({ ...LOAD, 'task.quality': 'frontier' }, {}, FACTS);
    expect(costCurves(none, breakEvens(none, FACTS), FACTS)).toBeNull();
  });
});
