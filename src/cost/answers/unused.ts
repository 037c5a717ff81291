import { CHOICE_IDS, type ChoiceId } from '../asked/assumptions/choices.ts';
import { type ConditionalId, isConditional } from '../asked/assumptions/counts-where.ts';
import { ASSUMPTION_IDS, type AssumptionId } from '../asked/assumptions/id.ts';
import type { InputId } from '../asked/input-id.ts';
import { beyondLimits } from '../pricing/cost.ts';
import { cashUpFront, itemsIn, machinesOf, setUpUsd, staffHours } from '../pricing/items.ts';
import { type CostPlan, type Scenario, scenarioOf } from '../pricing/plan.ts';
import type { PricedDecision } from './decision.ts';
import type { Quote } from './quote.ts';

/** What a team states of the cost that no figure rests on, in the order of the table. None where no option has a figure. */
export function unusedIn(quote: Quote, decisions: readonly PricedDecision[]): readonly ConditionalId[] {
  const { stated } = quote.project.assumed;
  if (quote.plans.size === 0 || stated.size === 0) return [];
  const used = usedBy(quote, decisions);
  return [...ASSUMPTION_IDS, ...CHOICE_IDS]
    .filter(isConditional)
    .filter((id) => stated.has(id) && !used.has(id));
}

function usedBy(quote: Quote, decisions: readonly PricedDecision[]): ReadonlySet<string> {
  const read = new Set<InputId>();
  for (const plan of [...quote.plans.values()].flat()) for (const id of inputsOf(plan)) read.add(id);
  for (const { cost } of decisions) if (cost.kind === 'known') for (const { id } of cost.inputs) read.add(id);
  return new Set<string>([
    ...read,
    ...loadIds(quote, read),
    ...machineIds(quote, read),
    ...chosen(quote, decisions),
  ]);
}

/** What a plan reads at its likely values, or with one input at an end of its range. */
function inputsOf(plan: CostPlan): ReadonlySet<InputId> {
  const read = new Set<InputId>();
  const likely = scenarioOf(plan);
  const recorded: Scenario = (id) => {
    read.add(id);
    return likely(id);
  };
  itemsIn(plan, recorded);
  cashUpFront(plan, recorded);
  // Where a price is missing, items end there.
  staffHours(plan, recorded);
  setUpUsd(plan, recorded);
  for (const id of [...read]) {
    const { high, low } = plan.inputs.get(id) ?? { high: 0, low: 0 };
    if (high === low) continue;
    for (const end of [low, high]) itemsIn(plan, (each) => (each === id ? end : recorded(each)));
  }
  beyondLimits(plan, (id) => {
    if (LIMITS.includes(id)) read.add(id);
    return likely(id);
  });
  return read;
}

const LIMITS: readonly InputId[] = ['price.maximum_tokens_per_day', 'gpu.maximum'];

/** What the numbers of the load follow from, where nobody states them. */
function loadIds({ project }: Quote, read: ReadonlySet<InputId>): readonly AssumptionId[] {
  const { load, needs, work } = project;
  const isCounted = !load.assumed.includes('workload.requests_per_day');
  const writes = work.media === 'text' || work.media === 'audio';
  const isAssumed = (id: 'workload.input_tokens' | 'workload.output_tokens') =>
    load.assumed.includes(id) && (read.has(id) || !isCounted);
  return [
    ...(isCounted ? [] : ([`volume.${needs.volume ?? 'low'}_tokens_per_day`] as const)),
    ...(isAssumed('workload.input_tokens') ? (['call.input_tokens'] as const) : []),
    ...(isAssumed('workload.output_tokens') && writes ? (['call.output_tokens'] as const) : []),
  ];
}

/** What decides on machines, or makes a price of theirs, and is no number of a plan. */
function machineIds({ plans, project }: Quote, read: ReadonlySet<InputId>): readonly AssumptionId[] {
  const { assumed, work } = project;
  const isPricedByCard = [...plans.values()]
    .flat()
    .flatMap(machinesOf)
    .some(({ isEndpoint, set }) => !isEndpoint && set.gpu.serverShare === null);
  const makesPrice =
    isPricedByCard && read.has('gpu.hardware_usd') && !assumed.stated.has('gpu.hardware_usd');
  const thinking = work.media === 'text' ? [work.thinking ?? ('thinking.low_tokens' as const)] : [];
  return [...thinking, ...(makesPrice ? (['own.server_factor'] as const) : [])];
}

/** The names that stand behind a figure, or because of which an option has none. */
function chosen({ picks, plans, project }: Quote, decisions: readonly PricedDecision[]): readonly ChoiceId[] {
  const models = [...plans.values()].flat().flatMap(({ services }) => services.map(({ model }) => model));
  const canThink = [...models, ...decisions.flatMap(({ model }) => model ?? [])].some(
    ({ thinks }) => thinks === 'always' || thinks === 'optional',
  );
  return [
    ...(picks['closed-api'].kind === 'forbidden' ? [] : (['model.closed_api'] as const)),
    ...(picks['open-managed'].kind === 'forbidden' ? [] : (['model.open_managed'] as const)),
    ...(project.work.media === 'text' && canThink ? (['thinking.effort'] as const) : []),
  ];
}
