import { readFileSync } from 'node:fs';
import type { ModelFacts } from '../../src/catalog/model-facts.ts';
import { ASSUMPTION_INPUTS } from '../../src/cost/assumptions/inputs.ts';
import { assumed, type Override } from '../../src/cost/assumptions/resolve.ts';
import { moneyFor } from '../../src/cost/money.ts';
import { compile } from '../../src/engine/model.ts';
import { readProfile } from '../../src/profile/read-profile.ts';
import { askedOf, type DetailedMoney, moneyOf } from '../../src/report/money.ts';
import { type Situation, situationOf } from '../../src/report/situation.ts';
import { readRulebook } from '../../src/rulebook/link.ts';
import { parseSource } from '../../src/yaml/parse.ts';

export function rulebookIn(path: string) {
  const tree = parseSource({ name: path, text: readFileSync(path, 'utf8') }, 'a rulebook');
  const linked = tree.ok ? readRulebook(tree.value) : tree;
  if (!linked.ok) throw new Error(JSON.stringify(linked.problems));
  return linked.value;
}

const rulebook = rulebookIn('rules/open-vs-closed.yaml');
const compiled = compile(rulebook);

/** A profile is YAML, and JSON is YAML. */
export function situation(profile: unknown): Situation {
  const text = JSON.stringify(profile);
  const tree = parseSource({ name: 'profile.yaml', text }, 'a profile');
  const read = tree.ok ? readProfile(tree.value, { rulebook, assumptions: ASSUMPTION_INPUTS }) : tree;
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const source = { name: 'profile.yaml', sha256: () => '' };
  const seen = situationOf({ rulebook, sha256: '' }, read.value, source, compiled);
  if (!seen.ok) throw new Error(seen.message);
  return seen.value;
}

/** What a profile costs; with assumptions that are names beside those of the profile. */
export function estimated(
  profile: unknown,
  facts: ModelFacts,
  names: Readonly<Record<string, string>> = {},
): DetailedMoney {
  const seen = situation(profile);
  const shown = moneyOf(seen, facts, 'full');
  const given = assumed(new Map<string, Override>([...seen.profile.assumptions, ...Object.entries(names)]));
  const money = moneyFor({ ...askedOf(seen, facts), assumed: given }, facts);
  if (shown.kind !== 'estimated' || money.kind !== 'estimated') throw new Error(`the cost is ${shown.kind}`);
  return Object.keys(names).length === 0 ? shown : { ...shown, ...money };
}
