import type { ModelFacts } from '../catalog/model-facts.ts';
import { estimatorsOf } from '../cost/answers/estimators.ts';
import { type Advice, advise } from '../engine/advice.ts';
import { compile, type Model } from '../engine/model.ts';
import type { Profile } from '../profile/profile.ts';
import { factsFrom } from '../rulebook/derive.ts';
import type { LoadedRulebook } from '../rulebook/loaded-rulebook.ts';
import { restoreForm } from '../rulebook/stored-form.ts';

/** A text by the name under which it was read; its hash is worked out when it is asked for. */
export interface ProfileSource {
  readonly name: string;
  readonly sha256: () => string;
}

/** A profile seen through a rulebook, and what that advises. */
export interface Situation {
  readonly loaded: LoadedRulebook;
  readonly profile: Profile;
  readonly source: ProfileSource;
  readonly advice: Advice;
  /** The models and prices by which it was advised: what is said of money beside it goes by the same. */
  readonly catalogue: () => ModelFacts;
}

/** Compiles a rulebook that was loaded. */
export function compileLoaded({ rulebook, form }: LoadedRulebook): Model {
  return compile(rulebook, form && restoreForm(rulebook.facts, form));
}

/** A profile can leave nothing to decide by: where its priorities and the rules take all weight away. */
export type Situated =
  | { readonly ok: true; readonly value: Situation }
  | { readonly ok: false; readonly message: string };

/** What a rulebook advises on a profile. To see several profiles through one rulebook, pass the compiled model along. */
export function situationOf(
  loaded: LoadedRulebook,
  profile: Profile,
  source: ProfileSource,
  catalogue: () => ModelFacts,
  model: Model = compileLoaded(loaded),
): Situated {
  const facts = factsFrom(profile.stated, loaded.rulebook.facts);
  const advice = advise(model, facts, profile.priorities, estimatorsOf(loaded.rulebook, catalogue)(profile));
  return advice === null
    ? { ok: false, message: `${source.name}: ${NOTHING_WEIGHS}` }
    : { ok: true, value: { loaded, profile, source, advice, catalogue } };
}

const NOTHING_WEIGHS =
  'no criterion has any weight, so nothing is left to decide by. Give one of them more priority.';
