import { readFileSync } from 'node:fs';
import { compile, type Model } from '../../src/engine/model.ts';
import type { KnownFact, KnownFacts } from '../../src/profile/known-facts.ts';
import { deriveValue } from '../../src/rulebook/derive.ts';
import type { FactId, FactValue } from '../../src/rulebook/fact.ts';
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
export function stated(model: Model, values: Readonly<Record<string, FactValue>>): KnownFacts {
  const facts = new Map(Object.entries(values));
  const known = new Map<FactId, KnownFact>();
  for (const fact of model.rulebook.facts) {
    const value = facts.get(fact.id);
    const derived = fact.type === 'enum' ? deriveValue(fact, facts) : null;
    if (value !== undefined) known.set(fact.id, { value, origin: 'stated' });
    else if (derived !== null) known.set(fact.id, { value: derived, origin: 'derived' });
  }
  return known;
}
