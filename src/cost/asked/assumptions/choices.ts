import type { OptionId } from '../../../catalog/option.ts';

/** How machines are paid for. */
export const COMMITMENTS = ['rent', 'reserve', 'buy', 'own'] as const;
export type Commitment = (typeof COMMITMENTS)[number];

/** How long a model that can think does so before it answers. */
export const EFFORTS = ['none', 'low', 'medium', 'high'] as const;
export type Effort = (typeof EFFORTS)[number];

/** What of the assumptions is a name: of a model, of a kind of GPU, or of one of a few ways. */
export interface Choices {
  /** Ids of the catalogue, for the options that are priced with one model. */
  readonly models: Readonly<Partial<Record<Exclude<OptionId, 'hybrid'>, string>>>;
  readonly gpu: string | null;
  readonly commitment: Commitment | null;
  readonly effort: Effort | null;
}

export const CHOICE_IDS = [
  'model.closed_api',
  'model.open_managed',
  'model.open_self_hosted',
  'gpu.kind',
  'gpu.commitment',
  'thinking.effort',
] as const;
export type ChoiceId = (typeof CHOICE_IDS)[number];

/** What the choices say together. The values were checked before. */
export function choicesOf(stated: ReadonlyMap<string, unknown>): Choices {
  const text = (id: ChoiceId) => {
    const value = stated.get(id);
    return typeof value === 'string' ? value : null;
  };
  const commitment = text('gpu.commitment');
  const effort = text('thinking.effort');
  return {
    models: {
      ...named('closed-api', text('model.closed_api')),
      ...named('open-managed', text('model.open_managed')),
      ...named('open-self-hosted', text('model.open_self_hosted')),
    },
    gpu: text('gpu.kind'),
    commitment: COMMITMENTS.find((each) => each === commitment) ?? null,
    effort: EFFORTS.find((each) => each === effort) ?? null,
  };
}

function named(option: Exclude<OptionId, 'hybrid'>, model: string | null): Choices['models'] {
  return model === null ? {} : { [option]: model };
}
