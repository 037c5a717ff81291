import type { ModelFacts } from '../catalog/model-facts.ts';
import { optionOf, type Verdict } from '../engine/advice.ts';
import { type Situation, situationOf } from '../report/situation.ts';
import type { Option } from '../rulebook/rulebook.ts';
import { builtInCatalog } from './catalog.ts';
import type { Profile } from './profile.ts';
import type { Result } from './result.ts';
import { sha256 } from './sha256.ts';

/**
 * A verdict and what it rests on. Made by {@link advise}, and nothing else; other functions answer questions about it
 * when they are asked, so that nothing is worked out in vain.
 */
export class Advice {
  /** What it is about. */
  readonly profile: Profile;
  /** Which option comes out first and how far ahead of the next one, in points of score; or that none fits. */
  readonly verdict: Verdict;
  /** The option of the verdict, with its words, such as `advice` ("Use a closed API"); null where none fits. */
  readonly option: Option | null;
  /** Whether no answer to an unknown fact can change the verdict. Decided exactly, not sampled. */
  readonly settled: boolean;
  /** False where the search gave up: then it does not count as settled, and may be. */
  readonly proved: boolean;
  readonly #situation: Situation;

  /** @internal */
  constructor(profile: Profile, situation: Situation) {
    const { verdict, settled, proved } = situation.advice;
    const id = optionOf(verdict);
    this.profile = profile;
    this.verdict = verdict;
    this.option = profile.rulebook.rulebook.options.find((option) => option.id === id) ?? null;
    this.settled = settled;
    this.proved = proved;
    this.#situation = situation;
  }

  /** @internal */
  get situation(): Situation {
    return this.#situation;
  }
}

/**
 * What the rulebook of a profile advises on it. It fails only where no criterion has any weight left.
 * @param catalog in place of the models and prices that come with advisor, for the verdict and all that is said of money.
 */
export function advise(profile: Profile, catalog: ModelFacts = builtInCatalog()): Result<Advice> {
  const { loaded, model } = profile.rulebook;
  const { file, profile: read } = profile.inside;
  const source = { name: file.name, sha256: () => sha256(file.text) };
  const situated = situationOf(loaded, read, source, () => catalog, model);
  return situated.ok ? { ok: true, value: new Advice(profile, situated.value) } : situated;
}
