import { TIERS } from '../catalog/catalog.ts';
import { RESIDENCIES } from '../catalog/regions.ts';
import { tiersFor } from '../catalog/roles.ts';
import type { FactId } from '../rulebook/fact.ts';
import type { Facts } from '../rulebook/facts.ts';
import { AVAILABILITIES, LATENCIES, LOADS, type Needs } from './needs.ts';

/** How many sets of needs are told apart before what is unknown counts as able to cost anything. */
const MOST = 24;

/** What the facts that are still unknown may make of the needs, beside what is taken while they are unknown. */
export interface PossibleNeeds {
  readonly needs: readonly Needs[];
  /** False where there are too many, or where what is asked of the model is not known. */
  readonly areAll: boolean;
}

/** Every combination of what unknown facts may say, as far as the needs read them. */
export function possibleNeeds(known: Facts, needs: Needs): PossibleNeeds {
  if (needs.isTextAssumed) return { needs: [], areAll: false };
  let found: readonly Needs[] = [needs];
  for (const { facts, ways } of dimensions(known)) {
    if (facts.every((fact) => known.has(fact))) continue;
    found = found.flatMap((each) => ways.map((way) => ({ ...each, ...way })));
    if (found.length > MOST) return { needs: [], areAll: false };
  }
  return { needs: found.length === 1 ? [] : found, areAll: true };
}

interface Dimension {
  readonly facts: readonly FactId[];
  readonly ways: readonly Partial<Needs>[];
}

function dimensions(known: Facts): readonly Dimension[] {
  const either = (key: 'isTuned' | 'acts' | 'isOffline' | 'ownsGpus' | 'isSplitBySensitivity') =>
    [true, false].map((value): Partial<Needs> => ({ [key]: value }));
  return [
    { facts: ['task.scope', 'task.quality', 'task.labelled_data'], ways: classes(known) },
    { facts: ['workload.availability'], ways: AVAILABILITIES.map((availability) => ({ availability })) },
    { facts: ['workload.latency'], ways: LATENCIES.map((latency) => ({ latency })) },
    { facts: ['workload.load'], ways: LOADS.map((load) => ({ load })) },
    { facts: ['task.customization'], ways: either('isTuned') },
    { facts: ['task.actions'], ways: either('acts') },
    { facts: ['data.region'], ways: [null, ...RESIDENCIES].map((residency) => ({ residency })) },
    { facts: ['deployment.infrastructure'], ways: either('ownsGpus') },
    { facts: ['deployment.offline'], ways: either('isOffline') },
    { facts: ['task.variety', 'data.sensitivity'], ways: either('isSplitBySensitivity') },
    {
      facts: ['data.boundary'],
      ways: [{ boundary: 'anywhere' }, { boundary: 'own-premises' }],
    },
  ];
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
