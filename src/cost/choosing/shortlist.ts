import { isEncoder } from '../../catalog/architecture.ts';
import type { Catalog, Model } from '../../catalog/catalog.ts';
import { daysBetween } from '../../catalog/day.ts';
import { type CommercialUse, commercialUse } from '../../catalog/licence.ts';
import type { Supply } from '../../catalog/option.ts';
import { canBeKept } from '../../catalog/regions.ts';
import type { Role } from '../../catalog/roles.ts';
import type { Candidate, Exclusion, Unknown, Wanted, WayToRun } from './candidate.ts';
import type { HardwareFit } from './hardware.ts';
import { compareCandidates, type Ranking, rankKeysOf } from './rank.ts';

/** Which models fit a project's needs, in which order, and why the others do not. */

export interface Shortlist extends Ranking {
  readonly excluded: readonly { readonly model: Model; readonly reasons: readonly Exclusion[] }[];
}

/** Sorts the catalogue into models that can serve, best first, and models that cannot, each with all its reasons. */
export function shortlist(
  catalog: Pick<Catalog, 'models' | 'licences' | 'gathered'>,
  wanted: Wanted,
): Shortlist {
  const ranked: Candidate[] = [];
  const excluded: Shortlist['excluded'][number][] = [];
  for (const model of catalog.models) {
    const { commercial, fit, reasons } = suitability(model, wanted, catalog);
    if (reasons.length > 0) excluded.push({ model, reasons });
    else ranked.push({ ...candidateOf(model, commercial, fit, wanted), endsSoon: endsSoon(model, catalog) });
  }
  const rankedBy = rankKeysOf(wanted);
  return {
    ranked: ranked.toSorted((a, b) => compareCandidates(a, b, rankedBy, wanted.tiers)),
    rankedBy,
    excluded,
  };
}

/** All reasons why a model cannot serve, and what was looked up to find them. */
export function suitability(
  model: Model,
  wanted: Omit<Wanted, 'run'>,
  catalog: Pick<Catalog, 'licences' | 'gathered'>,
): Pick<Candidate, 'commercial' | 'fit'> & { readonly reasons: readonly Exclusion[] } {
  const commercial = model.kind === 'open' ? commercialUse(model.licence.tree, catalog.licences) : null;
  const cheap = exclusionsOf(model, commercial, null, wanted, catalog.gathered);
  const fit = model.kind === 'open' && cheap.length === 0 ? (wanted.fits?.(model) ?? null) : null;
  const reasons = fit === null ? cheap : exclusionsOf(model, commercial, fit, wanted, catalog.gathered);
  return { commercial, fit, reasons };
}

function candidateOf(
  model: Model,
  commercial: CommercialUse | null,
  fit: HardwareFit | null,
  wanted: Wanted,
): Omit<Candidate, 'endsSoon'> {
  const way = wanted.run?.(model) ?? null;
  const unknowns = unknownsOf(model, { commercial, fit, way }, wanted);
  return { model, commercial, fit, way, unknowns, residency: wanted.residency };
}

/** Half a year: a move takes a quarter, and nobody begins with what is about to end. */
const SOON_DAYS = 183;

function endsSoon({ retires }: Model, { gathered }: Pick<Catalog, 'gathered'>): boolean {
  if (retires === null) return false;
  return daysBetween(gathered, retires) < SOON_DAYS;
}

function unknownsOf(
  model: Model,
  { commercial, fit, way }: Pick<Candidate, 'commercial' | 'fit' | 'way'>,
  wanted: Wanted,
): readonly Unknown[] {
  const unknowns: Unknown[] = [];
  const isBought = wanted.supply !== null && wanted.supply !== 'open-self-hosted';
  if (wanted.contextTokens !== null && model.context.kind === 'unknown') unknowns.push('context');
  if (commercial?.kind === 'unknown') unknowns.push('licence');
  if (fit?.kind === 'unknown') unknowns.push('hardware');
  if (wanted.acts && model.tools === null) unknowns.push('tools');
  if (wanted.supply === 'open-managed' && model.offers.length === 0) unknowns.push('provider');
  if (isBought && !keepsToRegion(model, way, wanted)) unknowns.push('region');
  if (model.unverified) unknowns.push('verified');
  if (way !== null && way.usd === null) unknowns.push('cost');
  return unknowns;
}

/** By the offer that it is costed with, else by any that holds such a call; where a provider rents out machines is not known. */
function keepsToRegion({ offers }: Model, way: WayToRun | null, wanted: Wanted): boolean {
  const { contextTokens: needed, fits, residency, role } = wanted;
  if (residency === null) return true;
  if (fits !== null) return false;
  if (way !== null && way.offer !== null) return canBeKept(way.offer.regions, residency);
  const holds = (tokens: number | null) =>
    tokens === null || needed === null || !readsTokens(role) || needed <= tokens;
  return offers.some(
    (offer) => offer.kind === 'known' && holds(offer.contextTokens) && canBeKept(offer.regions, residency),
  );
}

function exclusionsOf(
  model: Model,
  commercial: CommercialUse | null,
  fit: HardwareFit | null,
  { supply, role, contextTokens: needed, outputTokens, acts }: Omit<Wanted, 'run'>,
  today: string,
): readonly Exclusion[] {
  const reasons: Exclusion[] = [];
  if (supply !== null && !serves(model, supply)) reasons.push({ kind: 'supply', supply });
  const missing = role.filter((modality) => !model.modalities.includes(modality));
  if (missing.length > 0) reasons.push({ kind: 'modality', missing });
  if (needed !== null && readsTokens(role) && model.context.kind === 'known' && model.context.value < needed)
    reasons.push({ kind: 'context', tokens: model.context.value, needed });
  if (outputTokens !== null && outputTokens > LABEL_TOKENS && role.includes('text') && cannotWrite(model))
    reasons.push({ kind: 'does-not-write', outputTokens });
  if (acts && role.includes('text') && model.tools === false) reasons.push({ kind: 'no-tools' });
  if (model.retires !== null && model.retires <= today) reasons.push({ kind: 'retired', on: model.retires });
  if (role.length > 0 && commercial?.kind === 'no')
    reasons.push({ kind: 'licence', obstacles: commercial.obstacles });
  if (fit?.kind === 'too-large') {
    const { neededBytes, offeredBytes } = fit;
    reasons.push({ kind: 'hardware', neededBytes, offeredBytes });
  }
  return reasons;
}

function serves(model: Model, supply: Supply): boolean {
  return supply === 'closed-api' ? model.kind === 'closed' : model.kind === 'open';
}

/** The context of a model for sound or images is that of a part of it, and says nothing about a call. */
function readsTokens(role: Role): boolean {
  return !role.includes('audio') && !role.includes('images-out');
}

/** A label or a few of them: what a model that only sorts texts can return. */
const LABEL_TOKENS = 16;

/** A model that reads a text as a whole cannot continue it. */
function cannotWrite(model: Model): boolean {
  return model.kind === 'open' && model.architecture.kind === 'known' && isEncoder(model.architecture.value);
}
