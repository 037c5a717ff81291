import type { ModelFacts } from '../../../catalog/model-facts.ts';
import type { AssumptionInput, ChoiceInput } from '../../../profile/profile.ts';
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
    {
      ...choice('gpu.kind', 'the kind of GPU', () => facts().gpus.gpus.map(({ id }) => id)),
      clash: (assumptions) => consumerCard(assumptions, facts),
    },
    { ...choice('gpu.commitment', 'how machines are paid for', () => COMMITMENTS), clash: notOwned },
    choice('thinking.effort', 'how long models think which can', () => EFFORTS),
  ];
  return [...NUMBERS, ...names];
}

const NUMBERS: readonly AssumptionInput[] = ASSUMPTION_IDS.map((id) => {
  const { unit, min, max } = ASSUMPTION_TABLE[id];
  return { kind: 'number', id, unit, min, max, isWhole: id === 'gpu.count' };
});

function choice(id: string, what: string, values: () => readonly string[]): ChoiceInput {
  return { kind: 'choice', id, what, values, clash: () => null };
}

/** A consumer card may not be rented out: the licence of its driver forbids data centres. */
function consumerCard(
  assumptions: Parameters<ChoiceInput['clash']>[0],
  facts: () => ModelFacts,
): ReturnType<ChoiceInput['clash']> {
  const commitment = assumptions.get('gpu.commitment');
  if (commitment !== 'rent' && commitment !== 'reserve') return null;
  const kind = assumptions.get('gpu.kind');
  const card = facts().gpus.gpus.find(({ id, place }) => id === kind && place === 'consumer');
  if (card === undefined) return null;
  const explanation = `${card.id} is a consumer card, whose driver licence forbids data centres, so that it contradicts gpu.commitment=${commitment}: write gpu.commitment=buy, or name another kind.`;
  return { other: 'gpu.commitment', explanation };
}

/** GPUs that are a team's already are not reserved, and who owns some has some. */
const notOwned: ChoiceInput['clash'] = (assumptions) => {
  const commitment = assumptions.get('gpu.commitment');
  const count = assumptions.get('gpu.count');
  if (commitment === undefined || count === undefined) return null;
  const hasNone = count === 0 || (typeof count === 'object' && count.high === 0);
  if (hasNone && commitment !== 'own') return null;
  if (!hasNone && commitment !== 'reserve') return null;
  if (hasNone)
    return {
      other: 'gpu.count',
      explanation:
        'own contradicts gpu.count=0, which says that no GPU is yours: write how many are, or leave out gpu.commitment.',
    };
  const explanation =
    'reserve contradicts gpu.count, which says that GPUs are yours already: write buy or rent for those that are missing, or gpu.count=0.';
  return { other: 'gpu.count', explanation };
};
