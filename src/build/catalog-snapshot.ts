import { createHash } from 'node:crypto';
import { z } from 'zod';
import { THINKING } from '../catalog/catalog.ts';
import { type Offer, type Price, UNPRICED } from '../catalog/prices.ts';
import { REGION_IDS } from '../catalog/regions.ts';
import { LISTS } from './catalog-listing.ts';

/** rules/prices.json: what the price lists said when they were last asked, each value under the list that it is from. */

const usd = z.number().positive();
const rate = z.strictObject({ base: usd, tiers: z.array(z.strictObject({ above: z.number(), usd })) });
const priceSchema = z.strictObject({
  input: rate.optional(),
  cachedInput: rate.optional(),
  cacheWrite: rate.optional(),
  output: rate.optional(),
  audioInput: rate.optional(),
  audioOutput: rate.optional(),
  audioHour: usd.optional(),
  imageOutput: rate.optional(),
});

const valuesSchema = z.strictObject({
  price: priceSchema.optional(),
  next: z.strictObject({ on: z.iso.date(), price: priceSchema }).optional(),
  noPrice: z
    .enum([
      'not-listed',
      'withdrawn',
      'no-price',
      'free-listing',
      'not-per-token',
      'fee-per-request',
      'varies-by-hour',
    ])
    .optional(),
  regionalShare: z.number().positive().optional(),
  regions: z.array(z.enum(REGION_IDS)).optional(),
  contextTokens: z.int().optional(),
  outputLimit: z.int().optional(),
  thinks: z.enum(THINKING).optional(),
  tools: z.boolean().optional(),
  modalitiesIn: z.array(z.string()).optional(),
  modalitiesOut: z.array(z.string()).optional(),
  released: z.string().optional(),
  retires: z.iso.date().optional(),
  replacement: z.string().optional(),
});

const list = z.strictObject({ package: z.string(), version: z.string(), dated: z.iso.date() });

const snapshotSchema = z.strictObject({
  askedFor: z.iso.date(),
  lists: z.strictObject({ 'genai-prices': list, 'pi-ai': list, llmdb: list }),
  offers: z.record(z.string(), z.partialRecord(z.enum(LISTS), valuesSchema)),
  disagreements: z.array(z.string()),
  sha256: z.string(),
});

export type Snapshot = z.infer<typeof snapshotSchema>;
export type StoredOffer = Snapshot['offers'][string];
export type StoredValues = z.infer<typeof valuesSchema>;
export type StoredPrice = z.infer<typeof priceSchema>;

/** The name of an offer in the snapshot. */
export function keyOf({ provider, model }: Offer): string {
  return `${provider} ${model}`;
}

export function priceOf(stored: StoredPrice): Price {
  return { ...UNPRICED, ...stored };
}

/** The stored lists. Throws where the file was changed by hand: its hash no longer fits. */
export function readSnapshot(text: string): Snapshot {
  const snapshot = snapshotSchema.parse(JSON.parse(text));
  const found = hashOf(snapshot);
  if (found !== snapshot.sha256)
    throw new Error(
      `rules/prices.json has the hash ${found} and says ${snapshot.sha256}. It is written by "npm run catalogue", not by hand.`,
    );
  return snapshot;
}

/** The stored lists, or why they cannot be read: to write them anew, none are needed. */
export function readIfWhole(text: string): { readonly snapshot: Snapshot } | { readonly unreadable: string } {
  try {
    return { snapshot: readSnapshot(text) };
  } catch (error) {
    return { unreadable: error instanceof Error ? error.message : String(error) };
  }
}

export function writeSnapshot(content: Omit<Snapshot, 'sha256'>): string {
  const { askedFor, lists, offers, disagreements } = content;
  const sorted = Object.entries(offers).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{
  "askedFor": ${JSON.stringify(askedFor)},
  "lists": {\n${linesOf(Object.entries(lists))}\n  },
  "offers": {\n${linesOf(sorted)}\n  },
  "disagreements": [\n${disagreements.map((each) => `    ${JSON.stringify(each)}`).join(',\n')}\n  ],
  "sha256": "${hashOf(content)}"
}
`;
}

/** One line an entry, so that a change shows as a line. */
function linesOf(entries: readonly (readonly [string, unknown])[]): string {
  return entries.map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n');
}

function hashOf({ askedFor, lists, offers }: Omit<Snapshot, 'sha256'>): string {
  const sorted = Object.entries(offers).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([askedFor, lists, sorted]))
    .digest('hex');
}
