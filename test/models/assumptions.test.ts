import { describe, expect, test } from 'vitest';
import { assumptionTable } from '../../src/models/assumption-table.ts';
import { checkOverride, resolveAssumptions } from '../../src/models/assumptions.ts';

const entries = Object.entries(assumptionTable);

describe('the table of assumptions', () => {
  test.each(entries)('%s has bounds, a source with its date and a default within its bounds', (id, entry) => {
    expect(id).toMatch(/^[a-z]+\.[a-z_]+$/);
    expect(entry.min).toBeLessThan(entry.max);
    expect(entry.source).not.toBe('');
    expect(entry.date).toMatch(/^\d{4}(-\d\d){0,2}$/);
    if (entry.default) expect(checkOverride(id, entry.default)).toBeUndefined();
  });

  test('leaves to the GPU list and the throughput estimate what they know', () => {
    const absent = entries.filter(([, entry]) => !entry.default).map(([id]) => id);
    expect(absent).toEqual(['replica.calls_per_second', 'gpu.usd_per_hour', 'gpu.hardware_usd', 'gpu.watts']);
  });
});

describe("a team's own values", () => {
  test.each([
    ['staff.hosting_ftes', 1, { kind: 'unknown-assumption' }],
    ['toString', 1, { kind: 'unknown-assumption' }],
    ['staff.hosting_fte', Number.NaN, { kind: 'not-finite' }],
    ['staff.hosting_fte', Number.POSITIVE_INFINITY, { kind: 'not-finite' }],
    ['staff.hosting_fte', -1, { kind: 'out-of-bounds', min: 0, max: 1000 }],
    ['own.depreciation_months', 0, { kind: 'out-of-bounds', min: 1, max: 120 }],
    ['staff.hosting_fte', { low: 2, likely: 1, high: 3 }, { kind: 'not-ascending' }],
    ['staff.hosting_fte', { low: 0, likely: 1, high: 3 }, undefined],
  ])('%s: %o is checked', (id, override, fault) => {
    expect(checkOverride(id, override)).toEqual(fault);
  });

  test('replace the defaults, and zero stays zero', () => {
    const resolved = resolveAssumptions({
      'staff.hosting_fte': 0,
      'gpu.usd_per_hour': { low: 1, likely: 2, high: 3 },
    });
    expect(resolved.get('staff.hosting_fte')).toEqual({ low: 0, likely: 0, high: 0 });
    expect(resolved.get('gpu.usd_per_hour')).toEqual({ low: 1, likely: 2, high: 3 });
    expect(resolved.get('staff.api_fte')).toEqual(assumptionTable['staff.api_fte'].default);
    expect(resolved.has('gpu.watts')).toBe(false);
  });
});
