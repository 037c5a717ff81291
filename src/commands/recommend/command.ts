import { Command, Option } from '@commander-js/extra-typings';
import { assumeOption, type OptionsOf, setOption, todayOption, withReportOptions } from '../options.ts';

export type RecommendOptions = OptionsOf<typeof recommendCommand>;

export function recommendCommand() {
  const command = new Command('recommend')
    .description('say which kind of model fits a project, why, and how sure that is')
    .argument('[profile]', 'profile file; - for standard input; none on a terminal: asks')
    .addOption(setOption())
    .addOption(assumeOption())
    .addOption(todayOption())
    .option('-q, --quiet', 'only the verdict and how sure it is')
    .addOption(
      new Option(
        '--full',
        'everything: all reasons, open facts, changes, models, figures and sources',
      ).conflicts('quiet'),
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
