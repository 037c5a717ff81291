import type { ModelFacts } from '../catalog/model-facts.ts';
import { OPTION_IDS, type OptionId } from '../catalog/option.ts';
import type { Assumed } from './assumptions/resolve.ts';
import { type BeyondCapacity, type KnownCost, monthlyCost, type NoPrice } from './cost.ts';
import { type Loaded, loadOf } from './load.ts';
import type { Needs } from './needs.ts';
import { type NoPlan, planFor } from './option-plan.ts';
import { type Picks, pickFor } from './picks.ts';
import type { CostPlan } from './plan.ts';
import { type Project, projectOf } from './project.ts';

/** What an option costs a month, or why it has no figure. */
export type OptionCost = KnownCost | BeyondCapacity | NoPrice | NoPlan;

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

/** What the four options cost for the first role of a project; or why nothing can be said. */
export function quote(
  { assumed, needs }: Asked,
  facts: ModelFacts,
): Quote | Exclude<Loaded, { kind: 'known' }> {
  const loaded = loadOf(needs, assumed.values);
  if (loaded.kind !== 'known') return loaded;
  const project = projectOf(needs, needs.roles[0] ?? ['text'], loaded.load, assumed);
  const picks = picksOf(project, facts);
  const plans = new Map<OptionId, CostPlan>();
  const costs = new Map<OptionId, OptionCost>();
  for (const option of OPTION_IDS) {
    const planned = planFor(option, picks, project, facts);
    if (planned.kind === 'planned') plans.set(option, planned.plan);
    costs.set(option, planned.kind === 'planned' ? monthlyCost(planned.plan) : planned);
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
