/** Where data may have to be processed, and which places a provider's word for a region covers. Pure. */

/** Regions to which providers bind processing, in the catalogue's words. */
export const REGION_IDS = ['us', 'eu', 'apac', 'au', 'in', 'jp'] as const;
export type RegionId = (typeof REGION_IDS)[number];

/** How narrowly data is kept where it may not go anywhere: within one region, or within one country. */
export const RESIDENCIES = ['own-region', 'own-country'] as const;
export type Residency = (typeof RESIDENCIES)[number];

const COUNTRIES: readonly RegionId[] = ['us', 'au', 'in', 'jp'];

/** The larger region in which a country lies. */
const WITHIN: Partial<Readonly<Record<RegionId, RegionId>>> = { au: 'apac', in: 'apac', jp: 'apac' };

/** What may be a team's own: a country is a region too, and a region of several countries is no country. */
export function placesFor(residency: Residency): readonly RegionId[] {
  return residency === 'own-country' ? COUNTRIES : REGION_IDS;
}

/** Whether processing can be kept within a place: bound to it, or to a country of it. Regions are null where none is known. */
export function canBeKeptIn(regions: readonly RegionId[] | null, place: RegionId): boolean {
  return regions?.some((region) => region === place || WITHIN[region] === place) ?? false;
}

/** Whether processing can be kept within some region, or some country; yes where nobody asks for that. */
export function canBeKept(regions: readonly RegionId[] | null, residency: Residency | null): boolean {
  return residency === null || placesFor(residency).some((place) => canBeKeptIn(regions, place));
}

/** The regions, or the countries, within each of which the processing of all can be kept. */
export function sharedPlaces(
  all: readonly (readonly RegionId[] | null)[],
  residency: Residency,
): readonly RegionId[] {
  return placesFor(residency).filter((place) => all.every((regions) => canBeKeptIn(regions, place)));
}
