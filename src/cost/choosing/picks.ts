import type { Model, OpenModel } from '../../catalog/catalog.ts';
import type { ModelFacts } from '../../catalog/model-facts.ts';
import type { Supply } from '../../catalog/option.ts';
import type { KnownPrice } from '../../catalog/prices.ts';
import type { Role } from '../../catalog/roles.ts';
import { classOf, isOfClass, type QualityClass } from '../asked/classes.ts';
import type { Needs } from '../asked/needs.ts';
import { asRanked, type Project } from '../asked/project.ts';
import type { Hosting } from '../pricing/plan.ts';
import type { Exclusion, WayToRun } from './candidate.ts';
import { hostsOf } from './hosts.ts';
import { bestOfClass, suitabilityOf, wayToRun } from './models.ts';
import { type UnusableGpu, unusableGpu } from './named-gpu.ts';
import { Recent } from './recent.ts';

/** The model that stands for one way of supply, or why there is none. */
export type Pick =
  | {
      readonly kind: 'bought';
      readonly model: Model;
      readonly offer: KnownPrice;
      readonly by: PickedBy;
    }
  | { readonly kind: 'hosted'; readonly model: OpenModel; readonly hosting: Hosting; readonly by: PickedBy }
  | NoPick;

/** Who chose it: the team, or the ranking. */
export type PickedBy = 'stated' | 'ranked';

export type NoPick =
  /** The data may not go there, or there is no connection. */
  | { readonly kind: 'forbidden'; readonly by: Forbidding }
  /** No model of the class has a figure. */
  | { readonly kind: 'none-of-class'; readonly quality: QualityClass }
  /** The GPU that the team names has no figure with any such model, and why. */
  | UnusableGpu
  /** The model that the team names cannot serve, and why. */
  | { readonly kind: 'unsuitable'; readonly model: string; readonly reasons: readonly Exclusion[] }
  /** The model that the team names has no figure, and why. */
  | { readonly kind: 'no-figure'; readonly model: string; readonly missing: 'price' | 'machines' };

/**
 * Picks the model that an option is costed with: the one that the team names, else the first of its list in the class
 * asked for. It runs as long as the team has it think, on machines that are large enough for that. What is picked hangs on
 * no budget, on nothing that runs today and on no split of requests, so it is picked once for all of these.
 */
export function pickFor(supply: Supply, project: Project, facts: ModelFacts): Pick {
  const { assumed, load, needs, place, role } = project;
  const { budget: _budget, current: _current, isSplitBySensitivity: _isSplit, ...asked } = needs;
  const picks = BY_FACTS.get(facts, '', () => new Recent());
  const question = JSON.stringify([supply, role, place, load, asked]);
  return picks.get(assumed, question, () => pickAnew(supply, project, facts));
}

const BY_FACTS = new Recent<Recent<Pick>>();

function pickAnew(supply: Supply, project: Project, facts: ModelFacts): Pick {
  const forbidden = forbiddenBy(supply, project) ?? rentForbiddenBy(supply, project);
  if (forbidden !== null) return { kind: 'forbidden', by: forbidden };
  const named = project.assumed.choices.models[supply];
  const stated = facts.catalog.models.find((model) => model.id === named);
  if (stated !== undefined && standsFor(stated, project))
    return pickOf(supply, stated, 'stated', project, facts);
  const ranked = asRanked(project);
  const best = bestOfClass(supply, ranked, facts);
  const pick = best === null ? null : pickedBy('ranked', best.model, best.way);
  if (best === null || pick === null) return noneOfClass(supply, ranked, facts);
  return ranked === project ? pick : pickOf(supply, best.model, 'ranked', project, facts);
}

function noneOfClass(supply: Supply, project: Project, facts: ModelFacts): NoPick {
  const asked = classOf(project);
  const models = facts.catalog.models.filter((model) => isOfClass(model, asked));
  const unusable = supply === 'open-self-hosted' ? unusableGpu(models, project, facts) : null;
  return unusable ?? { kind: 'none-of-class', quality: asked.quality };
}

/** A model that the team names stands for the roles that it covers; where it covers none, for the main one. */
function standsFor({ modalities }: Model, { needs, role, work }: Project): boolean {
  const covers = (each: Role) => each.every((modality) => modalities.includes(modality));
  return covers(role) || (!work.isFurther && !needs.roles.some(covers));
}

function pickOf(supply: Supply, model: Model, by: PickedBy, project: Project, facts: ModelFacts): Pick {
  const { reasons } = suitabilityOf(supply, model, project, facts);
  if (by === 'stated' && reasons.length > 0) return { kind: 'unsuitable', model: model.name, reasons };
  const pick = pickedBy(by, model, wayToRun(supply, model, project, facts));
  if (pick !== null) return pick;
  const unusable = supply === 'open-self-hosted' ? unusableGpu([], project, facts) : null;
  const missing = hostsOf(supply, project).length === 0 ? 'price' : 'machines';
  return unusable ?? { kind: 'no-figure', model: model.name, missing };
}

/** The model that somebody chose with the way to run it; null where there is none. */
export function pickedBy(by: PickedBy, model: Model, { hosting, offer }: WayToRun): Pick | null {
  if (hosting !== null && model.kind === 'open') return { kind: 'hosted', model, hosting, by };
  return offer === null ? null : { kind: 'bought', model, offer, by };
}

/** The fact that rules services out. */
export type Forbidding = 'data.boundary' | 'deployment.offline';

/** Services are out where data may only go to machines of one's own, or where there is no connection. */
export function forbiddenBy(supply: Supply, { needs }: { readonly needs: Needs }): Forbidding | null {
  if (supply === 'open-self-hosted') return null;
  if (needs.isOffline) return 'deployment.offline';
  return needs.boundary === 'own-premises' ? 'data.boundary' : null;
}

/** Nobody rents machines that must work without a connection. */
function rentForbiddenBy(supply: Supply, { assumed: { choices }, needs }: Project): Forbidding | null {
  const isRent = choices.commitment === 'rent' || choices.commitment === 'reserve';
  return supply === 'open-self-hosted' && needs.isOffline && isRent ? 'deployment.offline' : null;
}

/** What rules out any of some ways of supply; null where all are open. */
export function forbiddingOf(supplies: readonly Supply[], of: { readonly needs: Needs }): Forbidding | null {
  return supplies.map((supply) => forbiddenBy(supply, of)).find((by) => by !== null) ?? null;
}

/** The models that stand for the options where these are compared by cost. */
export type Picks = Readonly<Record<Supply, Pick>>;
