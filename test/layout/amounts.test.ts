import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grouped } from '../../src/yaml/phrases.ts';

test('a number is grouped and rounded as Intl does it', () => {
  const decimal = fc
    .tuple(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), fc.nat(6))
    .map(([digits, decimals]) => Number(`${digits}e-${decimals}`));
  fc.assert(
    fc.property(fc.oneof(decimal, fc.maxSafeInteger(), fc.double({ noNaN: true })), (value) => {
      const theirs = value.toLocaleString('en-US', { maximumFractionDigits: 2 });
      expect(grouped(value)).toBe(theirs === '-0' ? '0' : theirs);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [1.005, '1.01'],
  [-1234.5, '-1,234.5'],
  [999_999.999, '1,000,000'],
  [1e-9, '0'],
  [0, '0'],
])('%d is written %s', (value, written) => {
  expect(grouped(value)).toBe(written);
});
