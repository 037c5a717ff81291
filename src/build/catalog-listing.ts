import type { Thinking } from '../catalog/catalog.ts';
import type { AnnouncedPrice, Offer, Price, UnknownPrice } from '../catalog/prices.ts';

/** The price lists that the catalogue is fed from; for prices, an earlier one wins over a later one. */
export const LISTS = ['genai-prices', 'pi-ai', 'llmdb'] as const;
export type ListName = (typeof LISTS)[number];

/** What a list says of an offer beyond its price; null where it says nothing. */
export interface ListedFacts {
  readonly contextTokens: number | null;
  readonly outputLimit: number | null;
  readonly thinks: Thinking | null;
  readonly tools: boolean | null;
  readonly modalitiesIn: readonly string[] | null;
  readonly modalitiesOut: readonly string[] | null;
  readonly released: string | null;
  readonly retires: string | null;
  readonly replacement: string | null;
}

/** What one list says of one offer. */
export interface Listing extends ListedFacts {
  /** Or why the list has no price that could be used. */
  readonly price: Price | UnknownPrice;
  readonly next: AnnouncedPrice | null;
}

export type PriceFinder = (offer: Offer) => Listing | null;

export const SILENT: ListedFacts = {
  contextTokens: null,
  outputLimit: null,
  thinks: null,
  tools: null,
  modalitiesIn: null,
  modalitiesOut: null,
  released: null,
  retires: null,
  replacement: null,
};

export function isPrice(price: Price | UnknownPrice): price is Price {
  return !('kind' in price);
}

/** Names that stand for another model tomorrow, and free trials, which say nothing about a bill. */
export function isMoving(name: string): boolean {
  return name.startsWith('~') || /-latest(?![a-z])|:free$/.test(name);
}
