import { Command } from '@commander-js/extra-typings';
import { forceOption, type OptionsOf, rulesOption } from '../options.ts';

export type InitOptions = OptionsOf<typeof initCommand>;

export function initCommand() {
  return new Command('init')
    .description('Write a profile to fill in: every question as a comment, nothing answered')
    .argument('[file]', 'Where to write it; - is standard output', 'advisor.yaml')
    .addOption(forceOption())
    .addOption(rulesOption())
    .addHelpText(
      'after',
      `
Beside it comes advisor.schema.json, which the first line of the profile names.
With it, editors complete and check what you write (VS Code: the
extension "YAML").

Examples:
  advisor init
  advisor init docs/model.yaml
  advisor init - | less`,
    );
}
