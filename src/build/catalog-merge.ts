import type { Offer, Price, Rate } from '../catalog/prices.ts';
import type { RegionId } from '../catalog/regions.ts';
import {
  isPrice,
  LISTS,
  type ListedFacts,
  type Listing,
  type ListName,
  type PriceFinder,
} from './catalog-listing.ts';
import { keyOf, type StoredOffer, type StoredPrice, type StoredValues } from './catalog-snapshot.ts';

/** An offer and the names under which the lists have it. */
export interface SoughtOffer extends Offer {
  readonly names: Readonly<Record<ListName, Offer>>;
  /** The list whose price wins here against the usual order. */
  readonly prefer: ListName | null;
  /** What stands before the name of the same model bound to a region, and to which regions that binds it. */
  readonly regionalPrefixes: Readonly<Record<string, readonly RegionId[]>>;
}

export interface MergedOffer {
  readonly stored: StoredOffer;
  /** In words: what the lists say, and which one won. */
  readonly disagreements: readonly string[];
}

export type Finders = Readonly<Record<ListName, PriceFinder>>;

/** For each fact the lists that are asked, the most exact one first. */
const FACTS: Readonly<Record<keyof ListedFacts, readonly ListName[]>> = {
  // genai-prices rounds, and pi-ai stays below the length from which a call costs more.
  contextTokens: ['llmdb', 'genai-prices', 'pi-ai'],
  outputLimit: ['llmdb', 'pi-ai'],
  // Only pi-ai says of every model whether thinking can be switched off.
  thinks: ['pi-ai', 'llmdb'],
  // pi-ai has only models that can call tools.
  tools: ['llmdb', 'pi-ai'],
  modalitiesIn: ['llmdb', 'pi-ai'],
  modalitiesOut: ['llmdb'],
  released: ['llmdb'],
  retires: ['llmdb'],
  replacement: ['llmdb'],
};

/** What the lists say of an offer: of each value the one that wins, under the list that it is from. */
export function mergeOffer(offer: SoughtOffer, find: Finders): MergedOffer {
  const found = LISTS.flatMap((list) => {
    const listing = find[list](offer.names[list]);
    return listing === null ? [] : [{ list, listing: withoutTierAsContext(listing) }];
  });
  const priced = pricesIn(found, offer.prefer);
  const stored: Record<string, StoredValues> = {};
  for (const { list, values } of [...valuesOfPrices(priced, found, offer, find), ...valuesOfFacts(found)])
    stored[list] = { ...stored[list], ...values };
  return { stored, disagreements: [...priceQuarrels(priced), ...factQuarrels(found)].map(named(offer)) };
}

/** Some lists give the length from which a call costs more as the context, which it is not. */
function withoutTierAsContext(listing: Listing): Listing {
  const { price, contextTokens } = listing;
  if (contextTokens === null || !isPrice(price)) return listing;
  const tiers = [price.input, price.output].flatMap((rate) => rate?.tiers ?? []);
  // One list writes the last length at the lower price, another the first at the higher one.
  const isTier = tiers.some(({ above }) => Math.abs(above - contextTokens) <= 1);
  return isTier ? { ...listing, contextTokens: null } : listing;
}

interface Found {
  readonly list: ListName;
  readonly listing: Listing;
}
interface Priced extends Found {
  readonly price: Price;
}
interface Values {
  readonly list: ListName;
  readonly values: StoredValues;
}

function named(offer: Offer) {
  return (words: string) => `${keyOf(offer)}: ${words}`;
}

/** Where one list knows this, a plain price in another leaves the fee out, or is that of some hours. */
const MORE_THAN_TOKENS: readonly string[] = ['fee-per-request', 'varies-by-hour'];

function pricesIn(found: readonly Found[], prefer: ListName | null): readonly Priced[] {
  const isPlain = ({ price }: Listing) => isPrice(price) || !MORE_THAN_TOKENS.includes(price.kind);
  if (!found.every(({ listing }) => isPlain(listing))) return [];
  const priced = found.flatMap(({ list, listing }) =>
    isPrice(listing.price) ? [{ list, listing, price: listing.price }] : [],
  );
  return [...priced.filter(({ list }) => list === prefer), ...priced.filter(({ list }) => list !== prefer)];
}

/** The first price that there is; a later list fills its gaps where it agrees on input and output. */
function valuesOfPrices(
  priced: readonly Priced[],
  found: readonly Found[],
  offer: SoughtOffer,
  find: Finders,
): readonly Values[] {
  const [winner, ...others] = priced;
  if (winner === undefined) return reasonsIn(found);
  const { list, listing, price } = winner;
  const bound = boundOf(priced, offer, find);
  const next =
    listing.next === null ? {} : { next: { on: listing.next.on, price: filled(listing.next.price) } };
  const values: Values[] = [{ list, values: { price: filled(price), ...next, ...bound } }];
  let known = filled(price);
  for (const other of others.filter(({ price: theirs }) => agree(price, theirs))) {
    const added = without(filled(other.price), known);
    if (Object.keys(added).length > 0) values.push({ list: other.list, values: { price: added } });
    known = { ...added, ...known };
  }
  return values;
}

function reasonsIn(found: readonly Found[]): readonly Values[] {
  const first = found.find(({ listing }) => !isPrice(listing.price));
  if (first === undefined) return [{ list: 'genai-prices', values: { noPrice: 'not-listed' } }];
  const { price } = first.listing;
  const kind = isPrice(price) ? 'no-price' : price.kind;
  if (kind === 'missing-price' || kind === 'impossible-call') return [];
  return [{ list: first.list, values: { noPrice: kind } }];
}

function filled(price: Price): StoredPrice {
  return Object.fromEntries(Object.entries(price).filter(([, value]) => value !== null));
}

function without(price: StoredPrice, known: StoredPrice): StoredPrice {
  return Object.fromEntries(Object.entries(price).filter(([item]) => !Object.hasOwn(known, item)));
}

function agree(left: Price, right: Price): boolean {
  return isSame(left.input, right.input) && isSame(left.output, right.output);
}

function isSame(left: Rate | null, right: Rate | null): boolean {
  return left?.base === right?.base && left?.tiers.at(-1)?.usd === right?.tiers.at(-1)?.usd;
}

/** What the twins that are bound to a region cost against the offer, and to which regions there are any. */
function boundOf(
  priced: readonly Priced[],
  offer: SoughtOffer,
  find: Finders,
): Pick<StoredValues, 'regionalShare' | 'regions'> {
  for (const { list, price } of priced) {
    const { provider, model } = offer.names[list];
    const bare = model.replace(/^global\./, '');
    const twins = Object.entries(offer.regionalPrefixes).flatMap(([prefix, regions]) => {
      const twin = find[list]({ provider, model: `${prefix}${bare}` })?.price;
      if (twin === undefined || !isPrice(twin) || !twin.input || !price.input) return [];
      return [{ regions, share: Number((twin.input.base / price.input.base).toFixed(3)) }];
    });
    if (twins.length === 0) continue;
    const regions = [...new Set(twins.flatMap((twin) => twin.regions))];
    return { regionalShare: Math.max(...twins.map(({ share }) => share)), regions };
  }
  return {};
}

function valuesOfFacts(found: readonly Found[]): readonly Values[] {
  return LISTED_FACTS.flatMap((fact) => {
    const known = sayingOf(fact, found)[0];
    return known === undefined ? [] : [{ list: known.list, values: { [fact]: known.value } }];
  });
}

function sayingOf(fact: keyof ListedFacts, found: readonly Found[]) {
  return FACTS[fact].flatMap((list) => {
    const value = found.find((each) => each.list === list)?.listing[fact] ?? null;
    return value === null ? [] : [{ list, value }];
  });
}

const LISTED_FACTS: readonly (keyof ListedFacts)[] = [
  'contextTokens',
  'outputLimit',
  'thinks',
  'tools',
  'modalitiesIn',
  'modalitiesOut',
  'released',
  'retires',
  'replacement',
];

const COMPARED = ['input', 'cachedInput', 'cacheWrite', 'output', 'audioInput'] as const;

function priceQuarrels(priced: readonly Priced[]): readonly string[] {
  return COMPARED.flatMap((item) => {
    const rates = priced.flatMap(({ list, price }) => {
      const rate = price[item];
      return rate === null ? [] : [{ list, rate }];
    });
    const said = rates
      .filter((each) => !isSilent(each, rates[0]))
      .map(({ list, rate }) => ({ list, value: rateText(rate) }));
    return quarrel(item, said);
  });
}

/** llmdb has no tiers at all, so that it names none where another list does is no disagreement. */
function isSilent({ list, rate }: RateIn, first: RateIn | undefined): boolean {
  return list === 'llmdb' && rate.base === first?.rate.base;
}

interface RateIn {
  readonly list: ListName;
  readonly rate: Rate;
}

function rateText({ base, tiers }: Rate): string {
  return [base, ...tiers.map(({ usd }) => usd)].join(', then ');
}

/** That one list rounds is no disagreement. */
const SAME_CONTEXT = 0.07;

function factQuarrels(found: readonly Found[]): readonly string[] {
  const contexts = sayingOf('contextTokens', found);
  const [first] = contexts;
  const apart = contexts.filter(
    ({ value }) => Math.abs(Number(value) / Number(first?.value) - 1) > SAME_CONTEXT,
  );
  return [
    ...(first === undefined || apart.length === 0 ? [] : quarrel('contextTokens', [first, ...apart])),
    ...(['thinks', 'tools'] as const).flatMap((fact) => quarrel(fact, sayingOf(fact, found))),
  ];
}

function quarrel(
  about: string,
  said: readonly { readonly list: ListName; readonly value: unknown }[],
): readonly string[] {
  const [winner] = said;
  if (winner === undefined || said.every(({ value }) => value === winner.value)) return [];
  const words = said.map(({ list, value }) => `${list} says ${String(value)}`);
  return [`${about}: ${words.join('; ')}; ${winner.list} wins`];
}
