import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { OPTION_IDS, type OptionId } from '../../src/catalog/option.ts';
import { type Quote, quote } from '../../src/cost/answers/quote.ts';
import { assumptionInputs } from '../../src/cost/asked/assumptions/inputs.ts';
import { assumed } from '../../src/cost/asked/assumptions/resolve.ts';
import { needsOf } from '../../src/cost/asked/needs.ts';
import type { KnownCost } from '../../src/cost/pricing/cost.ts';
import { readProfile } from '../../src/profile/read-profile.ts';
import { factsFrom } from '../../src/rulebook/derive.ts';
import { parseSource } from '../../src/yaml/parse.ts';
import { evaluated } from './arithmetic.ts';
import { rulebook, shipped } from './facts-of.ts';

const arithmetic = z.union([z.string(), z.number().transform(String)]);

/** A model and who serves it, as the product names them, or the machines of one replica. */
const served = z.union([
  z.strictObject({ model: z.string(), provider: z.string() }),
  z.strictObject({ model: z.string(), gpu: z.string(), count: z.number().int().positive() }),
]);

/** What an option costs by hand. needed: machines of one replica that carry the load; people: hours a month. */
const byHand = z.strictObject({
  with: z.array(served).min(1),
  services: arithmetic.default('0'),
  machines: z
    .strictObject({
      speed: z.string().optional(),
      needed: arithmetic,
      replicas: z.number().int().positive(),
      usd: arithmetic,
    })
    .optional(),
  usd: z.number().positive(),
  people: arithmetic,
  note: z.string().optional(),
});

const calculations = z.strictObject({ options: z.partialRecord(z.enum(OPTION_IDS), byHand) });

/** A full-time person of USD 180,000 a year works 1,760 hours. */
const USD_PER_HOUR = 180_000 / 1760;

const SITUATIONS = globSync('fixtures/by-hand/*.by-hand.yaml').toSorted();

const FORM = { rulebook, assumptions: assumptionInputs(() => shipped) };

function askedIn(path: string) {
  const tree = parseSource({ name: path, text: readFileSync(path, 'utf8') }, 'a profile');
  const read = tree.ok ? readProfile(tree.value, FORM) : tree;
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const facts = factsFrom(read.value.stated, rulebook.facts);
  return { needs: needsOf(facts), assumed: assumed(read.value.assumptions) };
}

function quotedFor(path: string): Quote {
  const quoted = quote(askedIn(path), shipped);
  if (quoted.kind !== 'quoted') throw new Error(`the cost is ${quoted.kind}`);
  return quoted;
}

function costsIn({ costs }: Quote): ReadonlyMap<OptionId, KnownCost> {
  return new Map([...costs].flatMap(([option, cost]) => (cost.kind === 'known' ? [[option, cost]] : [])));
}

/** With what the product costs an option: another choice of its own asks for another calculation. */
function servedIn({ plans }: Quote, option: OptionId): readonly z.infer<typeof served>[] {
  const services = (plans.get(option) ?? []).flatMap((plan) => plan.services);
  return services.map((service) =>
    service.kind === 'tokens'
      ? { model: service.model.name, provider: service.price.providerName }
      : { model: service.model.name, gpu: service.set.gpu.id, count: service.set.count },
  );
}

/** How far the product is from the figure by hand, as a share of that. */
function distance(product: number | undefined, hand: number): number {
  return Math.abs((product ?? Number.NaN) - hand) / hand;
}

function staffOf(cost: KnownCost | undefined): number | undefined {
  return cost?.items.find(({ id }) => id === 'staff')?.likely;
}

test('a situation is a profile and its calculation', () => {
  const profiles = globSync('fixtures/by-hand/*.yaml', { ignore: '**/*.by-hand.yaml' }).toSorted();
  expect(SITUATIONS.map((path) => path.replace('.by-hand', ''))).toEqual(profiles);
  expect(profiles).toHaveLength(12);
});

describe.each(SITUATIONS)('%s', (path) => {
  const { options } = calculations.parse(parse(readFileSync(path, 'utf8')));
  const quoted = quotedFor(path.replace('.by-hand', ''));
  const costs = costsIn(quoted);
  const hands = OPTION_IDS.flatMap((option) => {
    const hand = options[option];
    return hand === undefined ? [] : [{ option, hand, cost: costs.get(option) }];
  });

  test('has a calculation for every option with a figure', () => {
    expect(hands.map(({ option }) => option)).toEqual(OPTION_IDS.filter((option) => costs.has(option)));
  });

  test.each(hands)('$option: adds up', ({ hand }) => {
    const { services, machines, usd } = hand;
    const sum = evaluated(services) + evaluated(machines?.usd ?? '0');
    expect(distance(sum, usd), `${sum}, not ${usd}`).toBeLessThan(0.01);
    if (machines === undefined) return;
    expect(Math.ceil(evaluated(machines.needed))).toBe(machines.replicas);
  });

  test.each(hands)('$option: is of the models and machines of the product', ({ hand, cost, option }) => {
    expect(servedIn(quoted, option)).toEqual(hand.with);
    const replicas = cost?.hosting.map((each) => each.replicas) ?? [];
    expect(replicas).toEqual(hand.machines === undefined ? [] : [hand.machines.replicas]);
  });

  test.each(hands)('$option: invoices are those of the product', ({ hand, cost }) => {
    const product = cost?.invoices.likely;
    const said = `${hand.usd} by hand, ${product} by the product`;
    expect(distance(product, hand.usd), said).toBeLessThan(0.15);
  });

  test.each(hands)('$option: people work as long as in the product', ({ hand, cost }) => {
    expect(distance(staffOf(cost), evaluated(hand.people) * USD_PER_HOUR)).toBeLessThan(0.15);
  });
});

describe('written-out arithmetic', () => {
  test.each([
    ['1 + 2 × 3', 7],
    ['(1 + 2) × 3', 9],
    ['8 / 2 / 2', 2],
    ['1 - 2 - 3', -4],
    ['0.5 × 1e6', 500_000],
  ])('%s', (text, value) => {
    expect(evaluated(text)).toBe(value);
  });

  test.each(['', '1 +', '(1', '1)', '2 3', '2 * 3', 'one', '1 × × 2'])('%j is none', (text) => {
    expect(() => evaluated(text)).toThrow();
  });
});
