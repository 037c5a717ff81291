import { Command } from '@commander-js/extra-typings';
import { type OptionsOf, withReportOptions } from '../options.ts';

export type CompareOptions = OptionsOf<typeof compareCommand>;

export function compareCommand() {
  const command = new Command('compare')
    .description(
      'Show what differs between two verdicts, and what caused the change; or two options side by side',
    )
    .argument(
      '[a]',
      'Profile, or a report of an earlier day (recommend --format json or html); - is standard input; with --options, advisor.yaml by default',
    )
    .argument('[b]', 'Likewise, to be compared with the first one')
    .option('--options <two>', 'Compare two options of the profile instead, as in closed-api,open-managed')
    .addHelpText(
      'after',
      `
Examples:
  advisor recommend --json --output july.json
  advisor compare july.json advisor.yaml
  advisor compare team-a.yaml team-b.yaml
  advisor compare --options closed-api,open-managed
  git show main:advisor.yaml | advisor compare - advisor.yaml`,
    );
  return withReportOptions(command);
}
