import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type KnownPrice, NO_CALL, priceCall, UNPRICED } from '../../src/catalog/prices.ts';
import {
  amortisation,
  breakEvenMonths,
  electricityPerMonth,
  maintenancePerMonth,
  rentalPerMonth,
  replicasForPeak,
} from '../../src/cost/pricing/formulas.ts';
import { readYaml } from '../catalog/facts.ts';

const numbers = z.record(z.string(), z.number());
const { vectors } = z
  .object({
    vectors: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        inputs: numbers,
        cells: z.array(numbers).optional(),
        expected: numbers,
        printed: numbers.optional(),
        tolerance: z.number(),
      }),
    ),
  })
  .parse(readYaml('fixtures/model-arithmetic/break-even.yaml'));

type Inputs = (name: string) => number;
type Reproduction = (given: Inputs, cells: readonly Inputs[]) => Record<string, number>;

function read(values: Readonly<Record<string, number>>): Inputs {
  return (name) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the vector has no ${name}`);
    return value;
  };
}

function tokenUsd(given: Inputs, inputTokens: number, outputTokens: number): number {
  const rate = (name: string) => ({ base: given(name), tiers: [] });
  const offer: KnownPrice = {
    ...UNPRICED,
    kind: 'known',
    provider: 'p',
    providerName: 'P',
    model: 'm',
    input: rate('inputUsd'),
    output: rate('outputUsd'),
    contextTokens: null,
    batchShare: null,
    regionalShare: null,
    regions: null,
    next: null,
    source: 'vector',
  };
  const priced = priceCall(offer, { ...NO_CALL, inputTokens, outputTokens });
  return priced.kind === 'known' ? priced.usd : Number.NaN;
}

/** Units that a rate per second yields in so many hours. */
function capacity(perSecond: number, hours: number): number {
  return perSecond * 3600 * hours;
}

/** USD per million tokens of a machine that costs so much an hour and is busy for this share of it. */
function costPerMillionTokens(usdPerHour: number, tokensPerSecond: number, utilisation: number): number {
  return (usdPerHour / capacity(tokensPerSecond * utilisation, 1)) * 1e6;
}

/** Units at which a price per unit adds up to a fixed cost. */
function breakEvenVolume(fixedUsd: number, usdPerUnit: number): number {
  return fixedUsd / usdPerUnit;
}

/** Months until hardware is repaid, with twice as many output as input tokens. */
function monthsAgainstApi(given: Inputs, hours: number): number {
  const tokens = capacity(given('tokensPerSecond'), hours);
  const electricity = electricityPerMonth(given('watts'), hours, given('usdPerKwh'));
  const months = breakEvenMonths(
    given('hardwareUsd'),
    electricity,
    tokenUsd(given, tokens / 3, (tokens * 2) / 3),
  );
  return months === 'never' ? Number.NaN : months;
}

const blendedUsd = (given: Inputs) =>
  tokenUsd(given, given('inputMillions') * 1e6, given('outputMillions') * 1e6) /
  (given('inputMillions') + given('outputMillions'));

const reproductions: Record<string, Reproduction> = {
  'month-of-a-machine': (given) => ({
    millionTokens: capacity(given('tokensPerSecond'), given('hours')) / 1e6,
    electricityUsd: electricityPerMonth(given('watts'), given('hours'), given('usdPerKwh')),
  }),
  'hardware-against-api': (given) => ({ months: monthsAgainstApi(given, given('hours')) }),
  'deviation-from-table': (given, cells) => {
    const deviations = cells.map((cell) => monthsAgainstApi(cell, given('hours')) / cell('tableMonths') - 1);
    return { medianDeviation: deviations.reduce((sum, each) => sum + each, 0) / deviations.length };
  },
  'hardware-against-rent': (given) => {
    const monthOf = (usdPerHour: number) => rentalPerMonth(usdPerHour, 1, given('hours'));
    const running = monthOf(given('runningUsdPerHour'));
    const months = breakEvenMonths(given('hardwareUsd'), running, monthOf(given('cloudUsdPerHour')));
    return { months: Number(months), hours: Number(months) * given('hours') };
  },
  'running-cost': (given) => {
    const yearly = maintenancePerMonth(given('hardwareUsd'), given('maintenanceShare')) * 12;
    const maintenanceUsd = yearly / given('yearHours');
    const rackUsd = given('rackUsdPerMonth') / given('rackHours');
    return { maintenanceUsd, rackUsd, totalUsd: maintenanceUsd + rackUsd + given('powerUsdPerHour') };
  },
  tokens: (given) => ({ usd: tokenUsd(given, given('inputMillions') * 1e6, given('outputMillions') * 1e6) }),
  rent: (given) => ({ usd: rentalPerMonth(given('usdPerHour'), 1, given('hours') * given('utilisation')) }),
  amortisation: (given) => ({ usd: amortisation(given('hardwareUsd'), given('months')) }),
  volume: (given) => ({ millions: breakEvenVolume(given('fixedUsd'), given('usdPerMillion')) }),
  'cost-per-million': (given) => ({
    usd: costPerMillionTokens(given('usdPerHour'), given('tokensPerSecond'), given('utilisation')),
  }),
  'volume-of-rent': (given) => {
    const fixedUsd = rentalPerMonth(given('usdPerHour'), 1, given('hours') * given('utilisation'));
    const blended = blendedUsd(given);
    return { fixedUsd, blendedUsd: blended, millions: breakEvenVolume(fixedUsd, blended) };
  },
  utilisation: (given) => {
    const fullMonthUsd = rentalPerMonth(given('usdPerHour'), 1, given('hours'));
    return { fullMonthUsd, utilisation: breakEvenVolume(given('apiUsd'), fullMonthUsd) };
  },
  'hosted-month': (given) => {
    const tokensPerSecond = (given('requestsPerMonth') * given('tokensPerRequest')) / capacity(1, 30 * 24);
    const peakTokensPerSecond = tokensPerSecond * given('peak') * given('headroom');
    const replicas = replicasForPeak({
      meanPerSecond: tokensPerSecond,
      peakFactor: given('peak'),
      perReplica: given('tokensPerSecond') / given('headroom'),
      minimum: given('replicas'),
    });
    const rentUsd = rentalPerMonth(given('usdPerHour') * (1 - given('discount')), replicas, given('hours'));
    return {
      replicas,
      peakTokensPerSecond,
      rentUsd,
      totalUsd: rentUsd + given('operationsUsd') + given('staffUsd'),
    };
  },
};

describe('published calculations', () => {
  test.each(vectors)('$id', ({ kind, inputs, cells, expected, printed, tolerance }) => {
    const result = reproductions[kind]?.(read(inputs), (cells ?? []).map(read)) ?? {};
    for (const [name, value] of Object.entries(expected)) {
      const error = Math.abs((result[name] ?? Number.NaN) / value - 1);
      expect(error, `${name}: ${result[name]} instead of ${value}`).toBeLessThanOrEqual(tolerance);
    }
    for (const [name, value] of Object.entries(printed ?? {}))
      expect((result[name] ?? 0) / value, `${name} is printed wrong`).toBeGreaterThan(2);
  });
});
