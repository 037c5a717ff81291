import type { PriceList } from '../catalog/catalog.ts';
import type { AnnouncedPrice, KnownPrice, Price, Rate } from '../catalog/prices.ts';
import { amount } from '../layout/amounts.ts';
import { listed } from '../yaml/phrases.ts';

/** The words for prices, shared by all formats for people. */

/** Whether a text names what input costs that is read from a cache: where none is read, that price says nothing. */
export type CacheUse = 'cached' | 'not cached';

/** "at OVHcloud for USD 0.09 in and 0.47 out per million tokens" */
export function offerText(offer: KnownPrice, cache: CacheUse = 'not cached'): string {
  return `at ${offer.providerName} for ${priceText(offer, cache)}`;
}

/** What is charged for: "USD 0.09 in and 0.47 out per million tokens", "USD 0.36 an hour of sound". */
export function priceText(price: Price, cache: CacheUse = 'not cached'): string {
  const parts = priceParts(price, cache);
  return parts.length === 0 ? 'a price that is not known' : `USD ${listed(parts)}`;
}

function priceParts(price: Price, cache: CacheUse): readonly string[] {
  const { audioHour, input, output, perImage } = price;
  const media = [
    ...(audioHour === null ? [] : [`${amount(audioHour)} an hour of sound`]),
    ...(perImage === null ? [] : [`${amount(perImage)} an image`]),
  ];
  if (media.length > 0) return media;
  const rates = [
    ...(input === null ? [] : [`${rateText(input)} in`]),
    ...(cache === 'cached' ? cacheParts(price) : []),
    ...(output === null ? [] : [`${rateText(output)} out`]),
  ];
  return rates.length === 0 ? [] : [`${listed(rates)} per million tokens`];
}

/** Where the list has no price of its own for a cache, what is read from it or written to it costs what other input does. */
function cacheParts({ cachedInput, cacheWrite, input }: Price): readonly string[] {
  return [
    ...(cachedInput === null ? [] : [`${rateText(cachedInput)} from a cache`]),
    ...(cacheWrite === null || cacheWrite.base === input?.base ? [] : [`${rateText(cacheWrite)} into it`]),
  ];
}

function rateText({ base, tiers }: Rate): string {
  const [first] = tiers;
  return first === undefined
    ? amount(base)
    : `${amount(base)} (${amount(first.usd)} above ${amount(first.above)} tokens)`;
}

/**
 * For the narrow cell of a table: "0.09/0.47", USD per million tokens in and out; where a cache is read from, "0.09/0.01/0.47"
 * with what it costs between them; null where tokens are not what is paid for.
 */
export function tokenPriceText(price: Price, cache: CacheUse): string | null {
  const { audioHour, cachedInput, input, output, perImage } = price;
  if (audioHour !== null || perImage !== null) return null;
  const read = cache === 'cached' ? [cachedInput ?? input] : [];
  const rates = [input, ...read, output].flatMap((rate) => (rate === null ? [] : [amount(rate.base)]));
  return rates.length === 0 ? null : rates.join('/');
}

/** The same where not all of a table is paid by tokens: "0.09/0.47 a million", "0.36 an hour", "0.04 an image". */
export function unitPriceText(price: Price, cache: CacheUse): string {
  const { audioHour, perImage } = price;
  if (audioHour !== null) return `${amount(audioHour)} an hour`;
  if (perImage !== null) return `${amount(perImage)} an image`;
  const rates = tokenPriceText(price, cache);
  return rates === null ? '?' : `${rates} a million`;
}

/** Another price that the provider has announced: "its price doubles on 2027-01-01"; where a name is given, that of the model so named. */
export function announcedTexts(offer: KnownPrice, name: string | null = null): readonly string[] {
  return offer.next === null ? [] : [changeText(offer, offer.next, name)];
}

function changeText(now: Price, { on, price: next }: AnnouncedPrice, name: string | null): string {
  const subject = name === null ? 'its price' : `the price of ${name}`;
  const factors = (['input', 'output'] as const).flatMap((kind) => {
    const [old, later] = [now[kind]?.base ?? 0, next[kind]?.base ?? 0];
    return old > 0 && later > 0 ? [later / old] : [];
  });
  const isEven = factors.every((factor) => Math.abs(factor - (factors[0] ?? 1)) < 0.005);
  const [factor] = factors;
  if (!isEven || factor === undefined) return `from ${on} ${name ?? 'it'} costs ${priceText(next)}`;
  if (Math.abs(factor - 2) < 0.005) return `${subject} doubles on ${on}`;
  if (Math.abs(factor - 0.5) < 0.005) return `${subject} halves on ${on}`;
  const percent = amount(Math.abs(factor - 1) * 100);
  return `${subject} ${factor > 1 ? 'rises' : 'falls'} by ${percent} % on ${on}`;
}

/** "genai-prices 0.1.8": the full name of a list is in the JSON. */
export function nameOfList({ library, version }: PriceList): string {
  return `${library.replace(/^@[^/]*\//, '')} ${version}`;
}

/** "genai-prices 0.1.8 of 2026-09-23" */
export function listText(list: PriceList): string {
  return `${nameOfList(list)} of ${list.published}`;
}
