import type { Model, Tier } from '../catalog/catalog.ts';
import type { ModelFacts } from '../catalog/model-facts.ts';
import { modelNamed } from '../cost/answers/decision.ts';
import type { OptionId } from '../rulebook/rulebook.ts';

/** The catalogue, as far as a policy asks for models. */
export interface ModelLookup {
  /** The model that a profile names so; null where the catalogue knows none. */
  readonly named: (name: string) => Model | null;
  /** Names of models that may take the place of one, in the way of an option, the latest first. */
  readonly namesBeside: (name: string | null, option: OptionId | null) => readonly string[];
  /** False for a model that the catalogue knows, and that cannot be used in the way of an option. */
  readonly mayBeUsedIn: (option: OptionId | null, name: string) => boolean;
}

/** @param facts the catalogue, read when it is first asked for. */
export function modelLookup(facts: () => ModelFacts): ModelLookup {
  return {
    named: (name) => modelNamed(name, facts()),
    namesBeside: (name, option) => {
      const old = modelNamed(name, facts());
      return facts()
        .catalog.models.filter((model) => model !== old && isFor(model, option) && canReplace(model, old))
        .toSorted((a, b) => otherness(a, old) - otherness(b, old) || (a.released < b.released ? 1 : -1))
        .map((model) => model.name);
    },
    mayBeUsedIn: (option, name) => {
      const model = modelNamed(name, facts());
      return model === null || isFor(model, option);
    },
  };
}

/** For the same kinds of input and output, and as general; in place of none, a general model for text. */
function canReplace({ modalities, tier }: Model, old: Model | null): boolean {
  if (old === null) return GENERAL.includes(tier) && modalities.includes('text');
  const isAlike = tier === old.tier || (GENERAL.includes(tier) && GENERAL.includes(old.tier));
  return isAlike && old.modalities.every((modality) => modalities.includes(modality));
}

/** Those of the same class come first. */
function otherness({ tier }: Model, old: Model | null): number {
  return tier === old?.tier ? 0 : 1;
}

const GENERAL: readonly Tier[] = ['frontier', 'strong-general', 'small-general'];

function isFor({ kind }: Model, option: OptionId | null): boolean {
  if (option === 'closed-api') return kind === 'closed';
  return option === 'open-managed' || option === 'open-self-hosted' ? kind === 'open' : true;
}
