import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { decide, rankingOf } from '../../src/engine/decide.ts';
import { priorityFactors, scoreOf, totalWeight } from '../../src/engine/evaluate.ts';
import { compile, type Model } from '../../src/engine/model.ts';
import { knownFacts } from '../../src/profile/known-facts.ts';
import { readProfile } from '../../src/profile/read-profile.ts';
import type { FactId, FactValue } from '../../src/rulebook/fact.ts';
import { readRulebook } from '../../src/rulebook/link.ts';
import { knowledgeOf } from '../../src/rulebook/normal-form.ts';
import type { OptionId } from '../../src/rulebook/rulebook.ts';
import { parseSource } from '../../src/yaml/parse.ts';
import type { Tree } from '../../src/yaml/tree.ts';

/** What somebody states about a project. */
export type Facts = ReadonlyMap<FactId, FactValue>;

const root = new URL('../../', import.meta.url);

/** The built-in rulebook as its file says it, not as the last build stored it. */
export const model: Model = builtIn();
export const { rulebook } = model;
const plainFactors = priorityFactors(model, new Map());

function builtIn(): Model {
  const linked = readRulebook(treeOf('rules/open-vs-closed.yaml'));
  if (!linked.ok) throw new Error(JSON.stringify(linked.problems));
  return compile(linked.value);
}

function treeOf(path: string): Tree {
  const tree = parseSource({ name: path, text: readFileSync(new URL(path, root), 'utf8') }, path);
  if (!tree.ok) throw new Error(JSON.stringify(tree.problems));
  return tree.value;
}

/** The ids in the list of the source document's claims. */
export function claimsOfTheDocument(): readonly string[] {
  const text = readFileSync(new URL('fixtures/deep-dive/claims.yaml', root), 'utf8');
  return Object.values(z.record(z.string(), z.array(z.string())).parse(parse(text))).flat();
}

/** What a profile states, and what follows from its numbers. */
export function factsIn(path: string): Facts {
  const profile = readProfile(treeOf(path), { rulebook, assumptions: [] });
  if (!profile.ok) throw new Error(JSON.stringify(profile.problems));
  return new Map([...knownFacts(profile.value, rulebook)].map(([id, { value }]) => [id, value]));
}

export interface RealCase {
  readonly name: string;
  readonly chosen: OptionId;
  readonly facts: Facts;
}

/** The documented decisions of real organisations. */
export function realCases(): readonly RealCase[] {
  const form = z.object({ name: z.string(), decision: z.object({ chosen: z.string() }) });
  return readdirSync(new URL('fixtures/real-cases/', root)).map((file) => {
    const path = `fixtures/real-cases/${file}`;
    const { name, decision } = form.parse(parse(readFileSync(new URL(path, root), 'utf8')));
    return { name, chosen: decision.chosen, facts: factsIn(path) };
  });
}

export interface Advice {
  readonly verdict: OptionId | null;
  /** The options from first to last. */
  readonly ranking: readonly OptionId[];
  readonly excluded: readonly OptionId[];
  /** Points of score ahead of the next option that is not excluded; infinite without one. */
  readonly margin: number;
}

/** What the rulebook advises on some facts. */
export function adviceOn(facts: Facts): Advice {
  const decision = decide(model, plainFactors, knowledgeOf(model.form, facts));
  const { sums, excluded } = decision.evaluation;
  const total = totalWeight(decision.evaluation);
  const ids = rulebook.options.map((option) => option.id);
  const ranking = rankingOf(decision);
  const next = ranking.find((option) => option !== decision.verdict && !excluded[option]);
  const ahead = (other: number) => scoreOf(sums[decision.verdict], total) - scoreOf(sums[other], total);
  return {
    verdict: ids[decision.verdict] ?? null,
    ranking: ranking.map((option) => ids[option]),
    excluded: ids.filter((_, option) => excluded[option]),
    margin: decision.verdict < 0 || next === undefined ? Number.POSITIVE_INFINITY : ahead(next),
  };
}

/** Prints what a test measured; the figures belong to the result. */
export function report(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The uses that the source document names, and what it says about each. */
export const USES = [
  ['startup-sentiment', 'open-self-hosted'],
  ['medical-imaging', 'open-self-hosted'],
  ['legal-text', 'open-self-hosted'],
  ['research-institution', 'open-self-hosted'],
  ['ai-startup', 'open-self-hosted'],
  ['bank-risk-reports', 'open-self-hosted'],
  ['consumer-content', 'closed-api'],
  ['marketing-copy', 'closed-api'],
  ['non-expert-feature', 'closed-api'],
  ['open-core-extensions', 'hybrid'],
  ['commercial-backing', 'open-managed'],
] as const;
