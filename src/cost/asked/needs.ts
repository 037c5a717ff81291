import { MODALITIES, type Tier } from '../../catalog/catalog.ts';
import { OPTION_IDS, type OptionId } from '../../catalog/option.ts';
import { RESIDENCIES, type Residency } from '../../catalog/regions.ts';
import { type Role, rolesOf, tiersFor } from '../../catalog/roles.ts';
import type { FactId } from '../../rulebook/fact.ts';
import type { Facts } from '../../rulebook/facts.ts';

export const AVAILABILITIES = ['best-effort', 'business-hours', 'always-on'] as const;
export type Availability = (typeof AVAILABILITIES)[number];
export const LATENCIES = ['relaxed', 'normal', 'strict'] as const;
export type Latency = (typeof LATENCIES)[number];
export const LOADS = ['steady', 'bursty'] as const;
export const VOLUMES = ['low', 'medium', 'high'] as const;
export type Volume = (typeof VOLUMES)[number];

/** What models, machines and costs depend on, read from the facts of a profile; null where it says nothing. */
export interface Needs {
  readonly requestsPerDay: number | null;
  /** Per model call. */
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly volume: Volume | null;
  readonly load: (typeof LOADS)[number] | null;
  readonly latency: Latency | null;
  readonly availability: Availability | null;
  /** What one model each is asked to cover; the first role carries the workload. */
  readonly roles: readonly Role[];
  /** True where the profile names no modality. */
  readonly isTextAssumed: boolean;
  /** The class of models that is asked for comes first. */
  readonly tiers: readonly Tier[];
  /** Whether the model is tuned to own examples. */
  readonly isTuned: boolean;
  /** Whether the model acts, and so calls tools. */
  readonly acts: boolean;
  readonly boundary: 'anywhere' | 'contracted-vendor' | 'own-premises' | null;
  /** How narrowly data is kept; null where it may be processed anywhere. */
  readonly residency: Residency | null;
  readonly isOffline: boolean;
  readonly ownsGpus: boolean;
  readonly isSplitBySensitivity: boolean;
  readonly current: OptionId | 'none';
  /** USD a month, salaries not counted. */
  readonly budget: number | null;
}

/** Every fact that needs are read from. */
export const READ_FACTS: readonly FactId[] = [
  'task.scope',
  'task.variety',
  'task.labelled_data',
  'task.modalities',
  'task.quality',
  'task.customization',
  'task.actions',
  'data.sensitivity',
  'data.boundary',
  'data.region',
  'budget.level',
  'budget.monthly_usd',
  'workload.volume',
  'workload.requests_per_day',
  'workload.input_tokens',
  'workload.output_tokens',
  'workload.load',
  'workload.latency',
  'workload.availability',
  'deployment.offline',
  'deployment.infrastructure',
  'current.option',
];

const TEXT: readonly Role[] = [['text']];

export function needsOf(known: Facts): Needs {
  const roles = rolesOf(setIn(known, 'task.modalities', MODALITIES));
  return {
    requestsPerDay: numberIn(known, 'workload.requests_per_day'),
    inputTokens: numberIn(known, 'workload.input_tokens'),
    outputTokens: numberIn(known, 'workload.output_tokens'),
    volume: oneIn(known, 'workload.volume', VOLUMES),
    load: oneIn(known, 'workload.load', LOADS),
    latency: oneIn(known, 'workload.latency', LATENCIES),
    availability: oneIn(known, 'workload.availability', AVAILABILITIES),
    roles: roles.length === 0 ? TEXT : roles,
    isTextAssumed: roles.length === 0,
    tiers: tiersFor({
      scope: oneIn(known, 'task.scope', ['narrow', 'mixed', 'general']),
      quality: oneIn(known, 'task.quality', ['good-enough', 'task-best', 'frontier']),
      labelledData: oneIn(known, 'task.labelled_data', ['none', 'some', 'plenty']),
    }),
    isTuned: oneIn(known, 'task.customization', ['fine-tuning', 'architecture']) !== null,
    acts: oneIn(known, 'task.actions', ['reads-records', 'changes-things']) !== null,
    boundary: oneIn(known, 'data.boundary', ['anywhere', 'contracted-vendor', 'own-premises']),
    residency: oneIn(known, 'data.region', RESIDENCIES),
    isOffline: known.get('deployment.offline')?.value === true,
    ownsGpus: setIn(known, 'deployment.infrastructure', ['own-gpus']).length > 0,
    isSplitBySensitivity:
      oneIn(known, 'task.variety', ['mixed']) !== null &&
      oneIn(known, 'data.sensitivity', ['internal', 'confidential', 'restricted']) !== null,
    current: oneIn(known, 'current.option', OPTION_IDS) ?? 'none',
    budget: numberIn(known, 'budget.monthly_usd'),
  };
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
