import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meantNumber } from '../../src/yaml/meant-number.ts';
import { describe as wordsFor } from '../../src/yaml/wording.ts';

const wanted = (unit: string, max = 1e12, step = Number.NaN, min = 0) =>
  ({ kind: 'number', min, max, step, unit }) as const;

describe('the number that was probably meant', () => {
  test.each([
    ['40%', 'share', 0.4],
    ['40 %', 'share', 0.4],
    ['56 percent', 'share', 0.56],
    ['150%', 'times', 1.5],
    ['8h', 'hours a month', 8],
    ['8 hrs', 'hours a month', 8],
    ['8 hours/month', 'hours a month', 8],
    ['$2', 'USD per hour', 2],
    ['2$', 'USD per hour', 2],
    ['US$2.50', 'USD per hour', 2.5],
    ['2 USD', 'USD per hour', 2],
    ['USD 2/h', 'USD per hour', 2],
    ['95k', 'USD per year', 95_000],
    ['95K USD', 'USD per year', 95_000],
    ['$95k/yr', 'USD per year', 95_000],
    ['1.5M', 'calls a day', 1_500_000],
    ['2 million', 'tokens', 2_000_000],
    ['1bn', 'tokens', 1e9],
    ['1,000', 'calls a day', 1000],
    ['1,000,000.5', 'USD per year', 1_000_000.5],
    ['95 000', 'USD per year', 95_000],
    ["95'000", 'USD per year', 95_000],
    ['1_000', 'calls a day', 1000],
    ['0,4', 'share', 0.4],
    ['12 months', 'months', 12],
    ['2 years', 'months', 24],
    ['5m', 'minutes', 5],
    ['5m', 'tokens', 5e6],
    ['~300', 'tokens a call', 300],
    ['0x10', 'hours a month', 16],
    ['0b1', 'hours a month', 1],
    ['0o17', 'hours a month', 15],
  ])('%j in %s', (text, unit, value) => {
    expect(meantNumber(text, wanted(unit))).toBe(value);
  });

  test.each([
    ['€95k', 'USD per year'],
    ['95k EUR', 'USD per year'],
    ['$2', 'hours a month'],
    ['2 days', 'hours a month'],
    ['40%', 'USD per year'],
    ['many', 'calls a day'],
    ['1-2', 'calls a day'],
    ['1.000,5', 'calls a day'],
    ['', 'calls a day'],
    ['0x', 'calls a day'],
    ['1e999', 'calls a day'],
  ])('is not guessed of %j in %s', (text, unit) => {
    expect(meantNumber(text, wanted(unit))).toBeNull();
  });

  test('is one that is allowed', () => {
    expect(meantNumber('140%', wanted('share', 1))).toBeNull();
    expect(meantNumber('1.5k', wanted('GPUs', 1e6, 1))).toBe(1500);
    expect(meantNumber('1.5 GPUs', wanted('GPUs', 1e6, 1))).toBeNull();
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[$~]?[-+]?\d{1,4}[., _]?\d{0,3} ?[kMb%h]?$/));
    fc.assert(
      fc.property(texts, fc.constantFrom('share', 'USD per year', 'months'), (text, unit) => {
        const meant = meantNumber(text, wanted(unit, 100, 1, 1));
        expect(meant === null || (Number.isInteger(meant) && meant >= 1 && meant <= 100)).toBe(true);
      }),
    );
  });
});

test('a percentage without its sign is told apart from other numbers that are too large', () => {
  const help = (value: number, unit: string) =>
    wordsFor({
      kind: 'wrong-value',
      subject: 'x',
      expected: wanted(unit, 1),
      found: { kind: 'number', value },
      at: { start: 0, end: 1 },
    }).help;
  expect(help(40, 'share')).toBe('Write 0.4.');
  expect(help(400, 'share')).toBeNull();
  expect(help(40, 'USD per hour')).toBeNull();
});
