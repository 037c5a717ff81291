import type { ModelFacts } from '../../catalog/model-facts.ts';
import type { OptionId } from '../../catalog/option.ts';
import type { Assumed } from '../asked/assumptions/resolve.ts';
import { type Loaded, loadOf } from '../asked/load.ts';
import type { Needs } from '../asked/needs.ts';
import type { NoPlan } from '../choosing/option-plan.ts';
import type { RoleChoice, RoleChoices } from '../choosing/role-choices.ts';
import { type NoFurther, type PlannedProject, planProject } from '../choosing/whole-plan.ts';
import {
  type BeyondCapacity,
  type KnownCost,
  monthlyCost,
  type NoGpuPrice,
  type NoPrice,
} from '../pricing/cost.ts';
import type { WholePlan } from '../pricing/plan.ts';

/** What an option costs a month, or why it has no figure. */
export type OptionCost = KnownCost | BeyondCapacity | NoPrice | NoGpuPrice | NoPlan | NoFurther;

/** What every option costs, with what stands for it: for the main model, and for those that a project needs beside it. */
export interface Quote extends RoleChoice {
  readonly kind: 'quoted';
  readonly choices: RoleChoices;
  readonly plans: ReadonlyMap<OptionId, WholePlan>;
  readonly costs: ReadonlyMap<OptionId, OptionCost>;
}

export interface Asked {
  readonly needs: Needs;
  readonly assumed: Assumed;
}

/** How each option would be done, or why it has no figure. */
export interface PlannedAll extends PlannedProject {
  readonly kind: 'planned';
}

type NoLoad = Exclude<Loaded, { kind: 'known' }>;

/** The plans of the four options for a project; or why nothing can be said. */
export function planAll({ assumed, needs }: Asked, facts: ModelFacts): PlannedAll | NoLoad {
  const loaded = loadOf(needs, assumed.values);
  if (loaded.kind !== 'known') return loaded;
  return { kind: 'planned', ...planProject({ needs, load: loaded.load, assumed, facts }) };
}

/** What the four options cost. */
export function quote(asked: Asked, facts: ModelFacts): Quote | NoLoad {
  const planned = planAll(asked, facts);
  if (planned.kind !== 'planned') return planned;
  const { choices } = planned;
  const plans = new Map<OptionId, WholePlan>();
  const costs = new Map<OptionId, OptionCost>();
  for (const [option, each] of planned.plans) {
    if (each.kind === 'planned') plans.set(option, each.plan);
    costs.set(option, each.kind === 'planned' ? monthlyCost(each.plan) : each);
  }
  return { kind: 'quoted', ...choices[0], choices, plans, costs };
}
