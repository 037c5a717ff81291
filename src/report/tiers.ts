import type { Tier } from '../catalog/catalog.ts';

/** What a tier is called on a page. */
export const TIER_WORD: Readonly<Record<Tier, string>> = {
  frontier: 'frontier',
  'strong-general': 'strong',
  'small-general': 'small',
  specialist: 'specialist',
  teaching: 'teaching',
};
