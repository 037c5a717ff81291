import type { OptionId } from '../catalog/option.ts';
import { NO_CALL } from '../catalog/prices.ts';
import { exactly, multiply, type Range } from '../catalog/range.ts';
import type { AssumptionId } from './assumption-id.ts';
import type { Assumptions } from './assumptions.ts';
import {
  type CallPrice,
  type CostRequest,
  checkWorkload,
  type Hosting,
  type InvalidCost,
  type Load,
  type UnknownCost,
} from './cost-request.ts';

/** Tokens paid by the call: USD of one call with none and with all of its input in the provider's cache. */
export interface TokenPlan {
  readonly uncachedUsd: number;
  readonly cachedUsd: number;
  /** Whether only calls that the open model hands on are paid. */
  readonly isEscalation: boolean;
  readonly staff: AssumptionId;
  readonly setUp: AssumptionId;
  /** Whether it runs today. */
  readonly isSetUp: boolean;
}

/** Replicas of a model on GPUs of one's own choice. */
export interface HostingPlan {
  readonly gpusPerReplica: number;
  readonly acquisition: Hosting['acquisition'];
  /** Whether it runs today. */
  readonly isSetUp: boolean;
}

/**
 * An option with every number that its cost needs. What the machines say stands apart, so that trying many of them
 * copies no assumptions.
 */
export interface CostPlan {
  readonly kind: 'known';
  readonly option: OptionId;
  readonly load: Load;
  readonly assumptions: Assumptions;
  readonly machines: Assumptions;
  readonly tokens: TokenPlan | null;
  readonly hosting: HostingPlan | null;
}

const NO_MACHINES: Assumptions = new Map();

type Gathered<Value> = { readonly kind: 'known'; readonly value: Value } | UnknownCost;

/** Gathers what an option's cost needs, or says what is missing or impossible. */
export function planCost(option: OptionId, request: CostRequest): CostPlan | UnknownCost | InvalidCost {
  const checked = checkWorkload(request.workload);
  if (checked.kind !== 'known') return checked;
  const tokens = option === 'open-self-hosted' ? null : tokenPlan(option, request, checked.load);
  const isHosted = option === 'open-self-hosted' || option === 'hybrid';
  const hosting = isHosted ? hostingPlan(request) : null;
  const missing = [tokens, hosting].flatMap((part) => (part?.kind === 'unknown' ? part.missing : []));
  if (missing.length > 0) return { kind: 'unknown', missing };
  return {
    kind: 'known',
    option,
    load: checked.load,
    assumptions: request.assumptions,
    machines: hosting?.kind === 'known' ? hosting.value.machines : NO_MACHINES,
    tokens: tokens?.kind === 'known' ? tokens.value : null,
    hosting: hosting?.kind === 'known' ? hosting.value.plan : null,
  };
}

function tokenPlan(option: OptionId, request: CostRequest, load: Load): Gathered<TokenPlan> {
  const isManaged = option === 'open-managed';
  const price = isManaged ? request.managedPrice : request.closedPrice;
  const uncachedUsd = usdPerCall(price, load, 0);
  const cachedUsd = usdPerCall(price, load, load.inputTokens);
  if (uncachedUsd === null || cachedUsd === null)
    return {
      kind: 'unknown',
      missing: [isManaged ? 'price of the managed model' : 'price of the closed model'],
    };
  const staff = isManaged ? 'staff.managed_fte' : 'staff.api_fte';
  const setUp = isManaged ? 'setup.managed_days' : 'setup.api_days';
  const isEscalation = option === 'hybrid';
  const running: readonly CostRequest['current'][] = isManaged ? ['open-managed'] : ['closed-api', 'hybrid'];
  const isSetUp = running.includes(request.current);
  return { kind: 'known', value: { uncachedUsd, cachedUsd, isEscalation, staff, setUp, isSetUp } };
}

function usdPerCall(price: CallPrice | null, load: Load, cachedTokens: number): number | null {
  const { inputTokens, outputTokens } = load;
  const priced = price?.({ ...NO_CALL, inputTokens, cachedTokens, outputTokens });
  return priced?.kind === 'known' && Number.isFinite(priced.usd) ? priced.usd : null;
}

function hostingPlan(request: CostRequest): Gathered<{ plan: HostingPlan; machines: Assumptions }> {
  const { hosting, assumptions } = request;
  if (hosting === null) return { kind: 'unknown', missing: ['GPUs that fit the model'] };
  const facts = gpuFacts(hosting, assumptions);
  const needed = facts.filter(([id]) => !assumptions.has(id));
  const missing = needed.filter(([, value]) => value === null).map(([id]) => id);
  if (missing.length > 0) return { kind: 'unknown', missing };
  const known = needed.flatMap(([id, value]) => (value === null ? [] : [[id, value] as const]));
  const isSetUp = request.current === 'open-self-hosted' || request.current === 'hybrid';
  const plan = { gpusPerReplica: hosting.set.count, acquisition: hosting.acquisition, isSetUp };
  return { kind: 'known', value: { plan, machines: new Map(known) } };
}

/** What the GPU list and the throughput estimate say; a team's own value, where it states one, goes before. */
function gpuFacts(
  hosting: Hosting,
  assumptions: Assumptions,
): readonly (readonly [AssumptionId, Range | null])[] {
  const { gpu } = hosting.set;
  const { throughput } = hosting;
  const calls = throughput.kind === 'unknown' ? null : throughput.requestsPerSecond;
  if (hosting.acquisition === 'rented')
    return [
      ['replica.calls_per_second', calls],
      ['gpu.usd_per_hour', gpu.rent.onDemand],
    ];
  const factor = assumptions.get('own.server_factor');
  const alone = gpu.card === null || factor === undefined ? null : multiply(gpu.card, factor);
  return [
    ['replica.calls_per_second', calls],
    ['gpu.hardware_usd', gpu.serverShare ?? alone],
    ['gpu.watts', gpu.watts === null ? null : exactly(gpu.watts)],
  ];
}
