import { type Analysis, analyse } from '../engine/analyse.ts';
import { priorityFactors, totalWeight } from '../engine/evaluate.ts';
import { compile, type Model } from '../engine/model.ts';
import type { LoadedRulebook } from '../io/built-in.ts';
import { type KnownFacts, knownFacts } from '../profile/known-facts.ts';
import type { Profile } from '../profile/profile.ts';
import { restoreForm } from '../rulebook/stored-form.ts';

/** A text by the name under which it was read; its hash is calculated when it is asked for. */
export interface ProfileSource {
  readonly name: string;
  readonly sha256: () => string;
}

/** A profile seen through a rulebook: what is known, and what follows from it. */
export interface Situation {
  readonly loaded: LoadedRulebook;
  readonly profile: Profile;
  readonly source: ProfileSource;
  readonly model: Model;
  readonly known: KnownFacts;
  readonly analysis: Analysis;
}

/** A profile can leave nothing to decide by: when its priorities and the rules take all weight away. */
export type Assessed =
  | { readonly ok: true; readonly situation: Situation }
  | { readonly ok: false; readonly message: string };

/** Compiles a rulebook that was loaded. */
export function compileLoaded({ rulebook, form }: LoadedRulebook): Model {
  return compile(rulebook, form && restoreForm(rulebook.facts, form));
}

/** Compiles the rulebook and decides on a profile. To assess several profiles, pass the compiled model along. */
export function assess(
  loaded: LoadedRulebook,
  profile: Profile,
  source: ProfileSource,
  compiled?: Model,
): Assessed {
  const model = compiled ?? compileLoaded(loaded);
  const known = knownFacts(profile, loaded.rulebook);
  const factors = priorityFactors(model, profile.priorities);
  const analysis = analyse(model, factors, known);
  if (totalWeight(analysis.decision.evaluation) === 0) {
    return {
      ok: false,
      message: `${source.name}: no criterion has any weight, so nothing is left to decide by. Give one of them more priority.`,
    };
  }
  return { ok: true, situation: { loaded, profile, source, model, known, analysis } };
}
