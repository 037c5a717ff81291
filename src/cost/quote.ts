import type { ModelFacts } from '../catalog/model-facts.ts';
import { OPTION_IDS, type OptionId } from '../catalog/option.ts';
import type { Assumed } from './assumptions/resolve.ts';
import { type BeyondCapacity, type KnownCost, monthlyCost, type NoGpuPrice, type NoPrice } from './cost.ts';
import { type Loaded, loadOf } from './load.ts';
import type { Needs } from './needs.ts';
import { type NoPlan, planFor } from './option-plan.ts';
import { type Picks, pickFor } from './picks.ts';
import type { CostPlan } from './plan.ts';
import { type Project, projectOf } from './project.ts';

/** What an option costs a month, or why it has no figure. */
export type OptionCost = KnownCost | BeyondCapacity | NoPrice | NoGpuPrice | NoPlan;

/** What every option costs, with what stands for it. */
export interface Quote {
  readonly kind: 'quoted';
  readonly project: Project;
  readonly picks: Picks;
  readonly plans: ReadonlyMap<OptionId, CostPlan>;
  readonly costs: ReadonlyMap<OptionId, OptionCost>;
}

export interface Asked {
  readonly needs: Needs;
  readonly assumed: Assumed;
}

/** How each option would be done, or why it has no figure. */
export interface Planned {
  readonly kind: 'planned';
  readonly project: Project;
  readonly picks: Picks;
  readonly plans: ReadonlyMap<OptionId, ReturnType<typeof planFor>>;
}

type NoLoad = Exclude<Loaded, { kind: 'known' }>;

/** The plans of the four options for the first role of a project; or why nothing can be said. */
export function planAll({ assumed, needs }: Asked, facts: ModelFacts): Planned | NoLoad {
  const loaded = loadOf(needs, assumed.values);
  if (loaded.kind !== 'known') return loaded;
  const project = projectOf(needs, needs.roles[0] ?? ['text'], loaded.load, assumed);
  const picks = picksOf(project, facts);
  const plans = new Map(
    OPTION_IDS.map((option) => [option, planFor(option, picks, project, facts)] as const),
  );
  return { kind: 'planned', project, picks, plans };
}

/** What the four options cost. */
export function quote(asked: Asked, facts: ModelFacts): Quote | NoLoad {
  const planned = planAll(asked, facts);
  if (planned.kind !== 'planned') return planned;
  const { picks, project } = planned;
  const plans = new Map<OptionId, CostPlan>();
  const costs = new Map<OptionId, OptionCost>();
  for (const [option, each] of planned.plans) {
    if (each.kind === 'planned') plans.set(option, each.plan);
    costs.set(option, each.kind === 'planned' ? monthlyCost(each.plan) : each);
  }
  return { kind: 'quoted', project, picks, plans, costs };
}

function picksOf(project: Project, facts: ModelFacts): Picks {
  return {
    'open-self-hosted': pickFor('open-self-hosted', project, facts),
    'open-managed': pickFor('open-managed', project, facts),
    'closed-api': pickFor('closed-api', project, facts),
  };
}
