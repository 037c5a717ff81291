import type { Model } from '../catalog/catalog.ts';
import type { ModelFacts } from '../catalog/model-facts.ts';
import { modelNamed } from '../cost/answers/decision.ts';
import type { OptionId } from '../rulebook/rulebook.ts';

/** The catalogue, as far as a policy asks for models. */
export interface ModelLookup {
  /** The model that a profile names so; null where the catalogue knows none. */
  readonly named: (name: string) => Model | null;
  /** Names of models that can be used in the way of an option, those of the past left out. */
  readonly namesFor: (option: OptionId | null) => readonly string[];
}

/** @param facts the catalogue, read when it is first asked for. */
export function modelLookup(facts: () => ModelFacts): ModelLookup {
  return {
    named: (name) => modelNamed(name, facts()),
    namesFor: (option) =>
      facts()
        .catalog.models.filter((model) => model.tier !== 'teaching' && isFor(model, option))
        .map((model) => model.name),
  };
}

function isFor({ kind }: Model, option: OptionId | null): boolean {
  if (option === 'closed-api') return kind === 'closed';
  return option === 'open-managed' || option === 'open-self-hosted' ? kind === 'open' : true;
}
