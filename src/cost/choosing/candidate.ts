import type { Model, OpenModel, Tier } from '../../catalog/catalog.ts';
import type { CommercialUse, LicenceRemark } from '../../catalog/licence.ts';
import type { Supply } from '../../catalog/option.ts';
import type { KnownPrice } from '../../catalog/prices.ts';
import { canBeKept, type Residency } from '../../catalog/regions.ts';
import type { Role } from '../../catalog/roles.ts';
import type { Hosting } from '../pricing/plan.ts';
import type { HardwareFit } from './hardware.ts';

/** What a project asks of a model. What is null is not asked for. */
export interface Wanted {
  readonly supply: Supply | null;
  readonly role: Role;
  /** Tokens of input and output that one call must hold. */
  readonly contextTokens: number | null;
  /** Tokens of output alone. */
  readonly outputTokens: number | null;
  /** Tiers, the most suitable first. */
  readonly tiers: readonly Tier[];
  /** Whether it must be able to call tools. */
  readonly acts: boolean;
  /** How narrowly data is kept; null where it may be processed anywhere. */
  readonly residency: Residency | null;
  /** Does the model fit the hardware? Asked of open models only. */
  readonly fits: ((model: OpenModel) => HardwareFit) | null;
  /** How it would be run, and the likely invoices of a month; null where no load is known. */
  readonly run: ((model: Model) => WayToRun) | null;
}

/** How a model would be run, bought by the token or hosted, and likely USD a month for it; null where that is not known. */
export interface WayToRun {
  readonly offer: KnownPrice | null;
  readonly hosting: Hosting | null;
  readonly usd: number | null;
}

export type Exclusion =
  | { readonly kind: 'supply'; readonly supply: Supply }
  | { readonly kind: 'modality'; readonly missing: Role }
  | { readonly kind: 'context'; readonly tokens: number; readonly needed: number }
  | { readonly kind: 'does-not-write'; readonly outputTokens: number }
  | { readonly kind: 'no-tools' }
  | { readonly kind: 'retired'; readonly on: string }
  | { readonly kind: 'licence'; readonly obstacles: readonly LicenceRemark[] }
  | { readonly kind: 'hardware'; readonly neededBytes: number; readonly offeredBytes: number };

/** What could not be established; it never excludes a model. */
export type Unknown =
  | 'context'
  | 'licence'
  | 'hardware'
  | 'cost'
  | 'provider'
  | 'tools'
  | 'region'
  | 'verified';

export interface Candidate {
  readonly model: Model;
  /** Null for closed models, whose terms are those of a contract. */
  readonly commercial: CommercialUse | null;
  /** Null for closed models, and where it was not asked. */
  readonly fit: HardwareFit | null;
  /** Null where no load is known. */
  readonly way: WayToRun | null;
  readonly unknowns: readonly Unknown[];
  /** How narrowly data is kept; null where it may be processed anywhere. */
  readonly residency: Residency | null;
  /** Whether its vendor ends it within half a year of the day of the catalogue. */
  readonly endsSoon: boolean;
}

/** The offer that it is costed with, else the first of which a price is known: of those that keep to a region before others. */
export function offerOf({ model, residency, way }: Candidate): KnownPrice | null {
  if (way?.hosting) return null;
  const known = model.offers.flatMap((offer) => (offer.kind === 'known' ? [offer] : []));
  return way?.offer ?? known.find(({ regions }) => canBeKept(regions, residency)) ?? known[0] ?? null;
}
