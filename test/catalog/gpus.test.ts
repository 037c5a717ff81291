import { describe, expect, it } from 'vitest';
import { compileGpus, gpuFile } from '../../src/build/compile-gpus.ts';
import { shippedCatalog } from './catalog-file.ts';
import { readYaml } from './facts.ts';

const file = gpuFile.parse(readYaml('rules/gpus.yaml'));
const quotesOf = (gpu: (typeof file.gpus)[number]) => [
  ...gpu.rent,
  ...(gpu.card ?? []),
  ...(gpu.server ?? []),
];

/** The file with one source, and one GPU that is rented by it. */
function fileWith(source: object) {
  const gpu = {
    id: 'G',
    name: 'G',
    place: 'data-centre',
    capability: 8,
    memory: 1,
    bandwidth: 1,
    link: null,
    sources: ['page'],
    rent: [{ provider: 'Firm', usd: [1, 2], kind: 'on-demand', source: 'page' }],
  };
  return { asOf: '2026-01-01', sources: { page: source }, gpus: [gpu] };
}

describe('the list of GPUs', () => {
  it('cites each of its sources, and no other', () => {
    const cited = file.gpus.flatMap((gpu) => [...gpu.sources, ...quotesOf(gpu).map(({ source }) => source)]);
    expect([...new Set(cited)].sort()).toStrictEqual(Object.keys(file.sources).sort());
  });

  it('wants of each source an address or the mark that nobody could read it', () => {
    const page = { title: 'A page', date: '2026-01-01' };
    expect(() => compileGpus(fileWith(page))).toThrow('a source needs an address');
    expect(() => compileGpus(fileWith({ ...page, address: 'example.org' }))).toThrow();
    expect(() => compileGpus(fileWith({ ...page, unread: true }))).not.toThrow();
  });

  it('says of a quote that its source was not read', () => {
    const quotes = (source: object) => compileGpus(fileWith(source)).gpus[0]?.rent.onDemand?.quotes;
    const page = { title: 'A page', date: '2026-01-01' };
    expect(quotes({ ...page, address: 'https://example.org' })).toStrictEqual([
      'Firm, on-demand: A page, 2026-01-01',
    ]);
    expect(quotes({ ...page, unread: true })).toStrictEqual([
      'Firm, on-demand: A page, 2026-01-01, not verified',
    ]);
  });

  it('has no rent that rests on few quotes be surer than those that rest on more', () => {
    const { gpus } = compileGpus(file);
    const spreads = gpus.flatMap(({ rent: { onDemand } }) =>
      onDemand === null
        ? []
        : [
            {
              quotes: onDemand.quotes.length,
              low: onDemand.low / onDemand.likely,
              high: onDemand.high / onDemand.likely,
            },
          ],
    );
    const [many, few] = [true, false].map((isMany) =>
      spreads.filter(({ quotes }) => quotes >= 3 === isMany).toSorted((a, b) => a.high - b.high),
    );
    const middle = many?.[Math.floor(many.length / 2)];
    expect(few?.length).toBeGreaterThan(3);
    for (const { high, low } of few ?? []) {
      expect(high).toBeGreaterThanOrEqual((middle?.high ?? Number.NaN) * 0.999);
      expect(low).toBeLessThan(0.9);
    }
  });

  it('says of a price that none of its quotes was read again', () => {
    const isUnread = (pages: readonly object[]) => {
      const sources = Object.fromEntries(pages.map((page, at) => [`page${at}`, page]));
      const quote = { provider: 'Firm', usd: [1, 2], kind: 'on-demand' };
      const rent = Object.keys(sources).map((source) => ({ ...quote, source }));
      const gpu = { ...fileWith({}).gpus[0], sources: Object.keys(sources), rent };
      return compileGpus({ asOf: '2026-01-01', sources, gpus: [gpu] }).gpus[0]?.rent.onDemand?.unread;
    };
    const read = { title: 'A page', date: '2026-01-01', address: 'https://example.org' };
    const unread = { title: 'Another', date: '2026-01-01', unread: true };
    expect([[read], [unread], [read, unread], [unread, unread]].map(isUnread)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('is as new as the latest quote whose day is known', () => {
    const days = file.gpus
      .flatMap((gpu) => quotesOf(gpu).map(({ source }) => file.sources[source]?.date ?? ''))
      // A page without a date of its own has the day on which it was read.
      .filter((date) => /^\d{4}-\d{2}-\d{2}$/.test(date) && date !== shippedCatalog().gathered);
    expect(days.sort().at(-1)).toBe(file.asOf);
  });
});
