import { readFileSync } from 'node:fs';
import type { ModelFacts } from '../../src/catalog/model-facts.ts';
import type { OptionId } from '../../src/catalog/option.ts';
import { type BreakEven, breakEvens } from '../../src/cost/answers/break-even.ts';
import { type Asked, type Quote, quote } from '../../src/cost/answers/quote.ts';
import { type Assumed, assumed, type Override } from '../../src/cost/asked/assumptions/resolve.ts';
import { needsOf } from '../../src/cost/asked/needs.ts';
import type { KnownCost } from '../../src/cost/pricing/cost.ts';
import { factsFrom } from '../../src/rulebook/derive.ts';
import type { FactValue } from '../../src/rulebook/fact.ts';
import type { Facts } from '../../src/rulebook/facts.ts';
import { readRulebook } from '../../src/rulebook/link.ts';
import { parseSource } from '../../src/yaml/parse.ts';

/** The catalogue as it was built. */
export const shipped: ModelFacts = JSON.parse(readFileSync('dist/models.json', 'utf8'));

export const rulebook = rulebookIn('rules/open-vs-closed.yaml');

function rulebookIn(path: string) {
  const tree = parseSource({ name: path, text: readFileSync(path, 'utf8') }, 'a rulebook');
  const linked = tree.ok ? readRulebook(tree.value) : tree;
  if (!linked.ok) throw new Error(JSON.stringify(linked.problems));
  return linked.value;
}

/** Facts by id, with what follows from the numbers among them. */
export function factsOf(stated: Readonly<Record<string, FactValue>>): Facts {
  const values = Object.entries(stated).map(([id, value]) => [id, { value }] as const);
  return factsFrom(new Map(values), rulebook.facts);
}

export function assuming(overrides: Readonly<Record<string, Override>>): Assumed {
  return assumed(new Map(Object.entries(overrides)));
}

export function askedFor(
  stated: Readonly<Record<string, FactValue>>,
  overrides: Readonly<Record<string, Override>> = {},
): Asked {
  return { needs: needsOf(factsOf(stated)), assumed: assuming(overrides) };
}

/** What the options cost; fails where nothing can be said. */
export function quoted(
  stated: Readonly<Record<string, FactValue>>,
  overrides: Readonly<Record<string, Override>> = {},
  facts: ModelFacts = shipped,
): Quote {
  const found = quote(askedFor(stated, overrides), facts);
  if (found.kind !== 'quoted') throw new Error(`the cost is ${found.kind}`);
  return found;
}

/** What one option costs; fails where it has no figure. */
export function costIn({ costs }: Quote, option: OptionId): KnownCost {
  const cost = costs.get(option);
  if (cost?.kind !== 'known') throw new Error(`${option} is ${cost?.kind}`);
  return cost;
}

/** Where self-hosting meets another option. */
export function breakEvenIn(
  quote: Quote,
  against: 'closed-api' | 'open-managed',
  facts: ModelFacts,
): BreakEven {
  const found = breakEvens(quote, facts).find((each) => each.against === against);
  if (found === undefined) throw new Error(`nothing is said of ${against}`);
  return found.result;
}
