import { Command } from '@commander-js/extra-typings';
import { type OptionsOf, withReportOptions } from '../options.ts';

export type CompareOptions = OptionsOf<typeof compareCommand>;

export function compareCommand() {
  const command = new Command('compare')
    .description('Show what differs between two verdicts, and what caused the change')
    .argument('<a>', 'Profile, or a report of an earlier day (recommend --json); - is standard input')
    .argument('<b>', 'Likewise, to be compared with the first one')
    .addHelpText(
      'after',
      `
Examples:
  advisor recommend --json --output july.json
  advisor compare july.json advisor.yaml
  advisor compare team-a.yaml team-b.yaml
  git show main:advisor.yaml | advisor compare - advisor.yaml`,
    );
  return withReportOptions(command);
}
