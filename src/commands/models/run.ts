import type { ModelsReport } from '../../cost/money.ts';
import { builtInModelFacts } from '../../io/built-in.ts';
import { outputTerminal } from '../../io/terminal.ts';
import { allModels, modelsFor } from '../../report/money.ts';
import type { Loaded } from '../load.ts';
import { loadProject } from '../load-project.ts';
import type { ModelsOptions } from '../options.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { renderModelsJson } from './json.ts';
import { renderModelsMarkdown } from './markdown.ts';
import { renderModelsText } from './text.ts';

/** Lists the catalogue, or what of it fits a profile. */
export async function runModels(path: string | undefined, options: ModelsOptions): Promise<Outcome> {
  const report = await modelsReport(path, options);
  if (!report.ok) return failure(report.message);
  switch (options.format) {
    case 'json':
      return success(renderModelsJson(report.value));
    case 'markdown':
      return success(renderModelsMarkdown(report.value));
    case 'text': {
      const terminal = await outputTerminal(options.color && options.output === undefined);
      return success(renderModelsText(report.value, { ...terminal, all: options.all === true }));
    }
  }
}

async function modelsReport(path: string | undefined, options: ModelsOptions): Promise<Loaded<ModelsReport>> {
  const option = options.option ?? null;
  if (path === undefined) return { ok: true, value: allModels(option, builtInModelFacts()) };
  const loaded = await loadProject(path, options);
  if (!loaded.ok) return loaded;
  return { ok: true, value: modelsFor(loaded.value, option, builtInModelFacts()) };
}
