import { describe, expect, test } from 'vitest';
import { ASSUMPTION_TABLE } from '../../src/cost/assumption-table.ts';
import { resolveAssumptions } from '../../src/cost/assumptions.ts';

const entries = Object.entries(ASSUMPTION_TABLE);

describe('the table of assumptions', () => {
  test.each(entries)('%s has bounds, a source with its date and a default within its bounds', (id, entry) => {
    expect(id).toMatch(/^[a-z]+\.[a-z_]+$/);
    expect(entry.min).toBeLessThan(entry.max);
    expect(entry.source).not.toBe('');
    expect(entry.date).toMatch(/^\d{4}(-\d\d){0,2}$/);
    const { low, likely, high } = entry.default ?? { low: entry.min, likely: entry.min, high: entry.max };
    expect(entry.min <= low && low <= likely && likely <= high && high <= entry.max).toBe(true);
  });

  test('leaves to the GPU list and the throughput estimate what they know', () => {
    const absent = entries.filter(([, entry]) => !entry.default).map(([id]) => id);
    expect(absent).toEqual(['replica.calls_per_second', 'gpu.usd_per_hour', 'gpu.hardware_usd', 'gpu.watts']);
  });
});

describe("a team's own values", () => {
  test('replace the defaults, and zero stays zero', () => {
    const resolved = resolveAssumptions({
      'staff.hosting_fte': 0,
      'gpu.usd_per_hour': { low: 1, likely: 2, high: 3 },
    });
    expect(resolved.get('staff.hosting_fte')).toEqual({ low: 0, likely: 0, high: 0 });
    expect(resolved.get('gpu.usd_per_hour')).toEqual({ low: 1, likely: 2, high: 3 });
    expect(resolved.get('staff.api_fte')).toEqual(ASSUMPTION_TABLE['staff.api_fte'].default);
    expect(resolved.has('gpu.watts')).toBe(false);
  });
});
