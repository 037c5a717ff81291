import { Command, Option } from '@commander-js/extra-typings';
import { OPTION_IDS } from '../../catalog/option.ts';
import {
  assumeOption,
  type OptionsOf,
  priorityOption,
  profileArgument,
  setOption,
  todayOption,
  withReportOptions,
} from '../options.ts';

export type ModelsOptions = OptionsOf<typeof modelsCommand>;

export function modelsCommand() {
  const command = new Command('models')
    .description('list concrete models, those that fit a project first, and say why the others do not')
    .addArgument(profileArgument())
    .addOption(
      new Option('--option <id>', 'models for this option instead of the one that is advised').choices(
        OPTION_IDS,
      ),
    )
    .option('--all', 'every model and every reason, not only the first ten')
    .addOption(setOption())
    .addOption(assumeOption())
    .addOption(priorityOption())
    .addOption(todayOption())
    .addHelpText(
      'after',
      `
Examples:
  advisor models
  advisor models advisor.yaml
  advisor models advisor.yaml --option open-self-hosted --all
  advisor models advisor.yaml --json | jq '.lists[].ranked[0].id'`,
    );
  return withReportOptions(command);
}
