import { Command, Option } from '@commander-js/extra-typings';
import {
  assumeOption,
  type OptionsOf,
  priorityOption,
  profileArgument,
  setOption,
  withReportOptions,
} from '../options.ts';

export type ExplainOptions = OptionsOf<typeof explainCommand>;

export function explainCommand() {
  const command = new Command('explain')
    .description('show what each rule met and did to the verdict, and why no other option won')
    .addArgument(profileArgument())
    .option('--option <id>', 'only: why not this option')
    .option('--rule <id>', 'only: this rule, in full')
    .option('--similar', 'only: what others did in similar situations')
    .option('-a, --all', 'also the rules that did not fire')
    .addOption(
      new Option(
        '--claims',
        'only: what the sources claim, by their sections, and which claims acted here',
      ).conflicts(['option', 'rule', 'all']),
    )
    .addOption(setOption())
    .addOption(assumeOption())
    .addOption(priorityOption())
    .addHelpText(
      'after',
      `
Examples:
  advisor explain advisor.yaml
  advisor explain advisor.yaml --option closed-api
  advisor explain advisor.yaml --rule little-work
  advisor explain advisor.yaml --claims
  advisor explain advisor.yaml --all --json | jq '.rules[] | select(.impact < 0)'`,
    );
  return withReportOptions(command);
}
