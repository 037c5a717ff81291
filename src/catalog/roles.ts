import type { Modality, Tier } from './catalog.ts';

/** The modalities that one model covers. */
export type Role = readonly Modality[];

/**
 * The modalities that one model is asked to cover together. Search vectors, images that are made and speech usually come
 * from models of their own, so each is a role of its own; a project with several roles needs a shortlist for each.
 */
export function rolesOf(modalities: readonly Modality[]): readonly Role[] {
  const shared = modalities.filter((modality) => !OWN_ROLE.includes(modality));
  const own = OWN_ROLE.filter((modality) => modalities.includes(modality)).map((modality) => [modality]);
  return shared.length === 0 ? own : [shared, ...own];
}

const OWN_ROLE: readonly Modality[] = ['embeddings', 'images-out', 'audio'];

/** What a project asks of quality, in the words of its profile; null where it says nothing. */
export interface TierNeeds {
  readonly scope: 'narrow' | 'mixed' | 'general' | null;
  readonly quality: 'good-enough' | 'task-best' | 'frontier' | null;
  readonly labelledData: 'none' | 'some' | 'plenty' | null;
}

/**
 * The order in which tiers suit a project. Small tuned models come first where the task is narrow and there are own
 * examples to tune on; the strongest come first only where frontier quality is asked for.
 */
export function tiersFor({ scope, quality, labelledData }: TierNeeds): readonly Tier[] {
  if (quality === 'frontier')
    return ['frontier', 'strong-general', 'small-general', 'specialist', 'teaching'];
  const tunes = labelledData === 'some' || labelledData === 'plenty';
  if (scope === 'narrow' && tunes) {
    return ['specialist', 'small-general', 'strong-general', 'frontier', 'teaching'];
  }
  if (scope === 'narrow' || quality === 'good-enough') {
    return ['small-general', 'strong-general', 'specialist', 'frontier', 'teaching'];
  }
  return ['strong-general', 'frontier', 'small-general', 'specialist', 'teaching'];
}
