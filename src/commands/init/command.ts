import { Command } from '@commander-js/extra-typings';
import { forceOption, type OptionsOf, rulesOption } from '../options.ts';

export type InitOptions = OptionsOf<typeof initCommand>;

export function initCommand() {
  return new Command('init')
    .description('write a profile to fill in: every question as a comment, nothing answered')
    .argument('[file]', 'where to write it; - for standard output', 'advisor.yaml')
    .addOption(forceOption())
    .addOption(rulesOption())
    .addHelpText(
      'after',
      '\nExamples:\n  advisor init\n  advisor init docs/model.yaml\n  advisor init - | less',
    );
}
