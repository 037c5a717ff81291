import { Command, Option } from '@commander-js/extra-typings';
import {
  assumeOption,
  type OptionsOf,
  priorityOption,
  profileArgument,
  setOption,
  todayOption,
  withReportOptions,
} from '../options.ts';

export type RecommendOptions = OptionsOf<typeof recommendCommand>;

export function recommendCommand() {
  const command = new Command('recommend')
    .description('say which kind of model fits a project, why, and how sure that is')
    .addArgument(profileArgument())
    .addOption(setOption())
    .addOption(assumeOption())
    .addOption(priorityOption())
    .addOption(todayOption())
    .option('-q, --quiet', 'only the verdict and how sure it is')
    .addOption(
      new Option('-v, --verbose', 'all reasons, open facts and changes, not only the strongest').conflicts(
        'quiet',
      ),
    )
    .addHelpText(
      'after',
      `
Examples:
  advisor recommend advisor.yaml
  advisor recommend advisor.yaml --set data.boundary=own-premises
  advisor recommend advisor.yaml --format markdown -o docs/decisions/0007-model.md
  advisor recommend advisor.yaml --json | jq .verdict`,
    );
  return withReportOptions(command);
}
