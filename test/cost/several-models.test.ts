import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/catalog/catalog.ts';
import { UNPRICED } from '../../src/catalog/prices.ts';
import type { Override } from '../../src/cost/asked/assumptions/resolve.ts';
import { costIn, quoted } from './facts-of.ts';
import { closed, factsOf, MODELS, offer, open } from './hand-made.ts';

/** Projects that need several models: each has calls, people and a set-up of its own. */

const vectors: Model = {
  ...closed('vectors', 'specialist', [offer('vendor', 0.1, 0)]),
  modalities: ['embeddings'],
};
const ear: Model = {
  ...closed('ear', 'specialist', [offer('vendor', 0, 0, { ...UNPRICED, audioHour: 0.6 })]),
  modalities: ['audio'],
};
const openVectors: Model = { ...open('open-vectors', 'specialist', 0.5, []), modalities: ['embeddings'] };
const FACTS = factsOf([...MODELS, vectors, ear, openVectors]);

const load = {
  'workload.requests_per_day': 1000,
  'workload.input_tokens': 1000,
  'workload.output_tokens': 200,
};
const needing = (...modalities: readonly string[]) => ({ ...load, 'task.modalities': modalities });
const CALLS = (1000 * 1.02 * 365) / 12;
const hoursUsd = (hours: number) => (hours / (220 * 8)) * 180_000;

function itemsOf(stated: Parameters<typeof quoted>[0], overrides: Readonly<Record<string, Override>> = {}) {
  const { items } = costIn(quoted(stated, overrides, FACTS), 'closed-api');
  return Object.fromEntries(items.map(({ id, likely }) => [id, likely]));
}

describe('a project that needs several models', () => {
  test('pays for each: for its prompts, its sound, its people and its set-up', () => {
    const [one, three] = [itemsOf(needing('text')), itemsOf(needing('text', 'audio', 'embeddings'))];
    expect(three.input).toBeCloseTo((one.input ?? 0) + (CALLS * 100 * 0.1) / 1e6, 6);
    expect(three.output).toBeCloseTo(one.output ?? 0, 6);
    expect(three.audio).toBeCloseTo((CALLS * 5 * 0.6) / 60, 6);
    expect(three.staff).toBeCloseTo(3 * hoursUsd(4), 6);
    expect(three['set-up']).toBeCloseTo(3 * (one['set-up'] ?? 0), 6);
  });

  test('has a further model take part in a share of its requests, and in one call of each', () => {
    const whole = itemsOf(needing('text', 'audio'), { 'traffic.calls_per_request': 3 });
    const part = itemsOf(needing('text', 'audio'), { 'traffic.further_share': 0.25 });
    expect(whole.audio).toBeCloseTo((CALLS * 5 * 0.6) / 60, 6);
    expect(part.audio).toBeCloseTo((0.25 * CALLS * 5 * 0.6) / 60, 6);
  });

  test('has a stated price for the main model alone', () => {
    const asked = needing('text', 'embeddings');
    const [listed, stated] = [itemsOf(asked), itemsOf(asked, { 'price.closed_input_usd': 7 })];
    expect((stated.input ?? 0) - (listed.input ?? 0)).toBeCloseTo((CALLS * 1000 * (7 - 1)) / 1e6, 6);
  });

  test('has a named model for what it covers', () => {
    const named = quoted(needing('text', 'audio'), { 'model.closed_api': 'ear' }, FACTS);
    const ids = named.choices.map(({ picks }) => {
      const pick = picks['closed-api'];
      return pick.kind === 'bought' ? [pick.model.id, pick.by] : pick.kind;
    });
    expect(ids).toEqual([
      ['standard', 'ranked'],
      ['ear', 'stated'],
    ]);
  });

  test('has no figure where one of its models has none, and says for what', () => {
    const { costs } = quoted(needing('text', 'audio'), {}, FACTS);
    expect(costs.get('open-self-hosted')).toMatchObject({
      kind: 'no-further',
      role: ['audio'],
      supply: 'open-self-hosted',
      why: { kind: 'none-of-class' },
    });
    expect(costs.get('closed-api')?.kind).toBe('known');
  });

  test('runs each model on machines of its own, and uses a GPU that is there once', () => {
    const hosted = (count: number) =>
      costIn(
        quoted(needing('text', 'embeddings'), { 'gpu.kind': 'H100', 'gpu.count': count }, FACTS),
        'open-self-hosted',
      );
    const { hosting, invoices } = hosted(2);
    expect(hosting.map(({ gpus, model }) => [model.id, gpus])).toEqual([
      ['middling', 1],
      ['open-vectors', 1],
    ]);
    expect(invoices.likely).toBeLessThan(hosted(1).invoices.likely);
  });

  test('gives a GPU that is there to the model with which it saves most', () => {
    const vectorsBy = (count: number) => {
      const asked = { ...needing('text', 'embeddings'), 'workload.requests_per_day': 2000 };
      const quote = quoted(asked, { 'gpu.kind': 'H100', 'gpu.count': count, 'mix.closed_share': 1 }, FACTS);
      return { mix: costIn(quote, 'hybrid'), alone: quote.plans.get('hybrid') };
    };
    const { alone, mix } = vectorsBy(1);
    const [main, vectors] = alone ?? [];
    expect(main?.services.every(({ kind }) => kind === 'tokens')).toBe(true);
    expect(vectors?.services[0]).toMatchObject({ kind: 'machines', acquisition: 'owned' });
    expect(mix.items.some(({ id }) => id === 'gpu-rent')).toBe(false);
  });
});
