import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Quote } from '../../src/cost/answers/quote.ts';
import { unusedIn } from '../../src/cost/answers/unused.ts';
import { CHOICE_IDS } from '../../src/cost/asked/assumptions/choices.ts';
import { isConditional } from '../../src/cost/asked/assumptions/counts-where.ts';
import { ASSUMPTION_IDS } from '../../src/cost/asked/assumptions/id.ts';
import { assumptionInputs } from '../../src/cost/asked/assumptions/inputs.ts';
import type { Override } from '../../src/cost/asked/assumptions/resolve.ts';
import type { FactValue } from '../../src/rulebook/fact.ts';
import { projects } from './arbitrary.ts';
import { quoted, shipped } from './facts-of.ts';

const inputs = assumptionInputs(() => shipped);

/** The figures of a quote, without what they rest on. */
function figuresOf({ costs }: Quote) {
  return [...costs].map(([option, cost]) => {
    if (cost.kind !== 'known') return [option, cost.kind];
    const { inputs: _, sensitivities: __, ...figures } = cost;
    return [option, figures];
  });
}

/** Values that an input may have, far from each other. */
function valuesOf(input: (typeof inputs)[number]): readonly Override[] {
  if (input.kind === 'number') return [input.min, input.max];
  const values = input.values();
  return [values[0], values.at(-1), values[Math.floor(values.length / 2)]].filter(
    (each) => each !== undefined,
  );
}

const KINDS = fc.record({
  'task.modalities': fc.constantFrom<FactValue>(['text'], ['audio'], ['images-out'], ['embeddings']),
  'task.customization': fc.constantFrom('prompting', 'fine-tuning'),
  'task.actions': fc.constantFrom('answers-only', 'changes-things'),
  'data.boundary': fc.constantFrom('anywhere', 'own-premises'),
  'workload.latency': fc.constantFrom('relaxed', 'normal', 'strict'),
});

describe('an assumption that is said to stand in no figure', () => {
  test('moves none, whatever is stated for it', () => {
    const stated = fc.tuple(projects, KINDS).map(([project, kind]) => ({ ...project, ...kind }));
    let found = 0;
    fc.assert(
      fc.property(stated, fc.constantFrom(...inputs), (project, input) => {
        const [value, ...others] = valuesOf(input).map((each) => quoted(project, { [input.id]: each }));
        if (value === undefined || !unusedIn(value, []).some((id) => id === input.id)) return;
        found++;
        for (const other of [quoted(project), ...others])
          expect(figuresOf(other), input.id).toEqual(figuresOf(value));
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(40);
  });

  const text: Readonly<Record<string, FactValue>> = {
    'task.modalities': ['text'],
    'workload.requests_per_day': 5000,
    'workload.input_tokens': 1000,
    'workload.output_tokens': 200,
  };
  const waits = { ...text, 'workload.latency': 'relaxed' };

  test.each<
    [string, Readonly<Record<string, FactValue>>, Readonly<Record<string, Override>>, readonly string[]]
  >([
    ['a batch of work that cannot wait', text, { 'batch.share': 0.5 }, ['batch.share']],
    ['a batch of work that can', waits, { 'batch.share': 0.5 }, []],
    [
      'a rent of machines that are bought',
      text,
      { 'gpu.commitment': 'buy', 'gpu.usd_per_hour': 2 },
      ['gpu.usd_per_hour'],
    ],
    ['a price of machines that are rented', text, { 'gpu.hardware_usd': 9000 }, ['gpu.hardware_usd']],
    ['writing to a cache from which something may be read', text, { 'cache.write_share': 0.1 }, []],
    [
      'writing to a cache that is not read',
      text,
      { 'cache.read_share': 0, 'cache.write_share': 0.1 },
      ['cache.write_share'],
    ],
    [
      'a class of volume beside its number',
      text,
      { 'volume.low_tokens_per_day': 5e5 },
      ['volume.low_tokens_per_day'],
    ],
    [
      'a call that is stated',
      text,
      { 'call.input_tokens': 9, 'call.output_tokens': 9 },
      ['call.input_tokens', 'call.output_tokens'],
    ],
    [
      'a closed model where data must stay',
      { ...text, 'data.boundary': 'own-premises' },
      { 'model.closed_api': 'gpt-5' },
      ['model.closed_api'],
    ],
    ['the number of GPUs that are there', text, { 'gpu.count': 2, 'gpu.kind': 'L40S' }, []],
    ['that none are there', text, { 'gpu.count': 0 }, []],
    [
      'thinking of a model for sound',
      { ...text, 'task.modalities': ['audio'] },
      { 'thinking.effort': 'high' },
      ['thinking.effort'],
    ],
    [
      'the people for machines that have no price',
      { ...text, 'workload.requests_per_day': 500_000 },
      { 'gpu.kind': 'MI355X', 'gpu.count': 1, 'staff.hosting_hours_business': 9 },
      [],
    ],
    ['the months of a job', text, { 'job.months': 3, 'setup.amortisation_months': 12 }, []],
    ['more than list prices can mean', text, { 'gpu.maximum': 1, 'price.maximum_tokens_per_day': 1 }, []],
  ])('is found: %s', (_, stated, overrides, ids) => {
    expect(unusedIn(quoted(stated, overrides), [])).toEqual(ids);
  });

  test('is used where a decision alone reads it', () => {
    const stated = quoted(text, { 'batch.share': 0.5 });
    const waiting = quoted(waits, { 'batch.share': 0.5 }).costs.get('closed-api');
    if (waiting === undefined) throw new Error('a closed API has no figure');
    const decision = { option: 'closed-api', model: null, named: null, cost: waiting, plan: null } as const;
    expect(unusedIn(stated, [decision])).toEqual([]);
  });
});

test('what may be stated in vain is all but what stands in every figure or decides on self-hosting', () => {
  const others = [...ASSUMPTION_IDS, ...CHOICE_IDS].filter((id) => !isConditional(id));
  expect(others).toEqual([
    ...['traffic.days_per_month', 'traffic.calls_per_request', 'traffic.retry_share'],
    ...[
      'replica.calls_at_once',
      'gpu.count',
      'staff.usd_per_year',
      'setup.amortisation_months',
      'job.months',
    ],
    ...['model.open_self_hosted', 'gpu.kind', 'gpu.commitment'],
  ]);
});
