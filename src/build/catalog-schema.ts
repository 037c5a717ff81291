import { z } from 'zod';
import { LABELS, MODALITIES, THINKING, TIERS } from '../catalog/catalog.ts';
import { REGION_IDS } from '../catalog/regions.ts';
import { isMoving, LISTS } from './catalog-listing.ts';

/** The form of rules/catalog.yaml: one schema for the head of the file and one for every kind of row. */

const sentence = z.string().trim().min(1);
const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]*$/, 'a name of lower-case letters, digits, dots and hyphens');
const providerId = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'a name as the price lists have it');
const day = z.iso.date('a date such as 2026-12-31');
const partialDay = z.string().regex(/^\d{4}(-\d{2}){0,2}$/, 'a quoted day, month or year such as "2024-07"');
const country = z.string().regex(/^[A-Z]{2}$/, 'a country code such as FR');
const count = z.int().min(1);
const region = z.enum(REGION_IDS);
const label = z.enum(LABELS);
const precision = z.enum(['fp32', 'fp16', 'fp8', 'fp4', 'int4']);
const licence = sentence;

/** A figure with its label and, where it differs from the row's, its source; or the word "unknown". */
function known<Shape extends z.ZodRawShape>(shape: Shape) {
  const figure = z.strictObject({ ...shape, label, source: id.optional() });
  const keys = Object.keys(shape).join(', ');
  return z.union([z.literal('unknown'), figure], `"unknown", or a map of ${keys}, label and source`);
}

const statement = z.strictObject({ says: sentence, source: id });

const commercial = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('yes') }),
  z.strictObject({ kind: z.literal('conditional'), conditions: z.array(sentence).min(1) }),
  z.strictObject({ kind: z.literal('no'), because: sentence }),
]);

const makerSchema = z.strictObject({
  name: sentence,
  country,
  data_handling: z.array(statement).optional(),
});

const share = z.number().positive().max(2);

const endpoint = z
  .string()
  .regex(
    /^(?:\*|[a-z0-9*-]+)(?:\.(?:\*|[a-z0-9-]+))+(?:\/(?:\*|[\w-]+))*$/,
    'a host, and a path where that is shared, without https://',
  );

export const providerSchema = z.strictObject({
  name: sentence,
  country,
  kind: z.enum(['cloud', 'service']),
  endpoints: z.array(endpoint).min(1),
  name_tells: z.boolean().optional(),
  listed_as: z.partialRecord(z.enum(LISTS), sentence).optional(),
  /** What stands before the name of a model that is bound, and to which regions. */
  regional_prefixes: z.record(z.string(), z.array(region).min(1)).optional(),
  batch: z.strictObject({ share, source: id }).optional(),
  regional: z.strictObject({ share, since: day.optional(), source: id }).optional(),
  /** For models released from a day on only, or for the named ones only. */
  regions: z
    .strictObject({
      ids: z.array(region).min(1),
      since: day.optional(),
      models: z.array(sentence).min(1).optional(),
      source: id,
    })
    .optional(),
});

const listOfRows = z.array(z.looseObject({ id }));

const listed = z.strictObject({ package: sentence, version: sentence, licence: sentence });
const pinned = listed.extend({ integrity: sentence });

const pricesSchema = z.strictObject({
  asked_for: day,
  lists: z.strictObject({
    'genai-prices': listed.extend({ dated: day }),
    'pi-ai': pinned,
    llmdb: pinned,
  }),
});

const sourceSchema = z.strictObject({
  title: sentence,
  date: partialDay,
  address: z.url({ protocol: /^https$/, error: 'an address such as https://example.org/page' }),
  unread: z.literal(true).optional(),
});

/** Everything but the contents of the rows, which are checked one by one so that messages can name them. */
export const headSchema = z.strictObject({
  gathered: day,
  prices: pricesSchema,
  sources: z.record(id, sourceSchema),
  providers: z.record(providerId, providerSchema),
  makers: z.record(id, makerSchema),
  licences: z.array(z.looseObject({ id: sentence })),
  libraries: listOfRows,
  open: listOfRows,
  closed: listOfRows,
});

export const licenceSchema = z.strictObject({
  id: sentence,
  name: sentence,
  commercial,
  permits: z.array(sentence),
  demands: z.array(sentence),
  forbids: z.array(sentence),
  source: id,
});

export const librarySchema = z.strictObject({
  id,
  name: sentence,
  system: id.optional(),
  licence,
  good_for: sentence,
  source: id,
});

export const offerSchema = z.strictObject({
  provider: providerId,
  model: sentence.refine((name) => !isMoving(name), 'a name that stands for one model, at a price'),
  also: z.partialRecord(z.enum(LISTS), sentence).optional(),
  prefer: z.strictObject({ list: z.enum(LISTS), because: sentence }).optional(),
});

const context = known({ tokens: count });

const modelBase = {
  id,
  name: sentence,
  family: id,
  system: id.optional(),
  maker: id,
  lifecycle: z
    .strictObject({
      retires: z.union([day, z.literal('not announced')]),
      replacement: sentence.optional(),
      source: id,
    })
    .optional(),
  modalities: z.array(z.enum(MODALITIES)).min(1),
  thinks: z.enum(THINKING).optional(),
  tools: z.boolean().optional(),
  audio: z.strictObject({ tokens_per_second: z.number().positive(), source: id }).optional(),
  image: z.strictObject({ tokens: count, source: id }).optional(),
  tier: z.enum(TIERS),
  good_for: sentence,
  source: id,
  note: sentence.optional(),
  offers: z.array(offerSchema),
};

const rate = z.number().positive();

const layerGroup = z.union(
  [
    z.strictObject({ layers: count, kv_heads: count, head_size: count, window: count.optional() }),
    z.strictObject({ layers: count, latent_width: count }),
    z.strictObject({ layers: count }),
  ],
  'layers with kv_heads and head_size, with latent_width, or alone',
);

export const openSchema = z.strictObject({
  ...modelBase,
  released: partialDay,
  context,
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'an owner and a name such as "owner/model"'),
  licence,
  /** Where the licence was read, if not in the row's own source. */
  licence_source: id.optional(),
  parameters: known({ total: count, active: count.optional(), embedding: count.optional() }),
  layers: known({ groups: z.array(layerGroup) }),
  weight_bytes: count.optional(),
  files: z
    .array(z.strictObject({ name: sentence, bytes: count, precision, label, source: id.optional() }))
    .optional(),
  published_in: z.strictObject({ precision: z.enum(['fp8', 'fp4', 'int4']), bytes: count }).optional(),
  needs: z.strictObject({ compute_capability: z.number().positive() }).optional(),
  speed: z.strictObject({ on_rtx_4090: z.tuple([rate, rate, rate]), source: id }).optional(),
  run_with: z.array(id).min(1),
});

/** What the price lists say need not be said here; what is said here wins. */
export const closedSchema = z.strictObject({
  ...modelBase,
  released: partialDay.optional(),
  context: context.optional(),
});

export type Head = z.infer<typeof headSchema>;
export type MakerRow = z.infer<typeof makerSchema>;
export type LicenceRow = z.infer<typeof licenceSchema>;
export type LibraryRow = z.infer<typeof librarySchema>;
export type OpenRow = z.infer<typeof openSchema>;
export type ClosedRow = z.infer<typeof closedSchema>;
export type ProviderRow = z.infer<typeof providerSchema>;
export type LayerGroupRow = z.infer<typeof layerGroup>;
