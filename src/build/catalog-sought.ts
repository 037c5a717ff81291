import { parse } from 'yaml';
import { z } from 'zod';
import { LISTS, type ListName } from './catalog-listing.ts';
import type { SoughtOffer } from './catalog-merge.ts';
import { headSchema, offerSchema } from './catalog-schema.ts';

const rowSchema = z.looseObject({ offers: z.array(offerSchema) });
const fileSchema = z.looseObject({
  prices: headSchema.shape.prices,
  providers: headSchema.shape.providers,
  open: z.array(rowSchema),
  closed: z.array(rowSchema),
});
type CatalogFile = z.infer<typeof fileSchema>;

/** What rules/catalog.yaml wants the price lists asked for: which lists, for which day, and about which offers. */
export function readSought(
  text: string,
): Pick<CatalogFile, 'prices'> & { readonly offers: readonly SoughtOffer[] } {
  const { prices, providers, open, closed } = fileSchema.parse(parse(text));
  const offers = [...open, ...closed].flatMap((row) => row.offers);
  return { prices, offers: offers.map((offer) => soughtOffer(offer, providers)) };
}

function soughtOffer(
  { provider, model, also = {}, prefer }: z.infer<typeof offerSchema>,
  providers: CatalogFile['providers'],
): SoughtOffer {
  const { listed_as: names = {}, regional_prefixes: regionalPrefixes = {} } = providers[provider] ?? {};
  const nameIn = (list: ListName) => ({ provider: names[list] ?? provider, model: also[list] ?? model });
  return {
    provider,
    model,
    names: { 'genai-prices': nameIn(LISTS[0]), 'pi-ai': nameIn(LISTS[1]), llmdb: nameIn(LISTS[2]) },
    prefer: prefer?.list ?? null,
    regionalPrefixes,
  };
}
