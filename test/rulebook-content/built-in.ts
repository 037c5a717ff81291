import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { estimatorsOf } from '../../src/cost/answers/estimators.ts';
import { advise, optionId, optionOf, rankingOf } from '../../src/engine/advice.ts';
import type { Estimator } from '../../src/engine/estimator.ts';
import { compile, type Model } from '../../src/engine/model.ts';
import { builtInModelFacts } from '../../src/io/built-in.ts';
import { readProfile } from '../../src/profile/read-profile.ts';
import { missing } from '../../src/rulebook/at.ts';
import { factsFrom } from '../../src/rulebook/derive.ts';
import type { Facts } from '../../src/rulebook/facts.ts';
import { readRulebook } from '../../src/rulebook/link.ts';
import type { OptionId } from '../../src/rulebook/rulebook.ts';
import { parseSource } from '../../src/yaml/parse.ts';
import type { Tree } from '../../src/yaml/tree.ts';

const root = new URL('../../', import.meta.url);

/** The built-in rulebook as its file says it, not as the last build stored it. */
export const model: Model = builtIn();
export const { rulebook } = model;

function builtIn(): Model {
  const linked = readRulebook(treeOf('rules/open-vs-closed.yaml'));
  if (!linked.ok) throw new Error(JSON.stringify(linked.problems));
  return compile(linked.value);
}

/** A file of the project, read as YAML. */
export function treeOf(path: string): Tree {
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
  return factsFrom(profile.value.stated, rulebook.facts);
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

/** What costs rate where a profile assumes nothing of its own. */
export const estimator: Estimator | null = estimatorsOf(
  rulebook,
  builtInModelFacts,
)({ assumptions: new Map() });

/** What the rulebook advises on some facts: by its rules alone, or with what rates its Cost as `recommend` does. */
export function adviceOn(facts: Facts, rating: Estimator | null = null): Advice {
  const advice = advise(model, facts, new Map(), rating) ?? missing();
  const { evaluation, verdict } = advice;
  return {
    verdict: optionOf(verdict),
    ranking: rankingOf(advice).map((option) => optionId(model, option)),
    excluded: rulebook.options.map(({ id }) => id).filter((_, option) => evaluation.excluded[option] === 1),
    margin: (verdict.kind === 'fits' ? verdict.runnerUp?.margin : null) ?? Number.POSITIVE_INFINITY,
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
