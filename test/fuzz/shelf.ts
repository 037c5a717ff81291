import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { type ReadyRulebook, readRulebook } from '../../src/index.ts';
import type { Fields } from './case.ts';
import type { PlainRulebook } from './plain-rulebook.ts';

export const root = join(import.meta.dirname, '../..');

/** A rulebook, and as its file has it. */
export interface Shelved {
  readonly plain: PlainRulebook;
  readonly ready: ReadyRulebook;
}

export const SHELF = ['built-in', 'built-in-without-estimates', 'sample', 'toy'] as const;
export type ShelfName = (typeof SHELF)[number];

const FILES: Readonly<Record<ShelfName, string>> = {
  'built-in': 'rules/open-vs-closed.yaml',
  'built-in-without-estimates': 'rules/open-vs-closed.yaml',
  sample: 'fixtures/sample-rulebook/rulebook.yaml',
  toy: 'fixtures/toy-database/rulebook.yaml',
};

const shelved = new Map<ShelfName, Shelved>();

/** A rulebook of this repository, read once. */
export function onShelf(name: ShelfName): Shelved {
  const found = shelved.get(name) ?? read(name);
  shelved.set(name, found);
  return found;
}

function read(name: ShelfName): Shelved {
  const tree = parse(readFileSync(join(root, FILES[name]), 'utf8'));
  const plain = name === 'built-in-without-estimates' ? withoutEstimates(tree) : tree;
  const ready = readRulebook(stringify(plain, { lineWidth: 0, aliasDuplicateObjects: false }), name);
  if (!ready.ok) throw new Error(ready.message);
  return { plain, ready: ready.value };
}

function withoutEstimates(rulebook: { readonly criteria: Readonly<Record<string, Fields>> }) {
  const criteria = Object.entries(rulebook.criteria).map(([id, criterion]) => {
    const { estimated_by: _by, scale: _scale, ...rest } = criterion;
    return [id, rest];
  });
  return { ...rulebook, criteria: Object.fromEntries(criteria) };
}
