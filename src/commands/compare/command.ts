import { Command } from '@commander-js/extra-typings';
import { type OptionsOf, withReportOptions } from '../options.ts';

export type CompareOptions = OptionsOf<typeof compareCommand>;

export function compareCommand() {
  const command = new Command('compare')
    .description('show what differs between two verdicts, and what caused the change')
    .argument('<a>', 'profile file, or a report of an earlier day (recommend --json); - for standard input')
    .argument('<b>', 'likewise, to be compared with the first one')
    .addHelpText(
      'after',
      `
Examples:
  advisor recommend advisor.yaml --json --output july.json
  advisor compare july.json advisor.yaml
  advisor compare team-a.yaml team-b.yaml
  git show main:advisor.yaml | advisor compare - advisor.yaml`,
    );
  return withReportOptions(command);
}
