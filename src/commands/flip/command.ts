import { Command, Option } from '@commander-js/extra-typings';
import {
  assumeOption,
  type OptionsOf,
  priorityOption,
  profileArgument,
  setOption,
  withReportOptions,
} from '../options.ts';

export type FlipOptions = OptionsOf<typeof flipCommand>;

export function flipCommand() {
  const command = new Command('flip')
    .description('Show the smallest changes of the facts that lead to another verdict')
    .addArgument(profileArgument())
    .option('--to <option>', 'Only those that lead to this option')
    .addOption(
      new Option('--max <changes>', 'How many changes together: pairs where no single one leads to an option')
        .choices(['1', '2'] as const)
        .default('2' as const),
    )
    .addOption(setOption())
    .addOption(assumeOption())
    .addOption(priorityOption())
    .addHelpText(
      'after',
      `
Examples:
  advisor flip
  advisor flip team.yaml --to open-managed
  advisor flip --max 1 --json | jq '.flips[] | select(.changeable)'`,
    );
  return withReportOptions(command);
}
