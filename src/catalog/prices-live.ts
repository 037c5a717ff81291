import type { Catalog } from './catalog.ts';
import { priceOffers } from './prices-library.ts';

/**
 * The catalogue with the prices that the installed price library holds for a day (YYYY-MM-DD), instead of those stored
 * at build time. The library is loaded here and only here, because loading it takes as long as starting Node; its data
 * comes with the package, and its updates over the network stay switched off.
 */
export async function withLivePrices(catalog: Catalog, day: string): Promise<Catalog> {
  const { calcPrice } = await import('@pydantic/genai-prices');
  const at = new Date(`${day}T00:00:00Z`);
  return {
    ...catalog,
    prices: { kind: 'live', library: catalog.prices.library, askedFor: day },
    models: catalog.models.map((model) => ({ ...model, offers: priceOffers(calcPrice, model, at) })),
  };
}
