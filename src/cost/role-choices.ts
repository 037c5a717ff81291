import type { ModelFacts } from '../catalog/model-facts.ts';
import type { Supply } from '../catalog/option.ts';
import { exactly, type Range } from '../catalog/range.ts';
import { type RegionId, sharedPlaces } from '../catalog/regions.ts';
import type { AssumptionId } from './assumptions/id.ts';
import type { Assumed } from './assumptions/resolve.ts';
import { acquisitionOf } from './hardware.ts';
import { withoutOwned } from './hosts.ts';
import type { Load } from './load.ts';
import { replicasFor } from './machine-items.ts';
import type { Needs } from './needs.ts';
import { planFor } from './option-plan.ts';
import { type Pick, type Picks, pickFor } from './picks.ts';
import { scenarioOf } from './plan.ts';
import { type Project, projectOf } from './project.ts';

/** One role of a project, and the models that stand for each way of supply there. */
export interface RoleChoice {
  readonly project: Project;
  readonly picks: Picks;
}

/** The choices for all roles of a project, that of the main model first. */
export type RoleChoices = readonly [main: RoleChoice, ...further: RoleChoice[]];

/** Chooses models for every role. GPUs that a team owns serve one model each: a later one has what the others leave. */
export function choicesFor(needs: Needs, load: Load, assumed: Assumed, facts: ModelFacts): RoleChoices {
  const [role = ['text'], ...further] = needs.roles;
  const main = choiceOf(projectOf(needs, role, load, assumed), facts);
  const choices: [RoleChoice, ...RoleChoice[]] = [main];
  const owned = acquisitionOf(main.project) === 'owned';
  for (const each of further) {
    const left = gpusLeft(choices, assumed, facts);
    const own = projectOf(needs, each, load, forFurther(assumed, left));
    const project = owned && left?.high === 0 ? withoutOwned(own) : own;
    choices.push(choiceOf(project, facts, (supply) => placesOf(main.picks[supply], needs)));
  }
  return choices;
}

function choiceOf(
  project: Project,
  facts: ModelFacts,
  places: (supply: Supply) => readonly RegionId[] = () => [],
): RoleChoice {
  const pick = (supply: Supply) => {
    const there = places(supply).map((place) => pickFor(supply, { ...project, place }, facts));
    return there.find(({ kind }) => kind === 'bought') ?? pickFor(supply, project, facts);
  };
  const picks = {
    'open-self-hosted': pick('open-self-hosted'),
    'open-managed': pick('open-managed'),
    'closed-api': pick('closed-api'),
  };
  return { project, picks };
}

/** Where a further model is looked for first: where the main one can be kept, if it has to be kept anywhere. */
function placesOf(main: Pick, { residency }: Needs): readonly RegionId[] {
  if (residency === null || main.kind !== 'bought') return [];
  return sharedPlaces([main.offer.regions], residency);
}

/** What a team states of the price or the speed of a model is that of its main one. */
function forFurther({ choices, stated, values }: Assumed, gpus: Range | null): Assumed {
  const isKept = (id: string) => !OF_MAIN.some((start) => id.startsWith(start));
  const kept = new Map<AssumptionId, Range>([...values].filter(([id]) => isKept(id)));
  if (gpus !== null) kept.set('gpu.count', gpus);
  return { choices, values: kept, stated: new Set([...stated].filter(isKept)) };
}

const OF_MAIN = ['price.closed_', 'price.managed_', 'replica.calls_per_second', 'tuning.endpoint_'];

/** How many of the GPUs that are stated are not yet used; null where none are stated. */
function gpusLeft(choices: RoleChoices, { values }: Assumed, facts: ModelFacts): Range | null {
  const owned = values.get('gpu.count');
  if (owned === undefined) return null;
  const used = choices.reduce((sum, { picks, project }) => sum + ownedGpus(picks, project, facts), 0);
  return exactly(Math.max(0, Math.floor(owned.likely - used)));
}

/** How many GPUs of the team's own a model likely takes. */
function ownedGpus(picks: Picks, project: Project, facts: ModelFacts): number {
  const planned = planFor('open-self-hosted', picks, project, facts);
  if (planned.kind !== 'planned') return 0;
  const { plan } = planned;
  return plan.services.reduce((sum, service) => {
    const isOwned = service.kind === 'machines' && service.acquisition === 'owned';
    return isOwned ? sum + replicasFor(plan, service, scenarioOf(plan)) * service.set.count : sum;
  }, 0);
}
