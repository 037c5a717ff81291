import { readFileSync } from 'node:fs';
import type { ModelFacts } from '../../src/catalog/model-facts.ts';
import { assumptionInputs } from '../../src/cost/asked/assumptions/inputs.ts';
import { compile } from '../../src/engine/model.ts';
import { readProfile } from '../../src/profile/read-profile.ts';
import { type DetailedMoney, moneyOf } from '../../src/report/money.ts';
import { type Situation, situationOf } from '../../src/report/situation.ts';
import { readRulebook } from '../../src/rulebook/link.ts';
import { parseSource } from '../../src/yaml/parse.ts';
import { FACTS } from './hand-made.ts';

export function rulebookIn(path: string) {
  const tree = parseSource({ name: path, text: readFileSync(path, 'utf8') }, 'a rulebook');
  const linked = tree.ok ? readRulebook(tree.value) : tree;
  if (!linked.ok) throw new Error(JSON.stringify(linked.problems));
  return linked.value;
}

const rulebook = rulebookIn('rules/open-vs-closed.yaml');
const compiled = compile(rulebook);

/** A profile is YAML, and JSON is YAML. */
export function situation(profile: unknown, facts: ModelFacts = FACTS): Situation {
  const text = JSON.stringify(profile);
  const tree = parseSource({ name: 'profile.yaml', text }, 'a profile');
  const assumptions = assumptionInputs(() => facts);
  const read = tree.ok ? readProfile(tree.value, { rulebook, assumptions }) : tree;
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const source = { name: 'profile.yaml', sha256: () => '' };
  const seen = situationOf({ rulebook, sha256: '' }, read.value, source, () => facts, compiled);
  if (!seen.ok) throw new Error(seen.message);
  return seen.value;
}

/** What a profile costs; with assumptions beside those of the profile. */
export function estimated(
  profile: Readonly<Record<string, object>>,
  facts: ModelFacts,
  more: Readonly<Record<string, string>> = {},
): DetailedMoney {
  const assumptions = { ...profile.assumptions, ...more };
  const shown = moneyOf(situation({ ...profile, assumptions }, facts), 'full');
  if (shown.kind !== 'estimated') throw new Error(`the cost is ${shown.kind}`);
  return shown;
}
