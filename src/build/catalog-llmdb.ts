import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Thinking } from '../catalog/catalog.ts';
import { type Price, type Rate, UNPRICED, type UnknownPrice } from '../catalog/prices.ts';
import { type Listing, type PriceFinder, SILENT } from './catalog-listing.ts';

const amount = z.number().nullish();
const modelSchema = z.object({
  limits: z.object({ context: amount, output: amount }).nullish(),
  cost: z
    .object({
      input: amount,
      output: amount,
      cache_read: amount,
      cache_write: amount,
      input_audio: amount,
      output_audio: amount,
    })
    .nullish(),
  release_date: z.string().nullish(),
  lifecycle: z.object({ retires_at: z.string().nullish(), replacement: z.string().nullish() }).nullish(),
  modalities: z
    .object({ input: z.array(z.string()).nullish(), output: z.array(z.string()).nullish() })
    .nullish(),
  capabilities: z
    .object({
      reasoning: z.object({
        enabled: z.boolean().nullable(),
        effort: z.object({ values: z.array(z.string()).optional() }).nullish(),
      }),
      tools: z.object({ enabled: z.boolean().nullish() }),
    })
    .nullish(),
});
const snapshotSchema = z.object({
  generated_at: z.string(),
  providers: z.record(z.string(), z.object({ models: z.record(z.string(), modelSchema) })),
});
type LlmdbModel = z.infer<typeof modelSchema>;
type Models = Readonly<Record<string, LlmdbModel>>;

/** What @agentjido/llmdb says, and the day on which it was gathered; read from the unpacked package. */
export async function llmdb(folder: string): Promise<{ readonly find: PriceFinder; readonly date: string }> {
  const { snapshot } = await import(pathToFileURL(join(folder, 'dist/snapshot.js')).href);
  const { providers, generated_at: date } = snapshotSchema.parse(snapshot);
  const find: PriceFinder = ({ provider, model }) => {
    const models = providers[provider]?.models ?? {};
    const row = models[model];
    return row === undefined ? null : { ...listingOf(row), ...lifecycleOf(model, row, models) };
  };
  return { find, date: date.slice(0, 10) };
}

function listingOf(row: LlmdbModel): Omit<Listing, 'retires' | 'replacement'> {
  const embeds = row.modalities?.output?.includes('embedding') ?? false;
  return {
    ...SILENT,
    contextTokens: row.limits?.context ?? null,
    // Of embeddings it gives the length of the vector.
    outputLimit: embeds ? null : (row.limits?.output ?? null),
    thinks: thinkingOf(row),
    tools: row.capabilities?.tools.enabled ?? null,
    modalitiesIn: row.modalities?.input ?? null,
    modalitiesOut: row.modalities?.output ?? null,
    released: row.release_date ?? null,
    price: priceOf(row),
    next: null,
  };
}

/** That a model thinks does not yet say whether it can be told not to. */
function thinkingOf({ capabilities }: LlmdbModel): Thinking | null {
  const { enabled, effort } = capabilities?.reasoning ?? { enabled: null };
  if (enabled === false) return 'no';
  if (enabled === null || effort?.values === undefined) return null;
  return effort.values.includes('none') ? 'optional' : 'always';
}

/** A name without a date lives as long as the last of the dated versions that it stands for. */
function lifecycleOf(id: string, row: LlmdbModel, models: Models): Pick<Listing, 'retires' | 'replacement'> {
  const versions = Object.entries(models)
    .filter(([name]) => name.startsWith(id) && /^-\d{4}-\d{2}-\d{2}$/.test(name.slice(id.length)))
    .map(([, version]) => version.lifecycle);
  const last = versions.sort((a, b) => (a?.retires_at ?? '9').localeCompare(b?.retires_at ?? '9')).at(-1);
  const { retires_at: retires, replacement } = row.lifecycle?.retires_at ? row.lifecycle : (last ?? {});
  return { retires: retires?.slice(0, 10) ?? null, replacement: replacement ?? null };
}

function priceOf({ cost }: LlmdbModel): Price | UnknownPrice {
  if (!cost?.input) return { kind: cost?.input === 0 ? 'free-listing' : 'no-price' };
  return {
    ...UNPRICED,
    input: rateOf(cost.input),
    output: rateOf(cost.output),
    cachedInput: rateOf(cost.cache_read),
    cacheWrite: rateOf(cost.cache_write),
    audioInput: rateOf(cost.input_audio),
    audioOutput: rateOf(cost.output_audio),
  };
}

function rateOf(usd: number | null | undefined): Rate | null {
  return usd ? { base: usd, tiers: [] } : null;
}
