import type { Model, Tier } from '../../catalog/catalog.ts';
import type { Project } from './project.ts';

/** What a project asks of a model's strength: options are compared with models of one class only. */
export type QualityClass = 'small' | 'strong' | 'frontier' | 'any';

/** The tiers that a class is made of, the most suitable first. A model tuned to one task stands for a small general one. */
export function classOf({ needs, role }: Pick<Project, 'needs' | 'role'>): {
  readonly quality: QualityClass;
  readonly tiers: readonly Tier[];
} {
  // Of models for sound, images and search vectors a class says little: one serves its purpose or does not.
  if (!role.includes('text')) return { quality: 'any', tiers: needs.tiers };
  switch (needs.tiers[0]) {
    case 'specialist':
      return { quality: 'small', tiers: ['specialist', 'small-general'] };
    case 'small-general':
      return { quality: 'small', tiers: ['small-general'] };
    case 'frontier':
      return { quality: 'frontier', tiers: ['frontier'] };
    default:
      return { quality: 'strong', tiers: ['strong-general'] };
  }
}

/** Whether a model is of a class; where none is asked for, any but those that are kept for teaching. */
export function isOfClass({ tier }: Model, { quality, tiers }: ReturnType<typeof classOf>): boolean {
  return quality === 'any' ? tier !== 'teaching' : tiers.includes(tier);
}
