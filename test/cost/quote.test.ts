import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OPTION_IDS, type OptionId, SUPPLIES } from '../../src/catalog/option.ts';
import type { Range } from '../../src/catalog/range.ts';
import type { Quote } from '../../src/cost/answers/quote.ts';
import { CHOICE_IDS, EFFORTS } from '../../src/cost/asked/assumptions/choices.ts';
import { ASSUMPTION_IDS, type AssumptionId } from '../../src/cost/asked/assumptions/id.ts';
import { assumptionInputs } from '../../src/cost/asked/assumptions/inputs.ts';
import type { Override } from '../../src/cost/asked/assumptions/resolve.ts';
import { modelList } from '../../src/cost/choosing/model-list.ts';
import type { KnownCost } from '../../src/cost/pricing/cost.ts';
import type { FactValue } from '../../src/rulebook/fact.ts';
import { projects } from './arbitrary.ts';
import { quoted, shipped } from './facts-of.ts';
import { factsOf, open } from './hand-made.ts';

const RUNS = { numRuns: 100 };

function known({ costs }: Quote, option: OptionId): KnownCost | null {
  const cost = costs.get(option);
  return cost?.kind === 'known' ? cost : null;
}

function knownOf(quote: Quote): readonly KnownCost[] {
  return OPTION_IDS.flatMap((option) => known(quote, option) ?? []);
}

/** The machines of an option that are taken to be the team's, and what they run. */
function ownedIn({ plans }: Quote, option: OptionId): string {
  const services = (plans.get(option) ?? []).flatMap((plan) => plan.services);
  return services
    .flatMap((service) =>
      service.kind === 'machines' && service.acquisition === 'owned'
        ? [`${service.model.id} on ${service.set.count} ${service.set.gpu.id}`]
        : [],
    )
    .join(', ');
}

function inOrder({ low, likely, high }: Range): boolean {
  const slack = 1 + 1e-9;
  return low >= 0 && low <= likely * slack && likely <= high * slack && Number.isFinite(high);
}

/** What a team may say of GPUs that it owns. */
const owning = fc.record(
  {
    infrastructure: fc.constant(['own-gpus']),
    'gpu.kind': fc.constantFrom(...shipped.gpus.gpus.map(({ id }) => id)),
    'gpu.count': fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 200 })),
    'gpu.commitment': fc.constant('own'),
  },
  { requiredKeys: ['infrastructure'] },
);

describe('the cost of any project', () => {
  test('has low, likely and high in order, for every figure', () => {
    fc.assert(
      fc.property(projects, (project) => {
        for (const cost of knownOf(quoted(project)))
          for (const range of [cost, cost.invoices, cost.perThousandRequests, ...cost.items])
            expect(inOrder(range), `${cost.option} ${JSON.stringify(range)}`).toBe(true);
      }),
      RUNS,
    );
  });

  test('is the sum of its items, and invoices are what is no salary', () => {
    fc.assert(
      fc.property(projects, (project) => {
        for (const cost of knownOf(quoted(project))) {
          const sum = (without: readonly string[]) =>
            cost.items.reduce((total, { id, likely }) => total + (without.includes(id) ? 0 : likely), 0);
          expect(sum([])).toBeCloseTo(cost.likely, 6);
          expect(sum(['staff', 'set-up'])).toBeCloseTo(cost.invoices.likely, 6);
          expect(cost.invoices.low).toBeLessThanOrEqual(cost.low);
          expect(cost.invoices.high).toBeLessThanOrEqual(cost.high * (1 + 1e-9));
        }
      }),
      RUNS,
    );
  });

  /**
   * Of invoices alone this is not so: machines are chosen with the people whom they take, and two lesser ones may rent for
   * less. Nor is it so of machines that are owned where nobody says which: they are chosen by their rent, and the others
   * that a larger load takes may draw less power.
   */
  test('never falls with the volume', () => {
    fc.assert(
      fc.property(projects, fc.double({ min: 1, max: 50, noNaN: true }), (project, factor) => {
        const more = Math.ceil(Number(project['workload.requests_per_day']) * factor);
        const before = quoted(project);
        const after = quoted({ ...project, 'workload.requests_per_day': more });
        for (const option of OPTION_IDS) {
          const [small, large] = [known(before, option), known(after, option)];
          if (small === null || large === null) continue;
          const [one, other] = [ownedIn(before, option), ownedIn(after, option)];
          if (one !== other) continue;
          // Near the most GPUs that list prices can mean, a model that suits less well may be all that still has a figure.
          if (large.hosting.some(({ gpus }) => gpus > 500)) continue;
          expect(large.likely, option).toBeGreaterThanOrEqual(small.likely * (1 - 1e-9));
        }
      }),
      RUNS,
    );
  });

  test('is, for the model that stands for an option, the same in the list of models', () => {
    const figures = fc.record(
      {
        'price.closed_input_usd': fc.constant(3),
        'price.managed_output_usd': fc.constant(7),
        'gpu.usd_per_hour': fc.constant(5),
        'job.months': fc.constant(3),
        'thinking.effort': fc.constant('high'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(projects, figures, fc.constantFrom(...SUPPLIES), (project, stated, supply) => {
        const quote = quoted({ ...project, 'task.modalities': ['text'] }, stated);
        const pick = quote.picks[supply];
        const cost = known(quote, supply);
        if (cost === null || !('by' in pick) || pick.kind === 'forbidden') return;
        const { ranked } = modelList(supply, quote.project, shipped);
        const shown = ranked.find(({ model }) => model === pick.model)?.way?.usd;
        expect(shown).toBeCloseTo(cost.invoices.likely, 6);
      }),
      { numRuns: 60 },
    );
  });

  test('is never dearer for hosting where GPUs are owned, of whatever kind and however many', () => {
    fc.assert(
      fc.property(projects, owning, (project, { infrastructure, ...stated }) => {
        const none = quoted({ ...project, 'deployment.infrastructure': ['none'] });
        const own = quoted({ ...project, 'deployment.infrastructure': infrastructure }, stated);
        const [without, owned] = [known(none, 'open-self-hosted'), known(own, 'open-self-hosted')];
        if (without === null) return;
        expect(owned).not.toBeNull();
        expect(owned?.likely).toBeLessThanOrEqual(without.likely * (1 + 1e-9));
        expect(owned?.invoices.likely).toBeLessThanOrEqual(without.invoices.likely * (1 + 1e-9));
      }),
      RUNS,
    );
  });

  test('is the same with none of its own as where nothing is said of that', () => {
    fc.assert(
      fc.property(projects, (project) => {
        const none = quoted({ ...project, 'deployment.infrastructure': ['none'] });
        const stated: readonly Readonly<Record<string, Override>>[] = [
          { 'gpu.count': 0 },
          { 'gpu.count': 0, 'gpu.commitment': 'own' },
        ];
        for (const overrides of stated)
          expect(quoted({ ...project, 'deployment.infrastructure': ['own-gpus'] }, overrides).costs).toEqual(
            none.costs,
          );
      }),
      { numRuns: 30 },
    );
  });

  test('takes only kinds to be its own that are rented out to data centres, where nobody names one', () => {
    fc.assert(
      fc.property(projects, fc.option(fc.integer({ min: 1, max: 30 })), (project, count) => {
        const stated = { ...project, 'deployment.infrastructure': ['own-gpus'] };
        const pick = quoted(stated, count === null ? {} : { 'gpu.count': count }).picks['open-self-hosted'];
        if (pick.kind !== 'hosted') return;
        const { acquisition, leavesIdle, set } = pick.hosting;
        const roles = project['task.modalities'];
        const hasAll = Array.isArray(roles) && roles.length === 1;
        expect(acquisition === 'owned' || leavesIdle || !hasAll).toBe(true);
        expect(leavesIdle && count === null).toBe(false);
        if (acquisition !== 'owned') return;
        expect(set.gpu.rent.onDemand).not.toBeNull();
        expect(set.gpu.place).toBe('data-centre');
      }),
      { numRuns: 60 },
    );
  });

  test('changes for its own option alone where a price is stated', () => {
    const prices = fc.constantFrom<{ readonly id: AssumptionId; readonly moves: readonly OptionId[] }>(
      { id: 'price.closed_input_usd', moves: ['closed-api', 'hybrid'] },
      { id: 'price.closed_output_usd', moves: ['closed-api', 'hybrid'] },
      { id: 'price.managed_input_usd', moves: ['open-managed', 'hybrid'] },
      { id: 'gpu.usd_per_hour', moves: ['open-self-hosted', 'open-managed', 'hybrid'] },
    );
    fc.assert(
      fc.property(
        projects,
        prices,
        fc.double({ min: 0.01, max: 90, noNaN: true }),
        (project, { id, moves }, usd) => {
          const before = quoted(project);
          const after = quoted(project, { [id]: usd });
          for (const option of OPTION_IDS) {
            if (moves.includes(option)) continue;
            expect(after.costs.get(option), option).toStrictEqual(before.costs.get(option));
          }
          for (const supply of ['open-self-hosted', 'open-managed', 'closed-api'] as const)
            expect(namesOf(after, supply)).toStrictEqual(namesOf(before, supply));
        },
      ),
      RUNS,
    );
  });

  test('is for the same models however long these are said to think', () => {
    fc.assert(
      fc.property(projects, fc.constantFrom(...EFFORTS), (project, effort) => {
        const stated = { ...project, 'task.modalities': ['text'] };
        const [before, after] = [quoted(stated), quoted(stated, { 'thinking.effort': effort })];
        expect(modelsOf(after)).toEqual(modelsOf(before));
        for (const supply of SUPPLIES) {
          const [was, is] = [before, after].map((each) => modelList(supply, each.project, shipped).ranked);
          expect(is?.map(({ model }) => model.id)).toEqual(was?.map(({ model }) => model.id));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('compares models of one class, or withholds the figure', () => {
    fc.assert(
      fc.property(projects, (project) => {
        const { picks } = quoted({ ...project, 'task.modalities': ['text'] });
        const tiers = Object.values(picks).flatMap((pick) =>
          pick.kind === 'bought' || pick.kind === 'hosted' ? [CLASS[pick.model.tier]] : [],
        );
        expect(new Set(tiers).size).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });
});

describe('a choice moves every figure one way', () => {
  // With people, as machines are chosen: of invoices alone two lesser machines may have less.
  const likely = (quote: Quote, option: OptionId) => known(quote, option)?.likely ?? null;

  /** That no figure falls from one quote to the next, for the models that the first one is made of. */
  function expectAscending(steps: readonly ((named: Readonly<Record<string, string>>) => Quote)[]) {
    const [first, ...rest] = steps;
    const named = first === undefined ? {} : modelsOf(first({}));
    let before = first?.(named);
    for (const step of rest) {
      const after = step(named);
      for (const option of SUPPLIES) {
        const [less, more] = [before && likely(before, option), likely(after, option)];
        if (before === undefined || typeof less !== 'number' || more === null) continue;
        if (ownedIn(before, option) !== ownedIn(after, option)) continue;
        expect(more, option).toBeGreaterThanOrEqual(less * (1 - 1e-9));
      }
      before = after;
    }
  }

  test('more thinking is never cheaper', () => {
    fc.assert(
      fc.property(projects, (project) => {
        const stated = { ...project, 'task.modalities': ['text'] };
        expectAscending(
          EFFORTS.map((effort) => (named) => quoted(stated, { ...named, 'thinking.effort': effort })),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('a larger share in batches is never dearer', () => {
    fc.assert(
      fc.property(projects, (project) => {
        const stated = { ...project, 'workload.latency': 'relaxed' };
        expectAscending(
          [1, 0.6, 0.3, 0].map((share) => (named) => quoted(stated, { ...named, 'batch.share': share })),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('to be bound to a region is never cheaper', () => {
    fc.assert(
      fc.property(projects, (project) => {
        expectAscending(
          ['any', 'own-region'].map(
            (region) => (named) => quoted({ ...project, 'data.region': region }, named),
          ),
        );
      }),
      { numRuns: 60 },
    );
  });
});

function modelsOf({ picks }: Quote): Readonly<Record<string, string>> {
  return Object.fromEntries(
    SUPPLIES.flatMap((supply) => {
      const pick = picks[supply];
      const isPicked = pick.kind === 'bought' || pick.kind === 'hosted';
      return isPicked ? [[`model.${supply.replaceAll('-', '_')}`, pick.model.id]] : [];
    }),
  );
}

describe('every assumption', () => {
  const inputs = assumptionInputs(() => shipped);

  test('is one that a profile may state', () => {
    expect(inputs.map(({ id }) => id)).toEqual([...ASSUMPTION_IDS, ...CHOICE_IDS]);
  });

  test.each(inputs)('$id gives finite figures in order at its least, its most and in between', (input) => {
    const values =
      input.kind === 'number'
        ? [input.min, input.max, { low: input.min, likely: (input.min + input.max) / 2, high: input.max }]
        : [input.values().at(0), input.values().at(-1)];
    for (const value of values) {
      if (value === undefined) throw new Error('a choice without a value');
      for (const project of EVERY_KIND)
        for (const cost of knownOf(quoted(project, { [input.id]: value }))) {
          const figures = [cost.cashUpFront, cost.over12Months, cost.over36Months];
          expect(figures.every(Number.isFinite), cost.option).toBe(true);
          for (const range of [cost, cost.invoices, cost.perThousandRequests, ...cost.items])
            expect(inOrder(range), `${cost.option} ${JSON.stringify(range)}`).toBe(true);
        }
    }
  });
});

const EVERY_KIND: readonly Readonly<Record<string, FactValue>>[] = [
  { 'task.modalities': ['text'], 'workload.volume': 'medium', 'task.customization': 'fine-tuning' },
  { 'task.modalities': ['audio'], 'workload.requests_per_day': 500, 'workload.latency': 'relaxed' },
  {
    'task.modalities': ['text'],
    'workload.requests_per_day': 20_000,
    'workload.availability': 'always-on',
    'deployment.infrastructure': ['own-gpus'],
    'task.actions': 'changes-things',
  },
];

const CLASS = {
  frontier: 'frontier',
  'strong-general': 'strong',
  'small-general': 'small',
  specialist: 'small',
  teaching: 'teaching',
} as const;

function namesOf({ picks }: Quote, supply: 'open-self-hosted' | 'open-managed' | 'closed-api') {
  const pick = picks[supply];
  switch (pick.kind) {
    case 'bought':
      return [pick.model.id, pick.offer.provider];
    case 'hosted':
      return [pick.model.id, pick.hosting.set.gpu.id, pick.hosting.set.count];
    default:
      return [pick.kind];
  }
}

describe('what forbids an option leaves it without a figure', () => {
  const load = {
    'workload.requests_per_day': 1000,
    'workload.input_tokens': 1000,
    'workload.output_tokens': 200,
    'task.modalities': ['text'],
  };

  test.each([
    [{ 'data.boundary': 'own-premises' }, 'data.boundary'],
    [{ 'deployment.offline': true }, 'deployment.offline'],
  ] as const)('%o', (fact, by) => {
    const { costs } = quoted({ ...load, ...fact });
    for (const option of ['closed-api', 'open-managed'] as const)
      expect(costs.get(option)).toStrictEqual({ kind: 'forbidden', by });
    expect(costs.get('hybrid')).toStrictEqual({ kind: 'forbidden', by });
    expect(costs.get('open-self-hosted')?.kind).toBe('known');
  });

  test('consumer cards are not rented, and stand under a desk only where a day without them is no drama', () => {
    const place = (fact: Readonly<Record<string, string | boolean>>, overrides = {}) => {
      const pick = quoted({ ...load, ...fact }, overrides).picks['open-self-hosted'];
      return pick.kind === 'hosted' ? pick.hosting.set.gpu.place : null;
    };
    expect(place({ 'workload.availability': 'best-effort' })).toBe('data-centre');
    expect(place({ 'workload.availability': 'always-on' }, { 'gpu.commitment': 'buy' })).toBe('data-centre');
    expect(place({ 'workload.availability': 'best-effort' }, { 'gpu.kind': 'RTX4090' })).toBe('consumer');
  });
});

describe('thinking that is stated', () => {
  const stated = {
    'workload.requests_per_day': 1000,
    'workload.input_tokens': 1000,
    'workload.output_tokens': 200,
    'task.modalities': ['text'],
  };
  const thinker = { ...open('thinker', 'strong-general', 8, []), thinks: 'optional' } as const;
  const facts = factsOf([thinker]);
  const hosting = (overrides: Readonly<Record<string, Override>>) => {
    const pick = quoted(stated, overrides, facts).picks['open-self-hosted'];
    return pick.kind === 'hosted' ? `${pick.hosting.set.count} ${pick.hosting.set.gpu.id}` : pick.kind;
  };

  test('takes machines that hold it', () => {
    expect(hosting({})).toBe('1 L4');
    expect(hosting({ 'thinking.high_tokens': 60_000 })).toBe('1 L4');
    expect(hosting({ 'thinking.high_tokens': 60_000, 'thinking.effort': 'high' })).not.toBe('1 L4');
    const beyond = { 'thinking.high_tokens': 1_000_000, 'gpu.kind': 'L4', 'replica.calls_at_once': 400 };
    expect(hosting(beyond)).not.toBe('no-figure');
    expect(hosting({ ...beyond, 'thinking.effort': 'high' })).toBe('no-figure');
  });

  test('is in what the list of models says of each', () => {
    const first = (overrides: Readonly<Record<string, Override>>) =>
      modelList('open-self-hosted', quoted(stated, overrides, facts).project, facts).ranked[0];
    const asked = { 'thinking.high_tokens': 60_000, 'thinking.effort': 'high' };
    expect(first(asked)?.way?.hosting?.set).toEqual(pickedSet(quoted(stated, asked, facts)));
    expect(first(asked)?.way?.usd).toBeGreaterThan(first({})?.way?.usd ?? 0);
  });
});

function pickedSet({ picks }: Quote) {
  const pick = picks['open-self-hosted'];
  return pick.kind === 'hosted' ? pick.hosting.set : null;
}

describe('hours that are stated', () => {
  test('limit what GPUs serve, not the bill alone', () => {
    const load = {
      'workload.requests_per_day': 20_000_000,
      'workload.input_tokens': 1000,
      'workload.output_tokens': 200,
      'task.modalities': ['text'],
      'workload.load': 'steady',
    };
    const all = known(quoted(load, { 'gpu.kind': 'H100-SXM' }), 'open-self-hosted');
    const few = known(
      quoted(load, { 'gpu.kind': 'H100-SXM', 'gpu.hours_per_month': 243 }),
      'open-self-hosted',
    );
    const replicas = [all?.hosting[0]?.replicas ?? 0, few?.hosting[0]?.replicas ?? 0] as const;
    expect(replicas[1] / replicas[0]).toBeGreaterThan(2);
    expect(few?.invoices.likely).toBeGreaterThan((all?.invoices.likely ?? 0) * 0.9);
  });
});
