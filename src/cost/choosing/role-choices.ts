import type { ModelFacts } from '../../catalog/model-facts.ts';
import type { Supply } from '../../catalog/option.ts';
import { exactly, type Range } from '../../catalog/range.ts';
import { type RegionId, sharedPlaces } from '../../catalog/regions.ts';
import type { Assumed } from '../asked/assumptions/resolve.ts';
import type { Load } from '../asked/load.ts';
import type { Needs } from '../asked/needs.ts';
import { type Project, projectOf } from '../asked/project.ts';
import { replicasFor } from '../pricing/machine-items.ts';
import { scenarioOf } from '../pricing/plan.ts';
import { acquisitionOf } from './hardware.ts';
import { withoutOwned } from './hosts.ts';
import { planFor } from './option-plan.ts';
import { type Pick, type Picks, pickFor } from './picks.ts';
import { Recent } from './recent.ts';

/** One role of a project, and the models that stand for each way of supply there. */
export interface RoleChoice {
  readonly project: Project;
  readonly picks: Picks;
}

/** The choices for all roles of a project, that of the main model first. */
export type RoleChoices = readonly [main: RoleChoice, ...further: RoleChoice[]];

/**
 * Chooses models for every role. GPUs that a team owns serve one model each: the role at a place has them first, each of
 * the others what is left.
 */
export function choicesFor({ assumed, facts, load, needs }: Chosen, first = 0): RoleChoices {
  const [role = ['text'], ...others] = needs.roles;
  const main = projectOf(needs, role, load, assumed);
  const further = others.map((each) => projectOf(needs, each, load, withoutMain(assumed)));
  const made = new Map<Project, RoleChoice>();
  const choose = (project: Project): RoleChoice => {
    const before = made.get(project);
    if (before !== undefined) return before;
    const left = gpusLeft([...made.values()], assumed, facts);
    const places = (supply: Supply) =>
      project === main ? [] : placesOf(pickFor(supply, main, facts), needs);
    const choice = choiceOf(made.size === 0 ? project : withGpus(project, left), facts, places);
    made.set(project, choice);
    return choice;
  };
  choose([main, ...further][first] ?? main);
  return [choose(main), ...further.map(choose)];
}

/** What models are chosen for, and from. */
export interface Chosen {
  readonly needs: Needs;
  readonly load: Load;
  readonly assumed: Assumed;
  readonly facts: ModelFacts;
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
function withoutMain(assumed: Assumed): Assumed {
  return WITHOUT_MAIN.get(assumed, '', () => {
    const { choices, stated, values } = assumed;
    const isKept = (id: string) => !OF_MAIN.some((start) => id.startsWith(start));
    return {
      choices,
      values: new Map([...values].filter(([id]) => isKept(id))),
      stated: new Set([...stated].filter(isKept)),
    };
  });
}

const WITHOUT_MAIN = new Recent<Assumed>();

/** The same project with so many GPUs of the team's own left for it. */
function withGpus(project: Project, gpus: Range | null): Project {
  if (gpus === null) return project;
  const { assumed, load, needs, role } = project;
  if (gpus.high === 0 && acquisitionOf(project) === 'owned') return withoutOwned(project);
  const values = new Map([...assumed.values, ['gpu.count', gpus] as const]);
  return projectOf(needs, role, load, { ...assumed, values });
}

const OF_MAIN = ['price.closed_', 'price.managed_', 'replica.calls_per_second', 'tuning.endpoint_'];

/** How many of the GPUs that are stated are not yet used; null where none are stated. */
function gpusLeft(choices: readonly RoleChoice[], { values }: Assumed, facts: ModelFacts): Range | null {
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
