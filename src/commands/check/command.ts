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
      'Profiles: files, globs, or folders (every advisor.yaml and *.advisor.yaml below); - is standard input (default: advisor.yaml here or above, up to the root of the repository)',
    )
    .option(
      '-p, --policy <file>',
      'The policy; of several, each applies (repeatable; default: advisor-policy.yaml here or above, up to the root of the repository)',
      collect,
    )
    .option(
      '-f, --format <format[=file]>',
      `How to print the result, to a file or standard output (repeatable): ${namesOf(CHECK_FORMATS).join(', ')}`,
      collect,
    )
    .addOption(jsonOption())
    .option(
      '--exclude <glob>',
      "Leave out what this names and all below (repeatable; '!glob' among the files is the same)",
      collect,
    )
    .option(
      '--base <revision|file>',
      'Profiles as of the target branch: a git revision, or files, folders and globs; loosened facts are findings (repeatable)',
      collect,
    )
    .option('--baseline <file>', 'Recorded verdicts: fail when one has changed')
    .option('--update-baseline', 'Record the verdicts of this run in the file of --baseline')
    .option(
      '--bom <file>',
      'CycloneDX 1.5 to 1.7 as JSON: its models, services of model providers and licences are held against the profiles (repeatable)',
      collect,
    )
    .addOption(forceOption())
    .option(
      '--complete',
      'The run is over all profiles: waivers that waive nothing, and links that are passed over, are errors',
    )
    .option(
      '--require <glob>',
      'Folders each of which must hold a profile, in it or below; counted like paths in findings (repeatable)',
      collect,
    )
    .option(
      '--root <folder>',
      'Tell paths in findings from here (default: the root of the git repository that holds all files, else of that around the working folder, else this)',
    )
    .option('--stdin-name <path>', 'The path of what standard input holds')
    .option('--max-warnings <number>', 'Fail when there are more warnings than this', wholeNumber)
    .addOption(todayOption())
    .addOption(rulesOption())
    .option('-q, --quiet', 'No progress, no notes and nothing that is waived')
    .addOption(colorOption())
    .addHelpText(
      'after',
      `
It checks declarations, not code. A folder's node_modules, and links in it that
lead to folders or to profiles that are checked under another path, are not
looked at; the report says which. Folders and globs stand for what has a leading
dot, too, but for .git. Exit codes: 0 fine, 1 the policy is violated, 2 a
profile, the policy or the command line is wrong, or a file cannot be written.
Without --format: github where GITHUB_ACTIONS is set, else text.
What is waived is left out of sarif and code-quality, whose readers would show
it as open. A file that a format names is also written where a profile, the
policy or another input is wrong, but not where the command line cannot be read.

A profile is compared with the one of --base that has its path, else with the
one that has its name. In a git revision that is the same path, and only what
the run looks at is looked at there. In other folders paths count from the
folder, or the fixed part of the glob, in which a file was found; of files named
one by one, from the folder they share. One profile and one base are compared in
any case. A profile of --base that the run does not have, under its path or its
name, is a finding. A revision is read with git cat-file and git ls-tree, which
run nothing that the repository configures; nothing is fetched.

A bill of materials is held against the profiles in the nearest folder at or
above its own that has some; where none has, against all of the run together.

Examples:
  advisor check --policy policy.yaml
  advisor check team.yaml --policy company.yaml --policy team.yaml
  advisor check services/ --policy policy.yaml --base refs/remotes/origin/main
  advisor check services/ -p policy.yaml --complete -f csv=inventory.csv --force
  advisor check services/ --exclude services/legacy --policy policy.yaml
  advisor check . --require 'services/*' --policy policy.yaml
  advisor check 'services/*/advisor.yaml' -p policy.yaml -f sarif=out.sarif
  advisor check services/ -p policy.yaml --base ../main/services/
  advisor check services/chat -p policy.yaml --bom services/chat/bom.json
  advisor check services/ -p policy.yaml --baseline all.json --update-baseline`,
    );
}
