import { builtInModelFacts } from '../io/built-in.ts';
import type { OnTop } from '../profile/on-top.ts';
import { type Situation, situationOf } from '../report/situation.ts';
import { type Loaded, loadProfile, loadRulebook, sha256 } from './load.ts';
import type { ProfileSource } from './profile-source.ts';

/** Reads the rulebook and a profile, and decides on it. */
export async function loadSituation(
  source: ProfileSource,
  options: OnTop & { readonly rules?: string },
): Promise<Loaded<Situation>> {
  const rulebook = await loadRulebook(options.rules);
  if (!rulebook.ok) return rulebook;
  const loaded = loadProfile(source, rulebook.value.rulebook, options);
  if (!loaded.ok) return loaded;
  const { profile, file } = loaded.value;
  return situationOf(
    rulebook.value,
    profile,
    { name: file.name, sha256: () => sha256(file.text) },
    builtInModelFacts,
  );
}
