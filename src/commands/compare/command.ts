import { Command } from '@commander-js/extra-typings';
import { type OptionsOf, withReportOptions } from '../options.ts';

export type CompareOptions = OptionsOf<typeof compareCommand>;

export function compareCommand() {
  const command = new Command('compare')
    .description(
      'show what differs between two verdicts, and what caused the change; or two options side by side',
    )
    .argument(
      '<a>',
      'profile file, or a report of an earlier day (recommend --format json or html); - for standard input',
    )
    .argument('[b]', 'likewise, to be compared with the first one')
    .option('--options <two>', 'in place of a second file: two options of the profile side by side')
    .addHelpText(
      'after',
      `
Examples:
  advisor recommend advisor.yaml --json --output july.json
  advisor compare july.json advisor.yaml
  advisor compare team-a.yaml team-b.yaml
  advisor compare advisor.yaml --options closed-api,open-managed
  git show main:advisor.yaml | advisor compare - advisor.yaml`,
    );
  return withReportOptions(command);
}
