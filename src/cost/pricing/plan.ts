import type { Model, OpenModel } from '../../catalog/catalog.ts';
import type { OptionId, Supply } from '../../catalog/option.ts';
import type { Call, KnownPrice } from '../../catalog/prices.ts';
import type { Range } from '../../catalog/range.ts';
import type { GpuSet } from '../../catalog/sizing.ts';
import type { Throughput } from '../../catalog/throughput.ts';
import type { InputId } from '../asked/input-id.ts';
import type { Inputs } from '../asked/inputs.ts';
import type { Work } from '../asked/work.ts';

/** One value for every input: a scenario. */
export type Scenario = (id: InputId) => number;

/** Which requests a service answers: all, or the share of a mix that goes to the closed model, or the rest. */
export type Share = 'all' | 'closed-part' | 'open-part';

/** Tokens that are paid by the call. */
export interface TokenService {
  readonly kind: 'tokens';
  readonly supply: 'closed-api' | 'open-managed';
  readonly model: Model;
  readonly price: KnownPrice;
  /** The price that its provider has announced, and in how many months from the day of the catalogue it holds. */
  readonly next: { readonly inMonths: number; readonly price: KnownPrice } | null;
  readonly share: Share;
}

export type Acquisition = 'rented' | 'reserved' | 'bought' | 'owned';

/** One replica's GPUs and what they serve. */
export interface Hosting {
  readonly model: OpenModel;
  readonly set: GpuSet;
  readonly throughput: Throughput;
  readonly acquisition: Acquisition;
  /** What the machines add to the numbers of a plan. */
  readonly inputs: ReadonlyMap<InputId, Range>;
  /** Whether the team states how fast they are. */
  readonly isSpeedStated: boolean;
  /** Whether a provider runs them for the team alone. */
  readonly isEndpoint: boolean;
  /** Whether GPUs that the team owns are left idle for them, since these would cost more. */
  readonly leavesIdle: boolean;
}

/** Replicas of a model on GPUs: of one's own choice, or a provider's that serve nobody else. */
export interface MachineService extends Hosting {
  readonly kind: 'machines';
  readonly share: Share;
  /** Likely calls a second of a replica where a call has so many tokens; null where no estimate is made of tokens. */
  readonly speedAt: ((call: TokensOfCall) => number) | null;
}

/** GPUs that a team lacks. */
export interface Lacking {
  readonly gpus: number;
  /** How they are come by; null where no price of their kind is known. */
  readonly by: 'rent' | 'buy' | null;
}

/** What decides how long a call takes. */
export type TokensOfCall = Pick<Call, 'inputTokens' | 'cachedTokens' | 'outputTokens'>;

export type Service = TokenService | MachineService;

/** One role of an option with every number that its cost needs. */
export interface CostPlan {
  readonly option: OptionId;
  readonly work: Work;
  readonly inputs: Inputs;
  readonly services: readonly Service[];
  /** The ways that run today: their set-up is paid already. */
  readonly isSetUp: (service: Service) => boolean;
}

/** An option for all roles of a project: a plan for each, that of the main model first. */
export type WholePlan = readonly [main: CostPlan, ...further: CostPlan[]];

/** Every input at its likely value. */
export function scenarioOf({ inputs }: Pick<CostPlan, 'inputs'>): Scenario {
  return (id) => {
    const value = inputs.get(id);
    if (value === undefined) throw new Error(`the cost model read ${id}, which its plan does not hold`);
    return value.likely;
  };
}

/** How the model of a service is supplied. */
export function supplyOf(service: Service): Supply {
  if (service.kind === 'tokens') return service.supply;
  return service.isEndpoint ? 'open-managed' : 'open-self-hosted';
}
