import { describe, expect, test } from 'vitest';
import type { Override } from '../../src/cost/asked/assumptions/resolve.ts';
import type { FactValue } from '../../src/rulebook/fact.ts';
import { costIn, quoted } from './facts-of.ts';

const notes: Readonly<Record<string, FactValue>> = {
  'task.scope': 'narrow',
  'task.quality': 'good-enough',
  'task.modalities': ['text'],
  'workload.requests_per_day': 100,
  'workload.input_tokens': 1500,
  'workload.output_tokens': 300,
  'workload.latency': 'relaxed',
  'workload.availability': 'best-effort',
  'deployment.offline': true,
};

type Stated = Readonly<Record<string, FactValue>>;
type Overrides = Readonly<Record<string, Override>>;

const picked = (overrides: Overrides, stated: Stated = {}) =>
  quoted({ ...notes, ...stated }, overrides).picks['open-self-hosted'];

const machine = (overrides: Overrides, stated: Stated = {}) => {
  const pick = picked(overrides, stated);
  if (pick.kind !== 'hosted') return pick.kind;
  const { acquisition, set } = pick.hosting;
  return `${acquisition} ${set.count} ${set.gpu.id} ${set.weights}`;
};

describe('work for a laptop', () => {
  test('is costed on one where it is the cheapest that does it', () => {
    expect(machine({})).toBe('bought 1 laptop-16 int4');
    expect(machine({}, { 'workload.requests_per_day': 1_000_000 })).not.toMatch(/laptop/);
    expect(machine({}, { 'workload.availability': 'always-on' })).not.toMatch(/laptop/);
    expect(machine({}, { 'deployment.offline': false })).not.toMatch(/laptop/);
  });

  test.each(['laptop-16', 'M4-Max-128', 'M3-Ultra-96'])('is costed on a %s that is named', (kind) => {
    expect(machine({ 'gpu.kind': kind })).toBe(`bought 1 ${kind} int4`);
    expect(machine({ 'gpu.kind': kind }, { 'deployment.offline': false })).toBe(`bought 1 ${kind} int4`);
  });

  test('takes its price and its power', () => {
    const { items } = costIn(quoted(notes, { 'gpu.kind': 'laptop-16' }), 'open-self-hosted');
    expect(items.map(({ id }) => id)).toEqual(['hardware', 'power', 'staff', 'set-up']);
  });
});

describe('a GPU that is named and has no figure', () => {
  test.each<[string, Overrides, Stated]>([
    ['price', { 'gpu.kind': 'T4' }, {}],
    ['rent-and-price', { 'gpu.kind': 'MI355X' }, { 'deployment.offline': false }],
    ['rent', { 'gpu.kind': 'laptop-16', 'gpu.commitment': 'rent' }, { 'deployment.offline': false }],
    ['watts', { 'gpu.kind': 'GH200-96', 'gpu.hardware_usd': 30_000 }, {}],
    ['room', { 'gpu.kind': 'laptop-16' }, { 'task.quality': 'frontier' }],
  ])('lacks its %s: %j', (lacks, overrides, stated) => {
    expect(picked(overrides, stated)).toMatchObject({ kind: 'unusable-gpu', lacks });
  });

  test.each<Overrides>([
    { 'gpu.kind': 'MI355X', 'gpu.hardware_usd': 30_000 },
    { 'gpu.kind': 'GH200-96', 'gpu.hardware_usd': 30_000, 'gpu.watts': 700 },
  ])('has one where the number is stated: %j', (overrides) => {
    expect(picked(overrides).kind).toBe('hosted');
  });

  test('says so of a model that is named, too', () => {
    const named = { 'gpu.kind': 'MI355X', 'model.open_self_hosted': 'llama-3.1-8b' };
    expect(picked(named)).toMatchObject({ kind: 'unusable-gpu', lacks: 'price' });
  });
});
