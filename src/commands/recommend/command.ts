import { Command, Option } from '@commander-js/extra-typings';
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

export type RecommendOptions = OptionsOf<typeof recommendCommand>;

export function recommendCommand() {
  const command = new Command('recommend')
    .description('Recommend a kind of model, with reasons and confidence')
    .addArgument(profileArgument())
    .addOption(setOption())
    .addOption(assumeOption())
    .addOption(priorityOption())
    .addOption(todayOption())
    .option('-q, --quiet', 'Only the verdict and how sure it is')
    .addHelpText(
      'after',
      `
Examples:
  advisor recommend
  advisor recommend --set data.boundary=own-premises --priority cost=high
  advisor recommend team.yaml --full
  advisor recommend --format markdown -o docs/decisions/0007-model.md
  advisor recommend --json | jq .verdict`,
    );
  const full = new Option('--full', 'All reasons, open facts and changes, not only the strongest');
  return withReportOptions(withFullOption(command, full.conflicts('quiet'), '--verbose'));
}
