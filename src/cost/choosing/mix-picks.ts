import type { ModelFacts } from '../../catalog/model-facts.ts';
import type { RegionId, Residency } from '../../catalog/regions.ts';
import { placesFor, sharedPlaces } from '../../catalog/regions.ts';
import type { Project } from '../asked/project.ts';
import { type Pick, type Picks, pickFor } from './picks.ts';

/** The two models of a mix that is bought whole. */
export interface MixPair {
  readonly open: Pick;
  readonly closed: Pick;
}

/** Two providers that are bound to regions which have nothing in common. */
export interface NoSharedRegion {
  readonly kind: 'no-shared-region';
  readonly residency: Residency;
  readonly providers: readonly [open: string, closed: string];
}

/**
 * The pairs of which a mix may be bought: those that stand for the two options, where both can be kept in one region or
 * country as the data must be. Else the best pair of each place; and where no place has one, those two again, unless they
 * are known to have no region in common.
 */
export function pairsOf(
  picks: Picks,
  project: Project,
  facts: ModelFacts,
): readonly MixPair[] | NoSharedRegion {
  const own: MixPair = { open: picks['open-managed'], closed: picks['closed-api'] };
  const { residency } = project.needs;
  const { closed, open } = own;
  if (residency === null || open.kind !== 'bought' || closed.kind !== 'bought') return [own];
  const regions = [open.offer.regions, closed.offer.regions] as const;
  if (sharedPlaces(regions, residency).length > 0) return [own];
  const settled = placesFor(residency).flatMap((place) => pairAt(place, project, facts) ?? []);
  if (settled.length > 0) return settled;
  const mayShare = regions.includes(null) || sharedPlaces(regions, 'own-region').length > 0;
  const providers = [open.offer.providerName, closed.offer.providerName] as const;
  return mayShare ? [own] : { kind: 'no-shared-region', residency, providers };
}

/** The models that stand for the two options where all that is bought is processed in one place; null where one is lacking. */
function pairAt(place: RegionId, project: Project, facts: ModelFacts): MixPair | null {
  const there = { ...project, place };
  const closed = pickFor('closed-api', there, facts);
  const open = pickFor('open-managed', there, facts);
  return closed.kind === 'bought' && open.kind === 'bought' ? { open, closed } : null;
}
