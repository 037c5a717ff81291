import type { DocumentedDecision } from '../decisions/documented-decision.ts';
import { type Precedents, precedentsIn } from '../decisions/precedents.ts';
import { compileLoaded } from '../report/situation.ts';
import type { LoadedRulebook } from '../rulebook/loaded-rulebook.ts';
import { factWeights } from './fact-weights.ts';

/** The decisions that may be shown beside a verdict of a rulebook, and how much its facts move that. */
export function compileDecisions(
  decisions: readonly DocumentedDecision[],
  loaded: LoadedRulebook,
): Precedents {
  const { rulebook, sha256 } = loaded;
  return {
    rulebook: sha256,
    weights: factWeights(compileLoaded(loaded)),
    decisions: precedentsIn(decisions, rulebook.facts),
  };
}
