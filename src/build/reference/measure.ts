import type { DocumentedDecision } from '../../decisions/documented-decision.ts';
import { compile, type Model } from '../../engine/model.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { type Ground, sharesByGround } from './grounds.ts';
import { documentedSituations, randomSituations } from './situations.ts';
import { type Tally, tallyOf } from './tally.ts';

/** What a rulebook does, measured over random profiles and over what organisations decided. */
export interface Measured {
  readonly model: Model;
  readonly random: Tally;
  readonly documented: Tally;
  readonly shares: Readonly<Record<Ground, number>>;
}

export function measure(rulebook: Rulebook, decisions: readonly DocumentedDecision[]): Measured {
  const model = compile(rulebook);
  return {
    model,
    random: tallyOf(model, randomSituations(model)),
    documented: tallyOf(model, documentedSituations(model, decisions)),
    shares: sharesByGround(model, randomSituations(model)),
  };
}
