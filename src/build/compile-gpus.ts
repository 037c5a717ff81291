import { z } from 'zod';
import type { Gpu, PriceRange, Rents } from '../catalog/gpu.ts';
import type { GpuList } from '../catalog/model-facts.ts';

const positive = z.number().positive();
const usd = z.tuple([positive, positive]).refine(([low, high]) => low <= high, 'the low end comes first');
const rentQuote = z.strictObject({
  provider: z.string(),
  usd,
  kind: z.enum(['on-demand', 'community', 'reserved']),
  source: z.string(),
  stale: z.literal(true).optional(),
});

/** Read under an address, or marked as unread. */
const source = z
  .strictObject({
    title: z.string(),
    date: z.string(),
    address: z.url({ protocol: /^https$/ }).optional(),
    unread: z.literal(true).optional(),
  })
  .refine(({ address, unread }) => unread || address, 'a source needs an address, or "unread: true"');

/** rules/gpus.yaml: GPUs in the vendors' units, each figure and quote naming a source of the file. */
export const gpuFile = z
  .strictObject({
    asOf: z.iso.date(),
    sources: z.record(z.string(), source),
    gpus: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        memory: positive,
        bandwidth: positive,
        place: z.enum(['data-centre', 'workstation', 'consumer']),
        capability: positive.nullable(),
        shared: positive.max(1).default(1),
        tflops: z
          .strictObject({ fp16: positive.optional(), fp8: positive.optional(), fp4: positive.optional() })
          .default({}),
        power: positive.optional(),
        link: z
          .strictObject({
            kind: z.enum(['pcie', 'nvlink', 'infinity-fabric']),
            gigabytesPerSecond: positive,
          })
          .nullable(),
        sources: z.array(z.string()).min(1),
        note: z.string().optional(),
        rent: z.array(rentQuote).default([]),
        card: z
          .array(z.strictObject({ usd, source: z.string() }))
          .min(1)
          .optional(),
        server: z
          .array(z.strictObject({ gpus: z.int().positive(), usd: positive, source: z.string() }))
          .min(1)
          .optional(),
      }),
    ),
  })
  .superRefine(({ sources, gpus }, context) => {
    for (const gpu of gpus) {
      const quoted = [...gpu.rent, ...(gpu.card ?? []), ...(gpu.server ?? [])].map((quote) => quote.source);
      const used = [...gpu.sources, ...quoted];
      for (const id of used.filter((each) => !(each in sources)))
        context.addIssue({ code: 'custom', message: `${gpu.id}: unknown source ${id}`, path: ['gpus'] });
    }
  });

type GpuFile = z.infer<typeof gpuFile>;
type GpuRow = GpuFile['gpus'][number];

interface Quote {
  readonly low: number;
  readonly high: number;
  readonly label: string;
  readonly unread: boolean;
  readonly stale: boolean;
}

/** What the product reads: base units, and quotes folded into ranges. Takes the parsed YAML; throws on a wrong file. */
export function compileGpus(parsed: unknown): GpuList {
  const file = gpuFile.parse(parsed);
  const gpus = file.gpus.map((row) => compileGpu(row, file.sources));
  const spread = spreadOf(gpus);
  return { asOf: file.asOf, gpus: gpus.map((gpu) => withSpread(gpu, spread)) };
}

/** How far the quotes for one kind of GPU lie apart: the lowest and the highest against the likely one. */
type Spread = Pick<PriceRange, 'low' | 'high'>;

/** Fewer quotes than these say little about how far a rent may lie from them. */
const FEW_QUOTES = 3;

/** The median over the kinds of which enough rents are known; null where there is none. */
function spreadOf(gpus: readonly Gpu[]): Spread | null {
  const known = gpus.flatMap(({ rent: { onDemand } }) =>
    onDemand !== null && onDemand.quotes.length >= FEW_QUOTES ? [onDemand] : [],
  );
  if (known.length === 0) return null;
  return {
    low: median(known.map(({ likely, low }) => low / likely)),
    high: median(known.map(({ high, likely }) => high / likely)),
  };
}

/** A rent that rests on few quotes is as uncertain as the others are. */
function withSpread(gpu: Gpu, spread: Spread | null): Gpu {
  const { onDemand } = gpu.rent;
  if (spread === null || onDemand === null || onDemand.quotes.length >= FEW_QUOTES) return gpu;
  const { high, likely, low } = onDemand;
  const ends = { low: Math.min(low, likely * spread.low), high: Math.max(high, likely * spread.high) };
  return { ...gpu, rent: { ...gpu.rent, onDemand: { ...onDemand, ...ends } } };
}

function compileGpu(row: GpuRow, sources: GpuFile['sources']): Gpu {
  const cite = (id: string) => citationOf(sources[id]);
  return {
    id: row.id,
    name: row.name,
    place: row.place,
    capability: row.capability,
    memoryBytes: row.memory * row.shared * 1e9,
    bytesPerSecond: row.bandwidth * 1e9,
    fp16Flops: flops(row.tflops.fp16),
    fp8Flops: flops(row.tflops.fp8),
    fp4Flops: flops(row.tflops.fp4),
    watts: row.power ?? null,
    link: row.link && { kind: row.link.kind, bytesPerSecond: row.link.gigabytesPerSecond * 1e9 },
    rent: rentsOf(row, cite),
    card: range((row.card ?? []).map((quote) => cardLine(quote, cite))),
    serverShare: range((row.server ?? []).map((quote) => serverLine(quote, cite))),
    note: row.note ?? null,
  };
}

function citationOf(source: GpuFile['sources'][string] | undefined): Citation {
  if (source === undefined) throw new Error('rules/gpus.yaml cites a source that it does not have');
  const unread = source.unread === true;
  return { text: `${source.title}, ${source.date}${unread ? ', not verified' : ''}`, unread };
}

function flops(tera: number | undefined): number | null {
  return tera === undefined ? null : tera * 1e12;
}

function rentsOf(row: GpuRow, cite: Cite): Rents {
  const of = (kind: GpuRow['rent'][number]['kind']) =>
    range(row.rent.filter((quote) => quote.kind === kind).map((quote) => rentLine(quote, cite)));
  return { onDemand: of('on-demand'), community: of('community'), reserved: of('reserved') };
}

interface Citation {
  readonly text: string;
  readonly unread: boolean;
}

type Cite = (source: string) => Citation;

function rentLine(quote: GpuRow['rent'][number], cite: Cite): Quote {
  const [low, high] = quote.usd;
  const { text, unread } = cite(quote.source);
  const label = `${quote.provider}, ${quote.kind}: ${text}`;
  return { low, high, label, unread, stale: quote.stale === true };
}

function cardLine({ usd: [low, high], source }: NonNullable<GpuRow['card']>[number], cite: Cite): Quote {
  const { text: label, unread } = cite(source);
  return { low, high, label, unread, stale: false };
}

function serverLine({ gpus, usd: price, source }: NonNullable<GpuRow['server']>[number], cite: Cite): Quote {
  const share = price / gpus;
  const { text, unread } = cite(source);
  return { low: share, high: share, label: `${gpus} GPUs: ${text}`, unread, stale: false };
}

/**
 * Lowest to highest quote, and the median of the middles; a stale quote widens the range but moves no median. Null
 * without a quote.
 */
function range(quotes: readonly Quote[]): PriceRange | null {
  if (quotes.length === 0) return null;
  const fresh = quotes.some((quote) => !quote.stale) ? quotes.filter((quote) => !quote.stale) : quotes;
  return {
    low: Math.min(...quotes.map((quote) => quote.low)),
    likely: median(fresh.map((quote) => (quote.low + quote.high) / 2)),
    high: Math.max(...quotes.map((quote) => quote.high)),
    quotes: quotes.map((quote) => quote.label),
    unread: quotes.every((quote) => quote.unread),
  };
}

/** The middle value, or the mean of the two middle values; the list is not empty. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
