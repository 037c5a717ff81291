import { Command, Option } from 'commander';
import { OPTION_IDS } from '../../catalog/option.ts';
import { finish } from '../finish.ts';
import { addOutputOptions, formatOption, inputsOf, setOption } from '../global-options.ts';
import type { ModelsOptions } from '../options.ts';

export function modelsCommand(): Command {
  const command = new Command('models')
    .description('list concrete models, those that fit a project first, and say why the others do not')
    .argument('[profile]', 'profile file; - for standard input; without one the whole catalogue')
    .addOption(formatOption<ModelsOptions['format']>(['text', 'json', 'markdown']))
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
    const { runModels } = await import('./run.ts');
    await finish(() => runModels(profile, options), options, inputsOf(profile, options));
  });
}
