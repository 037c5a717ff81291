import { builtInModelFacts } from '../io/built-in.ts';
import { type Situation, situationOf } from '../report/situation.ts';
import { type Loaded, loadProfile, loadRulebook, type OnTop, sha256 } from './load.ts';

/** Reads the rulebook and a profile, and decides on it. */
export async function loadSituation(
  path: string,
  options: OnTop & { readonly rules?: string },
): Promise<Loaded<Situation>> {
  const rulebook = await loadRulebook(options.rules);
  if (!rulebook.ok) return rulebook;
  const loaded = loadProfile(path, rulebook.value.rulebook, options);
  if (!loaded.ok) return loaded;
  const { profile, file } = loaded.value;
  return situationOf(
    rulebook.value,
    profile,
    { name: file.name, sha256: () => sha256(file.text) },
    builtInModelFacts,
  );
}
