import type { ModelFacts } from '../../catalog/model-facts.ts';
import { OPTION_IDS, type OptionId, type Supply } from '../../catalog/option.ts';
import { type RegionId, type Residency, sharedPlaces } from '../../catalog/regions.ts';
import type { Role } from '../../catalog/roles.ts';
import { likelyItems } from '../pricing/cost.ts';
import { totalUsd } from '../pricing/line-items.ts';
import type { CostPlan, WholePlan } from '../pricing/plan.ts';
import type { NoSharedRegion } from './mix-picks.ts';
import { type NoPlan, type Planned, planFor } from './option-plan.ts';
import { type Chosen, choicesFor, type RoleChoice, type RoleChoices } from './role-choices.ts';

/** A further model of a project has no figure, so that the option has none. */
export interface NoFurther {
  readonly kind: 'no-further';
  readonly role: Role;
  readonly supply: Supply;
  readonly why: NoPlan;
}

/** How an option would be done for all roles of a project. */
export type WholePlanned = { readonly kind: 'planned'; readonly plan: WholePlan } | NoPlan | NoFurther;

/** The models of every role, and how each option would be done with them. */
export interface PlannedProject {
  readonly choices: RoleChoices;
  readonly plans: ReadonlyMap<OptionId, WholePlanned>;
}

/**
 * Plans options: all of them, unless some are named. Of GPUs that a team owns and several models could use, that one has them first with which the option
 * costs least; the choices are those of hosting all by itself.
 */
export function planProject(chosen: Chosen, options: readonly OptionId[] = OPTION_IDS): PlannedProject {
  const { assumed, facts, needs } = chosen;
  const isShared = assumed.values.has('gpu.count') && needs.roles.length > 1;
  const later = isShared ? [...needs.roles.keys()].slice(1) : [];
  let choices = choicesFor(chosen);
  const ways = [choices, ...later.map((first) => choicesFor(chosen, first))];
  const plans = new Map<OptionId, WholePlanned>();
  for (const option of options) {
    const [best] = ways
      .map((way) => ({ way, plan: wholePlan(option, way, facts) }))
      .toSorted((left, right) => usdOf(left.plan) - usdOf(right.plan));
    if (best === undefined) continue;
    plans.set(option, best.plan);
    if (option === 'open-self-hosted') choices = best.way;
  }
  return { choices, plans };
}

/** Likely USD a month, with salaries; of what has no figure more than of anything else. */
function usdOf(planned: WholePlanned): number {
  const items = planned.kind === 'planned' ? likelyItems(planned.plan) : null;
  return items === null ? Number.MAX_VALUE : totalUsd(items);
}

/** An option as the models that a project needs, each with all that its cost needs; or why it has no figure. */
function wholePlan(option: OptionId, [main, ...further]: RoleChoices, facts: ModelFacts): WholePlanned {
  const first = planFor(option, main.picks, main.project, facts);
  if (first.kind !== 'planned') return first;
  const plans: CostPlan[] = [];
  for (const choice of further) {
    const next = furtherPlan(option, choice, facts);
    if (next.kind !== 'planned') return next;
    plans.push(next.plan);
  }
  const whole: WholePlan = [first.plan, ...plans];
  return apartIn(whole, main.project.needs.residency) ?? { kind: 'planned', plan: whole };
}

/** Two providers of an option that are known to share no region, where data may not leave one; null where there are none. */
function apartIn(whole: WholePlan, residency: Residency | null): NoSharedRegion | null {
  if (residency === null) return null;
  const bought = whole.flatMap(({ services }) =>
    services.flatMap((service) => (service.kind === 'tokens' ? [service.price] : [])),
  );
  const [one] = bought;
  const other = bought.find(({ regions }) => one?.regions && regions && !mayShare(one.regions, regions));
  if (one === undefined || other === undefined) return null;
  return { kind: 'no-shared-region', residency, providers: [one.providerName, other.providerName] };
}

/** Two that are both bound to a region of several countries may share one of these. */
function mayShare(one: readonly RegionId[], other: readonly RegionId[]): boolean {
  return sharedPlaces([one, other], 'own-region').length > 0;
}

/** Beside a mix of models for text, one open model each makes search vectors or images, or hears: the one that costs less. */
function furtherPlan(option: OptionId, choice: RoleChoice, facts: ModelFacts): Planned | NoFurther {
  const supplies: readonly Supply[] = option === 'hybrid' ? ['open-managed', 'open-self-hosted'] : [option];
  const { picks, project } = choice;
  const ways = supplies.map((supply) => ({ supply, planned: planFor(supply, picks, project, facts) }));
  const [best] = ways
    .flatMap(({ planned }) => (planned.kind === 'planned' ? [planned] : []))
    .map((planned) => ({ planned, items: likelyItems([planned.plan]) }))
    .map(({ items, planned }) => ({ planned, usd: items === null ? Number.MAX_VALUE : totalUsd(items) }))
    .toSorted((left, right) => left.usd - right.usd);
  if (best !== undefined) return { kind: 'planned', plan: { ...best.planned.plan, option } };
  for (const { planned, supply } of ways)
    if (planned.kind !== 'planned') return { kind: 'no-further', role: project.role, supply, why: planned };
  throw new Error('an option has no way of supply');
}
