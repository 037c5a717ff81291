import { MODALITIES, type Tier } from '../catalog/catalog.ts';
import { OPTION_IDS, type OptionId } from '../catalog/option.ts';
import { type Role, rolesOf, tiersFor } from '../catalog/roles.ts';
import type { Profile } from '../profile/profile.ts';
import type { FactId } from '../rulebook/fact.ts';
import type { Facts } from '../rulebook/facts.ts';
import { type Assumptions, resolveAssumptions } from './assumptions.ts';
import type { Hosting, Workload } from './cost-request.ts';

/** What models and costs depend on, read from the facts of a profile. */
export interface Project {
  readonly workload: Workload;
  /** What one model each is asked to cover; the first role carries the workload's numbers. */
  readonly roles: readonly Role[];
  /** True where the profile names no modality. */
  readonly isTextAssumed: boolean;
  /** The most suitable first. */
  readonly tiers: readonly Tier[];
  readonly acquisition: Hosting['acquisition'];
  readonly current: OptionId | 'none';
  readonly assumptions: Assumptions;
  /** Ids of the assumptions that the profile states itself. */
  readonly stated: readonly string[];
}

const TEXT: readonly Role[] = [['text']];

export function projectOf(known: Facts, stated: Profile['assumptions']): Project {
  const roles = rolesOf(setIn(known, 'task.modalities', MODALITIES));
  return {
    workload: workloadOf(known),
    roles: roles.length === 0 ? TEXT : roles,
    isTextAssumed: roles.length === 0,
    tiers: tiersFor({
      scope: oneIn(known, 'task.scope', ['narrow', 'mixed', 'general']),
      quality: oneIn(known, 'task.quality', ['good-enough', 'task-best', 'frontier']),
      labelledData: oneIn(known, 'task.labelled_data', ['none', 'some', 'plenty']),
    }),
    acquisition: acquisitionOf(known),
    current: oneIn(known, 'current.option', OPTION_IDS) ?? 'none',
    assumptions: resolveAssumptions(Object.fromEntries(stated)),
    stated: [...stated.keys()],
  };
}

function workloadOf(known: Facts): Workload {
  return {
    requestsPerDay: numberIn(known, 'workload.requests_per_day'),
    inputTokens: numberIn(known, 'workload.input_tokens'),
    outputTokens: numberIn(known, 'workload.output_tokens'),
    load: oneIn(known, 'workload.load', ['steady', 'bursty'] as const),
    availability: oneIn(known, 'workload.availability', [
      'best-effort',
      'business-hours',
      'always-on',
    ] as const),
  };
}

/** GPUs that are there already cost only their running; where no network is, nothing can be rented. */
function acquisitionOf(known: Facts): Hosting['acquisition'] {
  const there = setIn(known, 'deployment.infrastructure', ['own-gpus'] as const);
  if (there.length > 0) return 'owned';
  return known.get('deployment.offline')?.value === true ? 'bought' : 'rented';
}

function numberIn(known: Facts, id: FactId): number | null {
  const value = known.get(id)?.value;
  return typeof value === 'number' ? value : null;
}

function oneIn<Value extends string>(known: Facts, id: FactId, values: readonly Value[]): Value | null {
  const found = known.get(id)?.value;
  return values.find((value) => value === found) ?? null;
}

function setIn<Member extends string>(
  known: Facts,
  id: FactId,
  members: readonly Member[],
): readonly Member[] {
  const found = known.get(id)?.value;
  return Array.isArray(found) ? members.filter((member) => found.includes(member)) : [];
}
