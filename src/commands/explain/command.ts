import { Command, Option } from '@commander-js/extra-typings';
import {
  assumeOption,
  type OptionsOf,
  priorityOption,
  profileArgument,
  setOption,
  withFullOption,
  withReportOptions,
} from '../options.ts';

export type ExplainOptions = OptionsOf<typeof explainCommand>;

export function explainCommand() {
  const command = new Command('explain')
    .description('Show what each rule met and did to the verdict, and why no other option won')
    .addArgument(profileArgument())
    .option('--option <id>', 'Only why this option did not win')
    .option('--rule <id>', 'Only this rule, in full')
    .option('--similar', 'Only what others did in similar situations')
    .addOption(
      new Option(
        '--claims',
        'Only what the sources claim, by their sections, and which claims acted here',
      ).conflicts(['option', 'rule', 'full']),
    )
    .addOption(setOption())
    .addOption(assumeOption())
    .addOption(priorityOption())
    .addHelpText(
      'after',
      `
Examples:
  advisor explain
  advisor explain team.yaml --option closed-api
  advisor explain --rule little-work
  advisor explain --claims
  advisor explain --full --json | jq '.rules[] | select(.impact < 0)'`,
    );
  const full = new Option('--full', 'Also the rules that did not fire');
  return withReportOptions(withFullOption(command, full, '-a, --all'));
}
