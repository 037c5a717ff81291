import { knowsOptions } from '../catalog/option.ts';
import type { OnTop } from '../profile/on-top.ts';
import type { Situation } from '../report/situation.ts';
import type { Loaded } from './load.ts';
import { loadSituation } from './load-situation.ts';
import type { ProfileSource } from './profile-source.ts';

/** Reads a profile whose options have costs and models: those of the built-in rulebook. */
export async function loadProject(
  source: ProfileSource,
  options: OnTop & { readonly rules?: string },
): Promise<Loaded<Situation>> {
  const loaded = await loadSituation(source, options);
  if (!loaded.ok || knowsOptions(loaded.value.loaded.rulebook.options)) return loaded;
  const message =
    'Costs and models are known only for the four options of the built-in rulebook; this one has others.';
  return { ok: false, message };
}
