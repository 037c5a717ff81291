import { Command, Option } from '@commander-js/extra-typings';
import { namesOf } from '../../names-of.ts';
import { forceOption, type OptionsOf } from '../../options.ts';
import { DEFAULT_POLICY } from '../default-policy.ts';

export type PolicyInitOptions = OptionsOf<typeof policyInitCommand>;

/** The kinds of organisation for which there is a start, and what each is. */
export const STARTS = {
  'small-company': 'A company without a compliance department: few rules, none that needs a committee',
  regulated: 'A company under a supervisor, such as a bank, an insurer or a hospital',
  'public-sector': 'An authority or another public body',
} as const satisfies Readonly<Record<string, string>>;

export type Start = keyof typeof STARTS;

export const START_NAMES = namesOf(STARTS);

export function policyInitCommand() {
  return new Command('init')
    .description('Write a commented policy to begin with, and cases that test it')
    .argument('[file]', 'Where to write it; - is standard output, without the cases', DEFAULT_POLICY)
    .addOption(
      new Option('--for <kind>', 'For which kind of organisation (asked for on a terminal)').choices(
        START_NAMES,
      ),
    )
    .addOption(forceOption())
    .addHelpText(
      'after',
      `
Beside the policy come its cases (NAME.test.yaml) and the schema with which
editors complete and check it (VS Code: the extension "YAML"). Every "because"
says TO BE REPLACED until you name your own reason.

Examples:
  advisor policy init
  advisor policy init --for regulated
  advisor policy test`,
    );
}
