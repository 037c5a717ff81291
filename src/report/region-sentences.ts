import type { KnownPrice } from '../catalog/prices.ts';
import { canBeKept, type Residency, sharedPlaces } from '../catalog/regions.ts';
import type { Candidate } from '../cost/choosing/candidate.ts';
import type { NoSharedRegion } from '../cost/choosing/mix-picks.ts';
import type { Service } from '../cost/pricing/plan.ts';
import { listed } from '../yaml/phrases.ts';
import type { DetailedMoney } from './money.ts';

/** What can be said of where data is processed, for projects whose data may not go anywhere. */

const PLACE_WORD: Readonly<Record<Residency, string>> = {
  'own-region': 'region',
  'own-country': 'country',
};

/** "can be bound to eu or us", and what that leaves unknown. */
export function boundText(
  { regions }: Pick<KnownPrice, 'regions'>,
  residency: Residency,
  surcharge = '',
): string {
  const unknown = `${PLACE_WORD[residency]} not known`;
  if (regions === null) return unknown;
  const bound = `can be bound to ${listed(regions, 'or')}${surcharge}`;
  return canBeKept(regions, residency) ? bound : `${bound}, ${unknown}`;
}

/** Where a model of a list can be bound to; null where nobody asks, or where the team hosts it itself. */
export function candidateBoundText({ residency, unknowns, way }: Candidate): string | null {
  if (residency === null) return null;
  if (way !== null && way.offer !== null) return boundText(way.offer, residency);
  return unknowns.includes('region') ? `${PLACE_WORD[residency]} not known` : null;
}

/** To which regions the services of an option can be bound, together; null where nobody asks, or where none is bought by the token. */
export function servicesBoundText(services: readonly Service[], residency: Residency | null): string | null {
  if (residency === null) return null;
  const offers = services.flatMap((service) => (service.kind === 'tokens' ? [service.price] : []));
  const [one] = offers;
  if (one === undefined) return null;
  if (offers.length === 1)
    return one.regions === null
      ? `the ${PLACE_WORD[residency]} of ${one.providerName} is not known`
      : `${one.providerName} ${boundText(one, residency)}`;
  const regions = offers.map((offer) => offer.regions);
  const shared = sharedPlaces(regions, residency);
  const all = offers.length === 2 ? 'both' : 'all';
  return shared.length > 0
    ? `${all} models can be bound to ${listed(shared, 'or')}`
    : `whether ${all} models can be bound to one ${PLACE_WORD[residency]} is not known`;
}

/** Why a mix that is bought whole has no figure. */
export function notSharedText({ providers, residency }: NoSharedRegion): string {
  return `no figure, since ${listed(providers)} cannot both be bound to one ${PLACE_WORD[residency]}`;
}

/** What the team has to check of places, since neither a profile nor a quote of a rent names any. */
export function placeSentences(money: Pick<DetailedMoney, 'options' | 'quote'>): readonly string[] {
  const { plans, project } = money.quote;
  const { residency } = project.needs;
  if (residency === null) return [];
  const place = PLACE_WORD[residency];
  const services = money.options.flatMap(({ cost, option }) =>
    cost.kind === 'known' ? (plans.get(option)?.flatMap((plan) => plan.services) ?? []) : [],
  );
  const isBought = services.some(({ kind }) => kind === 'tokens');
  const addsRented = money.options.some(
    ({ cost }) => cost.kind === 'known' && cost.hosting.some(({ lacking }) => lacking?.by === 'rent'),
  );
  const isRented = services.some(
    (service) =>
      service.kind === 'machines' &&
      (service.isEndpoint || service.acquisition === 'rented' || service.acquisition === 'reserved'),
  );
  return [
    ...(isBought
      ? [`Which ${place} is yours is not known here: check that each provider can be bound to it.`]
      : []),
    ...(isRented || addsRented
      ? [
          `Rents of GPUs are list prices from anywhere: check that your ${place} has such machines, and at which price.`,
        ]
      : []),
  ];
}
