import { TIERS } from '../../catalog/catalog.ts';
import { RESIDENCIES } from '../../catalog/regions.ts';
import { tiersFor } from '../../catalog/roles.ts';
import type { FactId } from '../../rulebook/fact.ts';
import type { Facts } from '../../rulebook/facts.ts';
import { AVAILABILITIES, LATENCIES, LOADS, type Needs } from '../asked/needs.ts';

/** How many sets of needs are told apart before only those are looked at that cost least. */
const MOST = 24;

/** What the facts that are still unknown may make of the needs, beside what is taken while they are unknown. */
export interface PossibleNeeds {
  readonly needs: readonly Needs[];
  /** All that may turn out; of too many those that cost least; nothing where it is not known what the model reads and writes. */
  readonly are: 'all' | 'cheapest' | 'unknown';
}

/** Every combination of what unknown facts may say, as far as the needs read them. */
export function possibleNeeds(known: Facts, needs: Needs): PossibleNeeds {
  if (needs.isTextAssumed) return { needs: [], are: 'unknown' };
  const open = dimensions(known).filter(({ facts }) => !facts.every((fact) => known.has(fact)));
  if (open.length === 0) return { needs: [], are: 'all' };
  const count = open.reduce((product, { ways }) => product * ways.length, 1);
  const are = count > MOST ? 'cheapest' : 'all';
  const found = open.reduce<readonly Needs[]>(
    (all, { cheapest, ways }) => {
      const looked = are === 'all' ? ways : cheapest;
      return all.flatMap((each) => looked.map((way) => ({ ...each, ...way })));
    },
    [needs],
  );
  return { needs: found, are };
}

interface Dimension {
  readonly facts: readonly FactId[];
  readonly ways: readonly Partial<Needs>[];
  /** Those of the ways of which one costs least, whatever else is asked for. */
  readonly cheapest: readonly Partial<Needs>[];
}

function dimensions(known: Facts): readonly Dimension[] {
  const ofClass = classes(known);
  return [
    {
      facts: ['task.scope', 'task.quality', 'task.labelled_data'],
      ways: ofClass,
      cheapest: ofClass,
    },
    {
      facts: ['workload.availability'],
      ways: AVAILABILITIES.map((availability) => ({ availability })),
      cheapest: [{ availability: 'best-effort' }],
    },
    {
      facts: ['workload.latency'],
      ways: LATENCIES.map((latency) => ({ latency })),
      cheapest: [{ latency: 'relaxed' }],
    },
    { facts: ['workload.load'], ways: LOADS.map((load) => ({ load })), cheapest: [{ load: 'steady' }] },
    // At high volume machines that a provider runs for one customer cost less than its tokens.
    { facts: ['task.customization'], ways: either('isTuned'), cheapest: either('isTuned') },
    // What acts reads more from a cache, and its models have to call tools.
    { facts: ['task.actions'], ways: either('acts'), cheapest: either('acts') },
    {
      facts: ['data.region'],
      ways: [null, ...RESIDENCIES].map((residency) => ({ residency })),
      cheapest: [{ residency: null }],
    },
    { facts: ['deployment.infrastructure'], ways: either('ownsGpus'), cheapest: [{ ownsGpus: true }] },
    { facts: ['deployment.offline'], ways: either('isOffline'), cheapest: [{ isOffline: false }] },
    {
      facts: ['task.variety', 'data.sensitivity'],
      ways: either('isSplitBySensitivity'),
      cheapest: either('isSplitBySensitivity'),
    },
    {
      facts: ['data.boundary'],
      ways: [{ boundary: 'anywhere' }, { boundary: 'own-premises' }],
      cheapest: [{ boundary: 'anywhere' }],
    },
  ];
}

function either(
  key: 'isTuned' | 'acts' | 'isOffline' | 'ownsGpus' | 'isSplitBySensitivity',
): readonly Partial<Needs>[] {
  return [true, false].map((value) => ({ [key]: value }));
}

/** The classes of models that may be asked for, whatever of the three facts is still unknown. */
function classes(known: Facts): readonly Partial<Needs>[] {
  const values = <Value extends string>(fact: FactId, all: readonly Value[]): readonly Value[] => {
    const stated = known.get(fact)?.value;
    const own = all.filter((value) => value === stated);
    return own.length > 0 ? own : all;
  };
  const orders = new Map<string, Partial<Needs>>();
  for (const scope of values('task.scope', ['narrow', 'mixed', 'general']))
    for (const quality of values('task.quality', ['good-enough', 'task-best', 'frontier']))
      for (const labelledData of values('task.labelled_data', ['none', 'some', 'plenty'])) {
        const tiers = tiersFor({ scope, quality, labelledData });
        orders.set(tiers[0] ?? TIERS[0], { tiers });
      }
  return [...orders.values()];
}
