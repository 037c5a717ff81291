import type { Catalog, Modality, Model, OpenModel, Tier } from '../catalog/catalog.ts';
import { type CommercialUse, commercialUse, EASE, type LicenceRemark } from '../catalog/licence.ts';
import type { Supply } from '../catalog/option.ts';
import type { KnownPrice } from '../catalog/prices.ts';
import type { Hosting } from './cost-request.ts';
import type { HardwareFit } from './hosting.ts';

/** Which models fit a project's needs, in which order, and why the others do not. */

/** What a project asks of a model. What is left out is not asked for. */
export interface Needs {
  readonly supply?: Supply;
  readonly modalities?: readonly Modality[];
  /** Tokens of input and output that one call must hold. */
  readonly contextTokens?: number;
  /** Tokens of output alone. */
  readonly outputTokens?: number;
  /** Is the model to be used commercially? */
  readonly commercial?: boolean;
  /** Tiers, the most suitable first. */
  readonly tiers?: readonly Tier[];
  /** Does the model fit the hardware? Asked of open models only. */
  readonly fits?: (model: OpenModel) => HardwareFit;
  readonly cost?: (model: Model, fit: HardwareFit | null) => ModelCost;
  /** How many known costs are wanted; those of models that come later anyway are then left out. */
  readonly costs?: number;
}

/** How a model would be run: bought by the token, or hosted. */
export interface WayToRun {
  readonly offer: KnownPrice | null;
  readonly hosting: Hosting | null;
}

/** Likely USD a month. */
export type ModelCost = WayToRun &
  ({ readonly kind: 'known'; readonly usd: number } | { readonly kind: 'unknown' });

export type Exclusion =
  | { readonly kind: 'supply'; readonly supply: Supply }
  | { readonly kind: 'modality'; readonly missing: readonly Modality[] }
  | { readonly kind: 'context'; readonly tokens: number; readonly needed: number }
  | { readonly kind: 'does-not-write'; readonly outputTokens: number }
  | { readonly kind: 'licence'; readonly obstacles: readonly LicenceRemark[] }
  | { readonly kind: 'hardware'; readonly neededBytes: number; readonly offeredBytes: number };

/** What could not be established; it never excludes a model. */
export type Unknown = 'context' | 'licence' | 'hardware' | 'cost' | 'provider';

export interface Candidate {
  readonly model: Model;
  /** Null for closed models, whose terms are those of a contract. */
  readonly commercial: CommercialUse | null;
  /** Null for closed models, and where it was not asked. */
  readonly fit: HardwareFit | null;
  /** Null where it was not asked, or no longer needed. */
  readonly cost: ModelCost | null;
  readonly unknowns: readonly Unknown[];
}

/** What the order goes by; each decides only where all before it are equal. */
export type RankKey = 'provider' | 'tier' | 'hardware' | 'cost' | 'licence' | 'newest';

export interface Shortlist {
  readonly ranked: readonly Candidate[];
  readonly rankedBy: readonly RankKey[];
  readonly excluded: readonly { readonly model: Model; readonly reasons: readonly Exclusion[] }[];
}

/** Sorts the catalogue into models that can serve, best first, and models that cannot, each with all its reasons. */
export function shortlist(catalog: Pick<Catalog, 'models' | 'licences'>, needs: Needs): Shortlist {
  const assessed = catalog.models.map((model) => {
    const candidate = candidateOf(model, catalog.licences, needs);
    return { candidate, reasons: exclusionsOf(candidate, needs) };
  });
  const fit = assessed.filter(({ reasons }) => reasons.length === 0).map(({ candidate }) => candidate);
  const rankedBy = rankKeysOf(needs);
  const by = (keys: readonly RankKey[]) => (a: Candidate, b: Candidate) =>
    compare(a, b, keys, needs.tiers ?? []);
  const beforeCost = by(rankedBy.slice(0, Math.max(0, rankedBy.indexOf('cost'))));
  return {
    ranked: costed(fit.sort(beforeCost), needs, beforeCost).sort(by(rankedBy)),
    rankedBy,
    excluded: assessed
      .filter(({ reasons }) => reasons.length > 0)
      .map(({ candidate, reasons }) => ({ model: candidate.model, reasons })),
  };
}

function candidateOf(model: Model, licences: Catalog['licences'], needs: Needs): Candidate {
  const commercial = model.kind === 'open' ? commercialUse(model.licence.tree, licences) : null;
  const fit = model.kind === 'open' ? (needs.fits?.(model) ?? null) : null;
  return { model, commercial, fit, cost: null, unknowns: unknownsOf(model, { commercial, fit }, needs) };
}

/** Models that are equal in all that ranks before the cost are costed together, until enough costs are known. */
function costed(
  candidates: readonly Candidate[],
  needs: Needs,
  beforeCost: (a: Candidate, b: Candidate) => number,
): Candidate[] {
  const { costs: wanted = Number.POSITIVE_INFINITY } = needs;
  let known = 0;
  let last: Candidate | null = null;
  return candidates.map((candidate) => {
    if (known >= wanted && last !== null && beforeCost(last, candidate) !== 0) return candidate;
    last = candidate;
    const estimated = withCost(candidate, needs);
    if (estimated.cost?.kind === 'known') known++;
    return estimated;
  });
}

function withCost(candidate: Candidate, needs: Needs): Candidate {
  const cost = needs.cost?.(candidate.model, candidate.fit);
  if (cost === undefined) return candidate;
  const unknowns: readonly Unknown[] = cost.kind === 'unknown' ? ['cost'] : [];
  return { ...candidate, cost, unknowns: [...candidate.unknowns, ...unknowns] };
}

function unknownsOf(
  model: Model,
  { commercial, fit }: Pick<Candidate, 'commercial' | 'fit'>,
  needs: Needs,
): readonly Unknown[] {
  const unknowns: Unknown[] = [];
  if (needs.contextTokens !== undefined && model.context.kind === 'unknown') unknowns.push('context');
  if (needs.commercial === true && commercial?.kind === 'unknown') unknowns.push('licence');
  if (fit?.kind === 'unknown') unknowns.push('hardware');
  if (needs.supply === 'open-managed' && model.offers.length === 0) unknowns.push('provider');
  return unknowns;
}

function exclusionsOf({ model, commercial, fit }: Candidate, needs: Needs): readonly Exclusion[] {
  const reasons: Exclusion[] = [];
  const { supply, modalities = [], contextTokens: needed, outputTokens = 0 } = needs;
  if (supply !== undefined && !serves(model, supply)) reasons.push({ kind: 'supply', supply });
  const missing = modalities.filter((modality) => !model.modalities.includes(modality));
  if (missing.length > 0) reasons.push({ kind: 'modality', missing });
  if (needed !== undefined && model.context.kind === 'known' && model.context.value < needed) {
    reasons.push({ kind: 'context', tokens: model.context.value, needed });
  }
  if (outputTokens > LABEL_TOKENS && modalities.includes('text') && isEncoder(model))
    reasons.push({ kind: 'does-not-write', outputTokens });
  if (needs.commercial === true && commercial?.kind === 'no') {
    reasons.push({ kind: 'licence', obstacles: commercial.obstacles });
  }
  if (fit?.kind === 'too-large') {
    const { neededBytes, offeredBytes } = fit;
    reasons.push({ kind: 'hardware', neededBytes, offeredBytes });
  }
  return reasons;
}

function serves(model: Model, supply: Supply): boolean {
  return supply === 'closed-api' ? model.kind === 'closed' : model.kind === 'open';
}

/** A label or a few of them: what a model that only sorts texts can return. */
const LABEL_TOKENS = 16;

/** A model without a cache reads a text as a whole and cannot continue it. */
function isEncoder(model: Model): boolean {
  if (model.kind === 'closed' || model.architecture.kind === 'unknown') return false;
  return model.architecture.value.layerGroups.every(({ kvWidth }) => kvWidth === 0);
}

function rankKeysOf(needs: Needs): readonly RankKey[] {
  return [
    ...(needs.supply === 'open-managed' ? (['provider'] as const) : []),
    ...(needs.tiers === undefined ? [] : (['tier'] as const)),
    ...(needs.fits === undefined ? [] : (['hardware'] as const)),
    ...(needs.cost === undefined ? [] : (['cost'] as const)),
    ...(needs.commercial === true ? (['licence'] as const) : []),
    'newest',
  ];
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
    provider: (a, b) => doubt(a.model.offers.length === 0) - doubt(b.model.offers.length === 0),
    tier: (a, b, tiers) => place(a.model.tier, tiers) - place(b.model.tier, tiers),
    hardware: (a, b) => doubt(a.fit?.kind === 'unknown') - doubt(b.fit?.kind === 'unknown'),
    cost: (a, b) => compareCosts(a.cost, b.cost),
    licence: (a, b) => obligation(a.commercial) - obligation(b.commercial),
    newest: (a, b) => compareText(b.model.released, a.model.released),
  };

function place(tier: Tier, tiers: readonly Tier[]): number {
  const at = tiers.indexOf(tier);
  return at === -1 ? tiers.length : at;
}

function doubt(isUnknown: boolean): number {
  return isUnknown ? 1 : 0;
}

/** Known costs come first, the lowest before all; costs within a tenth of each other count as equal. */
function compareCosts(a: ModelCost | null, b: ModelCost | null): number {
  if (a?.kind === 'known' && b?.kind === 'known') return costBand(a.usd) - costBand(b.usd);
  return doubt(a?.kind !== 'known') - doubt(b?.kind !== 'known');
}

/** Bands rather than differences, so that the order stays one. */
function costBand(usd: number): number {
  return Math.round(Math.log(Math.max(usd, 0.01)) / Math.log(1.1));
}

/** A contract with a vendor allows commercial use as plainly as a licence without conditions does. */
function obligation(commercial: CommercialUse | null): number {
  return commercial === null ? EASE.yes : EASE[commercial.kind];
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
