import { type Precedents, precedentsIn } from '../decisions/precedents.ts';
import { readDecisions } from '../decisions/read-decisions.ts';
import { compileLoaded } from '../report/situation.ts';
import type { LoadedRulebook } from '../rulebook/loaded-rulebook.ts';
import type { Outcome } from '../yaml/problem.ts';
import type { Tree } from '../yaml/tree.ts';
import { factWeights } from './fact-weights.ts';

/** The decisions that may be shown beside a verdict of a rulebook, and how much its facts move that. */
export function compileDecisions(tree: Tree, loaded: LoadedRulebook): Outcome<Precedents> {
  const { rulebook, sha256 } = loaded;
  const read = readDecisions(tree, rulebook);
  if (!read.ok) return read;
  const decisions = precedentsIn(read.value, rulebook.facts);
  return { ok: true, value: { rulebook: sha256, weights: factWeights(compileLoaded(loaded)), decisions } };
}
