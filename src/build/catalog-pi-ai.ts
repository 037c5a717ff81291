import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Thinking } from '../catalog/catalog.ts';
import { type Price, type Rate, UNPRICED, type UnknownPrice } from '../catalog/prices.ts';
import { type Listing, type PriceFinder, SILENT } from './catalog-listing.ts';

const DATA = 'dist/providers/data';

const amounts = { input: z.number(), output: z.number(), cacheRead: z.number(), cacheWrite: z.number() };
const chatModel = z.object({
  id: z.string(),
  type: z.literal('chat'),
  reasoning: z.boolean(),
  input: z.array(z.string()),
  cost: z.object({
    ...amounts,
    tiers: z.array(z.object({ inputTokensAbove: z.number(), ...amounts })).optional(),
  }),
  contextWindow: z.number(),
  maxTokens: z.number(),
  thinkingLevelMap: z.record(z.string(), z.string().nullable()).optional(),
});
type ChatModel = z.infer<typeof chatModel>;
type Item = keyof typeof amounts;

/**
 * What @earendil-works/pi-ai says: chat models that can call tools, one file a provider, read from the unpacked package
 * because its own code needs a dozen others. The names of providers are those of its files.
 */
export function piAi(folder: string): PriceFinder {
  const models = new Map<string, Listing>();
  for (const file of readdirSync(join(folder, DATA)).filter((name) => /^[^.].*\.json$/.test(name))) {
    const provider = file.replace(/\.json$/, '');
    const apis = z.record(z.string(), z.record(z.string(), z.unknown())).parse(readJson(folder, file));
    for (const row of Object.values(apis).flatMap((each) => Object.values(each))) {
      const model = chatModel.safeParse(row);
      if (model.success) models.set(`${provider} ${model.data.id}`, listingOf(model.data));
    }
  }
  return ({ provider, model }) => models.get(`${provider} ${model}`) ?? null;
}

/** The day on which its data was gathered. */
export function piAiDate(folder: string): string {
  const { generatedAt } = z.object({ generatedAt: z.string() }).parse(readJson(folder, '.manifest.json'));
  return generatedAt.slice(0, 10);
}

function readJson(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, DATA, file), 'utf8'));
}

function listingOf(model: ChatModel): Listing {
  return {
    ...SILENT,
    contextTokens: model.contextWindow,
    outputLimit: model.maxTokens,
    thinks: thinkingOf(model),
    tools: true,
    modalitiesIn: model.input,
    price: priceOf(model),
    next: null,
  };
}

/** A level that is mapped to nothing cannot be chosen, so where that is "off" the model always thinks. */
function thinkingOf({ reasoning, thinkingLevelMap }: ChatModel): Thinking {
  if (!reasoning) return 'no';
  return thinkingLevelMap?.off === null ? 'always' : 'optional';
}

/** It writes 0 where there is no such price. */
function priceOf({ cost }: ChatModel): Price | UnknownPrice {
  if (cost.input === 0) return { kind: 'free-listing' };
  const rate = (item: Item): Rate | null => {
    if (cost[item] === 0) return null;
    const tiers = (cost.tiers ?? []).map((tier) => ({ above: tier.inputTokensAbove, usd: tier[item] }));
    return { base: cost[item], tiers };
  };
  return {
    ...UNPRICED,
    input: rate('input'),
    output: rate('output'),
    cachedInput: rate('cacheRead'),
    cacheWrite: rate('cacheWrite'),
  };
}
