import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compileCatalog } from '../../src/build/catalog.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { describe } from '../../src/yaml/wording.ts';

const root = new URL('../../', import.meta.url);

export function textOf(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

export function yamlOf(path: string) {
  return parse(textOf(path));
}

/** The messages about a catalogue; none where it compiles. */
export function problemsIn(text: string): readonly string[] {
  const outcome = compileCatalog({ name: 'catalog.yaml', text });
  return outcome.ok ? [] : outcome.problems.map((problem) => describe(problem).message);
}

/** The catalogue in rules/, compiled. */
export function shippedCatalog(): Catalog {
  const outcome = compileCatalog({ name: 'catalog.yaml', text: textOf('rules/catalog.yaml') });
  if (!outcome.ok) throw new Error(outcome.problems.map((problem) => describe(problem).message).join('\n'));
  return outcome.value;
}
