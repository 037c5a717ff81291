import { Command } from '@commander-js/extra-typings';
import { forceOption, type OptionsOf, outputOption } from '../options.ts';

export type ExampleOptions = OptionsOf<typeof exampleCommand>;

export function exampleCommand() {
  return new Command('example')
    .description('Print a profile to learn from or to start with; without a name, list those there are')
    .argument('[name]', 'Which one')
    .addOption(outputOption())
    .addOption(forceOption())
    .addHelpText(
      'after',
      `
Examples:
  advisor example
  advisor example startup-sentiment | advisor recommend -
  advisor example startup-sentiment -o advisor.yaml`,
    );
}
