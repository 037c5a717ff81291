import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/catalog/catalog.ts';
import type { Gpu } from '../../src/catalog/gpu.ts';
import type { ModelFacts } from '../../src/catalog/model-facts.ts';
import type { OptionId } from '../../src/catalog/option.ts';
import { type KnownPrice, UNPRICED } from '../../src/catalog/prices.ts';
import type { Override } from '../../src/cost/asked/assumptions/resolve.ts';
import type { FactValue } from '../../src/rulebook/fact.ts';
import { costIn, quoted } from './facts-of.ts';
import { closed, FACTS, factsOf, MODELS, offer } from './hand-made.ts';

/** Small projects, with the arithmetic of every line written out beside them: all at likely values. */

type Stated = Readonly<Record<string, FactValue>>;
type Overrides = Readonly<Record<string, Override>>;

const text: Stated = { 'task.modalities': ['text'] };
const small: Stated = {
  ...text,
  'workload.requests_per_day': 1000,
  'workload.input_tokens': 1000,
  'workload.output_tokens': 200,
};
/** A thousand requests a day and 2 % made again, in a mean month. */
const CALLS = (1000 * 1.02 * 365) / 12;
const SALARY = 180_000;
const hoursUsd = (hours: number) => (hours / (220 * 8)) * SALARY;
const daysUsd = (days: number) => ((days / 220) * SALARY) / 12;

function itemsOf(option: OptionId, stated: Stated, overrides: Overrides = {}, facts: ModelFacts = FACTS) {
  const cost = costIn(quoted(stated, overrides, facts), option);
  return Object.fromEntries(cost.items.map(({ id, likely }) => [id, likely]));
}

function expectItems(found: Readonly<Record<string, number>>, wanted: Readonly<Record<string, number>>) {
  expect(Object.keys(found).sort()).toEqual(Object.keys(wanted).sort());
  for (const [id, usd] of Object.entries(wanted)) expect(found[id], id).toBeCloseTo(usd, 6);
}

/** A closed model alone, sold on these terms. */
const selling = (more: Partial<KnownPrice>, about: Partial<Model> = {}) => {
  const { thinks = 'no', modalities = ['text'] } = about;
  return factsOf([
    { ...closed('standard', 'strong-general', [offer('vendor', 1, 5, more)]), thinks, modalities },
  ]);
};

const rate = (base: number) => ({ base, tiers: [] });

const people = { staff: hoursUsd(4), 'set-up': daysUsd(3) };

describe('what is paid by the token', () => {
  const input = (CALLS * 1000 * 1) / 1e6;
  const output = (CALLS * 200 * 5) / 1e6;

  test('is one call times the calls of a month, with those made again', () => {
    expectItems(itemsOf('closed-api', small), { input, output, ...people });
    expectItems(itemsOf('open-managed', small), {
      input: (CALLS * 1000 * 0.2) / 1e6,
      output: (CALLS * 200 * 0.6) / 1e6,
      ...people,
    });
    expectItems(itemsOf('closed-api', small, { 'traffic.calls_per_request': 3, 'traffic.retry_share': 0 }), {
      input: (input * 3) / 1.02,
      output: (output * 3) / 1.02,
      ...people,
    });
  });

  test('is paid at an announced price from its day on, in the sums over months', () => {
    // 73 days are 2.4 months from the day on which the catalogue was gathered, 2026-11-20.
    const next = { on: '2027-02-01', price: { ...UNPRICED, input: rate(2), output: rate(10) } };
    const cost = costIn(quoted(small, {}, selling({ next })), 'closed-api');
    const setUp = 12 * daysUsd(3);
    const [now, later] = [input + output + hoursUsd(4), 2 * (input + output) + hoursUsd(4)];
    expect(cost.likely).toBeCloseTo(now + daysUsd(3), 6);
    expect(cost.over12Months).toBeCloseTo(setUp + 2.4 * now + 9.6 * later, 6);
    expect(cost.over36Months).toBeCloseTo(setUp + 2.4 * now + 33.6 * later, 6);
  });

  test('has what is read from the cache and written to it, where a model acts', () => {
    const facts = selling({ cachedInput: rate(0.1), cacheWrite: rate(1.25) });
    expectItems(itemsOf('closed-api', { ...small, 'task.actions': 'changes-things' }, {}, facts), {
      input: (CALLS * 150 * 1) / 1e6,
      'cached-input': (CALLS * 800 * 0.1) / 1e6,
      'cache-writes': (CALLS * 50 * 1.25) / 1e6,
      output,
      ...people,
    });
  });

  test('has thinking at the price of output, for models that can', () => {
    const thinking = (tokens: number) => (CALLS * tokens * 5) / 1e6;
    const facts = selling({}, { thinks: 'optional' });
    expectItems(itemsOf('closed-api', small, {}, facts), {
      input,
      output,
      thinking: thinking(200),
      ...people,
    });
    expectItems(itemsOf('closed-api', small, { 'thinking.effort': 'high' }, facts), {
      input,
      output,
      thinking: thinking(1200),
      ...people,
    });
    expectItems(itemsOf('closed-api', small, { 'thinking.effort': 'none' }, facts), {
      input,
      output,
      ...people,
    });
    expectItems(itemsOf('closed-api', small, { 'thinking.effort': 'high' }), { input, output, ...people });
  });

  test('costs less in a batch, where the work can wait', () => {
    const waits: Stated = { ...small, 'workload.latency': 'relaxed' };
    const facts = selling({ batchShare: 0.5 });
    const at = (factor: number) => ({ input: input * factor, output: output * factor, ...people });
    expectItems(itemsOf('closed-api', waits, {}, facts), at(0.5));
    expectItems(itemsOf('closed-api', waits, { 'batch.share': 0.4 }, facts), at(0.8));
    expectItems(itemsOf('closed-api', small, {}, facts), at(1));
    expectItems(itemsOf('closed-api', waits), at(1));
  });

  test('costs more in a chosen region, and where a closed model was tuned', () => {
    const facts = selling({ regionalShare: 1.1, regions: ['eu'] });
    const bound: Stated = { ...small, 'data.region': 'own-region' };
    expectItems(itemsOf('closed-api', bound, {}, facts), {
      input: input * 1.1,
      output: output * 1.1,
      ...people,
    });
    const tuned: Stated = { ...small, 'task.customization': 'fine-tuning' };
    expect(itemsOf('hybrid', tuned).tuning).toBeCloseTo((2 * 1000) / 12, 6);
    expectItems(itemsOf('closed-api', tuned), {
      input: input * 1.5,
      output: output * 1.5,
      tuning: 1000 / 12,
      ...people,
    });
    expect(costIn(quoted(tuned, {}, FACTS), 'closed-api').cashUpFront).toBe(1000);
  });

  test('goes by the prices that the team states', () => {
    const prices = { 'price.closed_input_usd': 0.4, 'price.closed_output_usd': 2 };
    expectItems(itemsOf('closed-api', small, prices), {
      input: input * 0.4,
      output: output * 0.4,
      ...people,
    });
  });

  test('keeps what the list says of the cache where the team states the price of input alone', () => {
    const facts = selling({ cachedInput: rate(0.1), cacheWrite: rate(1.25) });
    const acts: Stated = { ...small, 'task.actions': 'changes-things' };
    const at = (plain: number, cached: number, written: number) => ({
      input: (CALLS * 150 * plain) / 1e6,
      'cached-input': (CALLS * 800 * cached) / 1e6,
      'cache-writes': (CALLS * 50 * written) / 1e6,
      output,
      ...people,
    });
    const paying = (prices: Overrides) => itemsOf('closed-api', acts, prices, facts);
    expectItems(paying({ 'price.closed_input_usd': 1 }), paying({}));
    expectItems(paying({ 'price.closed_input_usd': 0.4 }), at(0.4, 0.04, 0.5));
    const both = { 'price.closed_input_usd': 0.4, 'price.closed_cached_input_usd': 0.3 };
    expectItems(paying(both), at(0.4, 0.3, 0.5));
    expectItems(paying({ 'price.closed_cached_input_usd': 0.3 }), at(1, 0.3, 1.25));
    const unlisted = itemsOf('closed-api', acts, { 'price.closed_input_usd': 0.4 }, selling({}));
    expectItems(unlisted, at(0.4, 0.4, 0.4));
  });

  test('takes a price that the team states as what it pays, whatever tuning and regions add to the list', () => {
    const facts = selling({ regionalShare: 1.1, regions: ['eu'], batchShare: 0.5 });
    const raised: Stated = { ...small, 'task.customization': 'fine-tuning', 'data.region': 'own-region' };
    const prices = { 'price.closed_input_usd': 1, 'price.closed_output_usd': 2 };
    const at = (inputUsd: number, outputUsd: number) => ({
      input: input * inputUsd,
      output: (output * outputUsd) / 5,
      tuning: 1000 / 12,
      ...people,
    });
    const paying = (overrides: Overrides, stated = raised) => itemsOf('closed-api', stated, overrides, facts);
    expectItems(paying(prices), at(1, 2));
    expectItems(paying({ 'price.closed_input_usd': 1 }), at(1, 5 * 1.5 * 1.1));
    expectItems(paying({ ...prices, 'tuning.closed_price_factor': 2 }), at(2, 4));
    expectItems(paying(prices, { ...raised, 'workload.latency': 'relaxed' }), at(0.5, 1));
    const { inputs } = costIn(quoted(raised, prices, facts), 'closed-api');
    expect(inputs.map(({ id }) => id)).not.toContain('tuning.closed_price_factor');
  });

  test('of images and search vectors has no text where nobody says how much is written', () => {
    const drawn: Stated = {
      'task.modalities': ['images-out'],
      'workload.requests_per_day': 1000,
      'workload.input_tokens': 1000,
    };
    const whole = selling({ output: null, perImage: 0.04 }, { modalities: ['images-out'] });
    const images = { input, images: CALLS * 0.04, ...people };
    expectItems(itemsOf('closed-api', drawn, {}, whole), images);
    expectItems(itemsOf('closed-api', { ...drawn, 'workload.output_tokens': 1290 }, {}, whole), images);
    const withText = selling({ perImage: 0.04 }, { modalities: ['images-out'] });
    expectItems(itemsOf('closed-api', drawn, {}, withText), images);
    expectItems(itemsOf('closed-api', { ...drawn, 'workload.output_tokens': 200 }, {}, withText), {
      ...images,
      output,
    });
  });

  test('of sound goes by its length, of images by their number, of search vectors by input alone', () => {
    const spoken: Stated = { 'task.modalities': ['audio'], 'workload.requests_per_day': 1000 };
    const hourly = selling({ input: null, output: null, audioHour: 0.36 }, { modalities: ['audio'] });
    const seconds = (count: number) => ({ input: 0, audio: (CALLS * count * 0.36) / 3600, ...people });
    expectItems(itemsOf('closed-api', spoken, {}, hourly), seconds(5 * 60));
    expectItems(
      itemsOf('closed-api', { ...spoken, 'workload.input_tokens': 3200 }, {}, hourly),
      seconds(3200 / 32),
    );
    const drawn: Stated = { ...small, 'task.modalities': ['images-out'], 'workload.output_tokens': 0 };
    const painter = selling({ perImage: 0.04 }, { modalities: ['images-out'] });
    expectItems(itemsOf('closed-api', drawn, { 'call.images': 2 }, painter), {
      input,
      images: CALLS * 2 * 0.04,
      ...people,
    });
    const silent: Stated = {
      'task.modalities': ['embeddings'],
      'workload.requests_per_day': 1000,
      'workload.input_tokens': 1000,
    };
    const vectors = selling({ output: null }, { modalities: ['embeddings'] });
    expectItems(itemsOf('closed-api', silent, {}, vectors), { input, ...people });
  });

  test('is not known, and never free, where a price is missing', () => {
    const { costs } = quoted(small, {}, selling({ output: null }));
    expect(costs.get('closed-api')).toEqual({ kind: 'none-of-class', quality: 'strong' });
    expect(costs.get('hybrid')?.kind).not.toBe('known');
  });
});

describe('machines', () => {
  /** One GPU a replica at USD 3 an hour, ten calls a second. */
  const H100 = { 'gpu.kind': 'H100', 'replica.calls_per_second': 10 };
  const host = (stated: Stated, overrides: Overrides = {}, facts: ModelFacts = FACTS) =>
    itemsOf('open-self-hosted', stated, { ...H100, ...overrides }, facts);
  const withH100 = (more: Partial<Gpu>): ModelFacts => {
    const gpus = FACTS.gpus.gpus.map((gpu) => (gpu.id === 'H100' ? { ...gpu, ...more } : gpu));
    // What a model fits on is kept by model: others that are like them.
    return { ...factsOf(MODELS.map((model) => ({ ...model }))), gpus: { ...FACTS.gpus, gpus } };
  };
  const busy: Stated = { ...small, 'workload.requests_per_day': 500_000 };
  const upkeep = { staff: hoursUsd(20), 'set-up': daysUsd(10) };
  /** 300 W, at 80 % of it, 1.6 times for the room, 0.15 a kWh. */
  const power = 0.3 * 0.8 * 1.6 * 730 * 0.15;

  test('are rented for the peak', () => {
    expectItems(host(small), { 'gpu-rent': 730 * 3, ...upkeep });
    // 500 000 calls and 2 % more in 86 400 seconds, four times the mean, of 10 a second at 65 %.
    const replicas = Math.ceil((500_000 * 1.02 * 4) / 86_400 / 6.5);
    expect(replicas).toBe(4);
    expectItems(host(busy), { 'gpu-rent': 4 * 730 * 3, ...upkeep, staff: hoursUsd(20 + 3 * 1.2) });
    const [hosting] = costIn(quoted(busy, H100, FACTS), 'open-self-hosted').hosting;
    expect(hosting).toMatchObject({ replicas: 4, gpus: 4 });
    expect(hosting?.servesPerDay).toBeCloseTo((4 * 6.5 * 86_400) / 4 / 1.02, 3);
    const steady = { ...busy, 'workload.load': 'steady' };
    expect(host(steady)['gpu-rent']).toBeCloseTo(2 * 730 * 3, 6);
    const strict = { ...busy, 'workload.latency': 'strict' };
    expect(host(strict)['gpu-rent']).toBeCloseTo(5 * 730 * 3, 6);
  });

  test('run no longer than it takes where the work can wait', () => {
    const waits = (stated: Stated, overrides: Overrides = {}) =>
      host({ ...stated, 'workload.latency': 'relaxed' }, overrides)['gpu-rent'];
    expect(waits(small)).toBeCloseTo(30 * 3, 6);
    expect(waits(busy)).toBeCloseTo(((CALLS * 500) / (6.5 * 3600)) * 3, 6);
    expect(waits({ ...small, 'workload.availability': 'always-on' })).toBeCloseTo(2 * 730 * 3, 6);
    expect(waits(small, { 'gpu.hours_per_month': 200 })).toBeCloseTo(200 * 3, 6);
  });

  test('take people by how they must be available, and by their number', () => {
    expectItems(host({ ...small, 'workload.availability': 'always-on' }), {
      'gpu-rent': 2 * 730 * 3,
      staff: hoursUsd(80 + 1.2),
      'set-up': daysUsd(20),
    });
    expectItems(host({ ...small, 'workload.availability': 'best-effort' }), {
      'gpu-rent': 730 * 3,
      staff: hoursUsd(4),
      'set-up': daysUsd(3),
    });
  });

  test('cost less where they are reserved', () => {
    expectItems(host(small, { 'gpu.commitment': 'reserve' }), { 'gpu-rent': 730 * 3 * 0.72, ...upkeep });
  });

  test('that are bought are written off, maintained, powered and housed', () => {
    const buy = { 'gpu.commitment': 'buy' };
    // A card for 15 000 and half as much again for the rest of the server.
    const price = 15_000 * 1.5;
    const bought = { hardware: price / 36, maintenance: (price * 0.12) / 12, power };
    expectItems(host(small, buy), { ...bought, colocation: 75, ...upkeep });
    expectItems(host({ ...small, 'workload.availability': 'best-effort' }, buy), {
      ...bought,
      staff: hoursUsd(4),
      'set-up': daysUsd(3),
    });
    const cost = costIn(quoted(small, { ...H100, ...buy }, FACTS), 'open-self-hosted');
    expect(cost.cashUpFront).toBe(price);
    const upFront = price + daysUsd(10) * 12;
    const running = (price * 0.12) / 12 + power + 75 + hoursUsd(20);
    expect(cost.over12Months).toBeCloseTo(upFront + 12 * running, 6);
    expect(cost.over36Months).toBeCloseTo(upFront + 36 * running, 6);
  });

  test('that are there cost their power, and those that are missing their rent', () => {
    const own = { 'gpu.commitment': 'own' };
    expectItems(host(small, own), { power, ...upkeep });
    expectItems(host(busy, { ...own, 'gpu.count': 1 }), {
      power,
      'gpu-rent': 3 * 730 * 3,
      ...upkeep,
      staff: hoursUsd(20 + 3 * 1.2),
    });
    expect(costIn(quoted(small, { ...H100, ...own }, FACTS), 'open-self-hosted').cashUpFront).toBe(0);
  });

  test('that are missing are bought where nobody rents out their kind', () => {
    const own = { 'gpu.count': 1 };
    const unrented = withH100({ rent: { onDemand: null, community: null, reserved: null } });
    const price = 15_000 * 1.5 * 3;
    expectItems(host(busy, own, unrented), {
      hardware: price / 36,
      maintenance: (price * 0.12) / 12,
      power: 4 * power,
      colocation: 3 * 75,
      ...upkeep,
      staff: hoursUsd(20 + 3 * 1.2),
    });
    const cost = costIn(quoted(busy, { ...H100, ...own }, unrented), 'open-self-hosted');
    expect(cost.cashUpFront).toBe(price);
    expect(cost.hosting[0]?.lacking).toEqual({ gpus: 3, by: 'buy' });
    expectItems(host(small, own, unrented), { power, ...upkeep });
  });

  test('that are missing consumer cards are bought beside those that are there', () => {
    const cards = withH100({ place: 'consumer' });
    const items = host(busy, { 'gpu.count': 3 }, cards);
    expect(items['gpu-rent']).toBeUndefined();
    expect(items.hardware).toBeCloseTo((15_000 * 1.5) / 36, 6);
  });

  test('that are reserved at a rent that is stated cost that rent', () => {
    const reserved = { 'gpu.commitment': 'reserve', 'gpu.usd_per_hour': 2 };
    expect(host(small, reserved)['gpu-rent']).toBeCloseTo(2 * 730, 6);
    expect(host(small, { ...reserved, 'gpu.reserved_share': 0.5 })['gpu-rent']).toBeCloseTo(730, 6);
  });

  test('that are consumer cards are bought where a team names them and says no more', () => {
    const cards = withH100({ place: 'consumer' });
    const hardware = (15_000 * 1.5) / 36;
    expectItems(host(small, {}, cards), { hardware, power: power / 1.6, ...upkeep });
    expect(host(small)['gpu-rent']).toBe(730 * 3);
  });

  test('that stand under a desk take no server room, but what a team says that it pays', () => {
    for (const place of ['consumer', 'workstation'] as const) {
      const desk = withH100({ place });
      const buy = { 'gpu.commitment': 'buy' };
      const hardware = (15_000 * 1.5) / 36;
      expectItems(host(small, buy, desk), { hardware, power: power / 1.6, ...upkeep });
      expectItems(host(small, { 'gpu.count': 1 }, desk), { power: power / 1.6, ...upkeep });
      const paid = {
        'own.maintenance_share_per_year': 0.1,
        'own.pue': 2,
        'own.colocation_usd_per_gpu': 50,
      };
      expectItems(host(small, { ...buy, ...paid }, desk), {
        hardware,
        maintenance: (15_000 * 1.5 * 0.1) / 12,
        power: (power / 1.6) * 2,
        colocation: 50,
        ...upkeep,
      });
    }
  });

  test('that are missing leave no figure where their kind has no price at all', () => {
    const all = withH100({ rent: { onDemand: null, community: null, reserved: null }, card: null });
    const unpriced = { ...all, gpus: { ...all.gpus, gpus: all.gpus.gpus.filter(({ id }) => id === 'H100') } };
    const cost = (count: number, prices: Overrides = {}) =>
      quoted(busy, { ...H100, 'gpu.count': count, ...prices }, unpriced).costs.get('open-self-hosted');
    expect(cost(1)).toEqual({ kind: 'no-gpu-price', gpu: 'NVIDIA H100', missing: 3 });
    expect(cost(4)?.kind).toBe('known');
    expect(cost(1, { 'gpu.usd_per_hour': 3 })?.kind).toBe('known');
    expect(cost(1, { 'gpu.hardware_usd': 20_000 })?.kind).toBe('known');
  });

  test('that run today are set up already', () => {
    expect(host({ ...small, 'current.option': 'open-self-hosted' })['set-up']).toBe(0);
    expect(host({ ...small, 'current.option': 'closed-api' })['set-up']).toBeCloseTo(daysUsd(10), 6);
    expect(itemsOf('closed-api', { ...small, 'current.option': 'closed-api' })['set-up']).toBe(0);
  });

  test("that serve a team's tuned weights alone are a provider's", () => {
    const tuned: Stated = { ...small, 'task.customization': 'fine-tuning' };
    const stated = { 'tuning.endpoint_calls_per_second': 10 };
    const { picks } = quoted(tuned, stated, FACTS);
    const pick = picks['open-managed'];
    const count = pick.kind === 'hosted' ? pick.hosting.set.count : Number.NaN;
    const rent = pick.kind === 'hosted' ? (pick.hosting.set.gpu.rent.onDemand?.likely ?? 0) : Number.NaN;
    const at = (usdPerHour: number) => ({
      endpoint: usdPerHour * 730 * count,
      tuning: 1000 / 12,
      ...people,
    });
    expectItems(itemsOf('open-managed', tuned, stated), at(rent * 1.5));
    const priced = { ...stated, 'tuning.endpoint_usd_per_hour': 2 };
    expectItems(itemsOf('open-managed', tuned, priced), at(2));
    expectItems(itemsOf('open-managed', tuned, { ...priced, 'tuning.endpoint_factor': 1.2 }), at(2 * 1.2));
  });

  test.each<readonly [string, number | string]>([
    ['gpu.usd_per_hour', 50],
    ['gpu.usd_per_hour', 0.02],
    ['gpu.commitment', 'reserve'],
    ['gpu.count', 3],
    ['gpu.kind', 'H100'],
    ['replica.calls_per_second', 0.01],
  ])(
    "that serve a team's tuned weights alone stay the same where it states %s %s of its own",
    (id, value) => {
      const tuned: Stated = { ...busy, 'task.customization': 'fine-tuning' };
      const mine = { [id]: value };
      expect(itemsOf('open-managed', tuned, mine)).toEqual(itemsOf('open-managed', tuned));
    },
  );

  test('beyond the most that list prices can mean leave no figure, and say so', () => {
    const limited = (overrides: Overrides) => quoted(busy, { ...H100, ...overrides }, FACTS).costs;
    expect(limited({ 'gpu.maximum': 3 }).get('open-self-hosted')).toEqual({
      kind: 'beyond-capacity',
      limit: 'gpu.maximum',
      allowed: 3,
      needed: 4,
    });
    const tokens = 500_000 * 1.02 * 1200;
    const beyond = { kind: 'beyond-capacity', limit: 'price.maximum_tokens_per_day', allowed: 1e6 };
    const most = limited({ 'price.maximum_tokens_per_day': 1e6 });
    for (const option of ['closed-api', 'open-managed'] as const) {
      const cost = most.get(option);
      expect(cost).toMatchObject(beyond);
      expect(cost?.kind === 'beyond-capacity' && cost.needed).toBeCloseTo(tokens, 3);
    }
  });
});

describe('a job', () => {
  const over = (option: OptionId, overrides: Overrides) => costIn(quoted(small, overrides, FACTS), option);
  const tokens = (CALLS * (1000 * 1 + 200 * 5)) / 1e6;
  const bought = { 'gpu.kind': 'H100', 'replica.calls_per_second': 10, 'gpu.commitment': 'buy' };
  /** A card for 15 000 and half as much again for the rest of the server; 12 % a year of it, power and rack space. */
  const price = 15_000 * 1.5;
  const running = (price * 0.12) / 12 + 0.3 * 0.8 * 1.6 * 730 * 0.15 + 75;

  test('ends when its work is done', () => {
    const setUp = daysUsd(3) * 12;
    const monthly = tokens + hoursUsd(4);
    expect(over('closed-api', {}).over36Months).toBeCloseTo(setUp + 36 * monthly, 6);
    const job = over('closed-api', { 'job.months': 14 });
    expect(job.over12Months).toBeCloseTo(setUp + 12 * monthly, 6);
    expect(job.over36Months).toBeCloseTo(setUp + 14 * monthly, 6);
  });

  test('has paid off its set-up and its hardware by then', () => {
    // 10 days of set-up at 180 000 a year of 220 days, and the server, in 5 months.
    const items = itemsOf('open-self-hosted', small, { ...bought, 'job.months': 5 });
    expect(items.hardware).toBeCloseTo(22_500 / 5, 6);
    expect(items['set-up']).toBeCloseTo((10 * 180_000) / 220 / 5, 6);
    const job = over('open-self-hosted', { ...bought, 'job.months': 5 });
    expect(job.over36Months).toBeCloseTo(price + daysUsd(10) * 12 + 5 * (running + hoursUsd(20)), 6);
    expect(job.over36Months).toBeCloseTo(5 * job.likely, 6);
    expect(job.cashUpFront).toBe(price);
  });

  test('has paid off its tuning by then', () => {
    const tuned: Stated = { ...small, 'task.customization': 'fine-tuning' };
    expect(itemsOf('open-self-hosted', tuned, { 'job.months': 4 }).tuning).toBeCloseTo(1000 / 4, 6);
    expect(itemsOf('open-self-hosted', tuned).tuning).toBeCloseTo(1000 / 12, 6);
  });

  test('that outlasts its hardware pays that off sooner', () => {
    const items = itemsOf('open-self-hosted', small, { ...bought, 'job.months': 60 });
    expect(items.hardware).toBeCloseTo(price / 36, 6);
    expect(items['set-up']).toBeCloseTo((daysUsd(10) * 12) / 60, 6);
  });

  test('pays off over the months that are stated for it', () => {
    const months = { 'own.depreciation_months': 48, 'setup.amortisation_months': 24 };
    const items = itemsOf('open-self-hosted', small, { ...bought, ...months, 'job.months': 5 });
    expect(items.hardware).toBeCloseTo(price / 48, 6);
    expect(items['set-up']).toBeCloseTo((daysUsd(10) * 12) / 24, 6);
  });

  test('runs the same models on the same machines as a service', () => {
    for (const months of [0.5, 5, 60])
      expect(quoted(small, { 'gpu.commitment': 'buy', 'job.months': months }).picks).toEqual(
        quoted(small, { 'gpu.commitment': 'buy' }).picks,
      );
  });
});

describe('a mix', () => {
  const usd = (share: number) => ({
    input: (CALLS * 1000 * (share * 0.2 + 0.2 * 1)) / 1e6,
    output: (CALLS * 200 * (share * 0.6 + 0.2 * 5)) / 1e6,
    staff: 2 * hoursUsd(4),
    'set-up': 2 * daysUsd(3),
  });

  test('hands a fifth on, after the open model has seen all of it', () => {
    expectItems(itemsOf('hybrid', small), usd(1));
  });

  test('splits requests by what they hold', () => {
    const split: Stated = { ...small, 'task.variety': 'mixed', 'data.sensitivity': 'confidential' };
    expectItems(itemsOf('hybrid', split), usd(0.8));
  });

  test('takes the open part that costs less', () => {
    const dear = { 'price.managed_input_usd': 1000, 'price.managed_output_usd': 1000 };
    expect(Object.keys(itemsOf('hybrid', small))).not.toContain('gpu-rent');
    expect(Object.keys(itemsOf('hybrid', small, dear))).toContain('gpu-rent');
    for (const requests of [10, 1000, 100_000, 3_000_000]) {
      const stated = { ...small, 'workload.requests_per_day': requests };
      const all = costIn(quoted(stated, {}, FACTS), 'hybrid').likely;
      const without = MODELS.map((model) => ({
        ...model,
        offers: model.kind === 'open' ? [] : model.offers,
      }));
      const hosted = costIn(quoted(stated, {}, factsOf(without)), 'hybrid').likely;
      expect(all).toBeLessThanOrEqual(hosted * (1 + 1e-9));
    }
  });
});

test('a class of volume alone gives requests of a typical call, with its range', () => {
  const { project } = quoted({ ...text, 'workload.volume': 'medium' }, {}, FACTS);
  const { requestsPerDay, ...call } = project.load;
  expect(requestsPerDay).toEqual({ low: 1e6 / 2300, likely: 7e6 / 2300, high: 5e7 / 2300 });
  expect(call).toMatchObject({
    inputTokens: { low: 500, likely: 2000, high: 6000 },
    outputTokens: { low: 150, likely: 300, high: 500 },
  });
  const likely = itemsOf('closed-api', { ...text, 'workload.volume': 'medium' });
  expect(likely.input).toBeCloseTo(((7e6 / 2300) * 1.02 * (365 / 12) * 2000 * 1) / 1e6, 6);
});
