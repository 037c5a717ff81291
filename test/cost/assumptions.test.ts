import { describe, expect, test } from 'vitest';
import { ASSUMPTION_IDS } from '../../src/cost/asked/assumptions/id.ts';
import { assumed, type Override } from '../../src/cost/asked/assumptions/resolve.ts';
import { ASSUMPTION_TABLE } from '../../src/cost/asked/assumptions/table.ts';

describe('the table of assumptions', () => {
  test.each(ASSUMPTION_IDS)('%s has bounds, a source with its date and a default within its bounds', (id) => {
    const entry = ASSUMPTION_TABLE[id];
    expect(id).toMatch(/^[a-z]+\.[a-z_]+$/);
    expect(entry.what).not.toBe('');
    expect(entry.unit).not.toBe('');
    expect(entry.min).toBeLessThan(entry.max);
    expect(entry.source).not.toBe('');
    expect(entry.date).toMatch(/^\d{4}(-\d\d){0,2}$/);
    const { low, likely, high } = entry.default ?? { low: entry.min, likely: entry.min, high: entry.max };
    expect(entry.min <= low && low <= likely && likely <= high && high <= entry.max).toBe(true);
  });

  test('has every id once and no other', () => {
    expect(Object.keys(ASSUMPTION_TABLE).sort()).toEqual([...ASSUMPTION_IDS].sort());
  });

  test('leaves to the lists, to the throughput estimate and to the team what only they know', () => {
    expect(ASSUMPTION_IDS.filter((id) => ASSUMPTION_TABLE[id].default === null)).toEqual([
      'price.closed_input_usd',
      'price.closed_cached_input_usd',
      'price.closed_output_usd',
      'price.managed_input_usd',
      'price.managed_cached_input_usd',
      'price.managed_output_usd',
      'tuning.endpoint_usd_per_hour',
      'tuning.endpoint_calls_per_second',
      'replica.calls_per_second',
      'gpu.usd_per_hour',
      'gpu.hardware_usd',
      'gpu.watts',
      'gpu.count',
      'job.months',
    ]);
  });
});

describe("a team's own values", () => {
  test('replace the defaults, and zero stays zero', () => {
    const { choices, stated, values } = assumed(
      new Map<string, Override>([
        ['staff.service_hours', 0],
        ['gpu.usd_per_hour', { low: 1, likely: 2, high: 3 }],
        ['gpu.commitment', 'buy'],
        ['thinking.effort', 'high'],
        ['model.closed_api', 'standard'],
      ]),
    );
    expect(values.get('staff.service_hours')).toEqual({ low: 0, likely: 0, high: 0 });
    expect(values.get('gpu.usd_per_hour')).toEqual({ low: 1, likely: 2, high: 3 });
    expect(values.get('own.pue')).toEqual(ASSUMPTION_TABLE['own.pue'].default);
    expect(values.has('gpu.watts')).toBe(false);
    expect(choices).toEqual({
      models: { 'closed-api': 'standard' },
      gpu: null,
      commitment: 'buy',
      effort: 'high',
    });
    expect([...stated]).toHaveLength(5);
  });
});
