import type { Thinking } from '../catalog/catalog.ts';
import {
  type AnnouncedPrice,
  type KnownPrice,
  type Offer,
  type OfferPrice,
  type Price,
  UNPRICED,
} from '../catalog/prices.ts';
import type { RegionId } from '../catalog/regions.ts';
import { lastDayOf } from '../catalog/released.ts';
import { LISTS, type ListName } from './catalog-listing.ts';
import type { ClosedRow, OpenRow, ProviderRow } from './catalog-schema.ts';
import { keyOf, priceOf, type Snapshot, type StoredOffer, type StoredValues } from './catalog-snapshot.ts';

type Row = OpenRow | ClosedRow;

export interface OfferContext {
  readonly snapshot: Snapshot;
  readonly providers: Readonly<Record<string, ProviderRow>>;
  clash(explanation: string): void;
}

/** What the price lists say of a model: the first of its offers that says it, and in which list. */
export interface ListedModel {
  readonly contextTokens: { readonly value: number; readonly list: ListName } | null;
  readonly outputLimit: number | null;
  readonly thinks: Thinking | null;
  readonly tools: boolean | null;
  readonly released: string | null;
  readonly retires: string | null;
  readonly replacement: string | null;
}

export function listedModel(row: Row, { snapshot }: OfferContext): ListedModel {
  const stored = row.offers.map((offer) => snapshot.offers[keyOf(offer)] ?? {});
  const first = <Fact extends keyof StoredValues>(fact: Fact) =>
    stored.map((offer) => valueIn(offer, fact)).find((value) => value !== null) ?? null;
  const own = stored[0] ?? {};
  return {
    contextTokens: first('contextTokens'),
    outputLimit: first('outputLimit')?.value ?? null,
    thinks: first('thinks')?.value ?? null,
    tools: first('tools')?.value ?? null,
    released: first('released')?.value ?? null,
    retires: valueIn(own, 'retires')?.value ?? null,
    replacement: valueIn(own, 'replacement')?.value ?? null,
  };
}

function valueIn<Fact extends keyof StoredValues>(offer: StoredOffer, fact: Fact) {
  for (const list of LISTS) {
    const value = offer[list]?.[fact];
    if (value !== undefined) return { value, list };
  }
  return null;
}

/** That there is no price where one was expected is a fault of the row. */
const FAULTS: readonly string[] = ['not-listed', 'withdrawn', 'free-listing'];

/** The offers of a model with the prices that are stored for them. */
export function offersOf(row: Row, released: string, context: OfferContext): readonly OfferPrice[] {
  return row.offers.map((offer) => {
    const { provider, model } = offer;
    const price = offerOf({ provider, model }, row, released, context);
    if (price.kind === 'known') return price;
    const isKnown = price.reason.kind === 'withdrawn' && row.lifecycle !== undefined;
    if (FAULTS.includes(price.reason.kind) && !isKnown)
      context.clash(`no price for ${provider} ${model}: ${price.reason.kind}.`);
    return price;
  });
}

function offerOf(offer: Offer, row: Row, released: string, context: OfferContext): OfferPrice {
  const { snapshot, providers, clash } = context;
  const stored = snapshot.offers[keyOf(offer)];
  const provider = providers[offer.provider];
  if (provider === undefined) clash(`there is no provider "${offer.provider}".`);
  if (stored === undefined) clash(`rules/prices.json has no ${keyOf(offer)}: run "npm run catalogue".`);
  if (provider === undefined || stored === undefined) return unknown(offer, 'not-listed');
  if (isWithdrawn(offer, stored, row, snapshot)) return unknown(offer, 'withdrawn');
  const reason = valueIn(stored, 'noPrice')?.value;
  if (reason !== undefined) return unknown(offer, reason);
  return knownPrice(offer, stored, provider, row, released);
}

function unknown(offer: Offer, kind: NonNullable<StoredValues['noPrice']>): OfferPrice {
  return { kind: 'unknown', ...offer, reason: { kind } };
}

/** What a vendor says of its own model, where we read it, goes for its own offer, which is the first one. */
function isWithdrawn(offer: Offer, stored: StoredOffer, row: Row, { askedFor }: Snapshot): boolean {
  const isOwn = row.offers[0]?.provider === offer.provider;
  const said = isOwn ? row.lifecycle?.retires : undefined;
  const retires = said ?? valueIn(stored, 'retires')?.value ?? 'not announced';
  return retires !== 'not announced' && retires <= askedFor;
}

function knownPrice(
  offer: Offer,
  stored: StoredOffer,
  provider: ProviderRow,
  row: Row,
  released: string,
): KnownPrice {
  const { llmdb, 'pi-ai': piAi, 'genai-prices': genai } = stored;
  const price = { ...UNPRICED, ...llmdb?.price, ...piAi?.price, ...genai?.price };
  const isSoundOnly = row.modalities.every((modality) => modality === 'audio');
  return {
    kind: 'known',
    ...offer,
    providerName: provider.name,
    ...completed(price, row),
    contextTokens: contextOf(stored, row),
    // No provider takes recordings in batches.
    batchShare: isSoundOnly ? null : (provider.batch?.share ?? null),
    regionalShare: valueIn(stored, 'regionalShare')?.value ?? regionalShareOf(provider, released),
    regions: regionsOf(offer, stored, provider, released),
    next: nextOf(stored, row),
    source: LISTS.find((list) => stored[list]?.price?.input ?? stored[list]?.price?.audioHour) ?? LISTS[0],
  };
}

/** A provider can offer less than the model's own context, never more. */
function contextOf(stored: StoredOffer, { context = 'unknown' }: Row): number | null {
  const listed = valueIn(stored, 'contextTokens')?.value ?? null;
  return listed === null || context === 'unknown' ? listed : Math.min(listed, context.tokens);
}

function regionalShareOf({ regional }: ProviderRow, released: string): number | null {
  if (regional === undefined) return null;
  return isBefore(released, regional.since) ? 1 : regional.share;
}

/** A name for the whole world can be bound only where a list has its twin that is bound; others as the provider says. */
function regionsOf(
  { model }: Offer,
  stored: StoredOffer,
  { regions }: ProviderRow,
  released: string,
): readonly RegionId[] | null {
  if (model.startsWith('global.')) return valueIn(stored, 'regions')?.value ?? null;
  if (regions === undefined || isBefore(released, regions.since)) return null;
  return regions.models?.includes(model) === false ? null : regions.ids;
}

function isBefore(released: string, since: string | undefined): boolean {
  return since !== undefined && lastDayOf(released) < since;
}

function nextOf(stored: StoredOffer, row: Row): AnnouncedPrice | null {
  const next = valueIn(stored, 'next')?.value;
  return next === undefined ? null : { on: next.on, price: completed(priceOf(next.price), row) };
}

/** With the price of an hour of sound and of an image where the list has only those of their tokens. */
function completed(price: Price, row: Row): Price {
  const onlyImages = row.modalities.includes('images-out') && !row.modalities.includes('text');
  const imageOutput = price.imageOutput ?? (onlyImages ? price.output : null);
  const { audio, image } = row;
  const sound = audio && price.audioInput ? price.audioInput.base * audio.tokens_per_second * 3600 : null;
  const picture = image && imageOutput ? imageOutput.base * image.tokens : null;
  return {
    ...price,
    imageOutput,
    output: onlyImages ? null : price.output,
    audioHour: price.audioHour ?? perMillion(sound),
    perImage: price.perImage ?? perMillion(picture),
  };
}

function perMillion(usd: number | null): number | null {
  return usd === null ? null : Number((usd / 1e6).toFixed(6));
}
