import type { Model } from '../catalog/catalog.ts';
import type { ModelFacts } from '../catalog/model-facts.ts';
import type { OptionId, Supply } from '../catalog/option.ts';
import { folded } from '../yaml/fold.ts';
import { type Asked, type OptionCost, quote } from './quote.ts';

/** What a team decided, as far as a price can be looked up for it. */
export interface Decided {
  readonly option: OptionId;
  /** As the profile writes it; null where it names none. */
  readonly model: string | null;
}

/** What a decision costs. It never moves the figures of the options, so that a choice does not justify itself. */
export interface PricedDecision {
  readonly option: OptionId;
  /** The model of the catalogue that the profile names; null where it names none, or none that is known. */
  readonly model: Model | null;
  readonly named: string | null;
  readonly cost: OptionCost;
}

/** The cost of what was decided: with the model that is named where the catalogue knows it, else with the option's own. */
export function priceDecision(decided: Decided, asked: Asked, facts: ModelFacts): PricedDecision | null {
  const model = modelNamed(decided.model, facts);
  const supply = model === null ? null : supplyOf(decided.option, model);
  const { assumed } = asked;
  const models =
    model === null || supply === null
      ? assumed.choices.models
      : { ...assumed.choices.models, [supply]: model.id };
  const quoted = quote({ ...asked, assumed: { ...assumed, choices: { ...assumed.choices, models } } }, facts);
  const cost = quoted.kind === 'quoted' ? quoted.costs.get(decided.option) : undefined;
  return cost === undefined ? null : { option: decided.option, model, named: decided.model, cost };
}

/** The way of supply that a model is for; null where the option that was chosen has no such way. */
function supplyOf(option: OptionId, model: Model): Supply | null {
  if (model.kind === 'closed') return option === 'closed-api' || option === 'hybrid' ? 'closed-api' : null;
  if (option === 'hybrid') return 'open-managed';
  return option === 'closed-api' ? null : option;
}

/** The model of the catalogue whose id, name or name at a provider is written so; null where none is. */
function modelNamed(name: string | null, { catalog }: ModelFacts): Model | null {
  if (name === null) return null;
  const wanted = folded(name);
  const isNamed = (model: Model) =>
    [model.id, model.name, ...model.offers.map((offer) => offer.model)].some(
      (each) => folded(each) === wanted,
    );
  return catalog.models.find(isNamed) ?? null;
}

/** Whether the likely fees and machines of a decision stay within a budget; null where one of the two is not known. */
export function isWithinBudget({ cost }: PricedDecision, budget: number | null): boolean | null {
  return budget === null || cost.kind !== 'known' ? null : cost.invoices.likely <= budget;
}
