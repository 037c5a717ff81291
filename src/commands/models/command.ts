import { Command, Option } from '@commander-js/extra-typings';
import { OPTION_IDS } from '../../catalog/option.ts';
import {
  assumeOption,
  type OptionsOf,
  priorityOption,
  profileArgument,
  setOption,
  todayOption,
  withFullOption,
  withReportOptions,
} from '../options.ts';

export type ModelsOptions = OptionsOf<typeof modelsCommand>;

export function modelsCommand() {
  const command = new Command('models')
    .description(
      'List concrete models: those that fit the project first, and why the others do not; without a project, all',
    )
    .addArgument(profileArgument())
    .addOption(
      new Option('--option <id>', 'Models for this option instead of the one that is advised').choices(
        OPTION_IDS,
      ),
    )
    .addOption(setOption())
    .addOption(assumeOption())
    .addOption(priorityOption())
    .addOption(todayOption())
    .addHelpText(
      'after',
      `
Examples:
  advisor models
  advisor models team.yaml
  advisor models --option open-self-hosted --full
  advisor models --json | jq '.lists[].ranked[0].id'`,
    );
  const full = new Option('--full', 'Every model and every reason, not only the first ten');
  return withReportOptions(withFullOption(command, full, '--all'));
}
