import type { Catalog, Model, OpenModel, Tier } from '../../src/catalog/catalog.ts';
import type { Gpu, PriceRange } from '../../src/catalog/gpu.ts';
import type { ModelFacts } from '../../src/catalog/model-facts.ts';
import { type KnownPrice, type Price, UNPRICED } from '../../src/catalog/prices.ts';

/** A catalogue that is small enough to know by heart, so that what pages say of it can be written down. */

const rate = (base: number) => ({ base, tiers: [] });

export function offer(
  provider: string,
  input: number,
  output: number,
  more: Partial<KnownPrice> = {},
): KnownPrice {
  return {
    ...UNPRICED,
    kind: 'known',
    provider,
    providerName: provider,
    model: 'model',
    input: rate(input),
    output: rate(output),
    contextTokens: null,
    batchShare: null,
    regionalShare: null,
    regions: null,
    next: null,
    source: 'list',
    ...more,
  };
}

export const priceOf = (input: number, output: number): Price => ({
  ...UNPRICED,
  input: rate(input),
  output: rate(output),
});

const baseOf = (id: string, tier: Tier) => ({
  id,
  name: id.toUpperCase(),
  family: id,
  system: null,
  maker: { name: 'Maker', country: 'FR' },
  released: '2026-05',
  retires: null,
  replacement: null,
  modalities: ['text'] as const,
  context: { kind: 'known', value: 128_000, label: 'measured', source: 'list' } as const,
  outputLimit: null,
  thinks: 'no' as const,
  tools: true,
  tier,
  goodFor: 'Everything.',
  source: 'list',
  unverified: false,
  note: null,
});

export function closed(id: string, tier: Tier, offers: Model['offers'], more: Partial<Model> = {}): Model {
  return { ...baseOf(id, tier), kind: 'closed', dataHandling: [], offers, ...pickClosed(more) };
}

function pickClosed({ replacement, retires, unverified }: Partial<Model>) {
  return {
    ...(replacement !== undefined && { replacement }),
    ...(retires !== undefined && { retires }),
    ...(unverified !== undefined && { unverified }),
  };
}

/** A dense model of so many thousand million parameters; null: of a size that is not known. */
export function open(id: string, tier: Tier, billions: number | null, offers: Model['offers']): OpenModel {
  const figure = { kind: 'known', label: 'measured', source: 'list' } as const;
  const total = (billions ?? 0) * 1e9;
  const layerGroups = [{ layers: 32, kvWidth: 2048, window: null }];
  const architecture = {
    parameters: total,
    activeParameters: total,
    embeddingParameters: null,
    layerGroups,
    published: null,
    latent: false,
  };
  return {
    ...baseOf(id, tier),
    kind: 'open',
    repository: `maker/${id}`,
    licence: { expression: 'MIT', tree: { kind: 'licence', id: 'MIT', exception: null } },
    parameters:
      billions === null
        ? { kind: 'unknown' }
        : { ...figure, value: { total, active: total, embedding: null } },
    architecture: billions === null ? { kind: 'unknown' } : { ...figure, value: architecture },
    files: [],
    neededCapability: null,
    speedOnRtx4090: null,
    runWith: [],
    offers,
  };
}

function usd(likely: number): PriceRange {
  return { low: likely, likely, high: likely, quotes: ['a quote, 2026-08'], unread: false };
}

function gpu(id: string, gigabytes: number, rent: number, more: Partial<Gpu> = {}): Gpu {
  return {
    id,
    name: `NVIDIA ${id}`,
    place: 'data-centre',
    capability: 8.9,
    memoryBytes: gigabytes * 1e9,
    bytesPerSecond: gigabytes * 3e10,
    fp16Flops: gigabytes * 1e13,
    fp8Flops: gigabytes * 2e13,
    fp4Flops: null,
    watts: 300,
    link: { kind: 'pcie', bytesPerSecond: 64e9 },
    rent: { onDemand: usd(rent), community: null, reserved: null },
    card: usd(rent * 5000),
    serverShare: null,
    note: null,
    ...more,
  };
}

const roofline = {
  bandwidthShare: 0.78,
  fp16Share: 0.56,
  fp8Share: 0.56,
  fp4Share: 0.4,
  encoderShare: 0.16,
  expertSeconds: 2e-7,
  layerSeconds: { 'tensorrt-llm': 6e-5, vllm: 7e-5 },
  vllmRequestSeconds: 7e-5,
  allReduceSeconds: 2e-5,
  linkShare: 0.3,
};

const MIT = {
  name: 'MIT License',
  commercial: { kind: 'yes' },
  permits: [],
  demands: [],
  forbids: [],
  source: 'list',
} as const;

export function catalogOf(models: readonly Model[], dated = '2026-10-01'): Catalog {
  return {
    gathered: '2026-11-20',
    prices: {
      dated,
      askedFor: '2026-11-20',
      sha256: 'abcd'.repeat(16),
      lists: [{ library: 'price-list', version: '1.0.0', published: dated }],
    },
    sources: {},
    providers: {},
    licences: { MIT },
    libraries: [],
    models,
  };
}

export function factsOf(models: readonly Model[], dated?: string): ModelFacts {
  return {
    catalog: catalogOf(models, dated),
    gpus: {
      asOf: '2026-08-22',
      gpus: [
        gpu('L4', 24, 0.8),
        gpu('H100', 80, 3),
        gpu('RTX4090', 24, 0.4, { place: 'consumer', note: 'Not licensed for data centres.' }),
      ],
    },
    throughput: { parameters: roofline, measured: {}, measuredGpus: ['L4', 'H100', 'RTX4090'] },
  };
}

/** Models of all classes; of the frontier none that is open has a figure. */
export const MODELS: readonly Model[] = [
  closed('mini', 'small-general', [offer('vendor', 0.2, 0.8)]),
  closed('standard', 'strong-general', [offer('vendor', 1, 5)]),
  closed('great', 'frontier', [offer('vendor', 5, 25)]),
  open('little', 'small-general', 8, [offer('cloud', 0.05, 0.2)]),
  open('middling', 'strong-general', 30, [offer('cloud', 0.2, 0.6)]),
  open('huge', 'frontier', null, []),
];

export const FACTS: ModelFacts = factsOf(MODELS);
