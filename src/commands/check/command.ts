import { Command } from '@commander-js/extra-typings';
import { namesOf } from '../names-of.ts';
import {
  collect,
  colorOption,
  forceOption,
  jsonOption,
  type OptionsOf,
  rulesOption,
  todayOption,
  wholeNumber,
} from '../options.ts';
import { CHECK_FORMATS } from './formats.ts';

export type CheckOptions = OptionsOf<typeof checkCommand>;

export function checkCommand() {
  return new Command('check')
    .description("Check what projects declare against an organisation's policy")
    .argument(
      '[file...]',
      "Profiles: files, globs, or folders (every advisor.yaml and *.advisor.yaml below); '!pattern' leaves out; - is standard input (default: advisor.yaml here or above, up to the root of the repository)",
    )
    .requiredOption('-p, --policy <file>', 'The policy; of several, each applies (repeatable)', collect)
    .option(
      '-f, --format <format[=file]>',
      `How to print the result, to a file or standard output (repeatable): ${namesOf(CHECK_FORMATS).join(', ')}`,
      collect,
    )
    .addOption(jsonOption())
    .option(
      '--base <file>',
      'Profiles as of the target branch, also folders and globs: loosened facts are findings (repeatable)',
      collect,
    )
    .option('--baseline <file>', 'Recorded verdicts: fail when one has changed')
    .option('--update-baseline', 'Record the verdicts of this run in the file of --baseline')
    .addOption(forceOption())
    .option(
      '--complete',
      'The run is over all profiles: waivers that waive nothing, and links to folders, are errors',
    )
    .option('--max-warnings <number>', 'Fail when there are more warnings than this', wholeNumber)
    .addOption(todayOption())
    .addOption(rulesOption())
    .option('-q, --quiet', 'No progress, no notes and nothing that is waived')
    .addOption(colorOption())
    .addHelpText(
      'after',
      `
It checks declarations, not code. A folder's node_modules, and links in it that
lead to folders, are not looked at; the report says which. Exit codes: 0 fine,
1 the policy is violated, 2 a profile, the policy or the command line is wrong,
or a file cannot be written.
Without --format: github where GITHUB_ACTIONS is set, else text.
What is waived is left out of sarif and code-quality, whose readers would show
it as open. A file that a format names is also written where nothing can be
checked.

A profile is compared with the one of --base that has its path, else with the
one that has its name. Paths count from the folder, or the fixed part of the
glob, in which a file was found; of files named one by one, from the folder they
share. One profile and one base are compared in any case. A profile of --base
that the run does not have, under its path or its name, is a finding.

Examples:
  advisor check --policy policy.yaml
  advisor check team.yaml --policy company.yaml --policy team.yaml
  advisor check advisor.yaml --policy policy.yaml --base base.yaml
  advisor check services/ -p policy.yaml --complete -f csv=inventory.csv --force
  advisor check services/ '!services/legacy' --policy policy.yaml
  advisor check 'services/*/advisor.yaml' -p policy.yaml -f sarif=out.sarif
  advisor check services/ -p policy.yaml --base ../main/services/
  advisor check services/ -p policy.yaml --baseline all.json --update-baseline`,
    );
}
