import type { ModelFacts } from '../../catalog/model-facts.ts';
import type { AssumptionInput } from '../../profile/profile.ts';
import { COMMITMENTS, EFFORTS } from './choices.ts';
import { ASSUMPTION_IDS } from './id.ts';
import { ASSUMPTION_TABLE } from './table.ts';

/** The assumptions of the cost model, as a profile may set them. The catalogue is asked only for a name that is stated. */
export function assumptionInputs(facts: () => ModelFacts): readonly AssumptionInput[] {
  const models = (kind: 'open' | 'closed') => () =>
    facts().catalog.models.flatMap((model) => (model.kind === kind ? [model.id] : []));
  const names: readonly AssumptionInput[] = [
    choice('model.closed_api', 'the model that a closed API is priced with', models('closed')),
    choice('model.open_managed', 'the model that a provider runs', models('open')),
    choice('model.open_self_hosted', 'the model that you host', models('open')),
    choice('gpu.kind', 'the kind of GPU', () => facts().gpus.gpus.map(({ id }) => id)),
    choice('gpu.commitment', 'how machines are paid for', () => COMMITMENTS),
    choice('thinking.effort', 'how long models think which can', () => EFFORTS),
  ];
  return [...NUMBERS, ...names];
}

const NUMBERS: readonly AssumptionInput[] = ASSUMPTION_IDS.map((id) => {
  const { unit, min, max } = ASSUMPTION_TABLE[id];
  return { kind: 'number', id, unit, min, max };
});

function choice(id: string, what: string, values: () => readonly string[]): AssumptionInput {
  return { kind: 'choice', id, what, values };
}
