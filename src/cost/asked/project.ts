import type { Tier } from '../../catalog/catalog.ts';
import type { Range } from '../../catalog/range.ts';
import type { RegionId } from '../../catalog/regions.ts';
import type { Role } from '../../catalog/roles.ts';
import type { Effort } from './assumptions/choices.ts';
import type { AssumptionId } from './assumptions/id.ts';
import { type Assumed, type Assumptions, assumed } from './assumptions/resolve.ts';
import type { InputId } from './input-id.ts';
import { Inputs } from './inputs.ts';
import type { Load } from './load.ts';
import type { Needs } from './needs.ts';
import type { Work } from './work.ts';

/** One role of a project with its load: what models are chosen for and priced with. */
export interface Project {
  readonly needs: Needs;
  readonly role: Role;
  readonly load: Load;
  readonly assumed: Assumed;
  readonly work: Work;
  /** What the figures rest on. */
  readonly inputs: Inputs;
  /** By which models and machines are chosen: list prices, so that a price of the team changes what it stands for alone. */
  readonly choosing: Inputs;
  /** The place within which all that is bought must be processed, where one was settled; else null. */
  readonly place: RegionId | null;
}

/** A role is the main one of the needs, or a further one, which is done beside it. */
export function projectOf(needs: Needs, role: Role, load: Load, given: Assumed): Project {
  const numbers = new Map<InputId, Range>([
    ['workload.requests_per_day', load.requestsPerDay],
    ['workload.input_tokens', load.inputTokens],
    ['workload.output_tokens', load.outputTokens],
  ]);
  return {
    needs,
    role,
    load,
    assumed: given,
    work: workOf(needs, role, load, given),
    inputs: new Inputs(numbers, given.values),
    choosing: new Inputs(numbers, listed(given)),
    place: null,
  };
}

const DEFAULTS = assumed(new Map());

/**
 * The assumptions without the prices and speeds that a team states: they stand for the model or machine that it has, and
 * say nothing about which would be chosen by the lists. Nor do the months over which it pays them off.
 */
function listed({ stated, values }: Assumed): Assumptions {
  const hidden = [...stated].filter((id) => OF_ONE.some((start) => id.startsWith(start)));
  if (hidden.length === 0) return values;
  return new Map(
    [...new Map([...DEFAULTS.values, ...values])].flatMap(([id, value]) => {
      const kept = hidden.includes(id) ? DEFAULTS.values.get(id) : value;
      return kept === undefined ? [] : [[id, kept] as const];
    }),
  );
}

const OF_ONE = [
  'price.',
  'gpu.usd_',
  'gpu.hardware_',
  'gpu.watts',
  'replica.calls_per_',
  'own.',
  'staff.',
  'setup.',
  'job.',
];

/**
 * The same project as models are chosen for it: these think as long as their class has them do, whatever the team states,
 * which says how long the model thinks that it has.
 */
export function asRanked(project: Project): Project {
  const { assumed: given, load, needs, place, role } = project;
  if (given.choices.effort === null) return project;
  const asked = { ...given, choices: { ...given.choices, effort: null } };
  return { ...projectOf(needs, role, load, asked), place };
}

/** Work of which nothing is said is taken to be bursty, to be answered at once, and to be repaired the same day. */
function workOf(needs: Needs, role: Role, load: Load, { choices, stated }: Assumed): Work {
  const isFurther = role.join() !== (needs.roles[0] ?? role).join();
  const effort = choices.effort ?? EFFORT_FOR[needs.tiers[0] ?? 'strong-general'];
  return {
    media: mediaOf(role),
    latency: needs.latency ?? 'normal',
    availability: needs.availability ?? 'business-hours',
    isSteady: needs.load === 'steady',
    acts: needs.acts,
    addsBy: needs.isOffline || choices.commitment === 'buy' ? 'buy' : 'rent',
    isTuned: needs.isTuned && mediaOf(role) === 'text',
    isFurther,
    isRegionBound: needs.residency !== null,
    thinking: THINKING[effort],
    isSoundInTokens: !isFurther && !load.assumed.includes('workload.input_tokens'),
    stated,
  };
}

/** How long models of a class think where nobody says: those for small tasks are told not to. */
const EFFORT_FOR: Readonly<Record<Tier, Effort>> = {
  teaching: 'none',
  specialist: 'none',
  'small-general': 'none',
  'strong-general': 'low',
  frontier: 'medium',
};

const THINKING: Readonly<Record<Effort, AssumptionId | null>> = {
  none: null,
  low: 'thinking.low_tokens',
  medium: 'thinking.medium_tokens',
  high: 'thinking.high_tokens',
};

function mediaOf(role: Role): Work['media'] {
  if (role.includes('images-out')) return 'images';
  if (role.includes('audio')) return 'audio';
  return role.includes('embeddings') ? 'embeddings' : 'text';
}
