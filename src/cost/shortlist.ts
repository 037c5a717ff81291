import { isEncoder } from '../catalog/architecture.ts';
import type { Catalog, Model, OpenModel, Tier } from '../catalog/catalog.ts';
import { type CommercialUse, commercialUse, type LicenceRemark } from '../catalog/licence.ts';
import type { Supply } from '../catalog/option.ts';
import type { KnownPrice } from '../catalog/prices.ts';
import type { Role } from '../catalog/roles.ts';
import type { HardwareFit } from './hardware.ts';
import type { Hosting } from './plan.ts';

/** Which models fit a project's needs, in which order, and why the others do not. */

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
  readonly isRegionBound: boolean;
  /** Does the model fit the hardware? Asked of open models only. */
  readonly fits: ((model: OpenModel) => HardwareFit) | null;
  /** How it would be run, and the likely invoices of a month; null where no load is known. */
  readonly run: ((model: Model, fit: HardwareFit | null) => WayToRun) | null;
}

/** How a model would be run, bought by the token or hosted, and USD a month for it; null where that is not known. */
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
  /** Whether its vendor ends it within half a year of the day of the catalogue. */
  readonly endsSoon: boolean;
}

/** What the order goes by; each decides only where all before it are equal. */
export const RANK_KEYS = [
  'class',
  'tools',
  'region',
  'provider',
  'lasting',
  'verified',
  'cost',
  'newest',
] as const;
export type RankKey = (typeof RANK_KEYS)[number];

export interface Shortlist {
  readonly ranked: readonly Candidate[];
  readonly rankedBy: readonly RankKey[];
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
    const commercial = model.kind === 'open' ? commercialUse(model.licence.tree, catalog.licences) : null;
    const cheap = exclusionsOf(model, commercial, null, wanted, catalog.gathered);
    const fit = model.kind === 'open' && cheap.length === 0 ? (wanted.fits?.(model) ?? null) : null;
    const reasons = fit === null ? cheap : exclusionsOf(model, commercial, fit, wanted, catalog.gathered);
    if (reasons.length > 0) excluded.push({ model, reasons });
    else ranked.push({ ...candidateOf(model, commercial, fit, wanted), endsSoon: endsSoon(model, catalog) });
  }
  const rankedBy = rankKeysOf(wanted);
  return { ranked: ranked.toSorted((a, b) => compare(a, b, rankedBy, wanted.tiers)), rankedBy, excluded };
}

function candidateOf(
  model: Model,
  commercial: CommercialUse | null,
  fit: HardwareFit | null,
  wanted: Wanted,
): Omit<Candidate, 'endsSoon'> {
  const way = wanted.run?.(model, fit) ?? null;
  return { model, commercial, fit, way, unknowns: unknownsOf(model, { commercial, fit, way }, wanted) };
}

/** Half a year: a move takes a quarter, and nobody begins with what is about to end. */
const SOON_DAYS = 183;

function endsSoon({ retires }: Model, { gathered }: Pick<Catalog, 'gathered'>): boolean {
  if (retires === null) return false;
  return Date.parse(retires) - Date.parse(gathered) < SOON_DAYS * 24 * 3600 * 1000;
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
  if (wanted.isRegionBound && isBought && !model.offers.some(canBeBound)) unknowns.push('region');
  if (model.unverified) unknowns.push('verified');
  if (way !== null && way.usd === null) unknowns.push('cost');
  return unknowns;
}

function canBeBound(offer: Model['offers'][number]): boolean {
  return offer.kind === 'known' && offer.regions !== null;
}

function exclusionsOf(
  model: Model,
  commercial: CommercialUse | null,
  fit: HardwareFit | null,
  { supply, role, contextTokens: needed, outputTokens, acts }: Wanted,
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

function rankKeysOf({ acts, isRegionBound, run, supply, tiers }: Wanted): readonly RankKey[] {
  const counts: Readonly<Record<RankKey, boolean>> = {
    class: tiers.length > 0,
    tools: acts,
    region: isRegionBound && supply !== 'open-self-hosted',
    provider: supply === 'open-managed',
    lasting: true,
    verified: true,
    cost: run !== null,
    newest: true,
  };
  return RANK_KEYS.filter((key) => counts[key]);
}

/**
 * The candidates of a list that was ranked without costs, in groups that only the cost and the age tell apart, the most
 * suitable group first.
 */
export function groupsOf(
  { ranked, rankedBy }: Shortlist,
  tiers: readonly Tier[],
): readonly (readonly Candidate[])[] {
  const keys = rankedBy.filter((key) => key !== 'cost' && key !== 'newest');
  const groups: Candidate[][] = [];
  for (const candidate of ranked) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (group === undefined || first === undefined || compare(first, candidate, keys, tiers) !== 0)
      groups.push([candidate]);
    else group.push(candidate);
  }
  return groups;
}

/** Sorting is stable, so models that are equal in every key stay in the order of the catalogue. */
function compare(a: Candidate, b: Candidate, keys: readonly RankKey[], tiers: readonly Tier[]): number {
  for (const key of keys) {
    const difference = DIFFERENCES[key](a, b, tiers);
    if (difference !== 0) return difference;
  }
  return 0;
}

const DIFFERENCES: Readonly<Record<RankKey, (a: Candidate, b: Candidate, tiers: readonly Tier[]) => number>> =
  {
    class: (a, b, tiers) => place(a.model.tier, tiers) - place(b.model.tier, tiers),
    tools: doubtfulLast('tools'),
    region: doubtfulLast('region'),
    provider: doubtfulLast('provider'),
    lasting: (a, b) => Number(a.endsSoon) - Number(b.endsSoon),
    verified: doubtfulLast('verified'),
    cost: (a, b) => usdOf(a) - usdOf(b),
    newest: (a, b) => compareText(b.model.released, a.model.released),
  };

function doubtfulLast(unknown: Unknown): (a: Candidate, b: Candidate) => number {
  const doubt = ({ unknowns }: Candidate) => Number(unknowns.includes(unknown));
  return (a, b) => doubt(a) - doubt(b);
}

function place(tier: Tier, tiers: readonly Tier[]): number {
  const at = tiers.indexOf(tier);
  return at === -1 ? tiers.length : at;
}

/** What has no figure comes last. */
function usdOf({ way }: Candidate): number {
  return way?.usd ?? Number.MAX_VALUE;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
