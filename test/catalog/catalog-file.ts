import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compileCatalog } from '../../src/build/catalog.ts';
import { readSnapshot, type Snapshot, writeSnapshot } from '../../src/build/catalog-snapshot.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { describe } from '../../src/yaml/wording.ts';

const root = new URL('../../', import.meta.url);

export function textOf(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

export function yamlOf(path: string) {
  return parse(textOf(path));
}

export function shippedSnapshot(): Snapshot {
  return readSnapshot(textOf('rules/prices.json'));
}

const PRICE = { input: { base: 1, tiers: [] }, output: { base: 4, tiers: [] } };

/** Prices for the small catalogue, with other values for its one offer where they are given. */
export function smallSnapshot(
  offer: Snapshot['offers'][string] = { 'genai-prices': { price: PRICE } },
): Snapshot {
  const dated = '2026-01-02';
  return readSnapshot(
    writeSnapshot({
      askedFor: '2026-11-23',
      lists: {
        'genai-prices': { package: 'one', version: '1.0.0', dated },
        'pi-ai': { package: 'two', version: '2.0.0', dated },
        llmdb: { package: 'three', version: '3.0.0', dated },
      },
      offers: { 'groq acorn-1': offer },
      disagreements: [],
    }),
  );
}

/** The messages about a catalogue; none where it compiles. */
export function problemsIn(text: string, snapshot: Snapshot = smallSnapshot()): readonly string[] {
  const outcome = compileCatalog({ name: 'catalog.yaml', text }, snapshot);
  return outcome.ok ? [] : outcome.problems.map((problem) => describe(problem).message);
}

/** A catalogue compiled; throws with its problems where it does not compile. */
export function compiled(text: string, snapshot: Snapshot = smallSnapshot()): Catalog {
  const outcome = compileCatalog({ name: 'catalog.yaml', text }, snapshot);
  if (!outcome.ok) throw new Error(outcome.problems.map((problem) => describe(problem).message).join('\n'));
  return outcome.value;
}

/** The catalogue in rules/, compiled. */
export function shippedCatalog(): Catalog {
  return compiled(textOf('rules/catalog.yaml'), shippedSnapshot());
}
