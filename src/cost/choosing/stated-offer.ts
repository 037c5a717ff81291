import type { Model } from '../../catalog/catalog.ts';
import type { Supply } from '../../catalog/option.ts';
import { type KnownPrice, UNPRICED } from '../../catalog/prices.ts';
import type { AssumptionId } from '../asked/assumptions/id.ts';
import type { Project } from '../asked/project.ts';

const STATED: Readonly<Record<Exclude<Supply, 'open-self-hosted'>, readonly [AssumptionId, AssumptionId]>> = {
  'closed-api': ['price.closed_input_usd', 'price.closed_output_usd'],
  'open-managed': ['price.managed_input_usd', 'price.managed_output_usd'],
};

/** The offer that a team has for a model which it names: both of its prices stated; null where one of them is not. */
export function statedOffer(
  supply: Exclude<Supply, 'open-self-hosted'>,
  model: Model,
  { assumed }: Project,
): KnownPrice | null {
  const [input, output] = STATED[supply].map((id) =>
    assumed.stated.has(id) ? assumed.values.get(id) : undefined,
  );
  if (assumed.choices.models[supply] !== model.id || input === undefined || output === undefined) return null;
  return {
    ...UNPRICED,
    kind: 'known',
    provider: 'stated',
    providerName: 'your provider',
    model: model.id,
    input: { base: input.likely, tiers: [] },
    output: { base: output.likely, tiers: [] },
    contextTokens: null,
    batchShare: null,
    regionalShare: null,
    regions: null,
    next: null,
    source: 'stated',
  };
}
