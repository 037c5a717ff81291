import type { OfferPrice } from './prices.ts';
import { type PricedModel, priceOffers } from './prices-library.ts';

/**
 * The prices that the installed price library holds for a day, instead of those stored at build time. The library is
 * loaded here and only here, because loading it takes as long as starting Node; its data comes with the package, and
 * its updates over the network stay switched off.
 */
export async function livePrices(model: PricedModel, at: Date): Promise<readonly OfferPrice[]> {
  const { calcPrice } = await import('@pydantic/genai-prices');
  return priceOffers(calcPrice, model, at);
}
