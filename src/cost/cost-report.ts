import type { PriceOrigin } from '../catalog/catalog.ts';
import type { ModelFacts } from '../catalog/model-facts.ts';
import { OPTION_IDS, type OptionId, SUPPLIES } from '../catalog/option.ts';
import type { Range } from '../catalog/range.ts';
import type { Role } from '../catalog/roles.ts';
import { ASSUMPTION_IDS, type AssumptionId } from './assumption-id.ts';
import { type MonthlyCost, monthlyCost } from './cost.ts';
import { type BreakEven, breakEven } from './cost-break-even.ts';
import {
  type CostRequest,
  checkWorkload,
  type InvalidCost,
  type Load,
  type UnknownCost,
} from './cost-request.ts';
import type { Project } from './project.ts';
import { costRequest, type ModelList, modelList, type Picks, picksFrom } from './selection.ts';
import { SHORTLISTED } from './shortlisted.ts';

export interface OptionCost {
  readonly option: OptionId;
  readonly cost: MonthlyCost;
}

/** Where self-hosting meets an option paid by the token. */
export interface BreakEvenAgainst {
  readonly against: 'closed-api' | 'open-managed';
  readonly result: BreakEven;
}

export interface UsedAssumption {
  readonly id: AssumptionId;
  readonly value: Range;
  /** Whether the profile states it. */
  readonly isStated: boolean;
}

/** What every option costs, with the models and assumptions that the figures rest on. */
export interface EstimatedCost {
  readonly kind: 'estimated';
  readonly load: Load;
  /** What the costed models cover, and what else the project needs models for. */
  readonly role: Role;
  readonly otherRoles: readonly Role[];
  readonly isTextAssumed: boolean;
  readonly prices: PriceOrigin;
  readonly gpusAsOf: string;
  /** The models for the costed role, by how they are supplied. */
  readonly lists: readonly ModelList[];
  /** Those that stand for the options in the figures. */
  readonly picks: Picks;
  readonly options: readonly OptionCost[];
  readonly breakEven: readonly BreakEvenAgainst[];
  readonly assumptions: readonly UsedAssumption[];
}

export type CostReport = EstimatedCost | UnknownCost | InvalidCost;

/** How much is estimated: a summary leaves the break-even out, which takes as long as all else. */
export type CostDetail = 'summary' | 'full';

/** What the four options cost a project. */
export function costReport(project: Project, facts: ModelFacts, detail: CostDetail): CostReport {
  const checked = checkWorkload(project.workload);
  if (checked.kind !== 'known') return checked;
  const [role = [], ...otherRoles] = project.roles;
  const lists = SUPPLIES.map((supply) => modelList(supply, role, project, facts, SHORTLISTED));
  const picks = picksFrom(lists);
  const request = costRequest(project, picks);
  const options = OPTION_IDS.map((option) => ({ option, cost: monthlyCost(option, request) }));
  return {
    kind: 'estimated',
    load: checked.load,
    role,
    otherRoles,
    isTextAssumed: project.isTextAssumed,
    prices: facts.catalog.prices,
    gpusAsOf: facts.gpus.asOf,
    lists,
    picks,
    options,
    breakEven: detail === 'full' ? breakEvens(request) : [],
    assumptions: usedAssumptions(options, project),
  };
}

function breakEvens(request: CostRequest): readonly BreakEvenAgainst[] {
  return (['closed-api', 'open-managed'] as const).map((against) => ({
    against,
    result: breakEven(request, against),
  }));
}

/** Every assumption behind any figure, in the order of the table. */
function usedAssumptions(options: readonly OptionCost[], project: Project): readonly UsedAssumption[] {
  const used = new Map<AssumptionId, Range>();
  for (const { cost } of options)
    for (const { id, value } of cost.kind === 'known' ? cost.assumptions : []) used.set(id, value);
  const sizing = project.assumptions.get('replica.calls_at_once');
  if (sizing && used.has('replica.calls_per_second')) used.set('replica.calls_at_once', sizing);
  return ASSUMPTION_IDS.flatMap((id) => {
    const value = used.get(id);
    return value ? [{ id, value, isStated: project.stated.includes(id) }] : [];
  });
}
