import { builtInModelFacts } from '../../io/built-in.ts';
import { today as todayByClock } from '../../io/clock.ts';
import { allModels, type ModelsReport, modelsFor } from '../../report/models.ts';
import { shownAs } from '../formats.ts';
import type { Loaded } from '../load.ts';
import { loadProject } from '../load-project.ts';
import { inputsOf } from '../options.ts';
import { type ProfileSource, profileSource } from '../profile-source.ts';
import { report } from '../report.ts';
import { modelsBlocks } from './blocks.ts';
import type { ModelsOptions } from './command.ts';
import { modelsJson } from './json.ts';

/** Lists the catalogue, or what of it fits a profile. */
export function run(path: string | undefined, options: ModelsOptions): Promise<void> {
  const source = profileSource(path, false);
  return report(options, inputsOf(source?.path, options), async () => {
    const models = await modelsReport(source, options);
    if (!models.ok) return models;
    return shownAs(
      models.value,
      (found) => modelsBlocks(found, options.full === true, options.today ?? todayByClock()),
      modelsJson,
    );
  });
}

async function modelsReport(
  source: ProfileSource | null,
  options: ModelsOptions,
): Promise<Loaded<ModelsReport>> {
  const option = options.option ?? null;
  if (source === null) return { ok: true, value: allModels(option, builtInModelFacts()) };
  const loaded = await loadProject(source, options);
  if (!loaded.ok) return loaded;
  return { ok: true, value: modelsFor(loaded.value, option) };
}
