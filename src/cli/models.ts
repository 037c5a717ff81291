import { Command, Option } from 'commander';
import { OPTION_IDS, type OptionId } from '../models/option.ts';
import { finish } from './finish.ts';
import { addOutputOptions, formatOption, type OutputOptions, setOption } from './global-options.ts';

const MODELS_FORMATS = ['text', 'json', 'markdown'] as const;

export interface ModelsOptions extends OutputOptions {
  readonly format: (typeof MODELS_FORMATS)[number];
  readonly set?: readonly string[];
  readonly option?: OptionId;
  readonly all?: boolean;
}

export function modelsCommand(): Command {
  const command = new Command('models')
    .description('list concrete models, those that fit a project first, and say why the others do not')
    .argument('[profile]', 'profile file; - for standard input; without one the whole catalogue')
    .addOption(formatOption(MODELS_FORMATS))
    .addOption(
      new Option('--option <id>', 'models for this option instead of the one that is advised').choices(
        OPTION_IDS,
      ),
    )
    .option('--all', 'every model and every reason, not only the first ten')
    .addOption(setOption())
    .addHelpText(
      'after',
      `
Examples:
  advisor models
  advisor models advisor.yaml
  advisor models advisor.yaml --option open-self-hosted --all
  advisor models advisor.yaml --format json | jq '.lists[].ranked[0].id'`,
    );
  return addOutputOptions(command).action(async (profile: string | undefined, options: ModelsOptions) => {
    const { runModels } = await import('./run-models.ts');
    await finish(await runModels(profile, options), options);
  });
}
