import { readFileSync } from 'node:fs';
import { compile, type Model } from '../../src/engine/model.ts';
import { factsFrom } from '../../src/rulebook/derive.ts';
import type { FactValue } from '../../src/rulebook/fact.ts';
import { type Facts, statedFacts } from '../../src/rulebook/facts.ts';
import { readRulebook } from '../../src/rulebook/link.ts';
import { parseSource } from '../../src/yaml/parse.ts';

/** The rulebook about databases. */
export function toyModel(): Model {
  const url = new URL('../../fixtures/toy-database/rulebook.yaml', import.meta.url);
  const tree = parseSource({ name: 'rulebook.yaml', text: readFileSync(url, 'utf8') }, 'rulebook');
  const rulebook = tree.ok ? readRulebook(tree.value) : tree;
  if (!rulebook.ok) throw new Error(JSON.stringify(rulebook.problems));
  return compile(rulebook.value);
}

/** The facts that somebody states, and those that follow from them. */
export function stated(model: Model, values: Readonly<Record<string, FactValue>>): Facts {
  return factsFrom(statedFacts(Object.entries(values)), model.rulebook.facts);
}
