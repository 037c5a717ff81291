import type { Catalog, PriceOrigin } from '../../catalog/catalog.ts';
import type { ModelFacts } from '../../catalog/model-facts.ts';
import { OPTION_IDS, type OptionId, SUPPLIES, suppliesOf } from '../../catalog/option.ts';
import type { Range } from '../../catalog/range.ts';
import type { Role } from '../../catalog/roles.ts';
import { ASSUMPTION_IDS } from '../asked/assumptions/id.ts';
import { classOf, type QualityClass } from '../asked/classes.ts';
import type { InputId } from '../asked/input-id.ts';
import type { InvalidLoad, Load, UnknownLoad } from '../asked/load.ts';
import { LOAD_IDS } from '../asked/load.ts';
import { type ModelList, modelList } from '../choosing/model-list.ts';
import { forbiddenBy, type Picks } from '../choosing/picks.ts';
import type { KnownCost, Sensitivity } from '../pricing/cost.ts';
import { supplyOf } from '../pricing/plan.ts';
import { type Decided, type PricedDecision, priceDecision } from './decision.ts';
import { type Asked, type OptionCost, type Quote, quote } from './quote.ts';

export interface PricedOption {
  readonly option: OptionId;
  readonly cost: OptionCost;
}

/** A number that figures rest on. */
export interface UsedInput {
  readonly id: InputId;
  readonly value: Range;
  /** Whether the profile states it, or else assumes it. */
  readonly isStated: boolean;
}

/** One of the inputs that move the figures most, and what it does to the option that it moves most. */
export interface Decisive extends Sensitivity {
  readonly option: OptionId;
}

/** What the options cost, with the models, machines and numbers that the figures rest on. */
export interface EstimatedMoney {
  readonly kind: 'estimated';
  readonly load: Load;
  readonly quality: QualityClass;
  /** What the main model covers. */
  readonly role: Role;
  readonly isTextAssumed: boolean;
  readonly prices: PriceOrigin;
  readonly gathered: string;
  readonly gpusAsOf: string;
  readonly picks: Picks;
  readonly quote: Quote;
  readonly options: readonly PricedOption[];
  /** USD a month; null where none is stated. */
  readonly budget: number | null;
  /** What was decided costs; one for each system of which that can be said. */
  readonly decisions: readonly PricedDecision[];
  /** The three inputs whose range moves some option's likely figure most. */
  readonly decisive: readonly Decisive[];
  readonly inputs: readonly UsedInput[];
}

/** What is said of money. */
export type Money = UnknownLoad | InvalidLoad | EstimatedMoney;

/** What the four options cost a project. */
export function moneyFor(asked: Asked, decided: readonly Decided[], facts: ModelFacts): Money {
  const quoted = quote(asked, facts);
  if (quoted.kind !== 'quoted') return quoted;
  const { project, picks, costs } = quoted;
  const options = OPTION_IDS.flatMap((option): readonly PricedOption[] => {
    const cost = costs.get(option);
    return cost === undefined ? [] : [{ option, cost }];
  });
  return {
    kind: 'estimated',
    load: project.load,
    quality: classOf(project).quality,
    role: project.role,
    isTextAssumed: project.needs.isTextAssumed,
    prices: facts.catalog.prices,
    gathered: facts.catalog.gathered,
    gpusAsOf: facts.gpus.asOf,
    picks,
    quote: quoted,
    options,
    budget: project.needs.budget,
    decisions: decided.flatMap((each) => priceDecision(each, asked, facts) ?? []),
    decisive: decisiveOf(options),
    inputs: inputsOf(options, asked),
  };
}

/** The models for every role of a project, that of the main one first, as an option supplies them; for all ways where none is named. */
export function listsFor(
  option: OptionId | null,
  { quote: { choices, plans } }: EstimatedMoney,
  facts: ModelFacts,
): readonly ModelList[] {
  const whole = option === null ? undefined : plans.get(option);
  const named = option === null ? SUPPLIES : suppliesOf(option);
  return choices.flatMap(({ project }, place) => {
    const planned = whole?.[place]?.services.map(supplyOf);
    return [...new Set(planned ?? named)]
      .filter((supply) => forbiddenBy(supply, project) === null)
      .map((supply) => modelList(supply, project, facts));
  });
}

function knownCosts(options: readonly PricedOption[]): readonly KnownCost[] {
  return options.flatMap(({ cost }) => (cost.kind === 'known' ? [cost] : []));
}

function decisiveOf(options: readonly PricedOption[]): readonly Decisive[] {
  const width = ({ usdAtLow, usdAtHigh }: Sensitivity) => Math.abs(usdAtHigh - usdAtLow);
  const widest = new Map<InputId, Decisive>();
  for (const { option, sensitivities } of knownCosts(options))
    for (const each of sensitivities) {
      const before = widest.get(each.id);
      if (before === undefined || width(each) > width(before)) widest.set(each.id, { ...each, option });
    }
  return [...widest.values()].toSorted((a, b) => width(b) - width(a)).slice(0, 3);
}

/** Every input behind any figure, in the order of the table. */
function inputsOf(options: readonly PricedOption[], { assumed, needs }: Asked): readonly UsedInput[] {
  const used = new Map(
    knownCosts(options).flatMap(({ inputs }) => inputs.map(({ id, value }) => [id, value])),
  );
  const stated = new Set<string>(assumed.stated);
  if (needs.requestsPerDay !== null) stated.add('workload.requests_per_day');
  if (needs.inputTokens !== null) stated.add('workload.input_tokens');
  if (needs.outputTokens !== null) stated.add('workload.output_tokens');
  return [...LOAD_IDS, ...ASSUMPTION_IDS].flatMap((id) => {
    const value = used.get(id);
    return value === undefined ? [] : [{ id, value, isStated: stated.has(id) }];
  });
}

/** A catalogue seen through a profile's needs, or as a whole. */
export interface ModelsReport {
  readonly project: { readonly name: string; readonly option: OptionId | null } | null;
  readonly gathered: string;
  /** What the rows refer to. */
  readonly references: Pick<Catalog, 'libraries' | 'licences' | 'sources' | 'providers'>;
  readonly prices: PriceOrigin;
  readonly gpusAsOf: string;
  readonly lists: readonly ModelList[];
  /** Facts of which one would tell how much work there is. */
  readonly missing: readonly string[];
}
