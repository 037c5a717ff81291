import type { Catalog, Model } from '../../catalog/catalog.ts';
import type { ModelFacts } from '../../catalog/model-facts.ts';
import { type OptionId, type Supply, suppliesOf } from '../../catalog/option.ts';
import { folded } from '../../yaml/fold.ts';
import { onceForEach } from '../../yaml/once-for-each.ts';
import { monthlyCost } from '../pricing/cost.ts';
import type { WholePlan } from '../pricing/plan.ts';
import { type Asked, type OptionCost, planAll } from './quote.ts';

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
  /** How it would be done; null where it has no figure. */
  readonly plan: WholePlan | null;
}

/** The cost of what was decided: with the model that is named where the catalogue knows it, else with the option's own. */
export function priceDecision(decided: Decided, asked: Asked, facts: ModelFacts): PricedDecision | null {
  const model = modelNamed(decided.model, facts);
  const supplies = model === null ? [] : suppliesFor(model, decided.option);
  const [wrong] = model === null || supplies.length > 0 ? [] : suppliesOf(decided.option);
  if (model !== null && wrong !== undefined) {
    const cost = {
      kind: 'unsuitable',
      model: model.name,
      reasons: [{ kind: 'supply', supply: wrong }],
    } as const;
    return { option: decided.option, model, named: decided.model, cost, plan: null };
  }
  const { assumed } = asked;
  const named = supplies.map((supply) => [supply, model?.id ?? null] as const);
  const models = { ...assumed.choices.models, ...Object.fromEntries(named) };
  const planned = planAll(
    { ...asked, assumed: { ...assumed, choices: { ...assumed.choices, models } } },
    facts,
  );
  const own = planned.kind === 'planned' ? planned.plans.get(decided.option) : undefined;
  if (own === undefined) return null;
  const cost = own.kind === 'planned' ? monthlyCost(own.plan) : own;
  const plan = own.kind === 'planned' ? own.plan : null;
  return { option: decided.option, model, named: decided.model, cost, plan };
}

/** The ways of supply of an option that a model is for; none where its weights are open and only closed ones are asked for. */
function suppliesFor({ kind }: Model, option: OptionId): readonly Supply[] {
  return suppliesOf(option).filter((supply) => (supply === 'closed-api') === (kind === 'closed'));
}

/** The model of the catalogue whose id, name or name at a provider is written so; null where none is. */
export function modelNamed(name: string | null, { catalog }: ModelFacts): Model | null {
  return name === null ? null : (modelsByName(catalog).get(folded(name)) ?? null);
}

/** Of two models that a provider calls alike the first one counts. */
const modelsByName = onceForEach((catalog: Catalog): ReadonlyMap<string, Model> => {
  const byName = new Map<string, Model>();
  for (const model of catalog.models)
    for (const name of [model.id, model.name, ...model.offers.map((offer) => offer.model)])
      if (!byName.has(folded(name))) byName.set(folded(name), model);
  return byName;
});
